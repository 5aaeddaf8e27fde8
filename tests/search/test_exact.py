"""The five are the true five: held against a plain comparison in float64."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from simgui.library.records import Ids
from simgui.models.head import unit_length
from simgui.search import exact
from simgui.search.codes import CodedQuery, encode
from simgui.search.embedding_cache import EmbeddingCache
from simgui.search.exact import find_nearest
from simgui.search.parts import Part, PartInMemory, StoredPart

Vectors = npt.NDArray[np.float32]
Random = np.random.Generator


def spread(random: Random, count: int, width: int) -> Vectors:
    return random.normal(size=(count, width))


def clustered(random: Random, count: int, width: int) -> Vectors:
    centres = random.normal(size=(3, width))
    return centres[random.integers(0, 3, count)] + 0.01 * random.normal(size=(count, width))


def duplicated(random: Random, count: int, width: int) -> Vectors:
    return random.normal(size=(4, width))[random.integers(0, 4, count)]


def nearly_equal(random: Random, count: int, width: int) -> Vectors:
    return np.ones((count, width)) + 1e-6 * random.normal(size=(count, width))


def of_few_numbers(random: Random, count: int, width: int) -> Vectors:
    """Far from what 8 bits can hold: one number much larger than the rest."""
    vectors = 1e-3 * random.normal(size=(count, width))
    vectors[:, 0] = 1
    return vectors


def opposite(random: Random, count: int, width: int) -> Vectors:
    one = random.normal(size=(1, width))
    return one * random.choice([-1, 1], (count, 1)) + 1e-5 * random.normal(size=(count, width))


def with_zeros(random: Random, count: int, width: int) -> Vectors:
    return random.normal(size=(count, width)) * random.integers(0, 2, (count, 1))


KINDS = (spread, clustered, duplicated, nearly_equal, of_few_numbers, opposite, with_zeros)


def plain(ids: Ids, embeddings: Vectors, query: Vectors, k: int) -> tuple[list[int], list[float]]:
    products = (embeddings.astype(np.float64) * query.astype(np.float64)).sum(axis=1)
    distances = np.clip(1 - products, 0, 2).astype(np.float32)
    order = np.lexsort((ids, distances))[:k]
    return ids[order].tolist(), distances[order].tolist()


def in_parts(random: Random, ids: Ids, embeddings: Vectors) -> list[Part]:
    cuts = np.sort(random.integers(1, len(ids), 2)).tolist() if len(ids) > 3 else []
    rows = np.split(np.arange(len(ids)), cuts)
    return [PartInMemory(ids[each], embeddings[each]) for each in rows if len(each)]


@pytest.fixture(
    params=[(32768, 256, 1 << 40), (16, 4, 1 << 40), (16, 4, 0)], ids=["usual", "small", "threads"]
)
def _blocks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    rows, in_full, threads = request.param
    monkeypatch.setattr(exact, "_ROWS_AT_ONCE", rows)
    monkeypatch.setattr(exact, "_FIRST_IN_FULL", in_full)
    monkeypatch.setattr(exact, "_IN_FULL_AT_ONCE", in_full)
    monkeypatch.setattr(exact, "_BYTES_FOR_THREADS", threads)


@pytest.mark.usefixtures("_blocks")
@pytest.mark.parametrize("draw", KINDS)
def test_the_nearest_are_those_of_a_plain_comparison(draw: Callable[[Random, int, int], Vectors]) -> None:
    for seed in range(10):
        random = np.random.default_rng(seed)
        count, width = int(random.integers(1, 300)), int(random.choice([1, 2, 3, 5, 16, 31, 64, 256, 600]))
        ids = random.permutation(1000)[:count]
        embeddings = unit_length(draw(random, count, width).astype(np.float32))
        of_them = embeddings[int(random.integers(0, count))]
        for query in (of_them, unit_length(random.normal(size=(1, width)).astype(np.float32))[0]):
            for k in (1, 5, int(random.integers(1, count + 2)), count):
                found, distances = find_nearest(in_parts(random, ids, embeddings), query, k)
                assert (found.tolist(), distances.tolist()) == plain(ids, embeddings, query, k)


@pytest.mark.parametrize("draw", KINDS)
@pytest.mark.parametrize("width", [1, 3, 64, 100, 512, 700])
def test_a_product_lies_within_its_margin(draw: Callable[[Random, int, int], Vectors], width: int) -> None:
    random = np.random.default_rng(width)
    rows = unit_length(draw(random, 200, width).astype(np.float32))
    codes = encode(rows)
    for query in unit_length(np.concatenate([rows[:5], random.normal(size=(5, width)).astype(np.float32)])):
        products = rows.astype(np.float64) @ query.astype(np.float64)
        coded = CodedQuery(query)
        assert (np.abs(products - coded.estimates(codes)) <= coded.margins(codes)).all()


def test_the_margin_is_narrow() -> None:
    # 8 bits hold numbers to 1 in 250 of the largest, which is 3 to 4 times the usual one if they are alike.
    rows = unit_length(np.random.default_rng(0).normal(size=(100, 256)).astype(np.float32))
    rows[:, 0] = 0.9  # and one large number spoils nothing
    codes = encode(unit_length(rows))
    assert codes.errors.max() < 0.02


def test_only_few_are_computed_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(0)
    embeddings = unit_length(random.normal(size=(5000, 64)).astype(np.float32))
    part, read = PartInMemory(np.arange(5000), embeddings), []
    whole = part.embeddings
    monkeypatch.setattr(part, "embeddings", lambda rows: read.append(len(rows)) or whole(rows))
    found, _ = find_nearest([part], embeddings[7], 5)
    assert found[0] == 7
    assert sum(read) <= 256


def test_stored_embeddings_are_found_like_those_in_memory(tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    embeddings = unit_length(random.normal(size=(300, 32)).astype(np.float32))
    contents = random.integers(0, 256, (300, 16), np.uint8)
    block = EmbeddingCache(tmp_path / "embeddings").put("one", contents, embeddings)
    assert block is not None
    kept = random.random(300) < 0.5
    ids = np.flatnonzero(kept)
    stored = StoredPart(np.arange(300), block, np.arange(300), lambda _ids: embeddings[:0])
    for part in (stored.only(kept), StoredPart(ids, block, ids, lambda _ids: embeddings[:0])):
        found, distances = find_nearest([part], embeddings[5], 9)
        assert (found.tolist(), distances.tolist()) == plain(ids, embeddings[ids], embeddings[5], 9)


def test_damaged_embeddings_are_computed_anew(tmp_path: Path) -> None:
    embeddings = unit_length(np.random.default_rng(1).normal(size=(300, 32)).astype(np.float32))
    contents = np.random.default_rng(2).integers(0, 256, (300, 16), np.uint8)
    cache = EmbeddingCache(tmp_path / "embeddings")
    cache.put("one", contents, embeddings)
    (file,) = (tmp_path / "embeddings").glob("*.embeddings")
    start = 64 + 300 * (16 + 12)
    whole = file.read_bytes()
    file.write_bytes(whole[:start] + bytes(100 * 32 * 4) + whole[start + 100 * 32 * 4 :])
    ((block, rows, _),) = cache.get("one", contents)
    anew: list[int] = []

    def embed(ids: Ids) -> Vectors:
        anew.extend(ids.tolist())
        return embeddings[ids]

    found, distances = find_nearest([StoredPart(np.arange(300), block, rows, embed)], embeddings[5], 9)
    assert (found.tolist(), distances.tolist()) == plain(np.arange(300), embeddings, embeddings[5], 9)
    assert 5 in anew
    assert max(anew) < 100
