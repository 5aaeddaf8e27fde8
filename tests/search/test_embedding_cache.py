from contextlib import closing
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from simgui.search.embedding_cache import MOST_MODELS, EmbeddingCache


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "embeddings.sqlite"


def names(count: int, first: int = 0) -> list[bytes]:
    return [f"{number:016d}".encode() for number in range(first, first + count)]


def vectors(count: int, width: int = 4, seed: int = 0) -> npt.NDArray[np.float32]:
    drawn = np.random.default_rng(seed).normal(size=(count, width))
    return (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)


def test_what_is_put_is_there_in_whatever_order_it_is_asked_for(path: Path) -> None:
    with closing(EmbeddingCache(path)) as cache:
        cache.put("one", names(5), vectors(5))
        cache.put("one", names(3, first=5), vectors(3, seed=1))
    with closing(EmbeddingCache(path)) as cache:
        asked = [*reversed(names(8)), b"never embedded.."]
        known, found = cache.get("one", asked)
        assert found is not None
        assert known.tolist() == [True] * 8 + [False]
        everything = np.concatenate([vectors(5), vectors(3, seed=1)])
        np.testing.assert_array_equal(found[:8], everything[::-1])


def test_each_model_has_its_own(path: Path) -> None:
    with closing(EmbeddingCache(path)) as cache:
        cache.put("one", names(2), vectors(2))
        cache.put("two", names(2), vectors(2, seed=1))
        known, found = cache.get("two", names(2))
        assert found is not None
        np.testing.assert_array_equal(found, vectors(2, seed=1))
        known, found = cache.get("three", names(2))
        assert (known.any(), found) == (False, None)


def test_the_models_put_last_are_kept(path: Path) -> None:
    with closing(EmbeddingCache(path)) as cache:
        for number in range(MOST_MODELS + 1):
            cache.put(f"model {number}", names(2), vectors(2))
        there = [bool(cache.get(f"model {number}", names(2))[0].all()) for number in range(MOST_MODELS + 1)]
        assert there == [False] + [True] * MOST_MODELS


def test_what_is_not_as_it_was_written_is_not_used(path: Path) -> None:
    with closing(EmbeddingCache(path)) as cache:
        cache.put("one", names(2), vectors(2) * 2)  # no longer of unit length
        cache.put("one", names(2, first=2), vectors(2))
        assert cache.get("one", names(4))[0].tolist() == [False, False, True, True]


def test_a_damaged_file_is_made_anew_and_one_that_cannot_be_made_is_not_used(path: Path) -> None:
    path.write_bytes(b"this is no database " * 1000)
    with closing(EmbeddingCache(path)) as cache:
        cache.put("one", names(2), vectors(2))
        assert cache.get("one", names(2))[0].all()
    with closing(EmbeddingCache(path / "gone")) as cache:
        cache.put("one", names(2), vectors(2))
        assert not cache.get("one", names(2))[0].any()
