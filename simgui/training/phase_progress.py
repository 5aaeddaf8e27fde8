"""Passes on what the trainer reports, with the time that is left of the whole training."""

from dataclasses import replace

from simgui.child.protocol import Event
from simgui.core.progress import Progress, Step
from simgui.core.sentences import Sentence
from simgui.core.units import Unit
from simgui.training.notes import note_of
from simgui.training.phase_clock import PhaseClock


class TimedProgress(Progress):
    """Passes on the notes of the trainer, and its steps with the time left of the whole plan.

    Args:
        outer: Whom to tell.
        clock: Follows the plan.
    """

    def __init__(self, outer: Progress, clock: PhaseClock) -> None:
        super().__init__(tell=outer.tell)
        self._outer = outer
        self._whole = clock

    def check(self) -> None:
        """Raise `Cancelled` if the person asked to stop."""
        self._outer.check()

    def step(
        self, text: Sentence, done: int, total: int = 0, unit: Unit = Unit.PICTURES, *, phase: str = ""
    ) -> None:
        """Report that `done` of `total` units are finished, as in `Progress`.

        Raises:
            Cancelled: if the person asked to stop.
        """
        step = Step(text, done, total, unit, phase=phase)
        self._whole.follow(step)
        self._outer.pass_on(replace(step, seconds_left=self._whole.seconds_left))

    def tell_event(self, event: Event) -> None:
        """Tell the note that an event of the trainer brings, if it brings one."""
        note = note_of(event)
        if note is not None:
            self.tell(note)
