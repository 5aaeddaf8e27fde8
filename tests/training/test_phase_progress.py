import pytest

from simgui.child.protocol import Event
from simgui.core.errors import Cancelled
from simgui.core.progress import Progress, Step
from simgui.core.sentences import Sentence
from simgui.training.notes import Caution, TrainingPlan, event_of, note_of
from simgui.training.phase_clock import PhaseClock
from simgui.training.phase_progress import TimedProgress
from simgui.training.phases import Phase
from simgui.training.records import skipped_sentence

PLAN = TrainingPlan((Phase.PREPARING, Phase.HEAD, Phase.COMPARING), (10.0, 80.0, 10.0))


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_steps_are_passed_on_with_what_is_left_of_all() -> None:
    clock, told = Clock(), list[Step]()
    phases = PhaseClock(PLAN, clock)
    progress = TimedProgress(Progress(told.append, clock=clock), phases)
    Phase.PREPARING.report(progress, 0, 2)
    clock.now += 10
    Phase.PREPARING.report(progress, 2, 2)
    assert [step.seconds_left for step in told] == [None, pytest.approx(90)]
    assert [step.phase for step in told] == [Phase.PREPARING] * 2
    assert told[0].line == "Preparing…"
    assert told[1].line == "Preparing, about 2 minutes left"


def test_a_wish_to_stop_is_passed_on() -> None:
    progress = TimedProgress(Progress(is_cancelled=lambda: True), PhaseClock(PLAN, Clock()))
    for ask in (progress.check, lambda: Phase.PREPARING.report(progress, 0, 2)):
        with pytest.raises(Cancelled):
            ask()


def test_what_belongs_to_no_phase_is_passed_on_as_it_is() -> None:
    told = list[Step]()
    TimedProgress(Progress(told.append), PhaseClock(PLAN, Clock())).step("Dancing", 1, 2)
    assert [(step.text, step.phase) for step in told] == [("Dancing", "")]


def test_a_person_reads_no_codes() -> None:
    told = list[Step]()
    for phase in Phase:
        phase.report(Progress(told.append), 0, 2)
    assert [(step.text, step.phase) for step in told] == [(phase.text, phase) for phase in Phase]
    assert not {step.text for step in told} & set(Phase)


def test_what_the_trainer_notes_is_told_and_other_events_are_not() -> None:
    told: list[object] = []
    progress = TimedProgress(Progress(tell=told.append), PhaseClock(PLAN, Clock()))
    progress.tell_event(event_of(Caution("Three pictures teach nothing.")))
    progress.tell_event(Event("news", {"text": "of a later program"}))
    assert told == [Caution("Three pictures teach nothing.")]


def test_what_the_trainer_notes_can_still_be_said_in_another_language() -> None:
    line = event_of(Caution(skipped_sentence(3))).to_line()
    note = note_of(Event.from_line(line))
    assert isinstance(note, Caution)
    assert isinstance(note.text, Sentence)
    assert note.text == skipped_sentence(3)
    assert dict(note.text.values) == {"count": 3}
