import os
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from filelock import FileLock

from simgui.search import embedding_file
from simgui.search.codes import encode
from simgui.search.embedding_cache import MOST_MODELS, EmbeddingCache

Vectors = npt.NDArray[np.float32]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "embeddings"


def names(count: int, first: int = 0) -> npt.NDArray[np.uint8]:
    written = [f"{number:016d}".encode() for number in range(first, first + count)]
    return np.frombuffer(b"".join(written), np.uint8).reshape(count, 16)


def vectors(count: int, width: int = 4, seed: int = 0) -> Vectors:
    drawn = np.random.default_rng(seed).normal(size=(count, width))
    return (drawn / np.linalg.norm(drawn, axis=1, keepdims=True)).astype(np.float32)


def known(cache: EmbeddingCache, model: str, contents: npt.NDArray[np.uint8]) -> dict[int, list[float]]:
    """What a cache knows of some pictures, by their places in `contents`."""
    found: dict[int, list[float]] = {}
    for block, rows, pictures in cache.get(model, contents):
        embeddings, damaged = block.embeddings(rows)
        assert not damaged.any()
        for embedding, picture in zip(embeddings.tolist(), pictures.tolist(), strict=True):
            assert picture not in found
            found[picture] = embedding
    return found


def rows_of(embeddings: Vectors) -> dict[int, list[float]]:
    return dict(enumerate(embeddings.tolist()))


def only_file(folder: Path) -> Path:
    (path,) = folder.glob("*.embeddings")
    return path


def test_what_is_put_is_there_in_whatever_order_it_is_asked_for(folder: Path) -> None:
    cache = EmbeddingCache(folder)
    kept = cache.put("one", names(5), vectors(5))
    assert kept is not None
    assert kept.embeddings(np.arange(5))[0].tolist() == vectors(5).tolist()
    cache.put("one", names(3, first=5), vectors(3, seed=1))
    asked = np.concatenate([names(8)[::-1], names(1, first=99)])
    everything = np.concatenate([vectors(5), vectors(3, seed=1)])
    assert known(EmbeddingCache(folder), "one", asked) == rows_of(everything[::-1])


@pytest.mark.parametrize("width", [1, 2, 3, 7, 64, 257])
def test_any_number_of_pictures_of_any_width(folder: Path, width: int) -> None:
    cache = EmbeddingCache(folder)
    for count in (1, 3, 64):
        cache.put("one", names(count, first=1000 * count), vectors(count, width, seed=count))
    for count in (1, 3, 64):
        expected = rows_of(vectors(count, width, seed=count))
        assert known(EmbeddingCache(folder), "one", names(count, first=1000 * count)) == expected


def test_a_picture_that_was_put_twice_is_given_once(folder: Path) -> None:
    cache = EmbeddingCache(folder)
    cache.put("one", names(3), vectors(3))
    cache.put("one", names(3, first=1), vectors(3, seed=1))
    assert sorted(known(cache, "one", names(4))) == [0, 1, 2, 3]


def test_each_model_has_its_own(folder: Path) -> None:
    cache = EmbeddingCache(folder)
    cache.put("one", names(2), vectors(2))
    cache.put("two", names(2), vectors(2, seed=1))
    assert known(cache, "two", names(2)) == rows_of(vectors(2, seed=1))
    assert known(cache, "three", names(2)) == {}


def test_the_models_used_last_are_kept(folder: Path) -> None:
    cache = EmbeddingCache(folder)
    for number in range(MOST_MODELS + 1):
        cache.put(f"model {number}", names(2), vectors(2))
        for age, path in enumerate(
            sorted(folder.glob("*.embeddings"), key=lambda each: each.stat().st_mtime_ns)
        ):
            os.utime(path, ns=(age * 10**9, age * 10**9))
    there = [bool(known(cache, f"model {number}", names(2))) for number in range(MOST_MODELS + 1)]
    assert there == [False] + [True] * MOST_MODELS


def test_a_cut_block_is_none_and_the_next_one_takes_its_place(folder: Path) -> None:
    cache = EmbeddingCache(folder)
    cache.put("one", names(3), vectors(3))
    first = only_file(folder).stat().st_size
    cache.put("one", names(3, first=3), vectors(3, seed=1))
    whole = only_file(folder).read_bytes()
    for size in range(first, len(whole)):
        only_file(folder).write_bytes(whole[:size])
        assert sorted(known(EmbeddingCache(folder), "one", names(6))) == [0, 1, 2]
    only_file(folder).write_bytes(whole[:-1])
    cache.put("one", names(2, first=3), vectors(2, seed=2))
    expected = rows_of(np.concatenate([vectors(3), vectors(2, seed=2)]))
    assert known(EmbeddingCache(folder), "one", names(6)) == expected


def test_a_block_that_a_kill_has_ended_before_its_header_is_none(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = EmbeddingCache(folder)
    cache.put("one", names(3), vectors(3))
    with monkeypatch.context() as patched:
        patched.setattr(embedding_file, "_MARK", bytes(8))  # as before the header is there
        cache.put("two", names(3), vectors(3))
    assert known(cache, "one", names(3)) == rows_of(vectors(3))
    assert known(cache, "two", names(3)) == {}
    cache.put("two", names(2), vectors(2, seed=1))
    assert known(cache, "two", names(3)) == rows_of(vectors(2, seed=1))


def test_a_changed_byte_costs_its_block_or_is_found_when_it_is_used(folder: Path) -> None:
    cache = EmbeddingCache(folder)
    cache.put("one", names(3), vectors(3, width=8))
    first = only_file(folder).stat().st_size
    cache.put("one", names(3, first=3), vectors(3, width=8, seed=1))
    whole = bytearray(only_file(folder).read_bytes())
    start = first + 64 + 3 * (16 + 4 + 4 + 4)
    embeddings = range(start, start + 3 * 8 * 4)
    for place in range(first, first + 64 + 3 * (16 + 12 + 5 * 8)):
        if first + 20 <= place < first + 64:
            continue  # nobody reads it
        changed = whole.copy()
        changed[place] ^= 0x40
        only_file(folder).write_bytes(changed)
        found = EmbeddingCache(folder).get("one", names(6))
        assert found[0][2].tolist() == [0, 1, 2]
        if place not in embeddings:
            assert len(found) == 1
        else:
            damaged = found[1][0].embeddings(np.arange(3))[1]
            assert np.flatnonzero(damaged).tolist() == [(place - start) // (8 * 4)]


def test_no_file_at_all_and_nonsense_are_nothing(folder: Path, tmp_path: Path) -> None:
    cache = EmbeddingCache(folder)
    assert known(cache, "one", names(2)) == {}
    cache.put("one", names(2), vectors(2))
    only_file(folder).write_bytes(b"this is no embedding " * 1000)
    assert known(cache, "one", names(2)) == {}
    cache.put("one", names(2), vectors(2))
    assert known(cache, "one", names(2)) == rows_of(vectors(2))
    (tmp_path / "file").write_bytes(b"")
    nowhere = EmbeddingCache(tmp_path / "file" / "folder")
    assert nowhere.put("one", names(2), vectors(2)) is None
    assert known(nowhere, "one", names(2)) == {}


def test_two_programs_never_write_at_once(folder: Path) -> None:
    cache = EmbeddingCache(folder)
    cache.put("one", names(2), vectors(2))
    with FileLock(f"{only_file(folder)}.lock"):
        assert cache.put("one", names(2, first=2), vectors(2)) is None
    assert cache.put("one", names(2, first=2), vectors(2)) is not None


def test_what_is_read_goes_on_after_its_file_is_deleted(folder: Path) -> None:
    cache = EmbeddingCache(folder)
    cache.put("one", names(2), vectors(2))
    ((block, _, _),) = cache.get("one", names(2))
    if os.name != "nt":  # there a file in use stays
        only_file(folder).unlink()
        assert known(cache, "one", names(2)) == {}
        assert block.embeddings(np.arange(2))[1].all()  # and are computed anew
    assert block.codes.values.tolist() == encode(vectors(2)).values.tolist()


def test_the_file_of_older_versions_goes(folder: Path) -> None:
    old = folder.with_name("embeddings.sqlite")
    old.write_bytes(b"packs")
    EmbeddingCache(folder)
    assert not old.exists()
