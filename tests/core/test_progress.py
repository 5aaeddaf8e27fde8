import pytest

from simgui.core.errors import Cancelled
from simgui.core.progress import Progress, Step
from simgui.core.units import Unit, counted, part_of


class Clock:
    """Seconds that pass when a test says so; steps of 1/64 s are exact in binary."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.mark.parametrize(
    ("step", "line"),
    [
        (Step("Starting", 0, 0, "pictures"), "Starting"),
        (Step("Starting", 0, 9, ""), "Starting…"),
        (Step("Starting", 1, 9, "", 180.0), "Starting, about 3 minutes left"),
        (Step("Looking:", 1234, 0, "files"), "Looking: 1,234 files"),
        (Step("Indexing", 0, 8300, "pictures"), "Indexing 0 of 8,300 pictures"),
        (
            Step("Indexing", 1204, 8300, "pictures", 180.0),
            "Indexing 1,204 of 8,300 pictures, about 3 minutes left",
        ),
    ],
)
def test_step_reads_as_a_line(step: Step, line: str) -> None:
    assert step.line == line


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "a few seconds left"),
        (9.9, "a few seconds left"),
        (10, "about 10 seconds left"),
        (14.9, "about 10 seconds left"),
        (36, "about 40 seconds left"),
        (89.9, "about 90 seconds left"),
        (90, "about 2 minutes left"),
        (149, "about 2 minutes left"),
        (89 * 60, "about 89 minutes left"),
        (90 * 60, "about 2 hours left"),
        (10 * 3600, "about 10 hours left"),
    ],
)
def test_time_left_in_words(seconds: float, words: str) -> None:
    assert Step("Indexing", 1, 2, "pictures", seconds).line.endswith(f", {words}")


def test_reports_are_thinned_to_twenty_a_second_with_the_first_and_the_last() -> None:
    reported: list[int] = []
    clock = Clock()
    progress = Progress(lambda step: reported.append(step.done), clock=clock)
    for done in range(1, 101):  # a step every 1/64 s: every fourth comes 1/16 s after the last report
        progress.step("Indexing", done, 100)
        clock.now += 1 / 64
    assert reported == [*range(1, 100, 4), 100]


def test_a_new_kind_of_work_is_reported_at_once() -> None:
    reported: list[str] = []
    progress = Progress(lambda step: reported.append(step.text), clock=Clock())
    for text in ("Looking", "Looking", "Indexing", "Indexing", "Comparing"):
        progress.step(text, 1, 9)
    assert reported == ["Looking", "Indexing", "Comparing"]


def test_time_left_is_worked_out_from_what_this_count_has_done() -> None:
    steps: list[Step] = []
    clock = Clock()
    progress = Progress(steps.append, clock=clock)
    progress.step("Looking", 0, 7)
    clock.now += 100  # what went before does not count
    progress.step("Indexing", 10, 110)
    clock.now += 0.5
    progress.step("Indexing", 12, 110)
    clock.now += 3.5
    progress.step("Indexing", 30, 110)
    clock.now += 4
    progress.step("Indexing", 110, 110)
    # None on the first of a count and in its first second; 20 done in 4 s leave 80, 16 s; at the end nothing.
    assert [step.seconds_left for step in steps] == [None, None, None, 16.0, 0.0]


def test_no_time_left_without_a_total_or_without_any_advance() -> None:
    steps: list[Step] = []
    clock = Clock()
    progress = Progress(steps.append, clock=clock)
    for done, total in ((0, 0), (50, 0), (0, 10), (0, 10)):
        progress.step("Looking", done, total)
        clock.now += 5
    assert [step.seconds_left for step in steps] == [None, None, None, None]


def test_a_wish_to_stop_is_noticed_at_a_step_that_is_not_reported() -> None:
    reported: list[int] = []
    asked: list[int] = []

    def third_time() -> bool:
        asked.append(1)
        return len(asked) == 3

    progress = Progress(lambda step: reported.append(step.done), third_time, Clock())
    progress.step("Indexing", 1, 9)
    progress.step("Indexing", 2, 9)
    with pytest.raises(Cancelled):
        progress.step("Indexing", 3, 9)
    assert reported == [1]


def test_check_asks_without_reporting() -> None:
    reported: list[Step] = []
    Progress(reported.append).check()
    with pytest.raises(Cancelled):
        Progress(reported.append, lambda: True).check()
    assert reported == []


@pytest.mark.parametrize(
    ("step", "line"),
    [
        (Step("Indexing", 1, 1, "pictures"), "Indexing 1 of 1 picture"),
        (Step("Indexing", 1, 8300, "pictures"), "Indexing 1 of 8,300 pictures"),
        (Step("Looking through", 1, 0, "files"), "Looking through 1 file"),
        (Step("Looking through", 2, 0, "files"), "Looking through 2 files"),
    ],
)
def test_one_is_singular(step: Step, line: str) -> None:
    assert step.line == line


@pytest.mark.parametrize("unit", Unit)
def test_every_unit_can_be_counted(unit: Unit) -> None:
    for number, noun in ((1, unit.removesuffix("s")), (1204, unit)):
        assert counted(number, unit) == f"{number:,} {noun}".strip()
        assert part_of(1, number, unit) == f"1 of {number:,} {noun}".strip()
