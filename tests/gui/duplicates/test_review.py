from duplicate_groups import ROOT, copies, group, member
from pytestqt.qtbot import QtBot

from simgui.duplicates.records import KeepReason, KeepRule, Level
from simgui.gui.duplicates.review import Review, suggested

LARGEST = KeepRule((KeepReason.LARGER,))


def reviewed(*groups: object) -> Review:
    review = Review()
    review.show(groups, KeepRule())  # type: ignore[arg-type]
    return review


def names(review: Review) -> list[list[str]]:
    return [[each.path.name for each in entry.members] for entry in review.entries]


def test_copies_are_ticked_and_what_only_looks_so_is_not() -> None:
    near = group(member("a.jpg"), member("b.jpg", 2), kind=Level.NEAR)
    came_back = group(member("c.jpg"), member("d.jpg"), member("e.jpg"), fresh=(2,))
    review = reviewed(copies("one"), near, came_back)
    assert [each.ticked for each in review.entries] == [True, False, False]


def test_what_is_ticked_is_counted_without_what_is_kept() -> None:
    review = reviewed(copies("one", 3, 500), copies("two", 2, 70), copies("three", 2, 9))
    review.tick(2)
    assert (review.totals.groups, review.totals.pictures, review.totals.bytes) == (2, 3, 1070)
    review.keep_too(1, 1)  # now nothing of it is to go
    assert (review.totals.groups, review.totals.pictures, review.totals.bytes) == (1, 2, 1000)
    review.tick_all(True)
    assert review.totals.groups == 2
    review.tick_all(False)
    assert review.ticked == []


def test_one_of_a_group_is_always_kept() -> None:
    review = reviewed(copies("one", 3))
    review.keep(0, 2)
    assert review.entries[0].kept == {2}
    review.keep_too(0, 2)
    assert review.entries[0].kept == {2}
    review.keep_too(0, 0)
    assert review.entries[0].kept == {0, 2}
    assert [each.path.name for each in review.entries[0].extras] == ["1.jpg"]
    review.keep_too(0, 2)
    assert review.entries[0].kept == {0}


def test_who_chooses_wants_the_others_gone() -> None:
    near = group(member("a.jpg"), member("b.jpg", 2), kind=Level.NEAR)
    review = reviewed(near)
    review.keep(0, 1)
    assert review.entries[0].ticked
    assert review.entries[0].why is None


def test_a_rule_changes_what_is_suggested_but_not_what_was_chosen() -> None:
    def pair(name: str) -> object:
        return group(member(f"{name}1.jpg"), member(f"{name}2.jpg", 2, width_px=80))

    review = reviewed(pair("a"), pair("b"))
    review.keep(1, 0)
    review.suggest(suggested(review.entries, LARGEST))
    assert [each.kept for each in review.entries] == [{1}, {0}]
    assert [each.why for each in review.entries] == [KeepReason.LARGER, None]
    before = suggested(review.entries, KeepRule((KeepReason.FOLDER,), ROOT / "elsewhere"))
    review.tick(1)  # meanwhile
    review.suggest(before)
    assert review.entries[0].why is KeepReason.FIRST
    assert not review.entries[1].ticked


def test_files_that_have_gone_leave_their_groups_and_come_back(qtbot: QtBot) -> None:
    review = reviewed(copies("one", 3), copies("two"), copies("three"))
    review.keep(0, 1)
    with qtbot.waitSignal(review.listed):
        touched = review.without({ROOT / "one/0.jpg", ROOT / "two/1.jpg"})
    assert names(review) == [["1.jpg", "2.jpg"], ["0.jpg", "1.jpg"]]
    assert review.entries[0].kept == {0}  # the one that was chosen
    assert review.done == 1
    review.bring_back(touched)
    assert names(review) == [["0.jpg", "1.jpg", "2.jpg"], ["0.jpg", "1.jpg"], ["0.jpg", "1.jpg"]]
    assert review.entries[0].kept == {1}
    assert review.done == 0


def test_if_the_one_that_was_kept_has_gone_another_is_suggested() -> None:
    review = reviewed(copies("one", 3))
    review.without({ROOT / "one/0.jpg"})
    assert review.entries[0].kept == {0}
    assert review.entries[0].members[0].path == ROOT / "one/1.jpg"


def test_a_group_that_is_done_with_is_listed_no_longer_and_its_place_is_that_of_the_next() -> None:
    review = reviewed(copies("one"), copies("two"), copies("three"))
    (gone,) = review.finish({review.entries[1].group.key})
    assert [each.number for each in review.entries] == [0, 2]
    assert review.done == 1
    assert review.place_of(1) == 1  # of the third, which follows
    review.bring_back((gone,))
    assert [each.number for each in review.entries] == [0, 1, 2]
    assert review.place_of(2) == 2
