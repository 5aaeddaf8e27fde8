"""The seed's own way: predict, index and look up with TensorFlow Similarity and NMSLib."""

import os
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO

import numpy as np
import numpy.typing as npt

from benchmarks.measure import Data, Finding, Result, Way, in_turn, prepared
from benchmarks.stages.search import clustered
from simgui.search.gallery import Gallery

MEASURES = "features to the nearest five, as TensorFlow Similarity does it: predict, index, lookup"

_PICTURES, _FEATURES, _WIDTH, _QUERIES = 2_000, 1_280, 256, 10
Vectors = npt.NDArray[np.float32]


def run(data: Data) -> Iterator[Finding]:
    """Index features of as many pictures, then look for the nearest of a few more."""
    random = np.random.default_rng(0)
    features = clustered(_PICTURES + _QUERIES, _FEATURES)
    weights = random.standard_normal((_FEATURES, _WIDTH), np.float32) / np.float32(_FEATURES**0.5)
    gallery, queries = features[:_PICTURES], features[_PICTURES:]
    makers: dict[str, Callable[[], tuple[Way, Way, Callable[[Vectors], list[int]]]]] = {
        "SimGUI": lambda: ours(weights, gallery, queries),
        "TensorFlow Similarity, NMSLib": lambda: seed(weights, gallery, queries),
    }
    made: dict[str, tuple[Way, Way, Callable[[Vectors], list[int]]]] = {}

    def preparing(
        name: str, make: Callable[[], tuple[Way, Way, Callable[[Vectors], list[int]]]]
    ) -> Callable[[], Way]:
        def prepare() -> Way:
            made[name] = make()
            return made[name][0]

        return prepare

    ways, missing = prepared({name: preparing(name, make) for name, make in makers.items()})
    indexed = in_turn(ways, data.rounds, _PICTURES / 1000)
    mine, *others = [Result(name, each) for name, each in indexed.items()]
    yield Finding(
        "", f"embeddings of {_PICTURES:,} put into an index", "ms a picture", mine, (*others, *missing)
    )
    asked = in_turn({name: each[1] for name, each in made.items()}, data.rounds, _QUERIES / 1000)
    truth = [made["SimGUI"][2](query) for query in queries]
    results = [
        Result(name, each, f"the same five: {_shared(made[name][2], queries, truth):.3f}")
        for name, each in asked.items()
    ]
    yield Finding(
        "", f"features to the five of {_PICTURES:,}", "ms a query", results[0], (*results[1:], *missing)
    )


def ours(
    weights: Vectors, gallery: Vectors, queries: Vectors
) -> tuple[Way, Way, Callable[[Vectors], list[int]]]:
    """Multiply, scale, compare with all."""

    def embedded(features: Vectors) -> Vectors:
        projected = features @ weights
        return projected / np.linalg.norm(projected, axis=1, keepdims=True)

    def index() -> Gallery:
        return Gallery(np.arange(len(gallery)), embedded(gallery))

    held = index()

    def ask(query: Vectors) -> list[int]:
        return [int(each) for each in held.nearest(embedded(query[None])[0], 5)[0]]

    return index, lambda: [ask(query) for query in queries], ask


def seed(
    weights: Vectors, gallery: Vectors, queries: Vectors
) -> tuple[Way, Way, Callable[[Vectors], list[int]]]:
    """Make a `SimilarityModel` of one layer with the same weights."""
    os.environ.setdefault("TQDM_DISABLE", "1")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ["TF_USE_LEGACY_KERAS"] = "1"
    import tensorflow as tf
    from tensorflow_similarity.layers import MetricEmbedding
    from tensorflow_similarity.models import SimilarityModel

    taken = tf.keras.layers.Input(_FEATURES)
    layer = MetricEmbedding(_WIDTH, use_bias=False)
    model = SimilarityModel(taken, layer(taken))
    layer.set_weights([weights] if len(layer.get_weights()) == 1 else [weights, np.zeros(_WIDTH, np.float32)])
    model.compile(optimizer="adam", loss="mse", distance="cosine")

    def index() -> None:
        with redirect_stdout(StringIO()):
            model.reset_index()
            model.index(gallery, y=np.arange(len(gallery)), verbose=0)

    index()

    def ask(query: Vectors) -> list[int]:
        with redirect_stdout(StringIO()):
            (found,) = model.lookup(query[None], k=5, verbose=0)
        return [int(each.label) for each in found]

    return index, lambda: [ask(query) for query in queries], ask


def _shared(ask: Callable[[Vectors], list[int]], queries: Vectors, truth: list[list[int]]) -> float:
    """Give the share of the true five that are found."""
    return sum(len({*ask(query)} & {*five}) for query, five in zip(queries, truth, strict=True)) / (
        5 * len(truth)
    )
