"""Indexing a folder again of which nothing has changed."""

import os
from collections.abc import Iterator
from contextlib import closing
from shutil import copyfile

from benchmarks.measure import Data, Finding, Result, in_turn
from benchmarks.photographs import pictures_of
from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import DataFolder

MEASURES = "a rescan of unchanged files, against reading the size and time of each"


def run(data: Data) -> Iterator[Finding]:
    """Index some pictures under several names each, then look again."""
    folder = data.scratch / "pictures"
    sources = pictures_of(data.test, 50)
    for copy in range(100):  # as many folders, of one picture each copy: decoded once
        (folder / f"{copy:03}").mkdir(parents=True)
        for number, source in enumerate(sources):
            copyfile(source, folder / f"{copy:03}" / f"{number:03}{source.suffix}")
    count = 100 * len(sources)

    def look() -> None:
        for place, _, names in os.walk(folder):
            for name in names:
                os.stat(os.path.join(place, name))  # noqa: PTH116, PTH118 - the least that there is to do

    with closing(App(DataFolder.open(data.scratch / "library"))) as app:
        app.folders.index(folder, Progress())
        taken = in_turn(
            {"SimGUI": lambda: app.folders.index(folder, Progress()), "size and time of each": look},
            data.rounds,
            count / 1000,
        )
    mine, *others = [Result(name, each) for name, each in taken.items()]
    yield Finding("", f"rescan of {count:,} unchanged files", "ms a file", mine, tuple(others))
