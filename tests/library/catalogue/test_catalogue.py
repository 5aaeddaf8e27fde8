import os
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from simgui.core.errors import SimguiError
from simgui.library.catalogue import Catalogue, FoundFile, IndexedFile, PictureFiles, Seen
from simgui.library.catalogue.database import Database
from simgui.library.catalogue.decision_copy import DecisionCopy
from simgui.library.catalogue.migrations import MIGRATIONS
from simgui.library.records import FileEntry, FileState, Picture
from simgui.models.backbone import Quantisation
from simgui.models.store import ModelStore

NET = "net-1"
SHOP = Path("/shop")


def vector(number: int) -> npt.NDArray[np.float32]:
    return np.full(1280, number, np.float32)


def found(path: str | Path, size_bytes: int = 10, mtime_ns: int = 20, trouble: str = "") -> FoundFile:
    return FoundFile(Path(path), size_bytes, mtime_ns, trouble)


def indexed(path: str | Path, number: int, looked: bool = True, size_bytes: int = 10) -> IndexedFile:
    """A file that holds picture `number`; `looked` if its features are new."""
    seen = Seen(100 + number, 200 + number, vector(number)) if looked else None
    content = number.to_bytes(16, "big")
    return IndexedFile(found(path, size_bytes), FileState.INDEXED, content=content, seen=seen)


def scanned(catalogue: Catalogue, *files: FoundFile, folder: Path = SHOP, backbone: str = NET) -> list[str]:
    """Run a scan that sees these files, and give the paths that are to be read."""
    with catalogue.scan(folder, folder) as scan:
        scan.add(files)
        changed = scan.compare(backbone)
        paths = [str(file.path) for batch in changed.batches(2) for file in batch]
        assert changed.count() == len(paths)
    return paths


def states(catalogue: Catalogue, folder: Path = SHOP) -> dict[str, FileState]:
    return {str(entry.path): entry.state for entry in catalogue.ledger.entries(folder)}


def complaints(catalogue: Catalogue) -> list[str]:
    """What the check of the catalogue finds; the check itself may stumble over the damage."""
    try:
        return catalogue.health.problems()
    except SimguiError as error:
        return [error.message]


# Scans.


def test_new_files_are_to_be_read_in_byte_order(catalogue: Catalogue) -> None:
    names = ["/shop/b", "/shop/a/z", "/shop/a-b", "/shop/ä", "/shop/a.jpg"]
    changed = scanned(catalogue, *map(found, names))
    assert changed == ["/shop/a-b", "/shop/a.jpg", "/shop/a/z", "/shop/b", "/shop/ä"]


@pytest.mark.parametrize(
    ("file", "to_be_read"),
    [
        (found("/shop/1"), []),
        (found("/shop/1", size_bytes=11), ["/shop/1"]),
        (found("/shop/1", mtime_ns=21), ["/shop/1"]),
        (found("/shop/1", mtime_ns=19), ["/shop/1"]),
        (found("/shop/1", trouble="Permission denied"), ["/shop/1"]),
    ],
)
def test_only_what_differs_is_read_again(
    catalogue: Catalogue, file: FoundFile, to_be_read: list[str]
) -> None:
    catalogue.ledger.write([indexed("/shop/1", 1)], NET)
    assert scanned(catalogue, file) == to_be_read


def test_what_failed_is_not_read_again_until_it_changes(catalogue: Catalogue) -> None:
    for state in (FileState.FAILED, FileState.SKIPPED):
        catalogue.ledger.write([IndexedFile(found("/shop/1"), state, "damaged")], NET)
        assert scanned(catalogue, found("/shop/1")) == []
        assert scanned(catalogue, found("/shop/1", mtime_ns=21)) == ["/shop/1"]


def test_another_backbone_has_to_see_every_picture_itself(catalogue: Catalogue) -> None:
    catalogue.ledger.write([indexed("/shop/1", 1)], NET)
    assert scanned(catalogue, found("/shop/1"), backbone="net-2") == ["/shop/1"]
    catalogue.ledger.write([indexed("/shop/1", 1)], "net-2")
    assert scanned(catalogue, found("/shop/1"), backbone="net-2") == []
    assert scanned(catalogue, found("/shop/1")) == []  # and the first one's features are still there


def test_what_a_scan_does_not_see_is_missing_and_may_come_back(catalogue: Catalogue) -> None:
    catalogue.ledger.write([indexed("/shop/1", 1), indexed("/shop/2", 2), indexed("/shop2/3", 3)], NET)
    scanned(catalogue, found("/shop/2"))
    assert states(catalogue) == {"/shop/1": FileState.MISSING, "/shop/2": FileState.INDEXED}
    assert states(catalogue, Path("/shop2")) == {"/shop2/3": FileState.INDEXED}  # outside of the scan
    assert catalogue.pictures.ids(SHOP, NET).tolist() == [2]
    assert scanned(catalogue, found("/shop/1"), found("/shop/2")) == []  # it is as it was
    assert catalogue.pictures.ids(SHOP, NET).tolist() == [1, 2]
    scanned(catalogue, found("/shop/2"))
    assert scanned(catalogue, found("/shop/1", size_bytes=11), found("/shop/2")) == ["/shop/1"]


def test_a_file_seen_twice_by_a_scan_is_one_file(catalogue: Catalogue) -> None:
    assert scanned(catalogue, found("/shop/1"), found("/shop/1")) == ["/shop/1"]


def test_many_files_come_in_batches(catalogue: Catalogue) -> None:
    with catalogue.scan(SHOP, SHOP) as scan:
        scan.add(found(f"/shop/{number:04}") for number in range(1001))
        changed = scan.compare(NET)
        assert changed.found == changed.count() == 1001
        sizes = []
        for batch in changed.batches(64):
            sizes.append(len(batch))
            changed.write([IndexedFile(file, FileState.FAILED, "x") for file in batch])
        assert sizes == [64] * 15 + [41]
        assert changed.count() == 0


# Pictures.


def test_pictures_come_in_the_order_of_their_first_path(catalogue: Catalogue) -> None:
    catalogue.ledger.write([indexed("/shop/c", 1), indexed("/shop/a", 2), indexed("/shop/b", 3)], NET)
    assert catalogue.pictures.ids(SHOP, NET).tolist() == [2, 3, 1]
    assert catalogue.pictures.ids(SHOP, "net-2").tolist() == []
    assert catalogue.pictures.ids(SHOP, NET).dtype == np.int64


def test_one_content_in_several_files_is_one_picture(catalogue: Catalogue) -> None:
    files = [indexed("/shop/shoes/b", 1), indexed("/shop/hats/a", 1, looked=False)]
    catalogue.ledger.write([*files, indexed("/else/where", 1, looked=False)], NET)
    assert catalogue.pictures.count() == 1
    assert catalogue.pictures.get([1], SHOP) == [Picture(1, Path("/shop/hats/a"), "hats", 2, 101, 201)]
    assert catalogue.pictures.get([1], Path("/shop/shoes"))[0].path == Path("/shop/shoes/b")
    assert catalogue.pictures.files(1) == PictureFiles(
        (1).to_bytes(16, "big"), (Path("/else/where"), Path("/shop/hats/a"), Path("/shop/shoes/b"))
    )


def test_a_picture_whose_files_are_all_missing_is_not_found_but_its_features_stay(
    catalogue: Catalogue,
) -> None:
    catalogue.ledger.write([indexed("/shop/1", 1)], NET)
    scanned(catalogue)
    assert catalogue.pictures.get([1], SHOP) == []
    assert catalogue.pictures.files(1) == PictureFiles(b"", ())
    assert catalogue.features.known([(1).to_bytes(16, "big")], NET) == {(1).to_bytes(16, "big")}


def test_pictures_and_features_come_in_the_order_that_is_asked_for(catalogue: Catalogue) -> None:
    count = 1203  # more than one statement takes
    catalogue.ledger.write([indexed(f"/shop/{number:04}", number) for number in range(1, count + 1)], NET)
    ids = np.random.default_rng(0).permutation(np.arange(1, count + 1))
    assert [picture.id for picture in catalogue.pictures.get(ids.tolist(), SHOP)] == ids.tolist()
    features = catalogue.features.read(ids, NET)
    assert features.dtype == np.float32
    assert features.shape == (count, 1280)
    assert np.array_equal(features[:, 0], ids)
    everything = [int(number).to_bytes(16, "big") for number in range(count + 50)]
    assert len(catalogue.features.known(everything, NET)) == count


def test_features_keep_the_precision_of_16_bits(catalogue: Catalogue) -> None:
    values = np.random.default_rng(0).normal(0, 3, 1280).astype(np.float32)
    seen = Seen(1, 1, values)
    catalogue.ledger.write([IndexedFile(found("/shop/1"), FileState.INDEXED, content=b"c", seen=seen)], NET)
    kept = catalogue.features.read(np.array([1]), NET)[0]
    assert np.array_equal(kept, values.astype(np.float16).astype(np.float32))


GRID = Quantisation(0.022483721375465393, -128)


def of_8_bits(catalogue: Catalogue, *rows: npt.NDArray[np.int8]) -> npt.NDArray[np.int64]:
    """Keep pictures whose features are these numbers of `GRID`, and give their ids."""
    catalogue.features.expect(NET, GRID)
    seen = [Seen(1, 1, GRID.features(row)) for row in rows]
    files = [
        IndexedFile(found(f"/shop/{n}"), FileState.INDEXED, content=n.to_bytes(16, "big"), seen=each)
        for n, each in enumerate(seen, start=1)
    ]
    catalogue.ledger.write(files, NET)
    return catalogue.pictures.ids(SHOP, NET)


def test_features_in_8_bits_are_kept_as_the_bytes_that_they_are(catalogue: Catalogue) -> None:
    every = np.arange(-128, 128).astype(np.int8)
    rows = [np.roll(every, 3 * number) for number in range(3)]
    ids = of_8_bits(catalogue, *rows)
    kept = catalogue._database.query("SELECT vector FROM features ORDER BY picture_id").fetchall()
    assert [vector for (vector,) in kept] == [row.tobytes() for row in rows]
    expected = np.float32([[(int(number) + 128) for number in row] for row in rows]) * np.float32(GRID.scale)
    read = catalogue.features.read(ids[::-1], NET, 256)
    assert read.dtype == np.float32
    assert np.array_equal(read, expected[::-1])
    assert catalogue.health.problems({NET: 256}) == []


def test_features_that_are_added_later_are_kept_in_8_bits_as_well(catalogue: Catalogue) -> None:
    ids = of_8_bits(catalogue, np.arange(4, dtype=np.int8))
    other = GRID.features(np.arange(-4, 0, dtype=np.int8))
    catalogue.features.add(ids, NET, other[None])
    assert np.array_equal(catalogue.features.read(ids, NET), other[None])


def test_features_that_are_kept_in_16_bits_already_stay_so(catalogue: Catalogue) -> None:
    catalogue.ledger.write([indexed("/shop/1", 1)], NET)
    catalogue.features.expect(NET, GRID)
    catalogue.ledger.write([indexed("/shop/2", 2)], NET)
    assert catalogue.features.read(np.array([1, 2]), NET)[:, 0].tolist() == [1, 2]
    assert catalogue.health.problems() == []


def test_numbers_of_another_meaning_are_forgotten_at_the_next_scan(catalogue: Catalogue) -> None:
    of_8_bits(catalogue, np.arange(4, dtype=np.int8))
    catalogue.features.expect(NET, None)
    assert len(catalogue.pictures.ids(SHOP, NET)) == 1
    catalogue._database.query("UPDATE encodings SET scale = 5.0")  # what nobody can see in the file itself
    ids = of_8_bits(catalogue, np.arange(4, dtype=np.int8))
    expected = GRID.features(np.arange(4, dtype=np.int8))
    assert np.array_equal(catalogue.features.read(ids, NET), expected[None])


def test_a_backup_holds_what_features_in_8_bits_stand_for(catalogue: Catalogue, tmp_path: Path) -> None:
    numbers = np.arange(-4, 4, dtype=np.int8)
    of_8_bits(catalogue, numbers)
    store = ModelStore(tmp_path / "models")
    catalogue.backups.write(tmp_path / "backup.sqlite", store)
    with closing(Catalogue(tmp_path / "other.sqlite")) as other:
        other.backups.restore(tmp_path / "backup.sqlite", store, lambda _folder: None)
        ids = other.pictures.ids(SHOP, NET)
        assert np.array_equal(other.features.read(ids, NET), GRID.features(numbers)[None])
        assert other.health.problems() == []


def test_forgotten_features_leave_nothing(catalogue: Catalogue) -> None:
    of_8_bits(catalogue, np.arange(4, dtype=np.int8))
    catalogue.features.forget(NET)
    for table in ("features", "encodings"):
        assert catalogue._database.query(f"SELECT COUNT(*) FROM {table}").fetchone() == (0,)


@pytest.mark.parametrize("vector", ["zeroblob(3)", "zeroblob(8)", "x''", "'text'", "7"])
def test_a_damaged_row_of_8_bits_is_found_and_taken_out(catalogue: Catalogue, vector: str) -> None:
    ids = of_8_bits(catalogue, *np.arange(12, dtype=np.int8).reshape(3, 4))
    catalogue._database.query(f"UPDATE features SET vector = {vector} WHERE picture_id = 2")
    assert catalogue.health.problems() == ["1 set of features belongs to no picture or is damaged"]
    with pytest.raises(SimguiError, match="Rescan your folders"):
        catalogue.features.read(ids, NET)
    assert catalogue.pictures.ids(SHOP, NET).tolist() == [1, 3]
    assert catalogue.features.read(ids[[0, 2]], NET).shape == (2, 4)


@pytest.mark.parametrize(
    "change", ["scale = 0.0", "scale = -1.0", "scale = 9e99", "scale = 'x'", "zero_point = 128"]
)
def test_numbers_that_nobody_can_tell_the_meaning_of_are_taken_out(catalogue: Catalogue, change: str) -> None:
    of_8_bits(catalogue, np.arange(4, dtype=np.int8))
    catalogue._database.query(f"UPDATE encodings SET {change}")
    assert catalogue.health.problems() == [
        "1 set of features belongs to no picture or is damaged",
        "1 kind of features cannot be understood",
    ]
    catalogue.health.repair()
    assert catalogue.health.problems() == []
    assert not len(catalogue.pictures.ids(SHOP, NET))
    assert np.array_equal(of_8_bits(catalogue, np.arange(4, dtype=np.int8)), [1])  # computed anew


def test_folders_whose_names_begin_alike_are_kept_apart(catalogue: Catalogue) -> None:
    paths = ["/shop/1", "/shop-2/2", "/shop.old/3", "/shop0/4", "/shopping/5", "/shop/sub/6"]
    catalogue.ledger.write([indexed(path, number) for number, path in enumerate(paths, start=1)], NET)
    assert catalogue.pictures.ids(SHOP, NET).tolist() == [1, 6]
    assert catalogue.pictures.ids(Path("/shop/sub"), NET).tolist() == [6]
    assert sorted(catalogue.pictures.ids(Path("/"), NET).tolist()) == [1, 2, 3, 4, 5, 6]


def test_a_name_that_is_no_text_survives(catalogue: Catalogue) -> None:
    path = Path("/shop", os.fsdecode(b"caf\xe9"), os.fsdecode(b"\xff.jpg"))
    catalogue.ledger.write([indexed(path, 1)], NET)
    assert catalogue.pictures.get([1], SHOP)[0].path == path
    assert catalogue.pictures.get([1], SHOP)[0].label == os.fsdecode(b"caf\xe9")
    assert [entry.path for entry in catalogue.ledger.entries(SHOP)] == [path]


def test_the_picture_at_a_path(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"0123456789")
    os.utime(path, ns=(20, 20))
    catalogue.ledger.write([indexed(path, 1)], NET)
    assert catalogue.pictures.at(path, NET) == 1
    assert catalogue.pictures.at(path, "net-2") is None  # which has not seen it
    assert catalogue.pictures.at(tmp_path / "b.jpg", NET) is None
    os.utime(path, ns=(20, 21))
    assert catalogue.pictures.at(path, NET) is None  # it may hold something else by now
    path.unlink()
    assert catalogue.pictures.at(path, NET) == 1  # what it held is known


# The ledger.


def test_the_ledger_tells_every_file_and_why(catalogue: Catalogue) -> None:
    catalogue.ledger.write(
        [
            indexed("/shop/a", 1),
            IndexedFile(found("/shop/c"), FileState.FAILED, "damaged"),
            IndexedFile(found("/shop/b"), FileState.SKIPPED, "no picture"),
            IndexedFile(found("/other/d"), FileState.SKIPPED, "no picture"),
        ],
        NET,
    )
    assert list(catalogue.ledger.entries(SHOP)) == [
        FileEntry(Path("/shop/a"), FileState.INDEXED),
        FileEntry(Path("/shop/b"), FileState.SKIPPED, "no picture"),
        FileEntry(Path("/shop/c"), FileState.FAILED, "damaged"),
    ]
    failed = list(catalogue.ledger.entries(SHOP, (FileState.FAILED,)))
    assert failed == [FileEntry(Path("/shop/c"), FileState.FAILED, "damaged")]
    assert catalogue.ledger.counts(SHOP) == {
        FileState.INDEXED: 1,
        FileState.OFFLINE: 0,
        FileState.SKIPPED: 1,
        FileState.EXCLUDED: 0,
        FileState.FAILED: 1,
        FileState.MISSING: 0,
    }
    assert catalogue.health.problems() == []


def test_a_file_that_turns_unreadable_loses_its_picture(catalogue: Catalogue) -> None:
    catalogue.ledger.write([indexed("/shop/1", 1)], NET)
    catalogue.ledger.write([IndexedFile(found("/shop/1"), FileState.FAILED, "damaged")], NET)
    assert catalogue.pictures.ids(SHOP, NET).tolist() == []
    assert catalogue.health.problems() == []


def test_a_contradiction_in_the_catalogue_is_a_problem(catalogue: Catalogue) -> None:
    catalogue.ledger.write([IndexedFile(found("/shop/1"), FileState.INDEXED)], NET)
    assert catalogue.health.problems() == ["1 indexed file has no picture"]


# What the person decided.


def test_a_choice_is_kept_until_it_is_taken_back(catalogue: Catalogue) -> None:
    assert catalogue.decisions.choice("active model") is None
    catalogue.decisions.choose("active model", "m-1")
    catalogue.decisions.choose("theme", "dark")
    catalogue.decisions.choose("active model", "m-2")
    assert (catalogue.decisions.choice("active model"), catalogue.decisions.choice("theme")) == (
        "m-2",
        "dark",
    )
    catalogue.decisions.choose("active model", None)
    assert (catalogue.decisions.choice("active model"), catalogue.decisions.choice("theme")) == (None, "dark")


# The file.


def test_what_is_written_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    with closing(Catalogue(path)) as catalogue:
        catalogue.ledger.write([indexed("/shop/1", 1)], NET)
    with closing(Catalogue(path)) as catalogue:
        assert catalogue.pictures.ids(SHOP, NET).tolist() == [1]
        assert catalogue.features.read(np.array([1]), NET)[0, 0] == 1


def test_a_batch_that_fails_in_the_middle_leaves_nothing(catalogue: Catalogue) -> None:
    known_content_that_is_not_known = indexed("/shop/2", 2, looked=False)
    with pytest.raises(TypeError):
        catalogue.ledger.write([indexed("/shop/1", 1), known_content_that_is_not_known], NET)
    assert states(catalogue) == {}
    assert catalogue.pictures.count() == 0
    catalogue.ledger.write([indexed("/shop/1", 1)], NET)  # and the next one is not hindered
    assert states(catalogue) == {"/shop/1": FileState.INDEXED}


def test_the_version_changes_with_every_change_by_anyone(catalogue: Catalogue, tmp_path: Path) -> None:
    versions = [catalogue.version()]
    assert catalogue.version() == versions[0]
    catalogue.pictures.ids(SHOP, NET)
    assert catalogue.version() == versions[0]
    catalogue.ledger.write([indexed("/shop/1", 1)], NET)
    versions.append(catalogue.version())
    with closing(Catalogue(catalogue.path)) as other_program:
        other_program.ledger.write([indexed("/shop/2", 2)], NET)
    versions.append(catalogue.version())
    other_thread = threading.Thread(target=catalogue.ledger.write, args=([indexed("/shop/3", 3)], NET))
    other_thread.start()
    other_thread.join()
    versions.append(catalogue.version())
    assert len(set(versions)) == 4
    assert catalogue.version() == versions[3]


def test_two_threads_read_while_one_writes(catalogue: Catalogue) -> None:
    batch, batches = 20, 25
    written = threading.Event()
    troubles: list[BaseException] = []
    looks: list[int] = []

    def read() -> None:
        try:
            seen = 0
            while True:
                last = written.is_set()
                ids = catalogue.pictures.ids(SHOP, NET)
                assert len(ids) >= seen, "something went away"
                assert len(ids) % batch == 0, "half a batch was seen"
                assert np.array_equal(catalogue.features.read(ids, NET)[:, 0], ids) if len(ids) else True
                assert len(catalogue.pictures.get(ids.tolist(), SHOP)) == len(ids)
                seen = len(ids)
                looks.append(seen)
                if last:
                    return
        except BaseException as error:  # noqa: BLE001 - handed to the thread that judges
            troubles.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(batches):
        first = number * batch + 1
        items = [indexed(f"/shop/{each:05}", each) for each in range(first, first + batch)]
        catalogue.ledger.write(items, NET)
    written.set()
    for reader in readers:
        reader.join()
    assert troubles == []
    assert looks.count(batch * batches) >= 2  # each reader has seen the end


def test_two_programs_write_by_turns(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    with closing(Catalogue(path)) as one, closing(Catalogue(path)) as other:
        for number in range(1, 41):
            (one if number % 2 else other).ledger.write([indexed(f"/shop/{number}", number)], NET)
        assert one.ledger.counts(SHOP) == other.ledger.counts(SHOP)
        assert one.ledger.counts(SHOP)[FileState.INDEXED] == 40


def test_a_file_that_is_no_catalogue_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    path.write_bytes(b"something else entirely " * 1000)
    before = path.read_bytes()
    with pytest.raises(SimguiError, match="The catalogue is damaged") as caught:
        Catalogue(path)
    assert str(path) in caught.value.message
    assert "your pictures are not affected" in caught.value.message
    assert path.read_bytes() == before


def test_a_newer_catalogue_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    Catalogue(path).close()
    with closing(sqlite3.connect(path)) as newer:
        newer.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
        newer.execute("CREATE TABLE of_the_future (x)")
        newer.commit()
    before = path.read_bytes()
    with pytest.raises(SimguiError, match="newer than this program") as caught:
        Catalogue(path)
    assert "Install the newer SimGUI" in caught.value.message
    assert path.read_bytes() == before


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SimguiError, match="Check that its folder exists"):
        Catalogue(tmp_path / "gone" / "catalogue.sqlite")


def test_damage_in_the_middle_is_told_by_whatever_reads_there(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    count = 4000
    with closing(Catalogue(path)) as catalogue:
        catalogue.ledger.write(
            [IndexedFile(found(f"/shop/{n:05}"), FileState.FAILED, "x" * 200) for n in range(count)], NET
        )
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 16384 * 16384
    content[middle : middle + 16384] = b"\xff" * 16384
    path.write_bytes(content)
    with closing(Catalogue(path)) as catalogue:
        seen = []
        with pytest.raises(SimguiError, match="The catalogue is damaged"):
            for entry in catalogue.ledger.entries(SHOP):
                seen.append(entry)
        assert 0 < len(seen) < count
        with pytest.raises(SimguiError, match="The catalogue is damaged"):
            scanned(catalogue)
        assert complaints(catalogue)


def test_a_full_disk_is_told_and_nothing_written_before_is_lost(catalogue: Catalogue) -> None:
    catalogue.ledger.write([indexed("/shop/1", 1)], NET)
    pages = catalogue._database.query("PRAGMA page_count").fetchone()[0]
    catalogue._database.query(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(SimguiError, match="the disk is full"):
        catalogue.ledger.write([indexed(f"/shop/{number}", number) for number in range(2, 60)], NET)
    assert states(catalogue) == {"/shop/1": FileState.INDEXED}
    assert catalogue.health.problems() == []
    catalogue._database.query("PRAGMA max_page_count = 1000000")
    catalogue.ledger.write([indexed(f"/shop/{number}", number) for number in range(2, 60)], NET)
    assert catalogue.ledger.counts(SHOP)[FileState.INDEXED] == 59


def test_a_catalogue_that_another_program_holds_is_told(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue._database.query("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(catalogue.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SimguiError, match="another program is writing"):
            catalogue.ledger.write([indexed("/shop/1", 1)], NET)
        assert states(catalogue) == {}  # reading goes on
        other.execute("ROLLBACK")
    catalogue.ledger.write([indexed("/shop/1", 1)], NET)


def test_a_catalogue_that_cannot_be_migrated_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "catalogue.sqlite"
    with closing(Catalogue(path)) as catalogue:
        catalogue.ledger.write([indexed("/shop/1", 1)], NET)
    monkeypatch.setattr(
        "simgui.library.catalogue.migrations.MIGRATIONS",
        (*MIGRATIONS, "CREATE TABLE more (x); CREATE TABLE files (x);"),
    )
    with pytest.raises(SimguiError):
        Catalogue(path)
    monkeypatch.undo()
    with closing(Catalogue(path)) as catalogue:
        tables = catalogue._database.query("SELECT name FROM sqlite_master WHERE name = 'more'").fetchall()
        assert tables == []
        assert catalogue.pictures.ids(SHOP, NET).tolist() == [1]


def test_two_programs_that_cover_a_folder_at_once(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(Catalogue(catalogue.path)) as other:
        deciding = DecisionCopy.deciding

        def too_late(copy: DecisionCopy, database: Database) -> Any:
            monkeypatch.undo()
            other.folders.cover(SHOP)  # between the look of the first and its own writing
            return deciding(copy, database)

        monkeypatch.setattr(DecisionCopy, "deciding", too_late)
        catalogue.folders.cover(SHOP)
        assert catalogue.folders.paths() == other.folders.paths() == [SHOP]


def test_programs_that_make_the_catalogue_at_once(tmp_path: Path) -> None:
    for attempt in range(10):
        path, together = tmp_path / str(attempt) / "catalogue.sqlite", Barrier(4)
        path.parent.mkdir()

        def begin(path: Path = path, together: Barrier = together) -> None:
            together.wait()
            with closing(Catalogue(path)) as opened:
                opened.folders.cover(SHOP)

        with ThreadPoolExecutor(4) as programs:
            for running in [programs.submit(begin) for _ in range(4)]:
                running.result()


# Many pictures at once.


def test_pictures_are_listed_once_by_their_first_path(catalogue: Catalogue) -> None:
    paths = {"/shop/d": 1, "/shop/b": 2, "/shop/c": 1, "/shop/a": 3, "/shop/e": 2, "/elsewhere/a": 4}
    catalogue.ledger.write([indexed(path, number) for path, number in paths.items()], NET)
    ids = catalogue.pictures.ids(SHOP, NET)
    assert ids.dtype == np.int64
    assert [int.from_bytes(content, "big") for content in catalogue.pictures.contents(ids)] == [3, 2, 1]
    assert catalogue.pictures.ids(SHOP, "another").tolist() == []
    assert catalogue.pictures.ids((), NET).tolist() == []


def test_decodings_come_in_the_order_asked_for(catalogue: Catalogue) -> None:
    catalogue.ledger.write([indexed(f"/shop/{number}", number) for number in range(1, 41)], NET)
    ids = catalogue.pictures.ids(SHOP, NET)
    random = np.random.default_rng(0)
    for count in (0, 1, 2, 7, 40):
        asked = random.permutation(ids)[:count]
        names = catalogue.pictures.decodings(asked)
        assert (names.dtype, names.shape) == (np.uint8, (count, 16))
        assert [name.tobytes() for name in names] == catalogue.pictures.contents(asked)
