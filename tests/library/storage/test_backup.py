import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from versions import add_version

from simgui.core.errors import SimguiError
from simgui.library.catalogue import Catalogue
from simgui.library.catalogue.migrations import MIGRATIONS
from simgui.library.catalogue.packed_models import _BYTES_AT_ONCE
from simgui.library.storage.data_folder import DataFolder
from simgui.models.layout import MOST_BYTES
from simgui.models.store import ModelStore


def any_version(folder: Path) -> None:
    """Take every model for a good one."""


@pytest.fixture
def store(data_folder: DataFolder) -> ModelStore:
    return ModelStore(data_folder.models)


def test_a_restore_brings_everything_back_while_others_use_the_library(
    catalogue: Catalogue, store: ModelStore, tmp_path: Path
) -> None:
    catalogue.decisions.choose("theme", "dark")
    backup = tmp_path / "backup.sqlite"
    with closing(Catalogue(catalogue.path)) as other_program:
        catalogue.backups.write(backup, store)
        other_program.decisions.choose("theme", "light")
        kept = catalogue.backups.restore(backup, store, any_version)
        assert other_program.decisions.choice("theme") == "dark"
    with closing(sqlite3.connect(kept)) as before:
        assert before.execute("SELECT value FROM choices WHERE name = 'theme'").fetchone() == ("light",)
    catalogue.health.check()
    with closing(Catalogue(catalogue.path)) as opened_again:
        assert opened_again.decisions.choice("theme") == "dark"


def test_a_backup_of_an_older_version_is_brought_up_to_date(
    catalogue: Catalogue, store: ModelStore, tmp_path: Path
) -> None:
    backup = tmp_path / "backup.sqlite"
    with closing(sqlite3.connect(backup)) as old:
        old.execute("PRAGMA page_size = 16384")
        old.executescript(MIGRATIONS[0])
        old.execute("PRAGMA user_version = 1")
        old.execute("INSERT INTO choices VALUES ('theme', 'dark')")
        old.commit()
    catalogue.backups.restore(backup, store, any_version)
    assert catalogue.decisions.choice("theme") == "dark"
    assert catalogue.folders.all() == []


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
def test_a_file_that_is_no_backup_is_refused_and_changes_nothing(
    catalogue: Catalogue, store: ModelStore, tmp_path: Path, make: object, said: str
) -> None:
    catalogue.decisions.choose("theme", "dark")
    file = tmp_path / "backup.sqlite"
    make(file)  # type: ignore[operator]
    before = file.read_bytes() if file.exists() else None
    with pytest.raises(SimguiError, match=said):
        catalogue.backups.restore(file, store, any_version)
    assert catalogue.decisions.choice("theme") == "dark"
    assert not list(catalogue.path.parent.glob("catalogue-before-restore*"))
    assert (file.read_bytes() if file.exists() else None) == before
    assert [each.name for each in tmp_path.glob("backup*")] == ([file.name] if before is not None else [])


def test_a_backup_replaces_an_older_one_only_when_it_is_whole(
    catalogue: Catalogue, store: ModelStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = tmp_path / "backup.sqlite"
    backup.write_bytes(b"the older one")
    monkeypatch.setattr(os, "fsync", _full)
    with pytest.raises(SimguiError, match="the disk is full"):
        catalogue.backups.write(backup, store)
    assert backup.read_bytes() == b"the older one"
    assert not list(tmp_path.glob("*.part"))


def _full(path: Path) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.process
def test_a_backup_where_nothing_may_be_written_says_so(
    catalogue: Catalogue, store: ModelStore, tmp_path: Path, close_folder: Callable[[Path], None]
) -> None:
    (tmp_path / "closed").mkdir()
    close_folder(tmp_path / "closed")
    with pytest.raises(SimguiError, match="Change its permissions or choose another place"):
        catalogue.backups.write(tmp_path / "closed" / "backup.sqlite", store)


# Models.


def backup_of(catalogue: Catalogue, store: ModelStore, tmp_path: Path) -> Path:
    catalogue.backups.write(tmp_path / "backup.sqlite", store)
    return tmp_path / "backup.sqlite"


def bytes_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def spoil(backup: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(backup)) as opened, opened:
        assert opened.execute(sql, values).rowcount


def test_models_come_back_as_they_were(
    catalogue: Catalogue, store: ModelStore, data_folder: DataFolder, tmp_path: Path
) -> None:
    large = add_version(data_folder, "large-1", [bytes([number]) * 16 for number in range(100)])
    (large / "backbone.tflite").write_bytes(bytes(range(256)) * (_BYTES_AT_ONCE // 100))  # some parts long
    add_version(data_folder, "small-1")
    before = bytes_of(data_folder.models)
    backup = backup_of(catalogue, store, tmp_path)
    shutil.rmtree(data_folder.models)
    add_version(data_folder, "later-1")
    catalogue.backups.restore(backup, store, any_version)
    assert store.ids() == ["large-1", "later-1", "small-1"]  # what the backup does not know stays
    after = bytes_of(data_folder.models)
    assert {path: value for path, value in after.items() if "later-1" not in path.parts} == before
    size = catalogue.path.stat().st_size
    catalogue.backups.restore(backup, store, any_version)
    assert bytes_of(data_folder.models) == after
    assert catalogue.path.stat().st_size == size
    tables = {row[0] for row in catalogue._database.query("SELECT name FROM sqlite_master")}
    assert "packed_models" not in tables
    catalogue.health.check()


def test_a_damaged_version_is_replaced_by_that_of_the_backup(
    catalogue: Catalogue, store: ModelStore, data_folder: DataFolder, tmp_path: Path
) -> None:
    version = add_version(data_folder, "mine-1")
    before, backup = bytes_of(version), backup_of(catalogue, store, tmp_path)
    (version / "head.npz").write_bytes(b"damaged")
    catalogue.backups.restore(backup, store, any_version)
    assert bytes_of(version) == before
    assert store.ids() == ["mine-1"]


@pytest.mark.parametrize(
    ("sql", "values"),
    [
        ("UPDATE packed_models SET content = x'00' WHERE file = 'head.npz'", ()),
        ("UPDATE packed_models SET content = 'text' WHERE file = 'head.npz'", ()),
        ("UPDATE packed_models SET file = '../../evil.npz' WHERE file = 'head.npz'", ()),
        ("UPDATE packed_models SET model = '../evil'", ()),
        ("UPDATE packed_models SET model = 'another-1'", ()),
        ("UPDATE packed_models SET content = zeroblob(?) WHERE file = 'head.npz'", (MOST_BYTES,)),
        ("DELETE FROM packed_models WHERE file = 'model.json'", ()),
    ],
)
def test_a_backup_with_a_damaged_model_is_refused_and_changes_nothing(
    catalogue: Catalogue,
    store: ModelStore,
    data_folder: DataFolder,
    tmp_path: Path,
    sql: str,
    values: tuple[object, ...],
) -> None:
    add_version(data_folder, "mine-1")
    backup = backup_of(catalogue, store, tmp_path)
    shutil.rmtree(data_folder.models)
    catalogue.decisions.choose("theme", "dark")
    spoil(backup, sql, *values)
    with pytest.raises(SimguiError, match="damaged"):
        catalogue.backups.restore(backup, store, any_version)
    assert store.ids() == []
    assert not list(data_folder.models.glob("*"))
    assert catalogue.decisions.choice("theme") == "dark"
    assert not list(tmp_path.rglob("evil*"))
    assert not list(catalogue.path.parent.glob("catalogue-before-restore*"))
