"""Measure dragging the line of the Threshold view over a large made-up library.

    python benchmarks/threshold_drag.py [--pictures 100000] [--queries 5000] [--compare]

Each step moves the line, counts the pictures that change verdict, fills the strip and repaints everything in
sight, with the software rendering of Qt's offscreen platform. Distances are drawn at random; with --compare
they are those of random embeddings in clusters, every picture compared with every other, which takes minutes
and is timed too.
"""

import argparse
import io
import os
import time
from collections.abc import Callable
from statistics import median, quantiles
from types import SimpleNamespace

import numpy as np
import numpy.typing as npt
from PIL import Image

from simgui.core.progress import Progress
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.metrics import NEIGHBOURS_KEPT, QueryFigures
from simgui.evaluation.views.nearest_pairs import nearest_pairs
from simgui.models.cutpoints import Cutpoint
from simgui.models.head import unit_length
from simgui.search.gallery import Gallery
from simgui.search.neighbourhood import Neighbourhood, find_neighbourhood

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
DIMENSIONS = 256
STEPS = 300
WINDOW_PX = (1060, 700)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pictures", type=int, default=100_000)
    parser.add_argument("--queries", type=int, default=5_000)
    parser.add_argument("--compare", action="store_true")
    options = parser.parse_args()
    random = np.random.default_rng(0)
    started = time.perf_counter()
    neighbourhood = (compared if options.compare else drawn)(options.pictures, random)
    if options.compare:
        seconds = time.perf_counter() - started
        print(f"comparing {options.pictures:,} pictures with each other: {seconds:.1f} s")
    pairs, started = nearest_pairs(neighbourhood), time.perf_counter()
    for threshold in np.linspace(0, 1, STEPS):
        pairs.changed(0.3, float(threshold))
        pairs.around(float(threshold), 24)
    print(f"counting alone   {(time.perf_counter() - started) / STEPS * 1000:7.3f} ms a step")
    steps = drag(neighbourhood, measurement(options.queries, random))
    print(f"dragging over {len(pairs):,} pictures, {len(steps)} steps, from moved line to painted window")
    for name, figures in zip(("by the clock", "of a core"), zip(*steps, strict=True), strict=True):
        print(
            f"{name:16} {median(figures):7.1f} ms a step, 95 % below {quantiles(figures, n=20)[-1]:.1f} ms, "
            f"slowest {max(figures):.1f} ms"
        )


def drawn(count: int, random: np.random.Generator) -> Neighbourhood:
    """Draw the nearest other of each picture."""
    distances = random.gamma(4, 0.06, (count, 1)).clip(0, 2).astype(np.float32)
    neighbours = random.integers(0, count, (count, 1), dtype=np.int32)
    return Neighbourhood(np.arange(1, count + 1), neighbours, distances)


def compared(count: int, random: np.random.Generator) -> Neighbourhood:
    """Compare random embeddings in clusters."""
    centres = random.normal(size=(count // 20 + 1, DIMENSIONS))
    noise = random.normal(size=(count, DIMENSIONS)) * random.uniform(0.2, 1, (count, 1))
    vectors = (centres[random.integers(0, len(centres), count)] + noise).astype(np.float32)
    return find_neighbourhood(Gallery(np.arange(1, count + 1), unit_length(vectors)), "Comparing", Progress())


def measurement(count: int, random: np.random.Generator) -> Measurement:
    """Draw the results of queries: nine of ten right, the wrong ones farther away."""
    right = random.random(count) < 0.9
    nearest = np.where(right, random.gamma(4, 0.05, count), random.gamma(5, 0.07, count)).astype(np.float32)
    labels: npt.NDArray[np.int64] = random.integers(0, 10, count)
    cutpoints = tuple(Cutpoint(*each) for each in (("strict", 0.1), ("balanced", 0.25), ("lenient", 0.3)))
    figures = QueryFigures(
        right.astype(np.int64),
        right.astype(np.float64),
        nearest,
        right,
        nearest + np.float32(0.1),
        np.tile(np.arange(count)[:, None], NEIGHBOURS_KEPT),
        np.tile(nearest[:, None], NEIGHBOURS_KEPT),
        np.arange(count),
    )
    names, ids = tuple("abcdefghij"), np.arange(1, count + 1)
    return Measurement("drawn", "Drawn", cutpoints[2], cutpoints, names, ids, labels, ids, labels, figures)


def drag(neighbourhood: Neighbourhood, measured: Measurement) -> list[tuple[float, float]]:
    """Give the milliseconds of each step: by the clock, and what the window's thread has computed."""
    from PySide6.QtWidgets import QApplication

    from simgui.gui.insight.threshold.view import ThresholdView
    from simgui.gui.look.theme import apply_theme
    from simgui.gui.pictures.picture_loader import PictureLoader
    from simgui.gui.work.worker import Worker

    application = QApplication([])
    apply_theme(application, "light")
    worker = Worker()
    found = SimpleNamespace(get=lambda _folder, _progress: neighbourhood)
    view = ThresholdView(found, worker, PictureLoader(worker, thumbnail, 64 << 20))  # type: ignore[arg-type]
    view.resize(*WINDOW_PX)
    view.show()
    view.show_measurement(measured)
    _wait(application, lambda: bool(view.strip.items))
    steps = []
    for place in 0.3 + 0.25 * np.sin(np.linspace(0, 6 * np.pi, STEPS)):
        started, computed = time.perf_counter(), time.thread_time()
        view.move_line(float(place))
        application.processEvents()
        by_the_clock, of_a_core = time.perf_counter() - started, time.thread_time() - computed
        steps.append((by_the_clock * 1000, of_a_core * 1000))
    worker.close()
    view.close()
    return steps


def _wait(application: object, done: Callable[[], bool]) -> None:
    while not done():
        application.processEvents()  # type: ignore[attr-defined]
        time.sleep(0.01)


def thumbnail(picture: int) -> bytes:
    """Make a picture of one colour."""
    made = io.BytesIO()
    Image.new("RGB", (256, 192), (picture * 37 % 256, picture * 91 % 256, picture * 53 % 256)).save(
        made, "JPEG"
    )
    return made.getvalue()


if __name__ == "__main__":
    main()
