"""Backups that a stranger made or a drive damaged: taken over whole, or refused with nothing changed."""

import random
import resource
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.catalogue.migrations import MIGRATIONS
from simgui.library.storage.data_folder import DataFolder
from simgui.models.store import ModelStore

pytestmark = pytest.mark.slow

MOST_BYTES_MORE = 300 << 20


def any_version(folder: Path) -> None:
    """Take every model for a good one."""


@pytest.fixture
def backup(app: App, library: Path, tmp_path: Path) -> Path:
    """A good backup of a library of nine pictures, which then goes on to a cutpoint of its own."""
    app.folders.index(library, Progress())
    app.models.choose_cutpoint(0.125)
    file = app.storage.back_up(tmp_path / "backup.sqlite")
    app.models.choose_cutpoint(0.25)
    return file


def spoil(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as opened:
        for statement in statements:
            opened.execute(statement)


def everything(app: App) -> list[str]:
    with closing(sqlite3.connect(app.data_folder.catalogue)) as opened:
        return list(opened.iterdump())


def refused(app: App, backup: Path) -> str:
    """See that a backup is refused and that nothing at all is changed, and give the sentence."""
    before, files = everything(app), sorted(app.data_folder.root.rglob("*"))
    with pytest.raises(SimguiError) as refusal:
        app.storage.restore(backup)
    assert everything(app) == before
    left = {path for path in app.data_folder.root.rglob("*") if not path.name.endswith(("-wal", "-shm"))}
    assert left <= set(files)
    assert app.models.cutpoint_of(app.models.of()).distance == 0.25
    return str(refusal.value)


ENDLESS = (
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS name, x AS value FROM n"
)
PROGRAMS = {
    "a view in the place of a table": ("DROP TABLE choices", f"CREATE VIEW choices AS {ENDLESS}"),
    "a computed column": (
        "DROP TABLE choices",
        "CREATE TABLE choices (name TEXT PRIMARY KEY, value TEXT NOT NULL AS (hex(zeroblob(9999999))))",
    ),
    "a trigger": ("CREATE TRIGGER evil AFTER INSERT ON choices BEGIN DELETE FROM decisions; END",),
    "a view": (f"CREATE VIEW evil AS {ENDLESS}",),
    "a column less": ("ALTER TABLE pictures DROP COLUMN width_px",),
    "a virtual table": ("DROP TABLE choices", "CREATE VIRTUAL TABLE choices USING fts5(name, value)"),
    "a table less": ("DROP TABLE decisions",),
    "models of another shape": ("ALTER TABLE packed_models ADD COLUMN evil",),
    "the schema 1 over newer tables": ("PRAGMA user_version = 1",),
    "the schema 2 over newer tables": ("PRAGMA user_version = 2",),
    "the schema 0": ("PRAGMA user_version = 0",),
    "the schema -5": ("PRAGMA user_version = -5",),
}


@pytest.mark.parametrize("name", PROGRAMS)
def test_what_is_not_just_data_is_refused(app: App, backup: Path, name: str) -> None:
    spoil(backup, *PROGRAMS[name])
    assert "Choose another file." in refused(app, backup)


def test_what_is_beside_the_known_tables_is_not_taken_over(app: App, backup: Path) -> None:
    spoil(
        backup,
        "CREATE TABLE evil (x)",
        "CREATE INDEX evil_index ON files (lower(hex(path)))",
        "INSERT INTO evil VALUES (1)",
    )
    app.storage.restore(backup)
    assert app.models.cutpoint_of(app.models.of()).distance == 0.125
    assert not [line for line in everything(app) if "evil" in line]


WRONG_DECISIONS = (
    "UPDATE choices SET value = x'00ff'",
    "UPDATE choices SET value = '1e400'",
    "UPDATE choices SET value = 'nan'",
    "UPDATE choices SET value = '-1'",
    "INSERT INTO choices VALUES ('labels of %2Fx', '[1]')",
    "INSERT INTO choices VALUES ('labels of %2Fx', '{\"a\": 7}')",
    f"INSERT INTO choices VALUES ('labels of %2Fx', '{'[' * 100_000}')",
    "INSERT INTO decisions VALUES (x'00', 'label', 'hat')",
    "INSERT INTO decisions VALUES (zeroblob(16), 'evil', 'hat')",
    "INSERT INTO decisions VALUES (zeroblob(16), 'label', x'07')",
    "INSERT INTO choices VALUES ('taught threshold of starter in %2Fx', '{}')",
    "INSERT INTO choices VALUES ('taught threshold of starter in %2Fx', '{\"distance\": 1e999}')",
    "INSERT INTO pairs VALUES (zeroblob(16), x'01', 1, 0)",
    "INSERT INTO pairs VALUES (zeroblob(16), zeroblob(16), 1, 0)",
    "INSERT INTO pairs VALUES (x'ffffffffffffffffffffffffffffffff', zeroblob(16), 1, 0)",
    "INSERT INTO pairs VALUES (zeroblob(16), x'ffffffffffffffffffffffffffffffff', 2, 0)",
    "INSERT INTO pairs VALUES (zeroblob(16), x'ffffffffffffffffffffffffffffffff', 1, 'evil')",
    "INSERT INTO group_decisions VALUES (zeroblob(16), x'01', 1, 'reviewed')",
    "INSERT INTO group_decisions VALUES (x'01', zeroblob(16), 1, 'reviewed')",
    "INSERT INTO group_decisions VALUES (zeroblob(16), zeroblob(16), 0, 'reviewed')",
    "INSERT INTO group_decisions VALUES (zeroblob(16), zeroblob(16), 1, 'evil')",
    "UPDATE folders SET rules = '{\"patterns\": 3}'",
    "UPDATE folders SET rules = '{\"smallest_px\": 1e999}'",
    "UPDATE folders SET path = x'2f006f'",
    "UPDATE folders SET path = 'text'",
)


@pytest.mark.parametrize("statement", WRONG_DECISIONS, ids=range(len(WRONG_DECISIONS)))
def test_decisions_that_cannot_be_read_are_refused(app: App, backup: Path, statement: str) -> None:
    spoil(backup, statement)
    assert "cannot be read" in (told := refused(app, backup)) or "damaged" in told


WRONG_RESULTS = (
    "UPDATE features SET vector = zeroblob(1000) WHERE picture_id = 1",
    "UPDATE features SET vector = zeroblob(7) WHERE picture_id = 1",
    "UPDATE features SET vector = 'text' WHERE picture_id = 1",
    "UPDATE features SET vector = x'' WHERE picture_id = 1",
    "UPDATE features SET vector = zeroblob(9000000) WHERE picture_id = 1",
    "UPDATE features SET picture_id = 77 WHERE picture_id = 1",
    "UPDATE features SET backbone = x'00' WHERE picture_id = 1",
    "UPDATE pictures SET content = 'text' WHERE id = 1",
    "UPDATE pictures SET width_px = -3 WHERE id = 1",
    "UPDATE pictures SET height_px = 'high' WHERE id = 1",
    "UPDATE files SET picture_id = NULL WHERE picture_id = 1",
    "UPDATE files SET picture_id = 9e18 WHERE picture_id = 1",
    "UPDATE files SET size_bytes = -1 WHERE picture_id = 1",
    "UPDATE files SET mtime_ns = 'late' WHERE picture_id = 1",
    "UPDATE files SET reason = x'ff' WHERE picture_id = 1",
    "UPDATE files SET reason = '{' WHERE picture_id = 1",
    """UPDATE files SET reason = '{"say":"{a.__class__}","values":{"a":"x"}}' WHERE picture_id = 1""",
    "UPDATE files SET reason = '{' || hex(zeroblob(200000)) WHERE picture_id = 1",
    "UPDATE files SET too_small = 'very' WHERE picture_id = 1",
    "UPDATE pictures SET remark = x'ff' WHERE id = 1",
    "UPDATE pictures SET remark = '{\"say\":7}' WHERE id = 1",
    "UPDATE files SET path = x'2f00' WHERE picture_id = 1",
    "UPDATE sqlite_sequence SET seq = 9223372036854775807",
    "UPDATE sqlite_sequence SET seq = 'many'",
)


@pytest.mark.parametrize("statement", WRONG_RESULTS)
def test_results_that_cannot_be_are_left_out_and_computed_anew(
    app: App, backup: Path, library: Path, statement: str
) -> None:
    spoil(backup, "PRAGMA foreign_keys = OFF", statement)
    app.storage.restore(backup)
    assert app.models.cutpoint_of(app.models.of()).distance == 0.125
    assert app._catalogue.health.problems() == []
    app.folders.index(library, Progress())
    assert len(app.pictures.ids(library)) == 9
    assert len(app.searches.find(library / "hats" / "0.png", library).neighbours) == 5


def test_features_that_are_no_numbers_are_left_out(app: App, backup: Path, library: Path) -> None:
    nothing = np.full(48, np.nan, np.float16).tobytes().hex()
    spoil(backup, f"UPDATE features SET vector = x'{nothing}' WHERE picture_id = 1")
    app.storage.restore(backup)
    app.folders.index(library, Progress())
    assert len(app.searches.find(library / "hats" / "0.png", library, k=9).neighbours) == 8


def test_numbers_of_forgotten_pictures_stay_used(app: App, backup: Path, library: Path) -> None:
    spoil(backup, "UPDATE sqlite_sequence SET seq = 500")
    app.storage.restore(backup)
    app.folders.remove(library)
    app.folders.index(library, Progress())
    assert min(app.pictures.ids(library)) > 500


def test_a_backup_with_flipped_bytes_is_whole_or_refused(
    app: App, backup: Path, library: Path, tmp_path: Path
) -> None:
    chance, good = random.Random(7), backup.read_bytes()
    peak, outcomes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, set()
    for number in range(60):
        mutant = bytearray(good)
        for _ in range(chance.choice((1, 4, 64))):
            mutant[chance.randrange(100 if number % 3 == 0 else len(good))] = chance.randrange(256)
        file = tmp_path / f"mutant-{number}.sqlite"
        file.write_bytes(mutant[: chance.randrange(len(good))] if number % 7 == 0 else mutant)
        app.models.choose_cutpoint(0.25)
        try:
            app.storage.restore(file).unlink()
        except SimguiError:
            assert app.models.cutpoint_of(app.models.of()).distance == 0.25
            outcomes.add("refused")
        else:
            assert app._catalogue.health.problems() == []
            outcomes.add("taken over")
        app._catalogue.health.check()
    assert outcomes == {"refused", "taken over"}
    more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak
    assert more * 1024 < MOST_BYTES_MORE


# What goes wrong on the way.


def test_a_restore_that_fails_at_any_step_changes_nothing(
    app: App, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    steps: tuple[tuple[str, str], ...] = (
        ("simgui.library.catalogue.backups", "rebuild"),
        ("simgui.library.catalogue.foreign_catalogue", "migrate"),
        ("simgui.library.catalogue.foreign_catalogue", "take_out_broken"),
    )
    for module, name in steps:
        with monkeypatch.context() as patch:
            patch.setattr(f"{module}.{name}", full)
            refused(app, backup)


def test_an_older_backup_restores_when_the_program_is_killed_behind_it(
    app: App, backup: Path, data_folder: DataFolder, model: object
) -> None:
    """The copy of what was decided is older than the catalogue then, and must not bring the old back."""
    copy = data_folder.root / "decisions.json"
    before = copy.read_bytes()
    app.storage.restore(backup)
    copy.write_bytes(before)  # as a kill just before it was written leaves it
    with closing(Catalogue(data_folder.catalogue)) as opened:
        assert opened.decisions.choice("cutpoint of fake-model-1") == "0.125"
        restored = opened.backups.restored()
    assert b"0.125" in copy.read_bytes()
    assert str(restored).encode() in copy.read_bytes()


def test_every_older_schema_can_be_restored(
    catalogue: Catalogue, data_folder: DataFolder, tmp_path: Path
) -> None:
    for version in range(1, len(MIGRATIONS) + 1):
        file = tmp_path / f"schema-{version}.sqlite"
        with closing(sqlite3.connect(file, isolation_level=None)) as old:
            for steps in MIGRATIONS[:version]:
                for statement in steps.split(";"):
                    old.execute(statement)
            old.execute(f"PRAGMA user_version = {version}")
            old.execute("INSERT INTO choices VALUES ('theme', ?)", (str(version),))
        catalogue.backups.restore(file, ModelStore(data_folder.models), any_version)
        assert catalogue.decisions.choice("theme") == str(version)
        assert catalogue.health.problems() == []
