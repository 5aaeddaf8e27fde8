"""Shots of one camera in quick succession are linked; what a time cannot mean is not believed."""

from simgui.duplicates.bursts import shot_together
from simgui.duplicates.linking import Groups


def linked(*shots: tuple[int | None, str]) -> set[tuple[int, int]]:
    taken, cameras = zip(*shots, strict=True) if shots else ((), ())
    return {(min(pair), max(pair)) for pair in shot_together(taken, cameras).tolist()}


def test_shots_of_one_camera_within_two_seconds_are_linked_in_whatever_order() -> None:
    assert linked((12, "a"), (10, "a"), (15, "a"), (10, "a")) == {(0, 1), (0, 3), (1, 3)}


def test_two_cameras_at_one_moment_are_two_scenes() -> None:
    assert linked((10, "a"), (10, "b"), (11, "b")) == {(1, 2)}


def test_without_a_time_or_a_camera_nothing_is_known() -> None:
    assert linked() == set()
    assert linked((None, "a"), (10, ""), (10, ""), (10, "a")) == set()


def test_a_long_burst_is_one_chain() -> None:
    pairs = shot_together([100 + shot // 10 for shot in range(300)], ["a"] * 300)
    groups = Groups(300)
    groups.join(*pairs.T)
    assert set(groups.numbers.tolist()) == {0}
    assert len(pairs) <= 8 * 300


def test_a_time_that_more_pictures_have_than_a_camera_can_take_is_that_of_no_shot() -> None:
    assert len(shot_together([5] * 121, ["a"] * 121)) == 0
    assert len(shot_together([5] * 120, ["a"] * 120)) > 0
    assert linked(*[(5, "a")] * 121, (9, "a"), (9, "a")) == {(121, 122)}
