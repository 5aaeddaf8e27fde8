"""Measure the main job on a folder of pictures: index it, rescan it, search in it.

    python benchmarks/main_job.py FOLDER [QUERY]

Absolute times depend on the computer; compare the ratios, which are taken in the same run: how much of a
picture's time goes to decoding and to the backbone, what a rescan costs against indexing, and what the kept
features of a query save.
"""

import argparse
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.decoding.decoder import decode
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.thumbnails import THUMBNAIL_PX
from simgui.library.folders.scanner import find_files
from simgui.library.storage.data_folder import DataFolder

SAMPLED = 200
REPEATS = 9


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("query", type=Path, nargs="?")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as kept, closing(App(DataFolder.open(Path(kept)))) as app:
        for line in measure(app, options.folder.resolve(), options.query):
            print(line)


def measure(app: App, folder: Path, query: Path | None) -> Iterator[str]:
    """Yield a line a figure."""
    first = app.folders.index(folder, Progress())
    again = app.folders.index(folder, Progress())
    yield f"indexing         {first.indexed / first.seconds:8.1f} pictures/s ({first.indexed} pictures)"
    yield f"looking again    {again.seconds / first.seconds:8.4f} of the time of indexing"
    paths = [file.path for file in islice(find_files(folder), SAMPLED)]
    backbone = app.models.of().backbone
    decoding = seconds(lambda path: decode(path, backbone.input), paths)
    pixels = [decode(path, backbone.input).pixels[None] for path in paths]
    looking = seconds(backbone.features, pixels)
    thumbnails = seconds(lambda path: decode(path, backbone.input, THUMBNAIL_PX), paths) - decoding
    with DecodingPool() as decoders:
        decoders.decode(paths[0], backbone.input)  # starts the process
        handing = seconds(lambda path: decoders.decode(path, backbone.input), paths) - decoding
    yield f"decoding         {decoding / (decoding + looking):8.2f} of a picture's time on one core"
    yield f"backbone         {looking / (decoding + looking):8.2f}"
    yield f"thumbnail        {thumbnails / (decoding + looking):8.2f} of that comes on top"
    yield f"handing over     {handing / (decoding + looking):8.2f} comes on top: another process decodes"
    inside = paths[0]
    app.searches.find(inside, folder)  # fills the gallery
    kept = median(seconds(lambda path: app.searches.find(path, folder), [inside]) for _ in range(REPEATS))
    yield f"search, kept     {kept * 1000:8.2f} ms for a picture of the library"
    if query is not None:
        new = median(seconds(lambda path: app.searches.find(path, folder), [query]) for _ in range(REPEATS))
        yield f"search, new      {new / kept:8.1f} times that for a file from elsewhere"
    yield f"peak memory      {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MiB"


def seconds(work: Callable[[Any], object], items: list[Any]) -> float:
    """Time the work on all items."""
    started = time.perf_counter()
    for item in items:
        work(item)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
