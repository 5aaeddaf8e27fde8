"""The grid of pictures while it is scrolled."""

import os
import time
from collections.abc import Callable, Iterator
from statistics import median

import numpy as np

from benchmarks.measure import Data, Finding, Result, Series
from benchmarks.threshold_drag import thumbnail

MEASURES = (
    "frames of the grid of 1,000,000 while it is scrolled, by far and by near; painted without a screen"
)

_OF_THE_MARK = 1_000_000
_FRAMES, _STEP_PX = 400, 90


def run(data: Data) -> Iterator[Finding]:
    """Scroll; the slowest frame of all rounds counts."""
    count = min(_OF_THE_MARK, data.largest)
    listed, frames = [], []
    for _ in range(data.rounds):
        first, scrolled = _scrolled(count)
        listed.append(first)
        frames += scrolled
    what = f"grid of {count:,} scrolled"
    beside = f"of {len(frames):,} frames; median {median(frames):.3g} ms"
    slowest = Result("SimGUI", Series((max(frames),)), beside)
    yield Finding("grid" if count == _OF_THE_MARK else "", f"slowest frame of the {what}", "ms", slowest)
    yield Finding("", f"grid of {count:,} filled and painted", "ms", Result("SimGUI", Series(tuple(listed))))


def _scrolled(count: int) -> tuple[float, list[float]]:
    """Scroll from one end to the other, then by small steps, while thumbnails come from memory.

    Returns:
        Milliseconds until the pictures are listed, and of each frame.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from simgui.gui.look.theme import apply_theme
    from simgui.gui.pictures.picture_grid import PictureGrid
    from simgui.gui.pictures.picture_loader import PictureLoader
    from simgui.gui.pictures.picture_model import PictureModel
    from simgui.gui.pictures.picture_names import PictureNames
    from simgui.gui.work.worker import Worker

    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    apply_theme(application, "light")
    worker = Worker()
    loader = PictureLoader(worker, thumbnail, 64 << 20)
    model = PictureModel(loader, PictureNames(worker, lambda _picture: None))
    grid = PictureGrid(model, loader)
    grid.resize(1366, 800)
    grid.show()
    ids = np.arange(1, count + 1)

    def fill() -> None:
        model.set_ids(ids)
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
    return listed, frames


def _milliseconds(way: Callable[..., None], *arguments: float) -> float:
    started = time.perf_counter()
    way(*arguments)
    return (time.perf_counter() - started) * 1000
