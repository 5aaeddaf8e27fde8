"""What a Ray cluster costs: indexing on it, and how fast one program takes in what it gives.

    python benchmarks/cluster.py FOLDER [--rounds 3] [--made-up 20000]

FOLDER holds pictures. It is indexed with the default starter into empty libraries, in turn as `simgui index`
does and by the workers of a cluster on this computer (`--cluster local`), with as many cores. The cluster is
started before the clock is; its workers load the network within it. Printed: pictures a second of each, and
whether their features are the same bytes.

Then a source that takes no time yields made-up outcomes (features, thumbnails of 6 kB), which are written to
an empty library as those of a cluster are: so many pictures a second is the most that one program can take
from a cluster of any size.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np

from benchmarks import machine
from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, Seen
from simgui.library.decoding.thumbnails import THUMBNAIL_PX, Thumbnails
from simgui.library.folders.indexer import index_folder
from simgui.library.folders.place import Place
from simgui.library.storage.data_folder import DataFolder
from simgui.models.starter import Starters
from simgui.sharing.cluster.address import ClusterAddress
from simgui.sharing.cluster.connection import connected
from simgui.sharing.cluster.source import ClusterFeatures
from simgui.sharing.features import FeatureSource, FileToLookAt, LookedAt, SourceReading

_THUMBNAIL_BYTES = 6000


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--made-up", type=int, default=20_000, metavar="N")
    options = parser.parse_args()
    print(machine.sentence(machine.kind()), flush=True)
    backbone = Starters().default.backbone
    folder = options.folder.resolve()
    rates: dict[str, list[float]] = {"here": [], "cluster": []}
    same: list[bool] = []
    elapsed, processor = _taken_in(options.made_up)
    print(
        f"outcomes taken in: {elapsed:,.0f} a second, {processor:,.0f} a second of processor time", flush=True
    )
    if not options.rounds:
        return 0
    with connected(ClusterAddress.read("local")) as ray:
        for _ in range(options.rounds):
            here, kept_here = _index(folder, None)
            cluster, kept_there = _index(folder, ClusterFeatures(ray, backbone, THUMBNAIL_PX))
            rates["here"].append(here)
            rates["cluster"].append(cluster)
            same.append(kept_here == kept_there)
    for name, each in rates.items():
        print(f"{name}: {median(each):.0f} pictures a second ({min(each):.0f} to {max(each):.0f})")
    print(f"the same features: {'yes' if all(same) else 'NO'}, of {len(kept_here):,} pictures")
    return 0


def _index(folder: Path, source: FeatureSource | None) -> tuple[float, dict[bytes, bytes]]:
    """Index into an empty library; give pictures a second, and the features by content."""
    with tempfile.TemporaryDirectory() as scratch, closing(App(DataFolder.open(Path(scratch)))) as app:
        backbone = app.models.starters.default.backbone

        def reading(place: Place) -> SourceReading:
            assert source is not None
            return SourceReading(source, app._catalogue, backbone.id, place)

        started = time.monotonic()
        summary = app.folders.index(folder, Progress(), backbone, reading if source else None)
        seconds = time.monotonic() - started
        catalogue = app._catalogue
        ids = catalogue.pictures.ids(folder, backbone.id)
        features = catalogue.features.read(ids, backbone.id)
        contents = catalogue.pictures.contents(ids)
        kept = {content: row.tobytes() for content, row in zip(contents, features, strict=True)}
    return summary.indexed / seconds, kept


@dataclass(frozen=True)
class _MadeUp:
    """Gives outcomes in no time."""

    features: np.ndarray

    def features_of(self, files: Iterable[FileToLookAt], progress: Progress) -> Iterator[LookedAt]:
        for number, file in enumerate(files):
            progress.check()
            seen = Seen(4000, 3000, self.features[number % len(self.features)], thumbnail=self._thumbnail)
            yield LookedAt(file, number.to_bytes(16, "big"), seen)

    @property
    def _thumbnail(self) -> bytes:
        return bytes(_THUMBNAIL_BYTES)


def _taken_in(count: int) -> tuple[float, float]:
    """Write made-up outcomes; give how many a second, by the clock and by processor time."""
    backbone = Starters().default.backbone
    random = np.random.default_rng(0)
    size_px = backbone.input.size_px
    features = backbone.features(random.integers(0, 256, (16, size_px, size_px, 3), np.uint8))
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "pictures")
        for number in range(count):
            path = folder / f"{number // 1000:04}" / f"{number:07}.jpg"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(b"%d" % number)
        with (
            closing(Catalogue(Path(scratch, "catalogue.sqlite"))) as catalogue,
            closing(Thumbnails(Path(scratch, "thumbnails.sqlite"))) as thumbnails,
        ):

            def reading(place: Place) -> SourceReading:
                return SourceReading(_MadeUp(features), catalogue, backbone.id, place)

            started, worked = time.monotonic(), time.process_time()
            index_folder(folder, catalogue, backbone, Progress(), thumbnails=thumbnails, reading=reading)
            return count / (time.monotonic() - started), count / (time.process_time() - worked)


if __name__ == "__main__":
    sys.exit(main())
