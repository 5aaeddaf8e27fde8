import pytest

from simgui.core.phases import PhaseClock
from simgui.core.progress import Step
from simgui.core.training import TrainingPlan

PLAN = TrainingPlan(("Starting", "Training", "Comparing"), (0.1, 0.8, 0.1))


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_whole_is_made_of_the_shares_of_its_phases() -> None:
    phases = PhaseClock(PLAN, Clock())
    wholes = []
    for text, done, total in (
        ("Starting", 0, 2),
        ("Starting", 2, 2),
        ("Training", 250, 1000),
        ("Training", 1000, 1000),
        ("Comparing", 1, 2),
        ("Comparing", 2, 2),
    ):
        phases.follow(Step(text, done, total, "parts"))
        wholes.append(round(phases.whole, 6))
    assert wholes == [0.0, 0.1, 0.3, 0.9, 0.95, 1.0]


def test_the_whole_never_falls_and_heeds_only_its_own_phases() -> None:
    phases = PhaseClock(PLAN, Clock())
    phases.follow(Step("Training", 500, 1000, "steps"))
    phases.follow(Step("Starting", 1, 2, "parts"))
    phases.follow(Step("Dancing", 9, 9, "steps"))
    phases.follow(Step("Training", 0, 0, "steps"))
    assert phases.whole == 0.5


def test_what_is_left_follows_from_what_was_done_in_the_time() -> None:
    clock = Clock()
    phases = PhaseClock(PLAN, clock)
    phases.follow(Step("Starting", 0, 2, "parts"))
    clock.now += 2
    phases.follow(Step("Training", 0, 1000, "steps"))
    assert phases.seconds_left is None  # too early to tell
    clock.now += 8
    phases.follow(Step("Training", 500, 1000, "steps"))
    assert phases.seconds_left == pytest.approx(10)  # half of it took ten seconds
    phases.follow(Step("Comparing", 2, 2, "parts"))
    assert phases.seconds_left == 0


def test_a_training_that_is_taken_up_again_counts_from_where_it_stood() -> None:
    clock = Clock()
    phases = PhaseClock(PLAN, clock)
    phases.follow(Step("Training", 750, 1000, "steps"))  # 70 % are there already
    clock.now += 10
    phases.follow(Step("Training", 875, 1000, "steps"))  # 80 %: ten seconds for a tenth
    assert phases.seconds_left == pytest.approx(20)
