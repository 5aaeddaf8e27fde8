import os
import pickle
from pathlib import Path

import numpy as np
import pytest

from simgui.maps import cache as map_cache
from simgui.maps.cache import MapCache

PLACES = np.arange(12, dtype=np.float32).reshape(6, 2)


@pytest.fixture
def cache(tmp_path: Path) -> MapCache:
    return MapCache(tmp_path / "maps")


def test_what_is_put_is_got(cache: MapCache) -> None:
    assert cache.get("a", 6) is None
    cache.put("a", PLACES)
    found = cache.get("a", 6)
    assert found is not None
    assert np.array_equal(found, PLACES)
    assert cache.get("b", 6) is None


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"no archive",
        pickle.dumps({"schema": 1}),
        None,  # cut off in the middle
    ],
)
def test_a_damaged_file_is_not_used_and_is_replaced(
    cache: MapCache, tmp_path: Path, content: bytes | None
) -> None:
    cache.put("a", PLACES)
    path = tmp_path / "maps" / "a.npz"
    path.write_bytes(path.read_bytes()[:200] if content is None else content)
    assert cache.get("a", 6) is None
    cache.put("a", PLACES)
    assert cache.get("a", 6) is not None


@pytest.mark.parametrize(
    "arrays",
    [
        {"places": PLACES},
        {"places": PLACES, "schema": np.array(map_cache.SCHEMA + 1)},
        {"places": PLACES[:5], "schema": np.array(map_cache.SCHEMA)},
        {"places": PLACES.astype(np.float64), "schema": np.array(map_cache.SCHEMA)},
        {"places": PLACES * np.nan, "schema": np.array(map_cache.SCHEMA)},
        {"places": np.array([None] * 6), "schema": np.array(map_cache.SCHEMA)},  # would have to be unpickled
    ],
)
def test_what_does_not_fit_is_not_used(cache: MapCache, tmp_path: Path, arrays: dict[str, object]) -> None:
    cache.put("other", PLACES)
    np.savez(tmp_path / "maps" / "a.npz", **arrays)  # type: ignore[arg-type]
    assert cache.get("a", 6) is None


def test_it_keeps_a_bounded_number_those_used_last(
    cache: MapCache, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(map_cache, "MOST_FILES", 3)
    for age, key in enumerate("abc"):
        cache.put(key, PLACES)
        os.utime(tmp_path / "maps" / f"{key}.npz", (1000 + age, 1000 + age))
    cache.get("a", 6)
    cache.put("d", PLACES)
    assert {path.name for path in (tmp_path / "maps").iterdir()} == {"a.npz", "c.npz", "d.npz"}


def test_without_a_place_to_write_it_does_nothing(tmp_path: Path) -> None:
    (tmp_path / "maps").write_bytes(b"a file where the folder should be")
    cache = MapCache(tmp_path / "maps")
    cache.put("a", PLACES)
    assert cache.get("a", 6) is None
