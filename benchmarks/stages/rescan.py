"""Indexing a folder again of which nothing has changed."""

import os
from collections.abc import Iterator
from contextlib import closing

from benchmarks.measure import Data, Finding, Result, Series, in_turn
from benchmarks.synthetic_library import make_library
from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import DataFolder

MEASURES = "a rescan of 100,000 unchanged files, against reading the size and time of each"

_OF_THE_MARK = 100_000


def run(data: Data) -> Iterator[Finding]:
    """Look through a folder of small files that the library knows."""
    count = min(_OF_THE_MARK, data.largest)
    with closing(App(DataFolder.open(data.scratch / "library"))) as app:
        folder = make_library(app, data, count, files=True)

        def rescan() -> None:
            summary = app.folders.index(folder, Progress())
            if summary.indexed or summary.unchanged != count:
                raise RuntimeError(f"This was no rescan: {summary}")

        def look() -> None:
            for place, _, names in os.walk(folder):
                for name in names:
                    os.stat(os.path.join(place, name))  # noqa: PTH116, PTH118 - the least there is to do

        taken = in_turn({"SimGUI": rescan, "size and time of each": look}, data.rounds)
    mine, *others = [Result(name, Series(each.elapsed)) for name, each in taken.items()]
    mark = "rescan" if count == _OF_THE_MARK else ""
    yield Finding(mark, f"rescan of {count:,} unchanged files", "s", mine, tuple(others))
