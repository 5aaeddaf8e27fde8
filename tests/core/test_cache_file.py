import sqlite3
from contextlib import closing
from pathlib import Path

from simgui.core.cache_file import CacheFile

_TABLES = "CREATE TABLE IF NOT EXISTS kept (value TEXT)"


def count(connection: sqlite3.Connection) -> int:
    (number,) = connection.execute("SELECT count(*) FROM kept").fetchone()
    return int(number)


def test_the_file_is_made_when_it_is_first_asked(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    with closing(CacheFile(path, _TABLES)) as cache:
        assert not path.exists()
        assert cache.ask(count) == 0
        assert path.exists()


def test_a_closed_cache_opens_nothing(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    cache = CacheFile(path, _TABLES)
    cache.close()
    assert cache.ask(count) is None
    assert not path.exists()


def test_a_query_does_not_wait_for_a_change_that_is_being_made(tmp_path: Path) -> None:
    with closing(CacheFile(tmp_path / "cache.sqlite", _TABLES)) as cache:

        def change(connection: sqlite3.Connection) -> int | None:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.execute("INSERT INTO kept VALUES ('one')")
                return cache.ask(count)  # what is not whole yet is not seen

        assert cache.change(change) == 0
        assert cache.ask(count) == 1


def test_a_damaged_file_is_replaced_whoever_comes_first(tmp_path: Path) -> None:
    for name in ("queried", "changed"):
        path = tmp_path / name
        path.write_bytes(b"no database" * 1000)
        with closing(CacheFile(path, _TABLES)) as cache:
            first, second = (cache.ask, cache.change) if name == "queried" else (cache.change, cache.ask)
            assert (first(count), second(count)) == (0, 0)
