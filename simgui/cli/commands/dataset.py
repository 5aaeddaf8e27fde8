"""`simgui dataset`: write a public data set as folders of pictures."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from simgui.cli.command import Answer, Command
from simgui.cli.counts import counted
from simgui.core.progress import Progress
from simgui.core.shown_command import shown_command
from simgui.datasets.records import Download
from simgui.datasets.service import Datasets


def dataset(datasets: Datasets, options: argparse.Namespace, progress: Progress) -> Answer:
    """Write a data set of TensorFlow Datasets; what it downloads is asked about first."""

    def agree(download: Download) -> bool:
        return options.yes or _ask(options.name, download)

    written = datasets.write(options.name, options.folder, agree, progress)

    def lines() -> Iterator[str]:
        for split, labels in written.pictures.items():
            yield (
                f"{counted(sum(labels.values()), 'picture', 'pictures')} of "
                f"{counted(len(labels), 'label', 'labels')} in {written.folder / split}"
            )
        if first := next(iter(written.pictures), None):
            yield f"Next: {shown_command('index', written.folder / first)}"

    return Answer(written.to_json(), lines())


def _ask(name: str, download: Download) -> bool:
    """Ask a person at a terminal; nobody else agrees to anything without `--yes`."""
    if not sys.stdin.isatty():
        return False
    print(f"\n'{name}' is downloaded: {download.size}. Go on? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="as TensorFlow Datasets has it: cifar10")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where to; it does not exist yet")
    parser.add_argument("--yes", action="store_true", help="allow the download without being asked")


COMMAND = Command(
    "dataset",
    "write a public data set as folders of pictures",
    _add_arguments,
    lambda app, options, progress: dataset(app.datasets, options, progress),
)
