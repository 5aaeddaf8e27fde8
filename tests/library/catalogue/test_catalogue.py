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
from simgui.library.catalogue import Catalogue, IndexedFile, Seen
from simgui.library.catalogue.migrations import MIGRATIONS
from simgui.library.folders.scanner import FoundFile
from simgui.library.records import FileEntry, FileState, Picture

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
    catalogue.begin_scan()
    catalogue.add_found(files)
    catalogue.end_scan(folder)
    changed = [str(file.path) for batch in catalogue.changed_files(backbone, 2) for file in batch]
    assert catalogue.count_changed(backbone) == len(changed)
    return changed


def states(catalogue: Catalogue, folder: Path = SHOP) -> dict[str, FileState]:
    return {str(entry.path): entry.state for entry in catalogue.ledger(folder)}


def complaints(catalogue: Catalogue) -> list[str]:
    """What the check of the catalogue finds; the check itself may stumble over the damage."""
    try:
        return catalogue.problems()
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
    catalogue.add_batch([indexed("/shop/1", 1)], NET)
    assert scanned(catalogue, file) == to_be_read


def test_what_failed_is_not_read_again_until_it_changes(catalogue: Catalogue) -> None:
    for state in (FileState.FAILED, FileState.SKIPPED):
        catalogue.add_batch([IndexedFile(found("/shop/1"), state, "damaged")], NET)
        assert scanned(catalogue, found("/shop/1")) == []
        assert scanned(catalogue, found("/shop/1", mtime_ns=21)) == ["/shop/1"]


def test_another_backbone_has_to_see_every_picture_itself(catalogue: Catalogue) -> None:
    catalogue.add_batch([indexed("/shop/1", 1)], NET)
    assert scanned(catalogue, found("/shop/1"), backbone="net-2") == ["/shop/1"]
    catalogue.add_batch([indexed("/shop/1", 1)], "net-2")
    assert scanned(catalogue, found("/shop/1"), backbone="net-2") == []
    assert scanned(catalogue, found("/shop/1")) == []  # and the first one's features are still there


def test_what_a_scan_does_not_see_is_missing_and_may_come_back(catalogue: Catalogue) -> None:
    catalogue.add_batch([indexed("/shop/1", 1), indexed("/shop/2", 2), indexed("/shop2/3", 3)], NET)
    scanned(catalogue, found("/shop/2"))
    assert states(catalogue) == {"/shop/1": FileState.MISSING, "/shop/2": FileState.INDEXED}
    assert states(catalogue, Path("/shop2")) == {"/shop2/3": FileState.INDEXED}  # outside of the scan
    assert catalogue.picture_ids(SHOP, NET).tolist() == [2]
    assert scanned(catalogue, found("/shop/1"), found("/shop/2")) == []  # it is as it was
    assert catalogue.picture_ids(SHOP, NET).tolist() == [1, 2]
    scanned(catalogue, found("/shop/2"))
    assert scanned(catalogue, found("/shop/1", size_bytes=11), found("/shop/2")) == ["/shop/1"]


def test_a_file_seen_twice_by_a_scan_is_one_file(catalogue: Catalogue) -> None:
    assert scanned(catalogue, found("/shop/1"), found("/shop/1")) == ["/shop/1"]


def test_many_files_come_in_batches(catalogue: Catalogue) -> None:
    catalogue.begin_scan()
    catalogue.add_found(found(f"/shop/{number:04}") for number in range(1001))
    sizes = []
    for batch in catalogue.changed_files(NET, 64):
        sizes.append(len(batch))
        catalogue.add_batch([IndexedFile(file, FileState.FAILED, "x") for file in batch], NET)
    assert sizes == [64] * 15 + [41]
    assert catalogue.count_changed(NET) == 0


# Pictures.


def test_pictures_come_in_the_order_of_their_first_path(catalogue: Catalogue) -> None:
    catalogue.add_batch([indexed("/shop/c", 1), indexed("/shop/a", 2), indexed("/shop/b", 3)], NET)
    assert catalogue.picture_ids(SHOP, NET).tolist() == [2, 3, 1]
    assert catalogue.picture_ids(SHOP, "net-2").tolist() == []
    assert catalogue.picture_ids(SHOP, NET).dtype == np.int64


def test_one_content_in_several_files_is_one_picture(catalogue: Catalogue) -> None:
    files = [indexed("/shop/shoes/b", 1), indexed("/shop/hats/a", 1, looked=False)]
    catalogue.add_batch([*files, indexed("/else/where", 1, looked=False)], NET)
    assert catalogue.count_pictures() == 1
    assert catalogue.pictures([1], SHOP) == [Picture(1, Path("/shop/hats/a"), "hats", 2, 101, 201)]
    assert catalogue.pictures([1], Path("/shop/shoes"))[0].path == Path("/shop/shoes/b")
    content, holders = catalogue.holders(1)
    assert content == (1).to_bytes(16, "big")
    assert holders == [Path("/else/where"), Path("/shop/hats/a"), Path("/shop/shoes/b")]


def test_a_picture_whose_files_are_all_missing_is_not_found_but_its_features_stay(
    catalogue: Catalogue,
) -> None:
    catalogue.add_batch([indexed("/shop/1", 1)], NET)
    scanned(catalogue)
    assert catalogue.pictures([1], SHOP) == []
    assert catalogue.holders(1) == (b"", [])
    assert catalogue.contents_with_features([(1).to_bytes(16, "big")], NET) == {(1).to_bytes(16, "big")}


def test_pictures_and_features_come_in_the_order_that_is_asked_for(catalogue: Catalogue) -> None:
    count = 1203  # more than one statement takes
    catalogue.add_batch([indexed(f"/shop/{number:04}", number) for number in range(1, count + 1)], NET)
    ids = np.random.default_rng(0).permutation(np.arange(1, count + 1))
    assert [picture.id for picture in catalogue.pictures(ids.tolist(), SHOP)] == ids.tolist()
    features = catalogue.features(ids, NET)
    assert features.dtype == np.float32
    assert features.shape == (count, 1280)
    assert np.array_equal(features[:, 0], ids)
    everything = [int(number).to_bytes(16, "big") for number in range(count + 50)]
    assert len(catalogue.contents_with_features(everything, NET)) == count


def test_features_keep_the_precision_of_16_bits(catalogue: Catalogue) -> None:
    values = np.random.default_rng(0).normal(0, 3, 1280).astype(np.float32)
    seen = Seen(1, 1, values)
    catalogue.add_batch([IndexedFile(found("/shop/1"), FileState.INDEXED, content=b"c", seen=seen)], NET)
    kept = catalogue.features(np.array([1]), NET)[0]
    assert np.array_equal(kept, values.astype(np.float16).astype(np.float32))


def test_folders_whose_names_begin_alike_are_kept_apart(catalogue: Catalogue) -> None:
    paths = ["/shop/1", "/shop-2/2", "/shop.old/3", "/shop0/4", "/shopping/5", "/shop/sub/6"]
    catalogue.add_batch([indexed(path, number) for number, path in enumerate(paths, start=1)], NET)
    assert catalogue.picture_ids(SHOP, NET).tolist() == [1, 6]
    assert catalogue.picture_ids(Path("/shop/sub"), NET).tolist() == [6]
    assert sorted(catalogue.picture_ids(Path("/"), NET).tolist()) == [1, 2, 3, 4, 5, 6]


def test_a_name_that_is_no_text_survives(catalogue: Catalogue) -> None:
    path = Path("/shop", os.fsdecode(b"caf\xe9"), os.fsdecode(b"\xff.jpg"))
    catalogue.add_batch([indexed(path, 1)], NET)
    assert catalogue.pictures([1], SHOP)[0].path == path
    assert catalogue.pictures([1], SHOP)[0].label == os.fsdecode(b"caf\xe9")
    assert [entry.path for entry in catalogue.ledger(SHOP)] == [path]


def test_the_picture_at_a_path(catalogue: Catalogue, tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"0123456789")
    os.utime(path, ns=(20, 20))
    catalogue.add_batch([indexed(path, 1)], NET)
    assert catalogue.picture_at(path, NET) == 1
    assert catalogue.picture_at(path, "net-2") is None  # which has not seen it
    assert catalogue.picture_at(tmp_path / "b.jpg", NET) is None
    os.utime(path, ns=(20, 21))
    assert catalogue.picture_at(path, NET) is None  # it may hold something else by now
    path.unlink()
    assert catalogue.picture_at(path, NET) == 1  # what it held is known


# The ledger.


def test_the_ledger_tells_every_file_and_why(catalogue: Catalogue) -> None:
    catalogue.add_batch(
        [
            indexed("/shop/a", 1),
            IndexedFile(found("/shop/c"), FileState.FAILED, "damaged"),
            IndexedFile(found("/shop/b"), FileState.SKIPPED, "no picture"),
            IndexedFile(found("/other/d"), FileState.SKIPPED, "no picture"),
        ],
        NET,
    )
    assert list(catalogue.ledger(SHOP)) == [
        FileEntry(Path("/shop/a"), FileState.INDEXED),
        FileEntry(Path("/shop/b"), FileState.SKIPPED, "no picture"),
        FileEntry(Path("/shop/c"), FileState.FAILED, "damaged"),
    ]
    failed = list(catalogue.ledger(SHOP, (FileState.FAILED,)))
    assert failed == [FileEntry(Path("/shop/c"), FileState.FAILED, "damaged")]
    assert catalogue.counts(SHOP) == {
        FileState.INDEXED: 1,
        FileState.OFFLINE: 0,
        FileState.SKIPPED: 1,
        FileState.EXCLUDED: 0,
        FileState.FAILED: 1,
        FileState.MISSING: 0,
    }
    assert catalogue.problems() == []


def test_a_file_that_turns_unreadable_loses_its_picture(catalogue: Catalogue) -> None:
    catalogue.add_batch([indexed("/shop/1", 1)], NET)
    catalogue.add_batch([IndexedFile(found("/shop/1"), FileState.FAILED, "damaged")], NET)
    assert catalogue.picture_ids(SHOP, NET).tolist() == []
    assert catalogue.problems() == []


def test_a_contradiction_in_the_catalogue_is_a_problem(catalogue: Catalogue) -> None:
    catalogue.add_batch([IndexedFile(found("/shop/1"), FileState.INDEXED)], NET)
    assert catalogue.problems() == ["1 indexed files have no picture"]


# What the person decided.


def test_a_choice_is_kept_until_it_is_taken_back(catalogue: Catalogue) -> None:
    assert catalogue.choice("active model") is None
    catalogue.choose("active model", "m-1")
    catalogue.choose("theme", "dark")
    catalogue.choose("active model", "m-2")
    assert (catalogue.choice("active model"), catalogue.choice("theme")) == ("m-2", "dark")
    catalogue.choose("active model", None)
    assert (catalogue.choice("active model"), catalogue.choice("theme")) == (None, "dark")


# The file.


def test_what_is_written_is_there_when_the_file_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    with closing(Catalogue(path)) as catalogue:
        catalogue.add_batch([indexed("/shop/1", 1)], NET)
    with closing(Catalogue(path)) as catalogue:
        assert catalogue.picture_ids(SHOP, NET).tolist() == [1]
        assert catalogue.features(np.array([1]), NET)[0, 0] == 1


def test_a_batch_that_fails_in_the_middle_leaves_nothing(catalogue: Catalogue) -> None:
    known_content_that_is_not_known = indexed("/shop/2", 2, looked=False)
    with pytest.raises(TypeError):
        catalogue.add_batch([indexed("/shop/1", 1), known_content_that_is_not_known], NET)
    assert states(catalogue) == {}
    assert catalogue.count_pictures() == 0
    catalogue.add_batch([indexed("/shop/1", 1)], NET)  # and the next one is not hindered
    assert states(catalogue) == {"/shop/1": FileState.INDEXED}


def test_the_version_changes_with_every_change_by_anyone(catalogue: Catalogue, tmp_path: Path) -> None:
    versions = [catalogue.version()]
    assert catalogue.version() == versions[0]
    catalogue.picture_ids(SHOP, NET)
    assert catalogue.version() == versions[0]
    catalogue.add_batch([indexed("/shop/1", 1)], NET)
    versions.append(catalogue.version())
    with closing(Catalogue(catalogue.path)) as other_program:
        other_program.add_batch([indexed("/shop/2", 2)], NET)
    versions.append(catalogue.version())
    other_thread = threading.Thread(target=catalogue.add_batch, args=([indexed("/shop/3", 3)], NET))
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
                ids = catalogue.picture_ids(SHOP, NET)
                assert len(ids) >= seen, "something went away"
                assert len(ids) % batch == 0, "half a batch was seen"
                assert np.array_equal(catalogue.features(ids, NET)[:, 0], ids) if len(ids) else True
                assert len(catalogue.pictures(ids.tolist(), SHOP)) == len(ids)
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
        catalogue.add_batch(items, NET)
    written.set()
    for reader in readers:
        reader.join()
    assert troubles == []
    assert looks.count(batch * batches) >= 2  # each reader has seen the end


def test_two_programs_write_by_turns(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    with closing(Catalogue(path)) as one, closing(Catalogue(path)) as other:
        for number in range(1, 41):
            (one if number % 2 else other).add_batch([indexed(f"/shop/{number}", number)], NET)
        assert one.counts(SHOP) == other.counts(SHOP)
        assert one.counts(SHOP)[FileState.INDEXED] == 40


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
        catalogue.add_batch(
            [IndexedFile(found(f"/shop/{n:05}"), FileState.FAILED, "x" * 200) for n in range(count)], NET
        )
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 16384 * 16384
    content[middle : middle + 16384] = b"\xff" * 16384
    path.write_bytes(content)
    with closing(Catalogue(path)) as catalogue:
        seen = []
        with pytest.raises(SimguiError, match="The catalogue is damaged"):
            for entry in catalogue.ledger(SHOP):
                seen.append(entry)
        assert 0 < len(seen) < count
        with pytest.raises(SimguiError, match="The catalogue is damaged"):
            scanned(catalogue)
        assert complaints(catalogue)


def test_a_full_disk_is_told_and_nothing_written_before_is_lost(catalogue: Catalogue) -> None:
    catalogue.add_batch([indexed("/shop/1", 1)], NET)
    pages = catalogue._database.query("PRAGMA page_count").fetchone()[0]
    catalogue._database.query(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(SimguiError, match="the disk is full"):
        catalogue.add_batch([indexed(f"/shop/{number}", number) for number in range(2, 60)], NET)
    assert states(catalogue) == {"/shop/1": FileState.INDEXED}
    assert catalogue.problems() == []
    catalogue._database.query("PRAGMA max_page_count = 1000000")
    catalogue.add_batch([indexed(f"/shop/{number}", number) for number in range(2, 60)], NET)
    assert catalogue.counts(SHOP)[FileState.INDEXED] == 59


def test_a_catalogue_that_another_program_holds_is_told(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalogue._database.query("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(catalogue.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SimguiError, match="another program is writing"):
            catalogue.add_batch([indexed("/shop/1", 1)], NET)
        assert states(catalogue) == {}  # reading goes on
        other.execute("ROLLBACK")
    catalogue.add_batch([indexed("/shop/1", 1)], NET)


def test_a_catalogue_that_cannot_be_migrated_stays_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "catalogue.sqlite"
    with closing(Catalogue(path)) as catalogue:
        catalogue.add_batch([indexed("/shop/1", 1)], NET)
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
        assert catalogue.picture_ids(SHOP, NET).tolist() == [1]


def test_two_programs_that_cover_a_folder_at_once(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = SHOP
    with closing(Catalogue(catalogue.path)) as other:
        deciding = catalogue._deciding

        def too_late() -> Any:
            other.cover(folder)  # between the look of the first and its own writing
            return deciding()

        monkeypatch.setattr(catalogue, "_deciding", too_late)
        catalogue.cover(folder)
        assert catalogue.covered_paths() == other.covered_paths() == [folder]


def test_programs_that_make_the_catalogue_at_once(tmp_path: Path) -> None:
    for attempt in range(10):
        path, together = tmp_path / str(attempt) / "catalogue.sqlite", Barrier(4)
        path.parent.mkdir()

        def begin(path: Path = path, together: Barrier = together) -> None:
            together.wait()
            with closing(Catalogue(path)) as opened:
                opened.cover(SHOP)

        with ThreadPoolExecutor(4) as programs:
            for running in [programs.submit(begin) for _ in range(4)]:
                running.result()
