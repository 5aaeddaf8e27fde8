"""`simgui index`: bring the library up to date with a folder."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict

from simgui.cli import arguments
from simgui.cli.command import Answer, Command
from simgui.core.counts import counted
from simgui.core.progress import Progress
from simgui.library.folders.preparation import Preparation
from simgui.library.folders.service import Folders
from simgui.sharing.cluster.service import Clusters


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    arguments.folder(parser)
    parser.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="let a Ray cluster read the pictures: ray://HOST:PORT, or local for one on this computer; each "
        "of its machines must have the folder under the same path",
    )


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
            yield f"Why files were skipped: simgui status {summary.folder}"
        if prepared is not None and prepared.in_use:
            yield f"{prepared.name} is used from now on."
        elif prepared is not None:
            yield (
                f"{prepared.text} {prepared.done:,} of {counted(prepared.total, 'picture', 'pictures')}. "
                "Index the other folders too, then it is used."
            )

    return Answer(document, lines())


COMMAND = Command(
    "index",
    "index a folder of pictures",
    add_arguments,
    lambda app, options, progress: index(app.folders, app.clusters, app.preparation, options, progress),
)
