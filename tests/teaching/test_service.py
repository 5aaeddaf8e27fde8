"""Answers decide their pair for good, are never asked again, and calibrate only where that is honest."""

import json
from pathlib import Path

import numpy as np
import pytest
from pictures import make_library, make_picture

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.library.catalogue import PairAnswer
from simgui.models.cutpoints import Cutpoint
from simgui.search.query import PictureId
from simgui.teaching.calibration import ENOUGH

NOTHING = Progress()


def names(of: str) -> tuple[str, ...]:
    return tuple(f"{of} {number:02}" for number in range(12))


@pytest.fixture
def folder(app: App, tmp_path: Path) -> Path:
    """Twelve labels of six pictures, indexed."""
    made = make_library(
        tmp_path / "photos", tuple(f"thing {number:02}" for number in range(12)), 6, spread=90
    )
    app.folders.index(made, NOTHING)
    return made


def answer_all(app: App, folder: Path, count: int = ENOUGH) -> int:
    """Answer what is asked, by the label, up to a number of answers."""
    given = 0
    while given < count:
        pairs = app.teaching.ask(folder, NOTHING, count - given)
        if not pairs:
            break
        for each in pairs:
            same = each.one.label == each.other.label
            app.teaching.answer(PictureId(each.one.id), PictureId(each.other.id), same, asked=True)
        given += len(pairs)
    return given


def test_an_answer_decides_whether_the_neighbour_is_a_match(indexed: App, library: Path) -> None:
    query = library / "hats" / "0.png"
    before = indexed.searches.find(query, library, 8).neighbours
    near, far = before[0], before[-1]
    assert (near.match, near.answered, far.match, far.answered) == (True, None, False, None)
    indexed.teaching.answer(query, near.picture.path, False)
    indexed.teaching.answer(far.picture.path, query, True)
    after = indexed.searches.find(query, library, 8)
    assert [each.picture.id for each in after.neighbours] == [each.picture.id for each in before]
    assert (after.neighbours[0].match, after.neighbours[0].answered) == (False, False)
    assert (after.neighbours[-1].match, after.neighbours[-1].answered) == (True, True)
    assert not after.match  # it is that of the nearest
    for distance in (0.0, 2.0):
        found = indexed.searches.find(query, library, 8).neighbours
        assert (
            found[0].is_match_at(Cutpoint("custom", distance)),
            found[-1].is_match_at(Cutpoint("custom", distance)),
        ) == (False, True)
    assert indexed.searches.find(query, library).label == after.label


def test_the_other_picture_knows_it_too(indexed: App, library: Path) -> None:
    one, other = library / "hats" / "0.png", library / "hats" / "1.png"
    indexed.teaching.answer(one, other, False)
    found = indexed.searches.find(other, library, 8).neighbours
    assert {each.picture.path.name: each.answered for each in found if each.picture.label == "hats"} == {
        "0.png": False,
        "2.png": None,
    }


def test_a_query_from_outside_the_library_is_known_by_its_content(
    indexed: App, library: Path, tmp_path: Path
) -> None:
    outside = make_picture(tmp_path / "outside.png", 101, 9)
    neighbour = indexed.searches.find(outside, library).neighbours[0]
    indexed.teaching.answer(outside, PictureId(neighbour.picture.id), False)
    moved = outside.rename(tmp_path / "moved.png")
    for query in (moved, moved.read_bytes()):
        assert indexed.searches.find(query, library).neighbours[0].answered is False
        assert indexed.teaching.answered(query, neighbour.picture.path) is False


def test_an_answer_outlives_the_rows_of_its_pictures(indexed: App, library: Path) -> None:
    one, other = library / "hats" / "0.png", library / "hats" / "1.png"
    indexed.teaching.answer(one, other, True)
    hidden = library.parent / "elsewhere"
    (library / "hats").rename(hidden)
    indexed.folders.index(library, NOTHING)
    assert len(indexed.teaching.answers()) == 1
    hidden.rename(library / "caps")
    indexed.folders.index(library, NOTHING)
    assert indexed.teaching.answered(library / "caps" / "1.png", library / "caps" / "0.png") is True


def test_answers_are_in_a_backup_and_come_back(indexed: App, library: Path, tmp_path: Path) -> None:
    one, other = library / "hats" / "0.png", library / "bags" / "1.png"
    indexed.teaching.answer(one, other, True)
    kept = indexed.teaching.answers()
    indexed.storage.back_up(tmp_path / "backup.simgui")
    indexed.teaching.answer(one, other, None)
    assert indexed.teaching.answers() == []
    indexed.storage.restore(tmp_path / "backup.simgui")
    assert indexed.teaching.answers() == kept
    told = json.loads((indexed.data_folder.root / "decisions.json").read_text("utf-8"))
    assert len(told["pairs"]) == 1


def test_an_answer_is_taken_back_as_it_was(indexed: App, library: Path) -> None:
    one, other = library / "hats" / "0.png", library / "bags" / "1.png"
    first = indexed.teaching.answer(one, other, True, asked=True)
    second = indexed.teaching.answer(other, one, False)
    [answer] = indexed.teaching.answers()
    assert (answer.same, answer.asked) == (
        False,
        True,
    )  # the program chose the pair
    indexed.decisions.apply(second)
    assert indexed.teaching.answered(one, other) is True
    indexed.decisions.apply(first)
    assert indexed.teaching.answered(one, other) is None


def test_copies_are_one_picture(indexed: App, library: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.png"
    copy.write_bytes((library / "hats" / "0.png").read_bytes())
    with pytest.raises(SimguiError, match="one picture"):
        indexed.teaching.answer(copy, library / "hats" / "0.png", True)
    with pytest.raises(SimguiError):
        indexed.teaching.answer(tmp_path / "nowhere.png", copy, True)
    assert indexed.teaching.answers() == []


def test_no_pair_is_asked_twice_in_whatever_order_it_was_answered(app: App, folder: Path) -> None:
    seen: set[frozenset[int]] = set()
    for _ in range(4):
        for each in app.teaching.ask(folder, NOTHING):
            pair = frozenset((each.one.id, each.other.id))
            assert len(pair) == 2
            assert pair not in seen
            seen.add(pair)
            app.teaching.answer(PictureId(each.other.id), PictureId(each.one.id), True, asked=True)
    assert len(seen) > 20


def test_enough_answers_give_a_threshold_that_searches_use(app: App, folder: Path) -> None:
    before = app.teaching.learnt(folder, NOTHING)
    assert (before.answers, before.threshold, before.in_use) == (0, None, Cutpoint("starter", 0.3))
    assert answer_all(app, folder) == ENOUGH
    learnt = app.teaching.learnt(folder, NOTHING)
    assert (learnt.answers, learnt.refusal, learnt.is_used) == (ENOUGH, "", True)
    assert learnt.threshold is not None
    query = folder / "thing 03" / "0.png"
    assert app.searches.find(query, folder).cutpoint == learnt.threshold.cutpoint
    assert app.searches.find(query, folder / "thing 03").cutpoint == learnt.threshold.cutpoint
    assert app.searches.find(query, ()).cutpoint == Cutpoint("starter", 0.3)


def test_it_is_switched_off_and_on_and_what_the_person_sets_counts(app: App, folder: Path) -> None:
    answer_all(app, folder)
    taught = app.teaching.learnt(folder, NOTHING).in_use
    back = app.teaching.use(folder, False)
    learnt = app.teaching.learnt(folder, NOTHING)
    assert (learnt.in_use.name, learnt.is_used) == ("starter", False)
    app.decisions.apply(back)
    assert app.teaching.learnt(folder, NOTHING).in_use == taught
    app.models.choose_cutpoint(0.111, folder)
    learnt = app.teaching.learnt(folder, NOTHING)
    assert (learnt.in_use, learnt.is_used) == (Cutpoint("custom", 0.111), False)
    assert app.models.choose_cutpoint(None, folder) == taught


def test_when_answers_are_taken_back_so_is_the_threshold(app: App, folder: Path) -> None:
    answer_all(app, folder, ENOUGH - 1)
    pair = app.teaching.ask(folder, NOTHING, 1)[0]
    back = app.teaching.answer(PictureId(pair.one.id), PictureId(pair.other.id), True, asked=True)
    assert app.teaching.learnt(folder, NOTHING).threshold is not None
    app.decisions.apply(back)
    learnt = app.teaching.learnt(folder, NOTHING)
    assert (learnt.threshold, learnt.in_use.name) == (None, "starter")


def test_pairs_that_the_person_picked_decide_themselves_alone(app: App, folder: Path) -> None:
    answer_all(app, folder, ENOUGH - 1)
    pair = app.teaching.ask(folder, NOTHING, 1)[0]
    app.teaching.answer(PictureId(pair.one.id), PictureId(pair.other.id), True)
    learnt = app.teaching.learnt(folder, NOTHING)
    assert (learnt.answers, learnt.others, learnt.threshold) == (ENOUGH - 1, 1, None)


def test_pictures_that_the_model_has_learnt_from_calibrate_nothing(
    app: App, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer_all(app, folder)
    answers = app.teaching.answers()
    learnt = frozenset(content for each in answers[:10] for content in each.pair)
    monkeypatch.setattr(app.models, "learnt", lambda _model: learnt)
    told = app.teaching.learnt(folder, NOTHING)
    assert told.threshold is None
    assert told.answers <= ENOUGH - 10
    assert told.answers + told.others == ENOUGH
    places = app.teaching.places(sorted(learnt))
    fresh = app.teaching.ask(folder, NOTHING)
    assert fresh
    assert all({each.one.path, each.other.path} - set(places.values()) for each in fresh)


def test_answers_about_other_folders_do_not_count_here(app: App, folder: Path, tmp_path: Path) -> None:
    answer_all(app, folder)
    elsewhere = tmp_path / "other"
    for number in range(24):
        make_picture(elsewhere / f"{number}.png", 900 + number)
    app.folders.index(elsewhere, NOTHING)
    assert app.teaching.learnt(elsewhere, NOTHING).answers == 0
    assert app.teaching.learnt(folder, NOTHING).answers == ENOUGH


def test_a_small_folder_has_nothing_to_ask(indexed: App, library: Path) -> None:
    with pytest.raises(SimguiError, match="nothing to ask"):
        indexed.teaching.ask(library, NOTHING)
    assert indexed.teaching.learnt(library, NOTHING).threshold is None


def test_near_copies_are_not_asked_about(app: App, tmp_path: Path) -> None:
    made = make_library(tmp_path / "bursts", names("scene"), 6, spread=2)
    app.folders.index(made, NOTHING)
    asked = app.teaching.ask(made, NOTHING, 30)
    assert all(each.one.label != each.other.label for each in asked)


def test_answers_of_unknown_pictures_are_no_trouble(app: App, folder: Path) -> None:
    strangers = [PairAnswer(bytes([number]) * 16, b"\xff" * 16, True, asked=True) for number in range(40)]
    app.decisions.apply(strangers)
    assert app.teaching.learnt(folder, NOTHING).answers == 0
    assert len(app.teaching.ask(folder, NOTHING, 5)) == 5
    assert np.isfinite(app.searches.find(folder / "thing 00" / "0.png", folder).neighbours[0].distance)
