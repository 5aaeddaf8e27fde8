"""A catalogue that any older version has written keeps everything, and a copy of it is kept."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from fakes import FakeBackbone
from pictures import make_picture

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.resources import resource
from simgui.library.catalogue import Catalogue, Kind
from simgui.library.catalogue.migrations import MIGRATIONS
from simgui.library.decoding.thumbnails import Thumbnails
from simgui.library.folders.indexer import index_folder
from simgui.library.folders.scanner import find_files
from simgui.library.labels import Labelling
from simgui.library.records import FileState
from simgui.library.rules import Rules
from simgui.models.manifest.backbone import BackboneManifest
from simgui.models.store import ModelStore

NET = "net-1"
SHOP = Path("/shop")
VECTOR = np.arange(1280, dtype=np.float16)
OLDER = range(1, len(MIGRATIONS))


def written_by(schema: int, path: Path) -> Path:
    """Write the file that a version with this schema would have written, in use and with its journal."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 16384")
        connection.execute("PRAGMA journal_mode = WAL")
        for steps in MIGRATIONS[:schema]:
            connection.executescript(steps)
        connection.execute(f"PRAGMA user_version = {schema}")
        connection.execute(
            "INSERT INTO pictures (id, content, width_px, height_px) VALUES (7, ?, 640, 480)", (b"c" * 16,)
        )
        connection.execute("INSERT INTO features VALUES (7, ?, ?)", (NET, VECTOR.tobytes()))
        connection.executemany(
            "INSERT INTO files (path, size_bytes, mtime_ns, state, reason, picture_id)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            [
                (b"/shop/hats/\xff.jpg", 10, 20, "indexed", "", 7),
                (b"/shop/a.txt", 11, 21, "skipped", "no picture", None),
                (b"/shop/b.jpg", 12, 22, "failed", "damaged", None),
                (b"/shop/c.jpg", 13, 23, "missing", "no longer in the folder", 7),
            ],
        )
        connection.execute("INSERT INTO choices VALUES ('cutpoint of m', '0.25')")
        connection.execute("INSERT INTO choices VALUES ('labels of /shop', '{\"hats\": \"caps\"}')")
        if schema >= 2:
            connection.execute("INSERT INTO decisions VALUES (?, 'label', 'mine')", (b"c" * 16,))
    return path


@pytest.mark.parametrize("schema", OLDER)
def test_everything_is_kept_from_every_older_version(tmp_path: Path, schema: int) -> None:
    path = written_by(schema, tmp_path / "catalogue.sqlite")
    with closing(Catalogue(path)) as catalogue:
        assert catalogue.pictures.ids(SHOP, NET).tolist() == [7]
        assert np.array_equal(catalogue.features.read(np.array([7]), NET)[0], VECTOR.astype(np.float32))
        (picture,) = catalogue.pictures.get([7], SHOP)
        assert (picture.width_px, picture.height_px, picture.places) == (640, 480, 1)
        assert (picture.taken, picture.camera) == (None, "")
        assert catalogue.captures.count_unread(SHOP) == 1  # its file is asked at the next look
        assert picture.label == ("mine" if schema >= 2 else "caps")
        assert {entry.path.name: (entry.state, entry.reason) for entry in catalogue.ledger.entries(SHOP)} == {
            "a.txt": (FileState.SKIPPED, "no picture"),
            "b.jpg": (FileState.FAILED, "damaged"),
            "c.jpg": (FileState.MISSING, "no longer in the folder"),
            "\udcff.jpg": (FileState.INDEXED, ""),
        }
        assert catalogue.decisions.choice("cutpoint of m") == "0.25"
        assert catalogue.decisions.labelling(SHOP) == Labelling({"hats": "caps"})
        catalogue.health.check()
        assert catalogue.health.problems() == []
        version = catalogue._database.query("PRAGMA user_version").fetchone()[0]
    assert version == len(MIGRATIONS)


@pytest.mark.parametrize("schema", OLDER)
def test_a_copy_of_the_older_version_is_kept_beside(tmp_path: Path, schema: int) -> None:
    path = written_by(schema, tmp_path / "catalogue.sqlite")
    Catalogue(path).close()
    with closing(sqlite3.connect(tmp_path / f"catalogue-schema-{schema}.sqlite")) as copy:
        assert copy.execute("PRAGMA user_version").fetchone() == (schema,)
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert copy.execute("SELECT COUNT(*) FROM files").fetchone() == (4,)
        assert copy.execute("SELECT vector FROM features").fetchone() == (VECTOR.tobytes(),)
    Catalogue(path).close()  # which is of today, so that nothing is copied again
    assert [each.name for each in tmp_path.glob("catalogue-*.sqlite")] == [
        f"catalogue-schema-{schema}.sqlite"
    ]


def test_without_room_for_the_copy_nothing_is_changed(tmp_path: Path) -> None:
    path = written_by(1, tmp_path / "catalogue.sqlite")
    (tmp_path / "catalogue-schema-1.sqlite").mkdir()  # so that the copy cannot get its name
    with pytest.raises(SimguiError, match="it is a folder"):
        Catalogue(path)
    with closing(sqlite3.connect(path)) as untouched:
        assert untouched.execute("PRAGMA user_version").fetchone() == (1,)
    assert not list(tmp_path.glob("*.part"))


def test_two_programs_that_start_at_once_migrate_once(tmp_path: Path) -> None:
    path = written_by(1, tmp_path / "catalogue.sqlite")
    with closing(Catalogue(path)) as one, closing(Catalogue(path)) as other:
        assert list(one.ledger.entries(SHOP)) == list(other.ledger.entries(SHOP))


@pytest.mark.parametrize("starter", ["starter-2", "starter-fast-2"])
def test_features_of_a_starter_in_8_bits_are_found_back_exactly(tmp_path: Path, starter: str) -> None:
    """An older version kept them in 16 bits: every number that a byte can tell is nearest to its rounding."""
    told = BackboneManifest.read(resource("models", starter))
    assert told.quantisation is not None
    meant = told.quantisation.features(np.arange(-128, 128, dtype=np.int8))
    path = written_by(5, tmp_path / "catalogue.sqlite")
    with closing(sqlite3.connect(path)) as older, older:
        row = meant.astype(np.float16).tobytes()
        older.execute("INSERT INTO features VALUES (7, ?, ?)", (told.id, row))
    with closing(Catalogue(path)) as catalogue:
        assert np.array_equal(catalogue.features.read(np.array([7]), told.id), meant[None])
        kept = catalogue._database.query(
            "SELECT backbone, length(vector) FROM features ORDER BY backbone"
        ).fetchall()
        assert kept == [(told.id, 256), (NET, 2560)]
        assert catalogue.health.problems() == []
        catalogue.features.expect(told.id, told.quantisation)  # as the next scan does
        assert np.array_equal(catalogue.features.read(np.array([7]), told.id, 256), meant[None])


def test_a_backup_of_an_older_version_is_brought_to_8_bits(tmp_path: Path) -> None:
    told = BackboneManifest.read(resource("models", "starter-2"))
    assert told.quantisation is not None
    meant = told.quantisation.features(np.arange(-128, 128, dtype=np.int8))
    backup = written_by(5, tmp_path / "backup.sqlite")
    with closing(sqlite3.connect(backup)) as older, older:
        older.execute("INSERT INTO features VALUES (7, ?, ?)", (told.id, meant.astype(np.float16).tobytes()))
    with closing(Catalogue(tmp_path / "here.sqlite")) as catalogue:
        catalogue.backups.restore(backup, ModelStore(tmp_path / "models"), lambda _folder: None)
        assert np.array_equal(catalogue.features.read(np.array([7]), told.id), meant[None])
        assert catalogue.health.problems() == []


def test_damaged_features_of_a_starter_in_8_bits_are_found_after_the_change(tmp_path: Path) -> None:
    starter = BackboneManifest.read(resource("models", "starter-2")).id
    good = np.arange(4, dtype=np.float16) * np.float16(0.022483721375465393)
    rows = [good.tobytes()] * 3 + [np.full(4, np.nan, np.float16).tobytes(), b"\x00\x40" * 4, "text"]
    path = written_by(5, tmp_path / "catalogue.sqlite")
    with closing(sqlite3.connect(path)) as older, older:
        for number, row in enumerate(rows, start=101):
            older.execute(
                "INSERT INTO pictures (id, content, width_px, height_px) VALUES (?, ?, 1, 1)",
                (number, bytes([number]) * 16),
            )
            older.execute("INSERT INTO features VALUES (?, ?, ?)", (number, starter, row))
    with closing(Catalogue(path)) as catalogue:
        assert catalogue.health.problems() == ["3 sets of features belong to no picture or are damaged"]
        catalogue.health.repair()
        assert catalogue.features.read(np.array([101, 102, 103]), starter).shape == (3, 4)


SAMPLES = Path(__file__).parents[2] / "samples"


@pytest.mark.parametrize("schema", range(1, 5))
def test_what_an_older_version_could_not_read_is_looked_at_once_more(
    tmp_path: Path, schema: int, backbone: FakeBackbone
) -> None:
    folder = tmp_path / "pictures"
    (folder / "hats").mkdir(parents=True)
    shutil.copyfile(SAMPLES / "upright.heic", folder / "hats" / "new.heic")
    make_picture(folder / "hats" / "icon.ico", 7)
    (folder / "notes.txt").write_text("no picture")
    path = written_by(schema, tmp_path / "catalogue.sqlite")
    with closing(sqlite3.connect(path)) as older, older:
        older.executemany(
            "INSERT INTO files (path, size_bytes, mtime_ns, state, reason) VALUES (?, ?, ?, 'skipped', ?)",
            [
                (os.fsencode(each), each.stat().st_size, each.stat().st_mtime_ns, "no format that is read")
                for each in folder.rglob("*.*")
            ],
        )
    with closing(Catalogue(path)) as catalogue:
        first = index_folder(folder, catalogue, backbone, Progress())
        assert (first.indexed, [entry.path.name for entry in first.skipped]) == (2, ["notes.txt"])
        with catalogue.scan(folder, folder) as scan:
            scan.add(find_files(folder))
            assert scan.compare(backbone.id).count() == 0
    with closing(Catalogue(path)) as catalogue:  # and only once
        again = index_folder(folder, catalogue, backbone, Progress())
        assert (again.indexed, again.unchanged) == (0, 2)
    assert backbone.calls == 2


def test_pictures_that_an_older_version_decoded_wrong_are_decoded_anew(
    tmp_path: Path, backbone: FakeBackbone
) -> None:
    folder = tmp_path / "pictures"
    for number, name in enumerate(("hats/deep.TIF", "hats/other.png", "hats/photo.jpg")):
        make_picture(folder / name, number)
    shutil.copyfile(folder / "hats/deep.TIF", folder / "hats/copy.tiff")
    path = written_by(4, tmp_path / "catalogue.sqlite")
    with closing(Catalogue(path)) as catalogue, closing(Thumbnails(tmp_path / "thumbnails.sqlite")) as small:
        index_folder(folder, catalogue, backbone, Progress())  # as an older version would have done
        older = {
            each.path.name: each for each in catalogue.pictures.get(_ids(catalogue, folder, backbone), folder)
        }
        contents = {name: catalogue.pictures.contents(np.array([each.id]))[0] for name, each in older.items()}
        catalogue.decisions.decide(Kind.LABEL, {older["copy.tiff"].id: "mine"})
        for content in contents.values():
            small.put(content, b"as it was")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE features SET vector = zeroblob(length(vector))")
        connection.execute("DROP INDEX pictures_without_capture")
        for column in ("remark", "decoded", "taken", "camera", "capture_read", "latitude", "longitude"):
            connection.execute(f"ALTER TABLE pictures DROP COLUMN {column}")
        connection.execute("DROP TABLE encodings")
        connection.execute("DROP TABLE pairs")
        connection.execute("DROP TABLE group_decisions")
        connection.execute("ALTER TABLE files DROP COLUMN too_small")
        connection.execute("PRAGMA user_version = 4")
    with closing(Catalogue(path)) as catalogue, closing(Thumbnails(tmp_path / "thumbnails.sqlite")) as small:
        ids = np.array(_ids(catalogue, folder, backbone))
        assert len(ids) == 3  # searchable until their files are seen
        before = catalogue.pictures.decodings(ids)
        assert [name.tobytes() for name in before] == catalogue.pictures.contents(ids)
        summary = index_folder(folder, catalogue, backbone, Progress(), thumbnails=small)
        assert (summary.indexed, summary.unchanged) == (3, 1)
        after = {
            each.path.name: each for each in catalogue.pictures.get(_ids(catalogue, folder, backbone), folder)
        }
        assert set(after) == set(older)
        for name, each in after.items():
            is_anew = name != "photo.jpg"
            assert (each.id != older[name].id) == is_anew
            assert catalogue.features.read(np.array([each.id]), backbone.id).any() == is_anew
            (decoding,) = catalogue.pictures.decodings(np.array([each.id]))
            assert (decoding.tobytes() != contents[name]) == is_anew
            assert (small.get(contents[name]) != b"as it was") == is_anew
        assert (after["copy.tiff"].label, after["copy.tiff"].places) == ("mine", 2)
        assert index_folder(folder, catalogue, backbone, Progress()).unchanged == 4  # only once
        assert catalogue.health.problems() == []
        assert catalogue.pictures.count() == 4


def test_what_an_older_version_excluded_for_its_size_is_let_in_by_other_rules(
    tmp_path: Path, backbone: FakeBackbone
) -> None:
    folder = tmp_path / "pictures"
    make_picture(folder / "large.png", 1)
    make_picture(folder / "tiny.png", 2, size=(20, 30))
    path = tmp_path / "catalogue.sqlite"
    with closing(Catalogue(path)) as catalogue:
        catalogue.folders.cover(folder)
        catalogue.folders.set_rules(folder, Rules(smallest_px=25))
        index_folder(folder, catalogue, backbone, Progress())
    with closing(sqlite3.connect(path)) as older, older:
        older.execute("UPDATE files SET reason = 'smaller than 25 pixels' WHERE state = 'excluded'")
        older.execute("ALTER TABLE files DROP COLUMN too_small")
        older.execute("PRAGMA user_version = 10")
    with closing(Catalogue(path)) as catalogue:
        (tiny,) = catalogue.ledger.entries(folder, (FileState.EXCLUDED,))
        assert (tiny.path.name, tiny.reason) == ("tiny.png", "smaller than 25 pixels")
        index_folder(folder, catalogue, backbone, Progress())  # it stays out as long as the rule holds
        (tiny,) = catalogue.ledger.entries(folder, (FileState.EXCLUDED,))
        assert tiny.reason == "smaller than 25 pixels"
        catalogue.folders.set_rules(folder, Rules(smallest_px=10))
        index_folder(folder, catalogue, backbone, Progress())
        assert list(catalogue.ledger.entries(folder, (FileState.EXCLUDED,))) == []
        assert len(_ids(catalogue, folder, backbone)) == 2
    assert backbone.calls == 2


def _ids(catalogue: Catalogue, folder: Path, backbone: FakeBackbone) -> list[int]:
    return [int(number) for number in catalogue.pictures.ids(folder, backbone.id)]
