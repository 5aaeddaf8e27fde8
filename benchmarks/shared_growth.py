"""How a shared library behaves as it grows: insertion, index, latency, throughput, recall, memory, disk.

    python benchmarks/shared_growth.py --data-dir DIR TRAIN TEST [--sizes 1000 10000 100000] [--queries 300]

It starts a Milvus server on this computer (that of the tests: the package `milvus`, Linux on x86-64), with
its files in a folder of its own, and fills one collection by the code that publishing uses, from one size to
the next.

TRAIN and TEST are folders that the library in DIR has indexed. The embeddings are those of the default
starter: its head applied to features of TRAIN with noise (`benchmarks/synthetic_library.py`), so that some
pictures have near neighbours and others none. The queries are pictures of TEST, which the collection does
not hold. For each size it prints

- insertion: entries a second, as publishing writes them, 500 a request;
- index: seconds from then until the server says that all rows are indexed;
- latency of a search for the five nearest, one after another, median and 95th of a hundred: as the desktop
  searches, with 64 candidates, their embeddings and the distances that are computed again. And the median of
  a bare search of the engine, which gives the numbers of five rows and nothing else;
- searches a second with `--clients` clients at once, for `--seconds` seconds;
- recall: which share of the true five, found by comparing with every embedding, were among the five; with a
  95 % interval from 1,000 bootstrap samples of the queries;
- memory of the server (resident), and the bytes of its folder.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

sys.path.append(str(Path(__file__).parent.parent / "tests"))

from milvus_server import running_server

from benchmarks import machine
from benchmarks.synthetic_library import noisy
from simgui.library.catalogue import Catalogue
from simgui.library.storage.data_folder import DataFolder
from simgui.models.head import Embeddings, Head
from simgui.models.starter import Starters
from simgui.search.exact import distances_to
from simgui.sharing.connection import Connection, connect
from simgui.sharing.gallery import Entry
from simgui.sharing.milvus import INDEX, MilvusGallery, create_collection

_K = 5
_AT_ONCE = 5000
_COLLECTION = "growth"
_WARMING_UP = 20
_SAMPLES = 1000
_LABELS = 20
_SECONDS_TO_INDEX = 3600


@dataclass(frozen=True)
class Measured:
    """One size."""

    pictures: int
    entries_a_second: float
    index_s: float
    median_ms: float
    p95_ms: float
    engine_ms: float
    searches_a_second: float
    recall: float
    recall_interval: tuple[float, float]
    memory_mb: float
    disk_mb: float


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data-dir", type=Path, required=True, metavar="DIR")
    parser.add_argument("train", type=Path)
    parser.add_argument("test", type=Path)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10_000, 100_000])
    parser.add_argument("--queries", type=int, default=300)
    parser.add_argument("--clients", type=int, default=8)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    told = machine.kind()
    print(machine.sentence(told), flush=True)
    starter = Starters().default
    head = _head(starter.folder)
    data = DataFolder.open(options.data_dir)
    with closing(Catalogue(data.catalogue)) as catalogue:
        features, queried = (
            catalogue.features.read(
                catalogue.pictures.ids(folder.resolve(), starter.backbone_id), starter.backbone_id
            )
            for folder in (options.train, options.test)
        )
    chosen = np.random.default_rng(0).permutation(len(queried))[: options.queries]
    queries = head.embed(queried[chosen])
    measured = []
    with (
        tempfile.TemporaryDirectory(prefix="growth-") as folder,
        running_server(Path(folder)) as server,
        closing(connect(server.address(_COLLECTION), server.user, server.token)) as connection,
    ):
        create_collection(connection, _COLLECTION, queries.shape[1])
        gallery = MilvusGallery(connection, _COLLECTION, queries.shape[1])
        kept = np.empty((0, queries.shape[1]), np.float32)
        memory, disk = resident_mb(Path(folder)), _disk_mb(Path(folder))
        print(f"an empty server: {memory:,.0f} MB of memory, {disk:,.0f} MB on disk")
        for size in sorted(options.sizes):
            new = _embeddings(head, features, len(kept), size)
            started = time.monotonic()
            _insert(gallery, new, len(kept))
            rate = len(new) / (time.monotonic() - started)
            kept = np.concatenate([kept, new])
            started = time.monotonic()
            _wait_for_index(connection, len(kept))
            indexed = time.monotonic() - started
            searched = MilvusGallery(connection, _COLLECTION, queries.shape[1])  # it has written nothing
            seen = _measure(searched, connection, kept, queries, Path(folder), options)
            measured.append(replace(seen, entries_a_second=rate, index_s=indexed))
            print(_line(measured[-1]), flush=True)
    print(f"{INDEX}, {queries.shape[1]} dimensions, {len(queries)} queries, the {_K} nearest")
    if options.json:
        document = {"machine": told, "measured": [asdict(each) for each in measured]}
        options.json.write_text(json.dumps(document, indent=1), "utf-8")
    return 0


def _head(folder: Path) -> Head:
    from simgui.models.model import load_model

    return load_model(folder).head


def _embeddings(head: Head, features: Embeddings, start: int, stop: int) -> Embeddings:
    parts = [
        head.embed(noisy(features, min(_AT_ONCE, stop - place), seed=place))
        for place in range(start, stop, _AT_ONCE)
    ]
    return np.concatenate(parts)


def _insert(gallery: MilvusGallery, embeddings: Embeddings, start: int) -> None:
    for place in range(0, len(embeddings), _AT_ONCE):
        group = embeddings[place : place + _AT_ONCE]
        gallery.put(list(_entries(range(start + place, start + place + len(group)))), group)


def _entries(numbers: range) -> Iterator[Entry]:
    root = "/srv/pictures"
    for number in numbers:
        label, part = f"label {number % _LABELS:02}", number // 1000
        path = f"{root}/{label}/{part:04}/{number:08}.jpg"
        yield Entry(number.to_bytes(16, "big"), root, (path,), label, 4000, 3000, 1_700_000_000 + number)


def _wait_for_index(connection: Connection, count: int) -> None:
    connection.write("flush", _COLLECTION)
    deadline = time.monotonic() + _SECONDS_TO_INDEX
    while time.monotonic() < deadline:
        told = connection.ask("describe_index", _COLLECTION, "embedding")
        # Rows of segments that were merged since may be told as pending for ever.
        done = told.get("state") == "Finished" or not int(told.get("pending_index_rows", 0))
        if done and int(told["indexed_rows"]) >= count:
            return
        time.sleep(0.2)
    raise RuntimeError(f"not indexed within {_SECONDS_TO_INDEX} s: {told}")


def _measure(
    gallery: MilvusGallery,
    connection: Connection,
    kept: Embeddings,
    queries: Embeddings,
    folder: Path,
    options: argparse.Namespace,
) -> Measured:
    for query in queries[:_WARMING_UP]:
        gallery.nearest(query, _K)
    taken, hits = [], []
    for query in queries:
        started = time.perf_counter()
        found = gallery.nearest(query, _K)
        taken.append((time.perf_counter() - started) * 1000)
        true = np.sort(distances_to(kept, query))[:_K]
        hits.append(np.mean([distance <= true[-1] for distance in found.distances]))
    samples = np.random.default_rng(0).choice(hits, (_SAMPLES, len(hits))).mean(axis=1)
    low, high = np.percentile(samples, [2.5, 97.5])
    return Measured(
        len(kept),
        0,
        0,
        float(np.median(taken)),
        float(np.percentile(taken, 95)),
        _engine_ms(connection, queries),
        _searches_a_second(gallery, queries, options.clients, options.seconds),
        float(np.mean(hits)),
        (float(low), float(high)),
        resident_mb(folder),
        _disk_mb(folder),
    )


def _engine_ms(connection: Connection, queries: Embeddings) -> float:
    """Time what of a search is the engine's own, with the way to it."""
    taken = []
    for query in queries:
        started = time.perf_counter()
        connection.ask(
            "search",
            _COLLECTION,
            data=[query],
            anns_field="embedding",
            limit=_K,
            search_params={"metric_type": "IP", "params": {"ef": 128}},
            consistency_level="Bounded",
        )
        taken.append((time.perf_counter() - started) * 1000)
    return float(np.median(taken))


def _disk_mb(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _searches_a_second(gallery: MilvusGallery, queries: Embeddings, clients: int, seconds: float) -> float:
    deadline = time.monotonic() + seconds

    def search(first: int) -> int:
        done = 0
        while time.monotonic() < deadline:
            gallery.nearest(queries[(first + done) % len(queries)], _K)
            done += 1
        return done

    started = time.monotonic()
    with ThreadPoolExecutor(clients) as threads:
        done = sum(threads.map(search, range(0, clients * 7, 7)))
    return done / (time.monotonic() - started)


def resident_mb(folder: Path) -> float:
    """Sum what is resident of the processes of the server: those whose environment names its folder."""
    mark, total = f"{folder}/".encode(), 0
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark not in (process / "environ").read_bytes():
                continue
            lines = (process / "status").read_text("ascii", "replace").splitlines()
        except OSError:
            continue
        total += sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmRSS:"))
    return total / 1e6


def _line(each: Measured) -> str:
    low, high = each.recall_interval
    return (
        f"{each.pictures:>9,} pictures: {each.entries_a_second:,.0f} entries a second, indexed after "
        f"{each.index_s:.1f} s, a search {each.median_ms:.1f} ms ({each.p95_ms:.1f} ms for 95 of 100; of the "
        f"engine alone {each.engine_ms:.1f} ms), {each.searches_a_second:.0f} searches a second, recall "
        f"{each.recall:.4f} ({low:.4f} to {high:.4f}), {each.memory_mb:,.0f} MB of memory, "
        f"{each.disk_mb:,.0f} MB on disk"
    )


if __name__ == "__main__":
    sys.exit(main())
