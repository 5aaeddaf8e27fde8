"""What was said of groups: which of them are shown again."""

from simgui.duplicates.reviews import Reviews
from simgui.library.catalogue import GroupDecision, GroupVerdict

A, B, C = (letter * 16 for letter in (b"a", b"b", b"c"))


def reviewed(**held: int) -> GroupDecision:
    return GroupDecision(
        tuple((name.encode() * 16, files) for name, files in held.items()), GroupVerdict.REVIEWED
    )


def test_a_reviewed_group_and_its_parts_are_done_but_not_with_a_new_member() -> None:
    reviews = Reviews([reviewed(a=1, b=2)])
    assert reviews.is_done({A: 1, B: 2})
    assert reviews.is_done({A: 1, B: 1})
    assert reviews.is_done({B: 2})
    assert not reviews.is_done({A: 1, B: 3})
    assert not reviews.is_done({A: 1, B: 2, C: 1})
    assert not reviews.is_done({C: 2})


def test_two_reviewed_groups_that_have_become_one_are_shown() -> None:
    reviews = Reviews([reviewed(a=1), reviewed(b=1)])
    assert not reviews.is_done({A: 1, B: 1})


def test_what_came_since_the_review_is_told() -> None:
    reviews = Reviews([reviewed(a=1, b=2)])
    assert reviews.fresh([A, B, B, C]) == (3,)
    assert reviews.fresh([A, B, B, B]) == (3,)
    assert reviews.fresh([A, C]) == ()  # one of them alone was no group
    assert reviews.fresh([C, C]) == ()
    assert Reviews([]).fresh([A, B]) == ()


def test_different_pictures_are_kept_apart_and_files_of_one_content_are_left_alone() -> None:
    different = GroupDecision(((A, 2), (B, 1)), GroupVerdict.DIFFERENT)
    reviews = Reviews([different])
    assert reviews.said_different(A) & reviews.said_different(B)
    assert not reviews.said_different(C)
    assert reviews.is_done({A: 2})
    assert reviews.is_done({A: 3})
    assert not reviews.is_done({B: 2})  # of it there was one file then
