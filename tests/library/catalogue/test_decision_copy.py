"""What the person decided stands in two places, and either of them is enough."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from simgui.core.errors import SimguiError
from simgui.library.catalogue import Catalogue, FoundFile, IndexedFile, Kind, PairAnswer, Seen
from simgui.library.catalogue.decision_copy import DecisionCopy
from simgui.library.records import FileState
from simgui.library.rules import Rules

SHOP = Path("/shop")
SAME = PairAnswer(b"c" * 16, b"d" * 16, True, asked=True)
DIFFERENT = PairAnswer(b"c" * 16, b"e" * 16, False)
FORGOTTEN = PairAnswer(b"d" * 16, b"e" * 16, True)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "catalogue.sqlite"


def decide(path: Path) -> None:
    with closing(Catalogue(path)) as catalogue:
        file = FoundFile(SHOP / "a.jpg", 1, 1)
        seen = Seen(9, 9, np.ones(4, np.float32))
        catalogue.ledger.write([IndexedFile(file, FileState.INDEXED, content=b"c" * 16, seen=seen)], "net")
        catalogue.decisions.choose("active model", "m-1")
        catalogue.decisions.choose("cutpoint of m-1", "0.25")
        catalogue.decisions.choose("cutpoint of m-1", "0.5")
        catalogue.decisions.choose("forgotten", "x")
        catalogue.decisions.choose("forgotten", None)
        catalogue.decisions.decide(Kind.LABEL, {1: "mine"})
        catalogue.decisions.apply([SAME, DIFFERENT, FORGOTTEN, replace(FORGOTTEN, same=None)])
        catalogue.folders.cover(SHOP)
        catalogue.folders.set_rules(SHOP, Rules(("*.gif",), True, 32))


def decided(path: Path) -> tuple[object, ...]:
    with closing(Catalogue(path)) as catalogue:
        rows = catalogue._database.query("SELECT hex(content), kind, value FROM decisions").fetchall()
        return (
            catalogue.decisions.choice("active model"),
            catalogue.decisions.choice("cutpoint of m-1"),
            catalogue.decisions.choice("forgotten"),
            rows,
            catalogue.folders.rules(SHOP),
            catalogue.decisions.answers(),
        )


EVERYTHING = (
    "m-1",
    "0.5",
    None,
    [((b"c" * 16).hex(), "label", "mine")],
    Rules(("*.gif",), True, 32),
    [SAME, DIFFERENT],
)


def lose_the_catalogue(path: Path) -> None:
    for each in path.parent.glob("catalogue.sqlite*"):
        each.unlink()


def lose_the_copy(path: Path) -> None:
    path.with_name("decisions.json").unlink()


def lose_nothing(path: Path) -> None:
    """Both are there."""


@pytest.mark.parametrize("lose", [lose_nothing, lose_the_catalogue, lose_the_copy])
def test_either_place_is_enough(path: Path, lose: Callable[[Path], None]) -> None:
    decide(path)
    lose(path)
    assert decided(path) == EVERYTHING
    lose_the_catalogue(path)  # and the copy is whole again
    assert decided(path) == EVERYTHING


def test_the_copy_is_as_new_as_the_catalogue_at_every_moment(path: Path) -> None:
    with closing(Catalogue(path)) as catalogue:
        for number in range(5):
            catalogue.decisions.choose("theme", str(number))
            told = json.loads(path.with_name("decisions.json").read_text("utf-8"))
            assert told["choices"] == [["theme", str(number)]]


def test_a_decision_is_in_both_places_or_in_neither(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(Catalogue(path)) as catalogue:
        catalogue.decisions.choose("theme", "dark")

        def full(self: Path, target: object) -> Path:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as patch:
            patch.setattr(Path, "replace", full)
            with pytest.raises(SimguiError, match="the disk is full"):
                catalogue.decisions.choose("theme", "light")
        assert catalogue.decisions.choice("theme") == "dark"
        assert not list(path.parent.glob("*.part"))
        catalogue.decisions.choose("theme", "light")
        assert catalogue.decisions.choice("theme") == "light"


def test_an_answer_outlives_a_kill_between_both_places(path: Path) -> None:
    decide(path)
    before = {each: each.read_bytes() for each in path.parent.glob("catalogue.sqlite*")}
    late = PairAnswer(b"d" * 16, b"f" * 16, False)
    with closing(Catalogue(path)) as catalogue:
        catalogue.decisions.apply([late])
    lose_the_catalogue(path)
    for each, content in before.items():
        each.write_bytes(content)  # the copy is written first: the catalogue is as it was
    assert decided(path) == (*EVERYTHING[:-1], [SAME, DIFFERENT, late])


def test_a_damaged_copy_is_kept_aside_and_written_anew(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    decide(path)
    copy = path.with_name("decisions.json")
    for content in (
        b"",
        b"{",
        b"[]",
        b'{"schema": 1, "choices": [[1]]}',
        b'{"schema": 1, "choices": 5}',
        b"\xff",
    ):
        copy.write_bytes(content)
        assert decided(path) == EVERYTHING
        assert path.with_name("decisions.damaged.json").read_bytes() == content
        assert json.loads(copy.read_text("utf-8"))["schema"] == 1
    assert len(caplog.records) == 6
    caplog.clear()


def test_what_a_damaged_catalogue_still_tells_is_taken_over(path: Path) -> None:
    decide(path)
    lose_the_copy(path)
    with closing(sqlite3.connect(path)) as old:
        old.execute("DROP TABLE files")  # nothing in it can be used any more, but the choices can be read
        old.commit()
    damaged = path.rename(path.with_name("damaged.sqlite"))
    with closing(Catalogue(path)) as catalogue:
        catalogue.salvage(damaged)
    assert decided(path) == EVERYTHING


def test_decisions_about_many_pictures_are_one_transaction_and_one_rewrite(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(path)
    written: list[int] = []
    write = DecisionCopy.write

    def count(self: DecisionCopy, connection: sqlite3.Connection) -> None:
        written.append(1)
        write(self, connection)

    with closing(Catalogue(path)) as catalogue, closing(sqlite3.connect(path)) as other:
        files = [
            IndexedFile(
                FoundFile(SHOP / f"{number}.jpg", 1, 1),
                FileState.INDEXED,
                content=bytes([number]) * 16,
                seen=Seen(9, 9, np.ones(4, np.float32)),
            )
            for number in range(9)
        ]
        catalogue.ledger.write(files, "net")
        before = catalogue.decisions.decided(Kind.LABEL)
        commits = other.execute("PRAGMA data_version").fetchone()
        monkeypatch.setattr(DecisionCopy, "write", count)
        labels: dict[int, str | None] = {number: f"label {number % 4}" for number in range(2, 11)}
        undo = catalogue.decisions.decide(Kind.LABEL, {1: None} | labels)
        assert written == [1]
        assert other.execute("PRAGMA data_version").fetchone()[0] == commits[0] + 1
        assert catalogue.decisions.decided(Kind.LABEL) == labels
        assert undo == {1: "mine"} | dict.fromkeys(labels)
        assert catalogue.decisions.decide(Kind.LABEL, undo) == {1: None} | labels
        assert catalogue.decisions.decided(Kind.LABEL) == before == {1: "mine"}
