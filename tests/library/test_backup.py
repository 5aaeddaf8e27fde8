import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from simgui.core.errors import SimguiError
from simgui.library.catalogue import Catalogue
from simgui.library.migrations import MIGRATIONS


def test_a_backup_brings_everything_back_while_others_use_the_library(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    catalogue.choose("theme", "dark")
    backup = tmp_path / "backup.sqlite"
    with closing(Catalogue(catalogue.path)) as other_program:
        catalogue.back_up(backup)
        other_program.choose("theme", "light")
        kept = catalogue.restore(backup)
        assert other_program.choice("theme") == "dark"
    with closing(sqlite3.connect(kept)) as before:
        assert before.execute("SELECT value FROM choices WHERE name = 'theme'").fetchone() == ("light",)
    catalogue.check()
    with closing(Catalogue(catalogue.path)) as opened_again:
        assert opened_again.choice("theme") == "dark"


def test_a_backup_of_an_older_version_is_brought_up_to_date(catalogue: Catalogue, tmp_path: Path) -> None:
    backup = tmp_path / "backup.sqlite"
    with closing(sqlite3.connect(backup)) as old:
        old.execute("PRAGMA page_size = 16384")
        old.executescript(MIGRATIONS[0])
        old.execute("PRAGMA user_version = 1")
        old.execute("INSERT INTO choices VALUES ('theme', 'dark')")
        old.commit()
    catalogue.restore(backup)
    assert catalogue.choice("theme") == "dark"
    assert catalogue.folders() == []


def damaged(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 50_000)


def no_database(path: Path) -> None:
    path.write_bytes(b"a picture, perhaps")


def another_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE songs (x)")
        other.execute("PRAGMA user_version = 1")
        other.commit()


def newer(path: Path) -> None:
    Catalogue(path).close()
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA user_version = 1000")
        opened.execute("PRAGMA journal_mode = DELETE")


def nothing(path: Path) -> None:
    """No file at all."""


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (damaged, "is damaged"),
        (no_database, "is damaged"),
        (another_database, "was not made by SimGUI"),
        (newer, "Install the newer SimGUI"),
        (nothing, "is no file"),
    ],
)
def test_what_is_no_backup_is_refused_and_changes_nothing(
    catalogue: Catalogue, tmp_path: Path, make: object, said: str
) -> None:
    catalogue.choose("theme", "dark")
    file = tmp_path / "backup.sqlite"
    make(file)  # type: ignore[operator]
    before = file.read_bytes() if file.exists() else None
    with pytest.raises(SimguiError, match=said):
        catalogue.restore(file)
    assert catalogue.choice("theme") == "dark"
    assert not list(catalogue.path.parent.glob("catalogue-before-restore*"))
    assert (file.read_bytes() if file.exists() else None) == before
    assert [each.name for each in tmp_path.glob("backup*")] == ([file.name] if before is not None else [])


def test_a_backup_replaces_an_older_one_only_when_it_is_whole(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = tmp_path / "backup.sqlite"
    backup.write_bytes(b"the older one")
    monkeypatch.setattr("simgui.library.database._flush", _full)
    with pytest.raises(SimguiError, match="the disk is full"):
        catalogue.back_up(backup)
    assert backup.read_bytes() == b"the older one"
    assert not list(tmp_path.glob("*.part"))


def _full(path: Path) -> None:
    raise OSError(28, "No space left on device")
