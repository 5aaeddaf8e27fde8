"""`simgui index`: bring the library up to date with a folder, or publish it."""

import argparse
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import asdict
from typing import TYPE_CHECKING

from simgui.app import App
from simgui.cli import arguments
from simgui.cli.command import Answer, Command
from simgui.cli.counts import counted
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.sentences import verbatim
from simgui.core.shown_command import shown_command
from simgui.library.folders.preparation import Preparation
from simgui.library.folders.service import Folders
from simgui.sharing.cluster.service import Clusters

if TYPE_CHECKING:
    from simgui.sharing.publications import MakesSource
    from simgui.sharing.publishing import Published


def index(
    folders: Folders,
    clusters: Clusters,
    preparation: Preparation,
    options: argparse.Namespace,
    progress: Progress,
) -> Answer:
    """Bring the library up to date with a folder, and prepare the next model there, if there is one."""
    if options.cluster is None:
        summary = folders.index(options.folder, progress)
    else:
        summary = clusters.index(options.folder, options.cluster, progress)
    prepared = preparation.run(options.folder, progress)
    document = {
        "files": summary.files,
        "indexed": summary.indexed,
        "unchanged": summary.unchanged,
        "skipped": [{"path": str(entry.path), "reason": entry.reason} for entry in summary.skipped],
        "seconds": round(summary.seconds, 3),
    } | ({} if prepared is None else {"prepared": asdict(prepared)})

    def lines() -> Iterator[str]:
        yield (
            f"{counted(summary.files, 'file', 'files')}: {summary.indexed:,} indexed, "
            f"{summary.unchanged:,} unchanged, {len(summary.skipped):,} skipped, in {summary.seconds:.1f} s."
        )
        if summary.skipped:
            yield f"Why files were skipped: {shown_command('status', summary.folder)}"
        if prepared is not None and prepared.in_use:
            yield f"{prepared.name} is used from now on."
        elif prepared is not None:
            yield (
                f"{prepared.text} {prepared.done:,} of {counted(prepared.total, 'picture', 'pictures')}. "
                "Index the other folders too, then it is used."
            )

    return Answer(document, lines())


def publish(app: App, options: argparse.Namespace, progress: Progress) -> Answer:
    """Bring the library and a shared library up to date with a folder."""
    from simgui.sharing.address import Address

    address = Address.of(options.to)
    with _source(app, options, progress) as source:
        done = app.sharing.publications.publish(options.folder, address, progress, options.model, source)
    document = {
        "library": str(address),
        "version": done.version.digest,
        "model": done.version.name,
        "files": done.index.files,
        "indexed": done.index.indexed,
        "skipped": [{"path": str(entry.path), "reason": entry.reason} for entry in done.index.skipped],
        "pictures": done.pictures,
        "with_words": done.with_words,
        "written": done.written,
        "unchanged": done.unchanged,
        "removed": done.removed,
        "in_use": done.in_use,
        "true_neighbours": done.true_neighbours and done.true_neighbours.share,
        "seconds": round(done.seconds, 3),
    }
    return Answer(document, _published(done, str(address)))


def _published(done: "Published", address: str) -> Iterator[str]:
    yield (
        f"{counted(done.pictures, 'picture', 'pictures')} in {address}: {done.written:,} written, "
        f"{done.unchanged:,} unchanged, {done.removed:,} removed, in {done.seconds:.1f} s."
    )
    if done.index.skipped:
        skipped = counted(len(done.index.skipped), "file was", "files were")
        yield f"{skipped} skipped. Why: {shown_command('status', done.index.folder)}"
    if done.with_words < done.pictures:
        yield f"{done.with_words:,} of these can be found by words: no starter has looked at the others."
    if done.true_neighbours is not None:
        yield f"Searches: {done.true_neighbours}."
    if not done.in_use:
        yield (
            f"These are pictures of “{done.version.name}”; another version answers. When all folders are "
            f"published: simgui shared use {address} {done.version.digest}"
        )


def _run(app: App, options: argparse.Namespace, progress: Progress) -> Answer:
    if options.to is not None:
        return publish(app, options, progress)
    if options.model is not None:
        raise SimguiError(
            verbatim("There is nothing to publish to"), verbatim("--model goes together with --to ADDRESS.")
        )
    return index(app.folders, app.clusters, app.preparation, options, progress)


def _source(
    app: App, options: argparse.Namespace, progress: Progress
) -> AbstractContextManager["MakesSource | None"]:
    """Connect to the cluster that makes the features, if one is to."""
    return nullcontext() if options.cluster is None else app.clusters.features(options.cluster, progress)


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.folder(parser)
    parser.add_argument(
        "--to",
        metavar="ADDRESS",
        help="publish it to a shared library too: milvus://HOST:PORT/NAME",
    )
    parser.add_argument(
        "--model",
        metavar="ID",
        help="publish with this model, beside the one that answers (default: that one)",
    )
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="let a Ray cluster read the pictures: ray://HOST:PORT, or local for one on this computer; each "
        "of its machines must have the folder under the same path",
    )


COMMAND = Command("index", "index a folder of pictures, or publish it", _add_arguments, _run)
