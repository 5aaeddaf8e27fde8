"""How a library of very many pictures behaves: opening, searching, memory, rescan, switching, scrolling.

    python benchmarks/million.py FOLDER [--pictures 1000000] [--model ID] [--data-dir DIR] [--work DIR]

The features of the pictures in FOLDER, with noise, make a library of many more in the folder --work. The
model is the one in use in the data folder --data-dir, else the default starter. A rescan needs files: tiny
ones are made for it, 100,000 at most. FAISS, if it is installed, searches the same embeddings in turn.

Absolute times depend on the computer; compare the ratios, and times of a core with each other.
"""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from statistics import median

import numpy as np
import numpy.typing as npt
from synthetic_library import add_pictures, noisy, real_features

from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.storage.data_folder import DataFolder
from simgui.models.model import Model
from simgui.search.gallery import Gallery
from simgui.search.query import PictureId

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
K = 5
MOST_FILES = 100_000
Vectors = npt.NDArray[np.float32]
Figures = dict[str, float]


def main() -> None:
    """Measure and print one JSON document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pictures", type=int, default=1_000_000)
    parser.add_argument("--model")
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("--work", type=Path)
    parser.add_argument("--open", type=Path, help=argparse.SUPPRESS)  # in a process of its own
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="simgui-million-", dir=options.work) as kept:
        known = DataFolder.open(options.data_dir or Path(kept, "known"))
        if options.open:
            print(json.dumps(opening(options.open, options.folder, _model(known, options.model))))
            return
        with closing(App(known)) as app:
            features = real_features(app, options.folder)
            model = app.models.load(options.model) if options.model else app.models.of()
        figures = {
            "exact five": searching(embedded(model, features, options.pictures), model.head.embed(features)),
            "scrolling": scrolling(options.pictures),
        }
        library, said = Path(kept, "library"), Path(kept, "said")
        with closing(Catalogue(DataFolder.open(library).catalogue)) as catalogue:
            add_pictures(catalogue, model.backbone.id, features, said, options.pictures)
        for name in ("opened first", "opened again"):
            command = [sys.executable, __file__, str(said), "--open", str(library)]
            command += ["--data-dir", str(known.root), "--model", model.id]
            figures[name] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        made, count = Path(kept, "made"), min(options.pictures, MOST_FILES)
        with closing(App(DataFolder.open(Path(kept, "files")), model)) as app:
            with closing(Catalogue(app.data_folder.catalogue)) as catalogue:
                add_pictures(catalogue, model.backbone.id, features, made, count, files=True)
            figures[f"rescan of {count:,} files"] = rescan(app, made)
    print(json.dumps(figures, indent=2))


def _model(known: DataFolder, model_id: str) -> Model:
    with closing(App(known)) as app:
        return app.models.load(model_id)


def embedded(model: Model, features: Vectors, count: int) -> Vectors:
    """Embed made-up pictures: float32 (count, d)."""
    starts = range(0, count, 5000)
    parts = [model.head.embed(noisy(features, min(5000, count - start), seed=start)) for start in starts]
    return np.concatenate(parts)


def searching(embeddings: Vectors, queries: Vectors, searches: int = 30) -> Figures:
    """Find the exact five of queries, by ours and FAISS in turn: median milliseconds, and recall.

    Args:
        embeddings: float32 (n, d), unit length.
        queries: float32 (m, d), unit length.
        searches: How many.
    """
    gallery = Gallery(np.arange(len(embeddings)), embeddings)
    gallery.nearest(queries[0], K)  # makes the codes
    ways = {"ours": lambda query: gallery.nearest(query, K)[0]}
    if importlib.util.find_spec("faiss"):
        ways["faiss"] = _faiss(embeddings)
    walls: dict[str, list[float]] = {name: [] for name in ways}
    cores: dict[str, list[float]] = {name: [] for name in ways}
    found_of_ours = 0
    for query in np.resize(queries, (searches, queries.shape[1])):
        truth = _plain(embeddings, query)
        for name, way in ways.items():
            wall, core = time.perf_counter(), time.process_time()
            found = way(query)
            walls[name].append((time.perf_counter() - wall) * 1000)
            cores[name].append((time.process_time() - core) * 1000)
            if name == "ours":
                found_of_ours += len(set(found.tolist()) & truth)
    figures: Figures = {"pictures": len(embeddings), "d": embeddings.shape[1]}
    figures["recall"] = found_of_ours / (K * searches)
    for name in ways:
        figures |= {f"{name} ms": median(walls[name]), f"{name} ms of a core": median(cores[name])}
    if "faiss" in ways:
        figures["faiss over ours"] = median(walls["faiss"]) / median(walls["ours"])
        figures["faiss over ours, of a core"] = median(cores["faiss"]) / median(cores["ours"])
    return figures


def _faiss(embeddings: Vectors) -> Callable[[Vectors], npt.NDArray[np.int64]]:
    import faiss

    index = faiss.IndexFlatIP(embeddings.shape[1])
    index.add(embeddings)
    return lambda query: index.search(query[None], K)[1][0]


def _plain(embeddings: Vectors, query: Vectors) -> set[int]:
    """Find the five by float64 products, those at equal distance by their numbers."""
    wide = query.astype(np.float64)
    parts = [embeddings[start : start + 10_000] @ wide for start in range(0, len(embeddings), 10_000)]
    distances = np.clip(1 - np.concatenate(parts), 0, 2).astype(np.float32)
    near = np.flatnonzero(distances <= np.partition(distances, K - 1)[K - 1])
    return set(near[np.argsort(distances[near], kind="stable")][:K].tolist())


def opening(library: Path, folder: Path, model: Model) -> Figures:
    """Open a library, search in it, and give seconds and MiB; to be called in a new process.

    Args:
        library: Its data folder.
        folder: The folder of the pictures in it.
        model: What it is searched with; of the backbone whose features it holds.
    """
    before, started, computed = _memory(), time.perf_counter(), time.process_time()
    with closing(App(DataFolder.open(library), model)) as app:
        app.searches.find(PictureId(1), folder)
        figures: Figures = {"first answer s": time.perf_counter() - started}
        figures["first answer s of a core"] = time.process_time() - computed
        walls, cores = [], []
        for number in range(2, 32):
            wall, core = time.perf_counter(), time.process_time()
            app.searches.find(PictureId(number), folder)
            walls.append((time.perf_counter() - wall) * 1000)
            cores.append((time.process_time() - core) * 1000)
        figures |= {"further ms": median(walls), "further ms of a core": median(cores)}
        after = _memory()
    return figures | {f"gallery MiB, {name}": after[name] - before[name] for name in after}


def _memory() -> Figures:
    """Give what is resident, and what of it is this process's own: MiB; Linux alone tells."""
    try:
        lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()[1:]
    except OSError:
        return {}
    kib = {name: int(value.split()[0]) for name, value in (line.split(":") for line in lines)}
    return {"resident": kib["Rss"] / 1024, "anonymous": kib["Anonymous"] / 1024}


def rescan(app: App, folder: Path) -> Figures:
    """Look through a folder again in which nothing has changed: seconds."""
    started, computed = time.perf_counter(), time.process_time()
    summary = app.folders.index(folder, Progress())
    if summary.indexed:
        raise SystemExit("Files have changed, this is no rescan.")
    return {"s": time.perf_counter() - started, "s of a core": time.process_time() - computed}


def scrolling(count: int, frames: int = 400) -> Figures:
    """Scroll the grid from one end to the other and by small steps: milliseconds a frame.

    Thumbnails come while it scrolls, from memory; the platform renders without a screen.
    """
    from PySide6.QtWidgets import QApplication
    from threshold_drag import thumbnail

    from simgui.gui.look.theme import apply_theme
    from simgui.gui.pictures.picture_grid import PictureGrid
    from simgui.gui.pictures.picture_loader import PictureLoader
    from simgui.gui.pictures.picture_model import PictureModel
    from simgui.gui.pictures.picture_names import PictureNames
    from simgui.gui.work.worker import Worker

    application = QApplication.instance() or QApplication([])
    apply_theme(application, "light")  # type: ignore[arg-type]
    worker = Worker()
    loader = PictureLoader(worker, thumbnail, 64 << 20)
    grid = PictureGrid(PictureModel(loader, PictureNames(worker, lambda _picture: None)), loader)
    grid.resize(1366, 800)
    grid.show()
    started = time.perf_counter()
    grid.model().set_ids(np.arange(1, count + 1))  # type: ignore[attr-defined]
    application.processEvents()
    shown = (time.perf_counter() - started) * 1000
    bar = grid.verticalScrollBar()
    places = [*np.linspace(0, bar.maximum(), frames), *np.arange(frames) * 90]
    walls, cores = [], []
    for place in places:
        wall, core = time.perf_counter(), time.thread_time()
        bar.setValue(int(place))
        grid.viewport().repaint()
        application.processEvents()
        walls.append((time.perf_counter() - wall) * 1000)
        cores.append((time.thread_time() - core) * 1000)
    worker.close()
    grid.close()
    return {
        "shown ms": shown,
        "frame ms": median(walls),
        "slowest ms": max(walls),
        "frame ms of a core": median(cores),
        "slowest ms of a core": max(cores),
    }


if __name__ == "__main__":
    main()
