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
