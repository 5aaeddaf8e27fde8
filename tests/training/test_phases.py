import pytest

from simgui.child.protocol import Event
from simgui.core.errors import Cancelled
from simgui.core.progress import Progress, Step
from simgui.training.notes import Caution, TrainingPlan, event_of
from simgui.training.phases import Measured, PhaseClock, TimedProgress

PLAN = TrainingPlan(("Starting", "Training", "Comparing"), (10.0, 80.0, 10.0))


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


def test_what_is_left_follows_from_the_steps_that_were_measured() -> None:
    clock = Clock()
    phases = PhaseClock(PLAN, clock)
    phases.follow(Step("Starting", 0, 2, "parts"))
    clock.now += 2
    phases.follow(Step("Starting", 1, 2, "parts"))
    assert phases.seconds_left is None  # too early to tell
    clock.now += 18
    phases.follow(Step("Starting", 2, 2, "parts"))
    assert phases.seconds_left == pytest.approx(180)  # twice as long as expected, and so will be the rest
    phases.follow(Step("Training", 0, 1000, "steps"))
    clock.now += 20
    phases.follow(Step("Training", 500, 1000, "steps"))
    # the second half as long as the first; what follows as much faster as 60 s are where 90 were expected
    assert phases.seconds_left == pytest.approx(20 + 10 * 60 / 90)
    phases.follow(Step("Comparing", 2, 2, "parts"))
    assert phases.seconds_left == 0


def test_a_training_that_is_resumed_counts_from_where_it_stood() -> None:
    clock = Clock()
    phases = PhaseClock(PLAN, clock)
    phases.follow(Step("Training", 750, 1000, "steps"))
    clock.now += 10
    phases.follow(Step("Training", 875, 1000, "steps"))  # an eighth in ten seconds
    assert phases.seconds_left == pytest.approx(10 + 10)
    assert phases.measured() == {"Training": Measured(0, 10, 0.125, 0.875)}


def test_what_a_phase_needs_to_begin_belongs_to_it() -> None:
    clock = Clock()
    phases = PhaseClock(PLAN, clock)
    phases.follow(Step("Starting", 0, 2, "parts"))
    clock.now += 4
    phases.follow(Step("Starting", 2, 2, "parts"))
    clock.now += 6
    phases.follow(Step("Training", 1, 64, "steps"))
    clock.now += 5
    phases.follow(Step("Training", 33, 64, "steps"))
    assert phases.measured() == {
        "Starting": Measured(0, 4, 1, 1),
        "Training": Measured(6, 5, 0.5, 33 / 64),
    }
    assert phases.measured()["Training"].whole_s == 16


def test_steps_are_passed_on_with_what_is_left_of_all() -> None:
    clock, told = Clock(), list[Step]()
    phases = PhaseClock(PLAN, clock)
    progress = TimedProgress(Progress(told.append, clock=clock), phases)
    progress.step("Starting", 0, 2, "")
    clock.now += 10
    progress.step("Starting", 2, 2, "")
    assert [step.seconds_left for step in told] == [None, pytest.approx(90)]
    assert str(told[0]) == "Starting…"
    assert str(told[1]) == "Starting, about 2 minutes left"


def test_a_wish_to_stop_is_passed_on() -> None:
    progress = TimedProgress(Progress(is_cancelled=lambda: True), PhaseClock(PLAN, Clock()))
    for ask in (progress.check, lambda: progress.step("Starting", 0, 2)):
        with pytest.raises(Cancelled):
            ask()


def test_what_the_trainer_notes_is_told_and_other_events_are_not() -> None:
    told: list[object] = []
    progress = TimedProgress(Progress(tell=told.append), PhaseClock(PLAN, Clock()))
    progress.tell_event(event_of(Caution("Three pictures teach nothing.")))
    progress.tell_event(Event("news", {"text": "of a later program"}))
    assert told == [Caution("Three pictures teach nothing.")]
