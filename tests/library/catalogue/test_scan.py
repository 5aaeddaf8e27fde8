"""A scan begins and ends with its block: what it leaves behind, however it ends."""

import threading
from pathlib import Path

import pytest

from simgui.core.errors import Cancelled
from simgui.library.catalogue import Catalogue, FoundFile, IndexedFile
from simgui.library.records import FileState

SHOP = Path("/shop")
HATS = SHOP / "hats"


def found(name: str) -> FoundFile:
    return FoundFile(SHOP / name, 1, 1)


def is_unfinished(catalogue: Catalogue) -> bool:
    (folder,) = catalogue.folders.all()
    return folder.unfinished


def scan_to_the_end(catalogue: Catalogue, folder: Path, *names: str) -> None:
    with catalogue.scan(folder, SHOP) as scan:
        scan.add(map(found, names))
        changed = scan.compare("net")
        for files in changed.batches(2):
            changed.write([IndexedFile(file, FileState.SKIPPED, "no picture") for file in files])
        changed.finish(0)


def temporary_tables(catalogue: Catalogue) -> list[object]:
    return catalogue._database.query("SELECT name FROM sqlite_temp_master").fetchall()


def test_a_folder_is_unfinished_until_its_scan_is_finished(catalogue: Catalogue) -> None:
    catalogue.folders.cover(SHOP)
    assert is_unfinished(catalogue)
    assert not catalogue.folders.was_scanned(SHOP)
    scan_to_the_end(catalogue, SHOP, "a", "b", "c")
    assert not is_unfinished(catalogue)
    assert catalogue.folders.was_scanned(SHOP)
    with catalogue.scan(SHOP, SHOP):
        assert is_unfinished(catalogue)
    assert is_unfinished(catalogue)
    assert catalogue.folders.was_scanned(SHOP)  # once


@pytest.mark.parametrize("error", [Cancelled(), OSError(5, "Input/output error"), KeyboardInterrupt()])
def test_a_scan_that_an_error_ends_leaves_no_table_and_an_unfinished_folder(
    catalogue: Catalogue, error: BaseException
) -> None:
    catalogue.folders.cover(SHOP)
    scan_to_the_end(catalogue, SHOP, "a")
    with pytest.raises(type(error)), catalogue.scan(SHOP, SHOP) as scan:
        scan.add([found("b")])
        assert temporary_tables(catalogue)
        raise error
    assert temporary_tables(catalogue) == []
    assert is_unfinished(catalogue)
    assert catalogue.ledger.counts(SHOP)[FileState.MISSING] == 0  # nothing was compared
    scan_to_the_end(catalogue, SHOP, "a", "b")
    assert not is_unfinished(catalogue)


def test_a_part_is_finished_only_in_a_folder_that_was_finished(catalogue: Catalogue) -> None:
    catalogue.folders.cover(SHOP)
    scan_to_the_end(catalogue, HATS, "hats/a")
    assert is_unfinished(catalogue)
    scan_to_the_end(catalogue, SHOP, "hats/a", "b")
    (before,) = catalogue.folders.all()
    scan_to_the_end(catalogue, HATS, "hats/a", "hats/c")
    assert catalogue.folders.all() == [before]  # a look at a part is none at the whole
    assert catalogue.ledger.counts(SHOP)[FileState.SKIPPED] == 3


def test_a_folder_that_is_not_covered_can_be_scanned(catalogue: Catalogue) -> None:
    with catalogue.scan(SHOP, SHOP) as scan:
        scan.add([found("a")])
        changed = scan.compare("net")
        assert (changed.found, changed.count()) == (1, 1)
        changed.finish(0)
    assert catalogue.folders.all() == []


def test_scans_on_two_threads_do_not_see_each_other(catalogue: Catalogue) -> None:
    counted: list[int] = []

    def scan_elsewhere() -> None:
        with catalogue.scan(Path("/else"), Path("/else")) as other:
            other.add([FoundFile(Path("/else/1"), 1, 1), FoundFile(Path("/else/2"), 1, 1)])
            counted.append(other.compare("net").found)

    with catalogue.scan(SHOP, SHOP) as scan:
        scan.add([found("a")])
        thread = threading.Thread(target=scan_elsewhere)
        thread.start()
        thread.join()
        assert scan.compare("net").found == 1
    assert counted == [2]
