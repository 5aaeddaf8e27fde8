"""What a person said of groups of duplicates is kept by the contents in them, and can be taken back."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from simgui.library.catalogue import Catalogue, GroupDecision, GroupVerdict
from simgui.library.catalogue.schema import make_schema

A, B, C = b"a" * 16, b"b" * 16, b"c" * 16
PAIR = ((A, 1), (B, 2))


def test_a_decision_is_kept_in_both_places_and_taken_back(catalogue: Catalogue) -> None:
    decided = GroupDecision(PAIR, GroupVerdict.REVIEWED)
    back = catalogue.decisions.apply([decided])
    assert catalogue.decisions.group_decisions() == [decided]
    copy = json.loads(catalogue.path.with_name("decisions.json").read_text("utf-8"))
    assert [row[2:] for row in copy["group_decisions"]] == [[1, "reviewed"], [2, "reviewed"]]
    again = catalogue.decisions.apply(back)
    assert catalogue.decisions.group_decisions() == []
    catalogue.decisions.apply(again)
    assert catalogue.decisions.group_decisions() == [decided]


def test_the_last_decision_about_the_same_contents_counts(catalogue: Catalogue) -> None:
    first = GroupDecision(PAIR, GroupVerdict.DIFFERENT)
    second = GroupDecision(((B, 3), (A, 1)), GroupVerdict.REVIEWED)
    catalogue.decisions.apply([first])
    back = catalogue.decisions.apply([second])
    (kept,) = catalogue.decisions.group_decisions()
    assert (kept.verdict, kept.files) == (GroupVerdict.REVIEWED, ((A, 1), (B, 3)))
    catalogue.decisions.apply(back)
    assert catalogue.decisions.group_decisions() == [first]


def test_groups_with_other_contents_are_other_groups(catalogue: Catalogue) -> None:
    catalogue.decisions.apply(
        [
            GroupDecision(PAIR, GroupVerdict.REVIEWED),
            GroupDecision((*PAIR, (C, 1)), GroupVerdict.DIFFERENT),
        ]
    )
    assert len(catalogue.decisions.group_decisions()) == 2
    catalogue.decisions.apply([GroupDecision(PAIR, None)])
    (kept,) = catalogue.decisions.group_decisions()
    assert kept.verdict is GroupVerdict.DIFFERENT


def test_a_group_of_nothing_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(ValueError, match="holds something"):
        catalogue.decisions.apply([GroupDecision((), GroupVerdict.REVIEWED)])


def test_a_catalogue_of_schema_8_gets_the_table(tmp_path: Path) -> None:
    path = tmp_path / "catalogue.sqlite"
    with closing(sqlite3.connect(path)) as old:
        make_schema(old, 8)
        old.commit()
    with closing(Catalogue(path)) as catalogue:
        catalogue.decisions.apply([GroupDecision(PAIR, GroupVerdict.REVIEWED)])
        assert len(catalogue.decisions.group_decisions()) == 1
