import csv
import os
from pathlib import Path
from typing import Any

import pytest
from pictures import contents, make_library, make_picture

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress, Step
from simgui.library.catalogue import Kind
from simgui.library.folders import indexer
from simgui.library.folders.pipeline import Pipeline
from simgui.library.records import FileState

EVERY = tuple(FileState)


@pytest.fixture
def indexed(app: App, library: Path) -> App:
    app.folders.index(library, Progress())
    return app


def test_an_indexed_folder_is_covered_once(indexed: App, library: Path, tmp_path: Path) -> None:
    other = make_picture(tmp_path / "other" / "a.png", 7).parent
    indexed.folders.index(library / "hats", Progress())  # lies in a covered one
    indexed.folders.index(other, Progress())
    assert [(each.path, each.offline, each.pictures) for each in indexed.folders.covered()] == [
        (other, False, 1),
        (library, False, 9),
    ]
    assert indexed.folders.knows(library / "hats")
    assert not indexed.folders.knows(tmp_path)


def test_a_removed_folder_is_forgotten_but_not_what_was_decided(
    indexed: App, library: Path, tmp_path: Path
) -> None:
    before = contents(library)
    first = indexed.pictures.ids(library)[:1].tolist()
    indexed._catalogue.decisions.decide(Kind.LABEL, dict.fromkeys(first, "mine"))
    indexed.folders.remove(library)
    assert indexed.folders.covered() == ()
    assert indexed.pictures.ids(library).tolist() == []
    assert list(indexed.ledger.entries(library)) == []
    assert indexed._catalogue.pictures.count() == 0
    assert contents(library) == before
    indexed.folders.index(library, Progress())
    labels = [each.label for each in indexed.pictures.get(indexed.pictures.ids(library).tolist(), library)]
    assert labels.count("mine") == 1


def test_the_number_of_a_forgotten_picture_is_given_to_no_other(
    indexed: App, library: Path, tmp_path: Path
) -> None:
    numbers = set(indexed.pictures.ids(library).tolist())
    indexed.folders.remove(library)
    others = make_library(tmp_path / "others", ("cups", "pots"))
    indexed.folders.index(others, Progress())
    assert not numbers & set(indexed.pictures.ids(others).tolist())


def test_a_folder_within_a_removed_one_stays_if_it_is_covered_itself(app: App, library: Path) -> None:
    app.folders.index(library / "hats", Progress())
    app.folders.index(library, Progress())
    app.folders.remove(library)
    assert [each.path for each in app.folders.covered()] == [library / "hats"]
    assert len(app.pictures.ids(library)) == 3


def test_a_duplicate_is_told(indexed: App, library: Path) -> None:
    copy = library / "shoes" / "copy.png"
    copy.write_bytes((library / "hats" / "0.png").read_bytes())
    indexed.folders.index(library, Progress())
    assert indexed.ledger.count_duplicates(library) == 1
    duplicates = {
        entry.path: entry.duplicate_of for entry in indexed.ledger.entries(library) if entry.duplicate_of
    }
    assert duplicates == {copy: library / "hats" / "0.png"}


def test_what_is_missing_can_be_forgotten_and_what_is_there_cannot(indexed: App, library: Path) -> None:
    (library / "hats" / "0.png").unlink()
    indexed.folders.index(library, Progress())
    indexed.ledger.forget(list(indexed.ledger.entries(library)))
    assert len(list(indexed.ledger.entries(library))) == 8
    assert indexed._catalogue.pictures.count() == 8


def test_what_failed_is_tried_again_when_asked(indexed: App, library: Path, tmp_path: Path) -> None:
    broken = library / "hats" / "broken.png"
    whole = make_picture(tmp_path / "whole.png", 55).read_bytes()
    broken.write_bytes(b"\0" * len(whole))
    os.utime(broken, ns=(10**18, 10**18))
    indexed.folders.index(library, Progress())
    broken.write_bytes(whole)
    os.utime(broken, ns=(10**18, 10**18))  # mended, and it does not show
    indexed.folders.index(library, Progress())
    entries = list(indexed.ledger.entries(library, (FileState.FAILED, FileState.SKIPPED)))
    assert [entry.path for entry in entries] == [broken]
    indexed.ledger.try_again(entries)
    indexed.folders.index(library, Progress())
    assert list(indexed.ledger.entries(library, (FileState.FAILED, FileState.SKIPPED))) == []


def test_the_ledger_as_a_table(indexed: App, library: Path, tmp_path: Path) -> None:
    odd = library / os.fsdecode(b'caf\xe9, "x"\n.txt')
    odd.write_text("no picture")
    indexed.folders.index(library, Progress())
    file = tmp_path / "files.csv"
    assert indexed.ledger.export(library, file, EVERY, Progress()) == 10
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
        indexed.ledger.export(library, tmp_path, EVERY, Progress())


def test_a_folder_that_is_removed_while_it_is_looked_through_stays_removed(
    indexed: App, library: Path
) -> None:
    removed: list[Step] = []

    def remove(step: Step) -> None:
        if not removed:
            removed.append(step)
            indexed.folders.remove(library)

    indexed.folders.keep_up(library, Progress(remove))
    assert removed
    assert indexed.folders.paths() == ()
    assert list(indexed.ledger.entries(library)) == []
    indexed.folders.keep_up(library, Progress())
    assert indexed.folders.paths() == ()


def test_the_next_indexing_looks_at_as_many_pictures_at_a_time_as_was_set(
    app: App, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[int] = []
    real = indexer.Pipeline

    def noting(*given: Any) -> Pipeline:
        told.append(given[4])
        return real(*given)

    monkeypatch.setattr(indexer, "Pipeline", noting)
    app.folders.index(library, Progress())
    app.folders.limit(2)
    app.folders.index(library, Progress())
    app.folders.keep_up(library, Progress())
    assert told == [0, 2, 2]
