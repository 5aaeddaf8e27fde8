"""Decisions are made in batches: all of a batch or none, one rewrite of their copy, and a way back."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from simgui.core.errors import SimguiError
from simgui.library.catalogue import (
    Catalogue,
    Change,
    Choice,
    FoundFile,
    IndexedFile,
    Kind,
    PairAnswer,
    PictureDecision,
    Seen,
    SubfolderLabel,
)
from simgui.library.catalogue.decision_copy import DecisionCopy
from simgui.library.labels import Labelling
from simgui.library.records import FileState

SHOP = Path("/shop")
PICTURES = 1000


class CountingCopy(DecisionCopy):
    """A copy that counts how often it is written, and may fail."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.written = 0
        self.is_full = False

    def write(self, connection: sqlite3.Connection) -> None:
        self.written += 1
        super().write(connection)
        if self.is_full:
            raise SimguiError("Cannot use this file or folder", "the disk is full")


@pytest.fixture
def copy(tmp_path: Path) -> CountingCopy:
    return CountingCopy(tmp_path / "decisions.json")


@pytest.fixture
def catalogue(tmp_path: Path, copy: CountingCopy) -> Iterator[Catalogue]:
    with closing(Catalogue(tmp_path / "catalogue.sqlite", copy)) as opened:
        seen = Seen(9, 9, np.ones(4, np.float32))
        opened.ledger.write(
            [
                IndexedFile(
                    FoundFile(SHOP / "hats" / f"{number}.jpg", 1, 1),
                    FileState.INDEXED,
                    content=number.to_bytes(16, "big"),
                    seen=seen,
                )
                for number in range(1, PICTURES + 1)
            ],
            "net",
        )
        opened.decisions.decide(Kind.LABEL, {1: "mine", 2: "yours"})
        opened.decisions.apply([SubfolderLabel(SHOP, "coats", "jackets"), SubfolderLabel(SHOP, "misc", None)])
        opened.decisions.choose("theme", "dark")
        copy.written = 0
        yield opened


def everything(catalogue: Catalogue) -> tuple[object, ...]:
    decisions = catalogue.decisions
    return (
        *(decisions.decided(kind) for kind in Kind),
        decisions.labelling(SHOP),
        decisions.choice("theme"),
        decisions.choice("active model"),
    )


def many_changes() -> list[Change]:
    numbers = range(1, PICTURES + 1)
    return [
        *(PictureDecision(number, Kind.LABEL, f"label {number % 7}") for number in numbers),
        *(PictureDecision(number, Kind.RIGHT, "hats") for number in numbers if number % 2),
        *(PictureDecision(number, Kind.LEFT, "no match") for number in numbers if number % 3),
        PictureDecision(1, Kind.LABEL, None),
        SubfolderLabel(SHOP, "hats", "caps"),
        SubfolderLabel(SHOP, "coats", None),
        SubfolderLabel(SHOP, "misc", "misc"),
        Choice("theme", None),
        Choice("active model", "m-1"),
    ]


def test_a_batch_of_any_kind_and_size_is_one_rewrite_of_the_copy(
    catalogue: Catalogue, copy: CountingCopy, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(catalogue.path)) as other:
        commits = other.execute("PRAGMA data_version").fetchone()[0]
        catalogue.decisions.apply(many_changes())
        assert other.execute("PRAGMA data_version").fetchone()[0] == commits + 1
    assert copy.written == 1
    label, right, left, labelling, theme, model = everything(catalogue)
    assert label == {number: f"label {number % 7}" for number in range(2, PICTURES + 1)}
    assert right == dict.fromkeys(range(1, PICTURES + 1, 2), "hats")
    assert left == {number: "no match" for number in range(1, PICTURES + 1) if number % 3}
    assert labelling == Labelling({"hats": "caps", "coats": None})
    assert (theme, model) == (None, "m-1")
    with closing(Catalogue(tmp_path / "anew.sqlite", copy)) as from_the_copy:
        assert from_the_copy.decisions.labelling(SHOP) == labelling
        assert from_the_copy.decisions.choice("active model") == "m-1"


def test_a_batch_is_taken_back_by_what_it_gave(catalogue: Catalogue, copy: CountingCopy) -> None:
    before = everything(catalogue)
    undo = catalogue.decisions.apply(many_changes())
    after = everything(catalogue)
    redo = catalogue.decisions.apply(undo)
    assert everything(catalogue) == before
    catalogue.decisions.apply(redo)
    assert everything(catalogue) == after
    assert copy.written == 3


def test_changes_of_one_thing_are_made_in_order_and_taken_back_in_the_other(catalogue: Catalogue) -> None:
    undo = catalogue.decisions.apply(
        [
            PictureDecision(1, Kind.LABEL, "first"),
            PictureDecision(1, Kind.LABEL, "second"),
            Choice("theme", "light"),
            Choice("theme", "grey"),
        ]
    )
    assert catalogue.decisions.decided(Kind.LABEL)[1] == "second"
    assert catalogue.decisions.choice("theme") == "grey"
    catalogue.decisions.apply(undo)
    assert catalogue.decisions.decided(Kind.LABEL)[1] == "mine"
    assert catalogue.decisions.choice("theme") == "dark"


def test_nothing_of_a_batch_is_made_if_the_copy_cannot_be_written(
    catalogue: Catalogue, copy: CountingCopy
) -> None:
    before = everything(catalogue)
    copy.is_full = True
    with pytest.raises(SimguiError, match="the disk is full"):
        catalogue.decisions.apply(many_changes())
    assert everything(catalogue) == before


def test_nothing_of_a_batch_is_made_if_a_picture_is_not_known(
    catalogue: Catalogue, copy: CountingCopy
) -> None:
    before = everything(catalogue)
    with pytest.raises(KeyError):
        catalogue.decisions.apply([*many_changes(), PictureDecision(PICTURES + 1, Kind.LABEL, "x")])
    assert everything(catalogue) == before
    assert copy.written == 0


def test_a_relabelled_folder_is_one_batch(catalogue: Catalogue, copy: CountingCopy) -> None:
    before = catalogue.decisions.labelling(SHOP)
    undo = catalogue.decisions.apply(
        SubfolderLabel(SHOP, name, "coats and jackets") for name in ("coats", "hats", "misc")
    )
    assert catalogue.decisions.labelling(SHOP) == Labelling(
        dict.fromkeys(("coats", "hats", "misc"), "coats and jackets")
    )
    assert copy.written == 1
    catalogue.decisions.apply(undo)
    assert catalogue.decisions.labelling(SHOP) == before


ONE, OTHER, THIRD = b"1" * 16, b"2" * 16, b"3" * 16


def test_the_order_of_two_pictures_does_not_matter(catalogue: Catalogue) -> None:
    catalogue.decisions.apply([PairAnswer(OTHER, ONE, True)])
    assert catalogue.decisions.answers() == [PairAnswer(ONE, OTHER, True)]
    catalogue.decisions.apply([PairAnswer(ONE, OTHER, False, asked=True)])
    assert catalogue.decisions.answers() == [PairAnswer(ONE, OTHER, False, asked=True)]


def test_answers_are_given_back_by_picture(catalogue: Catalogue) -> None:
    answers = [PairAnswer(ONE, OTHER, True), PairAnswer(ONE, THIRD, False), PairAnswer(OTHER, THIRD, True)]
    catalogue.decisions.apply(answers)
    assert catalogue.decisions.answers() == answers
    assert catalogue.decisions.answers(THIRD) == answers[1:]
    assert catalogue.decisions.answers(b"4" * 16) == []


def test_a_batch_of_answers_is_taken_back_whole_whoever_chose_the_pair(
    catalogue: Catalogue, copy: CountingCopy
) -> None:
    catalogue.decisions.apply([PairAnswer(ONE, OTHER, True, asked=True)])
    before, written = catalogue.decisions.answers(), copy.written
    back = catalogue.decisions.apply(
        [PairAnswer(ONE, OTHER, None), PairAnswer(ONE, THIRD, False), PairAnswer(ONE, OTHER, False)]
    )
    assert copy.written == written + 1
    assert catalogue.decisions.answers() == [PairAnswer(ONE, OTHER, False), PairAnswer(ONE, THIRD, False)]
    catalogue.decisions.apply(back)
    assert catalogue.decisions.answers() == before


def test_a_picture_makes_no_pair_with_itself(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="no pair with itself"):
        catalogue.decisions.apply([PairAnswer(ONE, OTHER, True), PairAnswer(ONE, ONE, True)])
    assert catalogue.decisions.answers() == []
