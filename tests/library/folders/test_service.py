import csv
import os
from pathlib import Path

import pytest
from pictures import contents, make_library, make_picture

from simgui.app import Session
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress, Step
from simgui.library.records import FileState

EVERY = tuple(FileState)


@pytest.fixture
def indexed(session: Session, library: Path) -> Session:
    session.index_folder(library, Progress())
    return session


def test_an_indexed_folder_is_covered_once(indexed: Session, library: Path, tmp_path: Path) -> None:
    other = make_picture(tmp_path / "other" / "a.png", 7).parent
    indexed.index_folder(library / "hats", Progress())  # lies in a covered one
    indexed.index_folder(other, Progress())
    assert [(each.path, each.offline, each.pictures) for each in indexed.folders.list()] == [
        (other, False, 1),
        (library, False, 9),
    ]
    assert indexed.folders.knows(library / "hats")
    assert not indexed.folders.knows(tmp_path)


def test_a_removed_folder_is_forgotten_but_not_what_was_decided(
    indexed: Session, library: Path, tmp_path: Path
) -> None:
    before = contents(library)
    first = indexed.picture_ids(library)[:1].tolist()
    indexed._catalogue.decide("label", dict.fromkeys(first, "mine"))
    indexed.folders.remove(library)
    assert indexed.folders.list() == ()
    assert indexed.picture_ids(library).tolist() == []
    assert list(indexed.ledger(library)) == []
    assert indexed._catalogue.count_pictures() == 0
    assert contents(library) == before
    indexed.index_folder(library, Progress())
    labels = [each.label for each in indexed.pictures(indexed.picture_ids(library).tolist(), library)]
    assert labels.count("mine") == 1


def test_the_number_of_a_forgotten_picture_is_given_to_no_other(
    indexed: Session, library: Path, tmp_path: Path
) -> None:
    numbers = set(indexed.picture_ids(library).tolist())
    indexed.folders.remove(library)
    others = make_library(tmp_path / "others", ("cups", "pots"))
    indexed.index_folder(others, Progress())
    assert not numbers & set(indexed.picture_ids(others).tolist())


def test_a_folder_within_a_removed_one_stays_if_it_is_covered_itself(session: Session, library: Path) -> None:
    session.index_folder(library / "hats", Progress())
    session.index_folder(library, Progress())
    session.folders.remove(library)
    assert [each.path for each in session.folders.list()] == [library / "hats"]
    assert len(session.picture_ids(library)) == 3


def test_a_duplicate_is_told(indexed: Session, library: Path) -> None:
    copy = library / "shoes" / "copy.png"
    copy.write_bytes((library / "hats" / "0.png").read_bytes())
    indexed.index_folder(library, Progress())
    assert indexed.folders.count_duplicates(library) == 1
    duplicates = {entry.path: entry.duplicate_of for entry in indexed.ledger(library) if entry.duplicate_of}
    assert duplicates == {copy: library / "hats" / "0.png"}


def test_what_is_missing_can_be_forgotten_and_what_is_there_cannot(indexed: Session, library: Path) -> None:
    (library / "hats" / "0.png").unlink()
    indexed.index_folder(library, Progress())
    indexed.folders.forget(list(indexed.ledger(library)))
    assert len(list(indexed.ledger(library))) == 8
    assert indexed._catalogue.count_pictures() == 8


def test_what_failed_is_tried_again_when_asked(indexed: Session, library: Path, tmp_path: Path) -> None:
    broken = library / "hats" / "broken.png"
    whole = make_picture(tmp_path / "whole.png", 55).read_bytes()
    broken.write_bytes(b"\0" * len(whole))
    os.utime(broken, ns=(10**18, 10**18))
    indexed.index_folder(library, Progress())
    broken.write_bytes(whole)
    os.utime(broken, ns=(10**18, 10**18))  # mended, and it does not show
    indexed.index_folder(library, Progress())
    entries = list(indexed.ledger(library, (FileState.FAILED, FileState.SKIPPED)))
    assert [entry.path for entry in entries] == [broken]
    indexed.folders.try_again(entries)
    indexed.index_folder(library, Progress())
    assert list(indexed.ledger(library, (FileState.FAILED, FileState.SKIPPED))) == []


def test_the_ledger_as_a_table(indexed: Session, library: Path, tmp_path: Path) -> None:
    odd = library / os.fsdecode(b'caf\xe9, "x"\n.txt')
    odd.write_text("no picture")
    indexed.index_folder(library, Progress())
    file = tmp_path / "files.csv"
    assert indexed.folders.export(library, file, EVERY, Progress()) == 10
    with file.open(encoding="utf-8-sig", newline="") as opened:
        header, *rows = list(csv.reader(opened))
    assert header == ["file", "state", "why", "same picture as", "since"]
    told = {row[0]: row[1:3] for row in rows}
    assert told[str(library / "hats" / "0.png")] == ["indexed", ""]
    assert told[str(library / 'caf\\xe9, "x"\n.txt')] == [
        "skipped",
        "not a picture in a format that SimGUI reads",
    ]
    with pytest.raises(SimguiError, match="it is a folder"):
        indexed.folders.export(library, tmp_path, EVERY, Progress())


def test_a_folder_that_is_removed_while_it_is_looked_through_stays_removed(
    indexed: Session, library: Path
) -> None:
    removed: list[Step] = []

    def remove(step: Step) -> None:
        if not removed:
            removed.append(step)
            indexed.folders.remove(library)

    indexed.keep_up(library, Progress(remove))
    assert removed
    assert indexed.folders.paths() == ()
    assert list(indexed.ledger(library)) == []
    indexed.keep_up(library, Progress())
    assert indexed.folders.paths() == ()
