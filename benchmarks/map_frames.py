"""Measure the map: frames a second while it is moved and zoomed, and what it costs to compute.

    python benchmarks/map_frames.py frames [--points 50000]
    python benchmarks/map_frames.py frames FOLDER --data-dir DIR
    python benchmarks/map_frames.py compute FOLDER --data-dir DIR

`frames` draws made-up pictures in ten clusters, or those of an indexed folder whose map was computed, on an
offscreen window, as the map does and as a scatter plot of pyqtgraph does. It reports the processor time of
the thread that draws, which other programs disturb little, and the elapsed time. `compute` takes an indexed
folder. Compare only what was measured in the same run.
"""

import argparse
import os
import resource
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from simgui.app import App
from simgui.core.progress import Progress, Step
from simgui.gui.insight.map.canvas import MapCanvas
from simgui.gui.insight.map.label_palette import label_colours
from simgui.gui.look.theme import apply_theme
from simgui.gui.pictures.picture_loader import Fetch, PictureLoader
from simgui.gui.work.worker import Worker
from simgui.library.storage.data_folder import DataFolder
from simgui.maps.picture_map import PictureMap
from simgui.maps.projection import principal_places
from simgui.search.gallery import Gallery
from simgui.search.neighbourhood import find_neighbourhood

SIZE_PX = (900, 640)
FRAMES = 60
LABELS = 10
T = TypeVar("T")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["frames", "compute"])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--points", type=int, default=50_000)
    options = parser.parse_args()
    if options.what == "compute":
        compute(options.folder.resolve(), options.data_dir)
    elif options.folder is None:
        jpeg = _jpeg()
        frames(made_up(options.points), lambda _key: jpeg)
    else:
        with closing(App(DataFolder.open(options.data_dir))) as app:
            frames(app.maps.get(options.folder.resolve(), None, Progress()), app.pictures.thumbnail)


def made_up(count: int) -> PictureMap:
    """Make a map of ten clusters."""
    random = np.random.default_rng(0)
    labels = random.integers(0, LABELS, count).astype(np.int32)
    places = (random.normal(size=(LABELS, 2)) * 6)[labels] + random.normal(size=(count, 2))
    names = tuple(f"label {number}" for number in range(LABELS))
    paths = tuple(f"{number}.png" for number in range(count))
    return PictureMap(np.arange(count), places.astype(np.float32), names, labels, paths, True, True)


def frames(shown: PictureMap, fetch: Fetch) -> None:
    """Move and zoom both, in turns."""
    application = QApplication([])
    apply_theme(application, "light")
    worker = Worker()
    canvas = MapCanvas(PictureLoader(worker, fetch, 64 << 20))
    canvas.resize(*SIZE_PX)
    canvas.show()
    canvas.show_map(shown)
    pg.setConfigOption("antialias", False)
    plot = pg.PlotWidget()
    plot.resize(*SIZE_PX)
    palette = [pg.mkBrush(colour) for colour in label_colours(len(shown.names))]
    plot.addItem(
        pg.ScatterPlotItem(
            x=shown.places[:, 0],
            y=shown.places[:, 1],
            size=3,
            pen=None,
            brush=[palette[i] for i in shown.labels],
        )
    )
    plot.show()
    box = plot.getViewBox()

    def move(number: int) -> None:
        canvas.show_frame(canvas.frame.moved(6 if number % 20 < 10 else -6, 3 if number % 20 < 10 else -3))

    def zoom(number: int) -> None:
        factor = 1.08 if number % 40 < 20 else 1 / 1.08
        canvas.show_frame(canvas.frame.zoomed(factor, 300, 260))

    def move_plot(number: int) -> None:
        box.translateBy(x=0.05 if number % 20 < 10 else -0.05)

    def zoom_plot(number: int) -> None:
        box.scaleBy((0.92, 0.92) if number % 40 < 20 else (1 / 0.92, 1 / 0.92))

    print(f"{len(shown.ids):,} pictures, {SIZE_PX[0]} by {SIZE_PX[1]} pixels, software rendering")
    for text, widget, step in (
        ("map, moved", canvas, move),
        ("map, zoomed", canvas, zoom),
        ("pyqtgraph, moved", plot, move_plot),
        ("pyqtgraph, zoomed", plot, zoom_plot),
    ):
        _tell(text, [_frame(application, widget, step, number) for number in range(FRAMES)])
    canvas.zoom(3)
    for closer in range(3):
        canvas.zoom(2)
        for _ in range(40):  # the small pictures arrive
            application.processEvents()
            time.sleep(0.01)
        canvas.grab()
        text = f"map, closer by {1.5 ** (5 + 2 * closer):.0f}, {len(canvas.tiles)} small pictures, moved"
        _tell(text, [_frame(application, canvas, move, number) for number in range(FRAMES)])
    began = time.thread_time()
    for x in range(0, 900, 9):
        canvas.row_at(x, 300)
    print(
        f"to find the picture under the pointer: {(time.thread_time() - began) * 10:.1f} ms of processor time"
    )
    worker.close()


def _frame(
    application: QApplication, widget: QWidget, step: Callable[[int], None], number: int
) -> tuple[float, float]:
    """Give the processor time of a frame, and the time that passed: seconds."""
    began, started = time.thread_time(), time.perf_counter()
    step(number)
    widget.repaint()
    application.processEvents()
    return time.thread_time() - began, time.perf_counter() - started


def _tell(text: str, frames: list[tuple[float, float]]) -> None:
    busy, passed = (median(column) for column in zip(*frames, strict=True))
    slow = sorted(frame[0] for frame in frames)[int(len(frames) * 0.95)]
    print(
        f"{text}: {1 / busy:.0f} frames a second of processor time ({busy * 1000:.1f} ms, 95 % below "
        f"{slow * 1000:.1f} ms), {1 / passed:.0f} a second as time passed"
    )


def _jpeg() -> bytes:
    image = QImage(256, 256, QImage.Format.Format_RGB32)
    image.fill(QColor("steelblue"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG")
    return bytes(buffer.data().data())


def compute(folder: Path, data_dir: Path) -> None:
    """Time each part, as the program does it."""
    app = App(DataFolder.open(data_dir))
    model = app.models.of()
    gallery: Gallery = _timed(
        "embeddings of the kept features", lambda: app.maps._gallery(folder, model, Progress())
    )
    print(f"{len(gallery):,} pictures")
    _timed("principal components", lambda: principal_places(gallery.embeddings))
    _timed("every picture with every other", lambda: find_neighbourhood(gallery, "", Progress()))
    marks: list[tuple[str, float]] = []

    def report(step: Step) -> None:
        if not marks or marks[-1][0] != step.text:
            marks.append((step.text, time.perf_counter()))

    app.neighbourhoods.get(folder, Progress())
    _timed(
        "UMAP, in the trainer, from start to end",
        lambda: app.maps.arrange(folder, None, Progress(report)),
    )
    ends = [*(at for _, at in marks[1:]), time.perf_counter()]
    for (text, began), ended in zip(marks, ends, strict=True):
        print(f"  {text} {ended - began:.1f} s")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  at most {peak:.0f} MB in the trainer")
    _timed("the kept map, with paths and labels", lambda: app.maps.get(folder, None, Progress()))
    app.close()


def _timed(text: str, task: Callable[[], T]) -> T:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    result = task()
    seconds = time.perf_counter() - started
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(f"{text}: {seconds:.1f} s, the process grew by {grown:.0f} MB")
    return result


if __name__ == "__main__":
    main()
