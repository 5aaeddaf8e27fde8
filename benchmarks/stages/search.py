"""The exact five nearest of a gallery."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt

from benchmarks.measure import Data, Finding, Result, Series, Way, in_turn, prepared
from simgui.search.gallery import Gallery

MEASURES = "the exact five of 1,000 to 1,000,000: ours, FAISS flat and 16 bit, usearch, NMSLib"

SIZES = {1_000: 400, 10_000: 100, 100_000: 20, 1_000_000: 10}
"""Pictures of a gallery → queries a round, for what would be too short to time."""

WIDTHS = (256, 512)
"""Numbers of a starter's embedding, and of one that *quick* has learnt."""

_NEIGHBOURS = 5
_GRAPHS_UP_TO = 10_000
"""Of more pictures, a graph takes minutes to build."""

Vectors = npt.NDArray[np.float32]
Ask = Callable[[Vectors], npt.NDArray[np.int64]]
Index = tuple[Ask, float | None]
"""How an index is asked, and the MB that it holds, if it tells."""


def run(data: Data) -> Iterator[Finding]:
    """Ask galleries of every size."""
    for width in WIDTHS:
        for count in [each for each in SIZES if each <= data.largest]:
            yield from _of_size(count, width, data)


def _of_size(count: int, width: int, data: Data) -> Iterator[Finding]:
    asked = SIZES[count]
    vectors = clustered(count + asked, width)
    gallery, queries = vectors[:count], vectors[count:]
    makers: dict[str, Callable[[Vectors], Index]] = {
        "SimGUI": ours,
        "FAISS flat": faiss_flat,
        "FAISS 16 bit": faiss_16_bit,
    }
    if count <= _GRAPHS_UP_TO:
        makers |= {"usearch 16 bit": usearch_16_bit, "NMSLib": nmslib_graph}
    asks: dict[str, Ask] = {}
    memory: dict[str, float | None] = {}

    def preparing(name: str, make: Callable[[Vectors], Index]) -> Callable[[], Way]:
        def prepare() -> Way:
            ask, memory[name] = make(gallery)
            asks[name] = ask
            return lambda: [ask(query) for query in queries]

        return prepare

    ways, missing = prepared({name: preparing(name, make) for name, make in makers.items()})
    taken = in_turn(ways, data.rounds, asked / 1000)
    found = {name: recall(gallery, queries, ask) for name, ask in asks.items()}
    results = [Result(name, each, f"recall {found[name]:.3f}") for name, each in taken.items()]
    mark = f"search-{count}" if count >= 10_000 else ""
    what = f"five of {count:,}, {width} numbers each"
    yield Finding(
        mark,
        what,
        "ms a search",
        results[0],
        (*results[1:], *missing),
        ("FAISS flat",),
        f"time of a search, {width} numbers a picture",
        count,
    )
    held = [Result(name, Series((each,))) for name, each in memory.items() if each is not None]
    yield Finding(
        "", f"memory of {what}", "MB", held[0], tuple(held[1:]), (), f"memory of a gallery, {width}", count
    )


def ours(gallery: Vectors) -> Index:
    """Make SimGUI's gallery."""
    made = Gallery(np.arange(len(gallery)), gallery)
    made.nearest(gallery[0], _NEIGHBOURS)  # the 8 bits are made with the first search
    held = sum(each.nbytes for each in {id(each): each for each in _arrays(made)}.values())
    return lambda query: made.nearest(query, _NEIGHBOURS)[0], held / 1e6


def _arrays(held: object) -> Iterator[npt.NDArray[Any]]:
    """Find every array that an object holds, however deep."""
    if isinstance(held, np.ndarray):
        yield held
    elif isinstance(held, (list, tuple)):
        for each in held:
            yield from _arrays(each)
    elif hasattr(held, "__dict__") and not isinstance(held, type):
        for each in vars(held).values():
            yield from _arrays(each)


def faiss_flat(gallery: Vectors) -> Index:
    """Make FAISS's exact index."""
    import faiss

    index = faiss.IndexFlatIP(gallery.shape[1])
    index.add(gallery)
    return lambda query: index.search(query[None], _NEIGHBOURS)[1][0], index.ntotal * index.code_size / 1e6


def faiss_16_bit(gallery: Vectors) -> Index:
    """Make FAISS's index of 16-bit numbers."""
    import faiss

    index = faiss.IndexScalarQuantizer(
        gallery.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
    )
    index.train(gallery[:1])
    index.add(gallery)
    return lambda query: index.search(query[None], _NEIGHBOURS)[1][0], index.ntotal * index.code_size / 1e6


def usearch_16_bit(gallery: Vectors) -> Index:
    """Make usearch's graph."""
    from usearch.index import Index as Graph

    graph = Graph(ndim=gallery.shape[1], metric="ip", dtype="f16")
    graph.add(np.arange(len(gallery)), gallery)
    return (
        lambda query: np.asarray(graph.search(query, _NEIGHBOURS).keys, np.int64),
        graph.memory_usage / 1e6,
    )


def nmslib_graph(gallery: Vectors) -> Index:
    """Make NMSLib's graph, with TensorFlow Similarity's settings; it does not tell what it holds."""
    import nmslib

    index = nmslib.init(method="hnsw", space="cosinesimil")
    index.addDataPointBatch(gallery)
    index.createIndex(print_progress=False)
    return lambda query: index.knnQuery(query, _NEIGHBOURS)[0].astype(np.int64), None


def recall(gallery: Vectors, queries: Vectors, ask: Ask) -> float:
    """Give the share of the true five that are found, told by distance: at a tie either is true."""
    right = 0
    for query in queries:
        nearness = gallery @ query
        fifth = np.partition(nearness, -_NEIGHBOURS)[-_NEIGHBOURS]
        right += int((nearness[ask(query)] >= fifth - 1e-6).sum())
    return right / (_NEIGHBOURS * len(queries))


def clustered(count: int, width: int) -> Vectors:
    """Draw unit vectors with near neighbours, as pictures have them: float32 (count, width)."""
    random = np.random.default_rng(0)
    centres = random.normal(size=(max(1, count // 50), width)).astype(np.float32)
    vectors = random.standard_normal((count, width), np.float32)
    vectors *= 0.5
    vectors += centres[random.integers(0, len(centres), count)]
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors
