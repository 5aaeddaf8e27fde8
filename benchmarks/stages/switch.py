"""Another model for a library: its pictures are embedded anew from kept features, or looked up."""

import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from benchmarks.measure import Data, Finding, Result, Series
from benchmarks.synthetic_library import make_library, train_quick
from simgui.app import App
from simgui.library.storage.data_folder import DataFolder
from simgui.search.query import PictureId

MEASURES = "switching from the starter to quick on 100,000 pictures, until five are found: first, and again"

_OF_THE_MARK = 100_000


def run(data: Data) -> Iterator[Finding]:
    """Switch to a version that was trained on the real pictures, and back, and to it again."""
    count = min(_OF_THE_MARK, data.largest)
    data_folder = DataFolder.open(data.scratch / "library")
    with closing(App(data_folder)) as app:
        folder = make_library(app, data, count)
        quick = train_quick(app, data)
    first, again = [], []
    for _ in range(data.rounds):
        shutil.rmtree(data_folder.embeddings)
        with closing(App(data_folder)) as app:
            starter = app.models.starters.default.id
            _switch(app, starter, folder)
            first.append(_switch(app, quick, folder))
            _switch(app, starter, folder)
            again.append(_switch(app, quick, folder))
    what = f"switching the model on {count:,} pictures, quick"
    for mark, seconds, when in (("switch-first", first, "first"), ("switch-again", again, "again")):
        ours = Result("SimGUI", Series(tuple(seconds)), "until five are found")
        yield Finding(mark if count == _OF_THE_MARK else "", f"{what}, {when}", "s", ours)


def _switch(app: App, model_id: str, folder: Path) -> float:
    """Use a model and search with it: seconds."""
    query = PictureId(int(app.pictures.ids(folder)[0]))
    started = time.perf_counter()
    app.models.use(model_id)
    found = app.searches.find(query, folder)
    taken = time.perf_counter() - started
    if found.model != model_id:
        raise RuntimeError(f"Another model has answered: {found.model}")
    return taken
