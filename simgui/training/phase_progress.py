"""Passes on what the trainer reports: it names phases by their codes, a person reads their texts."""

from dataclasses import replace

from simgui.child.protocol import Event
from simgui.core.progress import Progress, Step
from simgui.core.units import Unit
from simgui.training.notes import note_of
from simgui.training.phase_clock import PhaseClock
from simgui.training.phases import phase_named


class _PassingOn(Progress):
    """Tells another progress what it is told; how a step is told is for its kinds to say.

    Args:
        outer: Whom to tell.
    """

    def __init__(self, outer: Progress) -> None:
        super().__init__(tell=outer.tell)
        self._outer = outer

    def check(self) -> None:
        """Raise `Cancelled` if the person asked to stop."""
        self._outer.check()


class PhaseTexts(_PassingOn):
    """Passes on the steps of the trainer with the texts of its phases.

    Args:
        outer: Whom to tell.
    """

    def step(
        self, text: str, done: int, total: int = 0, unit: str = Unit.PICTURES, *, phase: str = ""
    ) -> None:
        """Report that `done` of `total` units are finished; as in `Progress`, or with the code of a phase.

        Raises:
            Cancelled: if the person asked to stop.
        """
        known = phase_named(phase or text)
        self._outer.step(text if known is None else known.text, done, total, unit, phase=phase)


class TimedProgress(_PassingOn):
    """Passes on the notes of the trainer, and its steps with phase and time left of the whole plan.

    Args:
        outer: Whom to tell.
        clock: Follows the plan.
    """

    def __init__(self, outer: Progress, clock: PhaseClock) -> None:
        super().__init__(outer)
        self._whole = clock

    def step(
        self, text: str, done: int, total: int = 0, unit: str = Unit.PICTURES, *, phase: str = ""
    ) -> None:
        """Report that `done` of `total` units are finished; as in `Progress`, or with the code of a phase.

        Raises:
            Cancelled: if the person asked to stop.
        """
        known = phase_named(phase or text)
        step = Step(text, done, total, unit) if known is None else known.step(done, total, unit)
        self._whole.follow(step)
        self._outer.pass_on(replace(step, seconds_left=self._whole.seconds_left))

    def tell_event(self, event: Event) -> None:
        """Tell the note that an event of the trainer brings, if it brings one."""
        note = note_of(event)
        if note is not None:
            self.tell(note)
