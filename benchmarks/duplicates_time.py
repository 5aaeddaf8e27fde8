"""Measure how long it takes to find duplicates, and in how much memory.

    python benchmarks/duplicates_time.py first DATA [--sizes 10000 100000]
    python benchmarks/duplicates_time.py candidates [--sizes 100000 1000000]

*first*: a first find in libraries of made-up pictures, a tenth of them changed copies, from kept features and
kept small frames. And the making of the frames, from thumbnails of pictures in DATA.

*candidates*: which pairs are to be compared, among synthetic features with planted pairs.
"""

import argparse
import json
import resource as usage
import time
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.measure import Data
from benchmarks.synthetic_library import COPY_OF_TEN, make_library
from simgui.app import App
from simgui.core.progress import Progress
from simgui.duplicates.buckets import nearest_pairs
from simgui.duplicates.candidates import LEAST_ALIKE, NEIGHBOURS
from simgui.duplicates.looks.frames import Frames, squashed
from simgui.duplicates.looks.sampling import sampled
from simgui.duplicates.looks.sketches import COLOUR_CELLS, FRAME_PX
from simgui.duplicates.looks.sketching import Sketcher
from simgui.duplicates.projection import projected
from simgui.duplicates.records import Level
from simgui.library.storage.data_folder import DataFolder

_MOST_LOOKS = 1000
"""So many real pictures lend their looks to made-up ones."""
_LOOKS_AT_ONCE = 5000


def main() -> int:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    what = parser.add_subparsers(dest="what", required=True)
    first = what.add_parser("first")
    first.add_argument("data", type=Path)
    first.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    candidates = what.add_parser("candidates")
    candidates.add_argument("--sizes", type=int, nargs="+", default=[100_000, 1_000_000])
    options = parser.parse_args()
    for size in options.sizes:
        measured = measure_growth(size) if options.what == "candidates" else _first(options.data, size)
        print(json.dumps(measured), flush=True)
    return 0


def _first(folder: Path, size: int) -> dict[str, object]:
    with TemporaryDirectory() as scratch:
        data = Data(folder, folder, Path(scratch), largest=size)
        with closing(App(DataFolder.open(Path(scratch) / "library"))) as app:
            return measure_first(app, make_library(app, data, size, files=True, copies=True))


def measure_first(app: App, folder: Path) -> dict[str, object]:
    """Find the groups of a made-up library for the first time, from its kept features and frames."""
    sketcher = app.duplicates._sketcher
    made_up = app.pictures.ids(folder)
    real = np.setdiff1d(app.pictures.ids(()), made_up)[:_MOST_LOOKS]
    started = _used()
    sketcher.make(real, Progress())
    made = _used()
    _give_looks(sketcher, sketcher.read(sketcher.names(real)).frames.astype(np.float32), np.sort(made_up))
    begun, clock = _used(), time.perf_counter()
    groups = app.duplicates.find(folder, Level.NEAR, Progress())
    numbers = [{int(member.path.stem) for member in group.members} for group in groups]
    copies = range(COPY_OF_TEN, len(made_up), 10)
    of = {number: each for each in numbers for number in each}
    return {
        "pictures": len(made_up),
        "making a frame, ms of a core": round(1000 * (made - started) / len(real), 2),
        "first find, s": round(time.perf_counter() - clock, 1),
        "first find, s of a core": round(_used() - begun, 1),
        "groups": len(groups),
        "planted copies found": sum(each - 1 in of.get(each, ()) for each in copies) / len(copies),
        "largest memory, MB": usage.getrusage(usage.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _used() -> float:
    """Give the processor seconds of this process and of those that it has started and ended."""
    used = (usage.getrusage(who) for who in (usage.RUSAGE_SELF, usage.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _give_looks(sketcher: Sketcher, real: Frames, ids: np.ndarray) -> None:
    """Keep frames of made-up pictures: parts of two real ones, mixed; a copy is most of the one before it."""
    for start in range(0, len(ids), _LOOKS_AT_ONCE):
        some = ids[start : start + _LOOKS_AT_ONCE]
        chance = np.random.default_rng(start)
        one, other = (
            sampled(real[chance.integers(0, len(real), len(some))], _parts(chance, len(some), 0.4), FRAME_PX)[
                0
            ]
            for _ in range(2)
        )
        frames = (one + other) / 2
        copies = np.arange(COPY_OF_TEN, len(some), 10)
        frames[copies] = sampled(frames[copies - 1], _parts(chance, len(copies), 0.85), FRAME_PX)[0]
        colours = np.repeat(squashed(frames, COLOUR_CELLS, COLOUR_CELLS).reshape(len(some), -1), 3, axis=1)
        rows = np.concatenate([frames.reshape(len(some), -1), colours], axis=1).astype(np.uint8)
        names = sketcher.names(some)
        sketcher._kept.put((name.tobytes(), row.tobytes()) for name, row in zip(names, rows, strict=True))


def _parts(chance: np.random.Generator, count: int, least: float) -> np.ndarray:
    """Draw maps to parts of pictures that are so wide and high at least, every other one mirrored."""
    share = chance.uniform(least, 1, count)
    maps = np.zeros((count, 2, 3), np.float32)
    maps[:, 0, 0] = maps[:, 1, 1] = share
    maps[:, :, 2] = (1 - share)[:, None] * chance.uniform(0, 1, (count, 2))
    maps[::2, 0, 2] += maps[::2, 0, 0]
    maps[::2, 0, 0] *= -1
    return maps


def measure_growth(size: int, planted: int = 1000) -> dict[str, object]:
    """Find planted pairs among synthetic features: clusters of many sizes, as labels and scenes make them."""
    random_ = np.random.default_rng(0)
    centres = np.abs(random_.standard_normal((size // 50, 1280), np.float32))
    of = random_.integers(0, len(centres), size)
    copies = random_.choice(size, 2 * planted, replace=False).reshape(planted, 2)
    source = np.arange(size)
    source[copies[:, 1]] = copies[:, 0]
    of[copies[:, 1]] = of[copies[:, 0]]

    def read(rows: np.ndarray) -> np.ndarray:
        own = np.stack(
            [np.random.default_rng(int(row)).standard_normal(1280, np.float32) for row in source[rows]]
        )
        noise = np.random.default_rng(int(rows[0])).standard_normal(own.shape, np.float32)
        return np.maximum(centres[of[rows]] + own + 0.3 * noise, 0)

    started = time.perf_counter(), time.process_time()
    short = projected(read, size)
    made = time.perf_counter(), time.process_time()
    pairs, _ = nearest_pairs(short, NEIGHBOURS, LEAST_ALIKE, Progress())
    ended = time.perf_counter(), time.process_time()
    keys = set((pairs[:, 0] * size + pairs[:, 1]).tolist())
    wanted = [int(min(pair) * size + max(pair)) for pair in copies.tolist()]
    return {
        "pictures": size,
        "planted pairs found": sum(key in keys for key in wanted) / planted,
        "candidates": len(pairs),
        "making and projecting features, s": round(made[0] - started[0], 1),
        "finding candidates, s": round(ended[0] - made[0], 1),
        "finding candidates, s of a core": round(ended[1] - made[1], 1),
        "that divided by n·√n, ns": round((ended[1] - made[1]) / size**1.5 * 1e9, 2),
        "largest memory, MB": usage.getrusage(usage.RUSAGE_SELF).ru_maxrss // 1024,
    }


if __name__ == "__main__":
    raise SystemExit(main())
