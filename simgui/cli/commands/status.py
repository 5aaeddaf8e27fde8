"""`simgui status`: the state of every file."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from simgui.cli import arguments
from simgui.cli.command import Answer, Command
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.core.sentences import verbatim
from simgui.core.shown_command import shown_command
from simgui.library.folders.service import Folders
from simgui.library.ledger import Ledger
from simgui.library.not_indexed import not_indexed
from simgui.library.records import FileEntry, FileState
from simgui.models.registry import Models


def status(
    ledger: Ledger, folders: Folders, models: Models, options: argparse.Namespace, progress: Progress
) -> Answer:
    """Show the state of every file."""
    counts = ledger.counts(options.folder)
    if not sum(counts.values()) and not folders.knows(options.folder):
        raise SimguiError(verbatim("Not indexed yet"), not_indexed(options.folder))
    entries = list(ledger.entries(options.folder))
    model = models.of(options.folder)
    unfinished = any(each.unfinished for each in folders.covering(options.folder))
    labels, rule = folders.labels(options.folder), folders.rules(options.folder).labels
    document = {
        "folder": str(real_path(options.folder)),
        "model": model.id,
        "unfinished": unfinished,
        "labels": {"rule": rule.value, "why": labels.why, "pictures": dict(labels.labels)},
        "counts": {state.value: count for state, count in counts.items()},
        "files": [_ledger_line(entry) for entry in entries],
    }
    if options.csv is not None:
        ledger.export(options.folder, options.csv, tuple(FileState), progress)

    def lines() -> Iterator[str]:
        told = ", ".join(f"{count:,} {state.value}" for state, count in counts.items() if count)
        yield told or f"No files: {options.folder} was empty when it was indexed."
        if counts[FileState.INDEXED] + counts[FileState.OFFLINE]:
            yield f"{labels.sentence()} {labels.why}"
        yield f"Model: {model.name} ({model.id})"
        if unfinished:
            again = shown_command("index", options.folder)
            yield f"The last indexing was stopped before its end. To continue: {again}"
        for entry in entries:
            if entry.reason:
                yield f"{entry.state.value:8} {entry.path}: {entry.reason}"

    return Answer(document, lines())


def _ledger_line(entry: FileEntry) -> dict[str, str]:
    line = {"path": str(entry.path), "state": entry.state.value, "reason": entry.reason}
    return line if entry.duplicate_of is None else line | {"same_picture_as": str(entry.duplicate_of)}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.folder(parser)
    parser.add_argument("--csv", type=Path, metavar="FILE", help="also write the list to a CSV file")


COMMAND = Command(
    "status",
    "show the state of every file",
    _add_arguments,
    lambda app, options, progress: status(app.ledger, app.folders, app.models, options, progress),
)
