import pytest

from simgui.core.progress import Step
from simgui.training.notes import TrainingPlan
from simgui.training.phase_clock import Measured, PhaseClock
from simgui.training.phases import Phase

PLAN = TrainingPlan((Phase.PREPARING, Phase.HEAD, Phase.COMPARING), (10.0, 80.0, 10.0))


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_whole_is_made_of_the_shares_of_its_phases() -> None:
    phases = PhaseClock(PLAN, Clock())
    wholes = []
    for phase, done, total in (
        (Phase.PREPARING, 0, 2),
        (Phase.PREPARING, 2, 2),
        (Phase.HEAD, 250, 1000),
        (Phase.HEAD, 1000, 1000),
        (Phase.COMPARING, 1, 2),
        (Phase.COMPARING, 2, 2),
    ):
        phases.follow(phase.step(done, total, "parts"))
        wholes.append(round(phases.whole, 6))
    assert wholes == [0.0, 0.1, 0.3, 0.9, 0.95, 1.0]


def test_the_whole_never_falls_and_heeds_only_its_own_phases() -> None:
    phases = PhaseClock(PLAN, Clock())
    phases.follow(Phase.HEAD.step(500, 1000, "steps"))
    phases.follow(Phase.PREPARING.step(1, 2, "parts"))
    phases.follow(Step("Dancing", 9, 9, "steps"))
    phases.follow(Phase.HEAD.step(0, 0, "steps"))
    assert phases.whole == 0.5


def test_what_is_left_follows_from_the_steps_that_were_measured() -> None:
    clock = Clock()
    phases = PhaseClock(PLAN, clock)
    phases.follow(Phase.PREPARING.step(0, 2, "parts"))
    clock.now += 2
    phases.follow(Phase.PREPARING.step(1, 2, "parts"))
    assert phases.seconds_left is None  # too early to tell
    clock.now += 18
    phases.follow(Phase.PREPARING.step(2, 2, "parts"))
    assert phases.seconds_left == pytest.approx(180)  # twice as long as expected, and so will be the rest
    phases.follow(Phase.HEAD.step(0, 1000, "steps"))
    clock.now += 20
    phases.follow(Phase.HEAD.step(500, 1000, "steps"))
    # the second half as long as the first; what follows as much faster as 60 s are where 90 were expected
    assert phases.seconds_left == pytest.approx(20 + 10 * 60 / 90)
    phases.follow(Phase.COMPARING.step(2, 2, "parts"))
    assert phases.seconds_left == 0


def test_a_training_that_is_resumed_counts_from_where_it_stood() -> None:
    clock = Clock()
    phases = PhaseClock(PLAN, clock)
    phases.follow(Phase.HEAD.step(750, 1000, "steps"))
    clock.now += 10
    phases.follow(Phase.HEAD.step(875, 1000, "steps"))  # an eighth in ten seconds
    assert phases.seconds_left == pytest.approx(10 + 10)
    assert phases.measured() == {Phase.HEAD: Measured(0, 10, 0.125, 0.875)}


def test_what_a_phase_needs_to_begin_belongs_to_it() -> None:
    clock = Clock()
    phases = PhaseClock(PLAN, clock)
    phases.follow(Phase.PREPARING.step(0, 2, "parts"))
    clock.now += 4
    phases.follow(Phase.PREPARING.step(2, 2, "parts"))
    clock.now += 6
    phases.follow(Phase.HEAD.step(1, 64, "steps"))
    clock.now += 5
    phases.follow(Phase.HEAD.step(33, 64, "steps"))
    assert phases.measured() == {
        Phase.PREPARING: Measured(0, 4, 1, 1),
        Phase.HEAD: Measured(6, 5, 0.5, 33 / 64),
    }
    assert phases.measured()[Phase.HEAD].whole_s == 16
