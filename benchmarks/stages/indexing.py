"""Indexing a folder, against what decoding and backbone alone take, and against an earlier version."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

from benchmarks.measure import Data, Finding, Result, Series
from benchmarks.photographs import MEGAPIXELS_12, MEGAPIXELS_24, TINY, make, pictures_of
from benchmarks.programs import lines_of
from simgui.models.layout import starter_folder

MEASURES = "indexing, thumbnails included: photographs of three sizes and tiny pictures; against the limit"

_DEFAULT, _FAST = "starter-2", "starter-fast-2"

_SAID = """
import json, os, resource, sys, time
from pathlib import Path

def used():
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in both)

def tell(elapsed, processor):
    print(json.dumps([elapsed, used() - processor]))
"""

_INDEX = f"""{_SAID}
from contextlib import closing
from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import DataFolder

with closing(App(DataFolder.open(Path(sys.argv[1])))) as app:
    if sys.argv[3]:
        app.models.use(sys.argv[3])
    models = app.models
    (models.of() if hasattr(models, "of") else models.active).backbone  # an earlier version's name
    started, processor = time.perf_counter(), used()
    app.folders.index(Path(sys.argv[2]), Progress())
    tell(time.perf_counter() - started, processor)
"""

_LIMIT = f"""{_SAID}
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from simgui.library.decoding.decoder import decode
from simgui.library.decoding.thumbnails import THUMBNAIL_PX
from simgui.library.folders.scanner import find_files
from simgui.models.litert import load_backbone

backbone = load_backbone(Path(sys.argv[1]))
paths = [file.path for file in find_files(Path(sys.argv[2]))]
cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()

def decoded(path):
    decode(path, backbone.input, THUMBNAIL_PX)

def nothing(_):
    time.sleep(0.2)

if __name__ == "__main__":
    pixels = decode(paths[0], backbone.input).pixels[None]
    with ProcessPoolExecutor(cores) as processes, ThreadPoolExecutor(cores) as threads:
        list(processes.map(nothing, range(cores)))  # they are there by then
        list(threads.map(lambda _: (nothing(0), backbone.features(pixels)), range(cores)))
        started, processor = time.perf_counter(), used()
        list(threads.map(lambda _: backbone.features(pixels), paths))
        list(processes.map(decoded, paths, chunksize=4))
        elapsed = time.perf_counter() - started
    tell(elapsed, processor)  # processes count once they have ended
"""


def run(data: Data) -> Iterator[Finding]:
    """Index each kind of pictures with the fast starter, photographs with the default one as well."""
    small = pictures_of(data.train)
    photographs = "400 by 533 JPEG"
    folders = {
        photographs: (data.train, "photographs"),
        "12-megapixel JPEG": (
            make(small, data.scratch / "12", min(600, data.largest), MEGAPIXELS_12),
            "12-megapixel",
        ),
        "24-megapixel JPEG": (
            make(small, data.scratch / "24", min(300, data.largest), MEGAPIXELS_24),
            "24-megapixel",
        ),
        "32-pixel JPEG": (make(small, data.scratch / "tiny", min(1000, data.largest), TINY), ""),
    }
    for what, (folder, mark) in folders.items():
        for starter in (_DEFAULT, _FAST) if what == photographs else (_FAST,):
            yield from _indexed(what, folder, starter, mark, data)
    if data.before is not None:
        for starter, mark in ((_FAST, "fast-before"), (_DEFAULT, "default-before")):
            yield _before(data.train, starter, mark, data.before, data)


def _indexed(what: str, folder: Path, starter: str, mark: str, data: Data) -> Iterator[Finding]:
    count = len(pictures_of(folder))
    network = starter_folder(starter) / "backbone.json"
    ours: list[tuple[float, float]] = []
    limit: list[tuple[float, float]] = []
    for _ in range(data.rounds):
        ours.append(_told(data, _INDEX, _library(data), folder, starter))
        limit.append(_told(data, _LIMIT, network, folder))
    alone = Result("decoding + backbone alone", _series(limit, count), "the limit; no hash, no catalogue")
    mine = Result("SimGUI", _series(ours, count), f"{count:,} pictures")
    yield Finding(mark, f"indexing {what}, {starter}", "ms a picture", mine, (alone,))


def _before(folder: Path, starter: str, mark: str, tree: Path, data: Data) -> Finding:
    count = len(pictures_of(folder))
    ours: list[tuple[float, float]] = []
    theirs: list[tuple[float, float]] = []
    for _ in range(data.rounds):
        ours.append(_told(data, _INDEX, _library(data), folder, starter))
        theirs.append(_told(data, _INDEX, _library(data), folder, "", tree=tree))
    before = Result("version before, its starter", _series(theirs, count))
    return Finding(
        mark, f"indexing, {starter}", "ms a picture", Result("SimGUI", _series(ours, count)), (before,)
    )


def _library(data: Data) -> Path:
    return Path(mkdtemp(dir=data.scratch))


def _told(data: Data, program: str, *arguments: Path | str, tree: Path | None = None) -> tuple[float, float]:
    """Run a program with our source or another; give the seconds that passed, and those of processors."""
    *_, (_, told) = lines_of(data.scratch, program, *arguments, tree=tree)
    elapsed, processor = json.loads(told)
    return elapsed, processor


def _series(seconds: list[tuple[float, float]], count: int) -> Series:
    elapsed, processor = zip(*seconds, strict=True)
    return Series(
        tuple(each * 1000 / count for each in elapsed), tuple(each * 1000 / count for each in processor)
    )
