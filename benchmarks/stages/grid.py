"""The grid of pictures: while it is scrolled, and until it shows them in another order."""

import os
import time
from collections.abc import Callable, Iterator
from statistics import median

import numpy as np

from benchmarks.measure import Data, Finding, Result, Series
from benchmarks.threshold_drag import thumbnail
from simgui.library.listing.columns import Columns
from simgui.library.listing.records import NO_DATE, Arrangement, Grouping, Listing, Order, QueryDistances
from simgui.library.listing.service import arranged
from simgui.library.listing.texts import Texts, natural

MEASURES = (
    "frames of the grid of 1,000,000 while it is scrolled, by far and by near, plain and in groups with"
    " labels; painted without a screen. Until another order and other groups are there"
)

_OF_THE_MARK = 1_000_000
_FRAMES, _STEP_PX = 400, 90
_LABELS, _FOLDERS, _DAYS = 101, 2_000, 3_000
_GROUPED = Arrangement(Order.TAKEN, grouping=Grouping.DAY)
_ARRANGEMENTS = {
    "by name": Arrangement(Order.NAME),
    "by date, grouped by day": _GROUPED,
    "by distance, grouped by label": Arrangement(Order.DISTANCE, grouping=Grouping.LABEL),
}


def run(data: Data) -> Iterator[Finding]:
    """Scroll; the slowest frame of all rounds counts."""
    count = min(_OF_THE_MARK, data.largest)
    mark = "grid" if count == _OF_THE_MARK else ""
    columns, distances = _library(count)
    for what, listing, labelled in (
        (f"grid of {count:,}", Listing.of(columns.ids), False),
        (f"grid of {count:,} in groups, with labels", arranged(columns, _GROUPED), True),
    ):
        listed, frames = [], []
        for _ in range(data.rounds):
            first, scrolled = _scrolled(listing, labelled=labelled)
            listed.append(first)
            frames += scrolled
        beside = f"of {len(frames):,} frames; median {median(frames):.3g} ms"
        slowest = Result("SimGUI", Series((max(frames),)), beside)
        yield Finding(mark, f"slowest frame of the {what} scrolled", "ms", slowest)
        yield Finding("", f"{what} filled and painted", "ms", Result("SimGUI", Series(tuple(listed))))
    for name, arrangement in _ARRANGEMENTS.items():
        times = [_milliseconds(arranged, columns, arrangement, distances) for _ in range(data.rounds)]
        yield Finding("", f"{count:,} pictures {name}", "ms", Result("SimGUI", Series(tuple(times))))


def _library(count: int) -> tuple[Columns, QueryDistances]:
    """Make what is known of pictures: names of a camera, labels, folders, dates of most of them."""
    random, ids = np.random.default_rng(0), np.arange(1, count + 1)
    numbers = random.integers(10_000_000, size=count).tolist()
    names = Texts.joined(b"".join(b"img_%07d.jpg\0" % number for number in numbers))
    taken = random.integers(_DAYS * 86_400, size=count)
    taken[random.random(count) < 0.1] = NO_DATE
    columns = Columns(
        ids,
        np.zeros(count, bool),
        taken,
        names,
        natural(names).ranks(),
        np.sort(random.integers(_FOLDERS, size=count)).astype(np.int32),
        [f"folder {number}" for number in range(_FOLDERS)],
        random.integers(-1, _LABELS, size=count).astype(np.int32),
        [f"label {number}" for number in range(_LABELS)],
    )
    return columns, QueryDistances(ids, random.random(count, np.float32))


def _scrolled(listing: Listing, *, labelled: bool) -> tuple[float, list[float]]:
    """Scroll from one end to the other, then by small steps, while thumbnails come from memory.

    Returns:
        Milliseconds until the pictures are listed, and of each frame.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication
    from shiboken6 import delete

    from simgui.gui.look.theme import apply_theme
    from simgui.gui.pictures.grid.picture_grid import PictureGrid
    from simgui.gui.pictures.grid.picture_model import PictureModel
    from simgui.gui.pictures.grid.picture_names import PictureNames
    from simgui.gui.pictures.picture_loader import PictureLoader
    from simgui.gui.work.worker import Worker

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    apply_theme(application, "light")
    worker = Worker()
    loader = PictureLoader(worker, thumbnail, 64 << 20)
    model = PictureModel(loader, PictureNames(worker, lambda _picture: None))
    grid = PictureGrid(model, loader)
    grid.show_labels(labelled)
    grid.resize(1366, 800)
    grid.show()

    def fill() -> None:
        grid.show_listing(listing)
        grid.viewport().repaint()
        application.processEvents()

    def scroll(place: float) -> None:
        bar.setValue(int(place))
        grid.viewport().repaint()
        application.processEvents()

    listed = _milliseconds(fill)
    bar = grid.verticalScrollBar()
    places = [*np.linspace(0, bar.maximum(), _FRAMES), *np.arange(_FRAMES) * _STEP_PX]
    frames = [_milliseconds(scroll, float(place)) for place in places]
    worker.close()
    grid.close()
    delete(grid)  # not whenever Python collects it, in the middle of what is measured next
    return listed, frames


def _milliseconds(way: Callable[..., object], *arguments: object) -> float:
    started = time.perf_counter()
    way(*arguments)
    return (time.perf_counter() - started) * 1000
