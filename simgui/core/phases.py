"""How far a training of several phases has come as a whole, and how long it will still take."""

import time
from collections.abc import Callable

from simgui.core.progress import Step
from simgui.core.training import TrainingPlan

_SECONDS_BEFORE_ESTIMATE = 3.0


class PhaseClock:
    """Follows the steps of a plan.

    Args:
        plan: The phases, and the share of the time that each is expected to take.
        clock: Seconds, monotonic; replaced in tests.
    """

    def __init__(self, plan: TrainingPlan, clock: Callable[[], float] = time.monotonic) -> None:
        self._plan = plan
        self._clock = clock
        self._started = clock()
        self._reached = 0.0
        self._at_start: float | None = None

    def follow(self, step: Step) -> None:
        """Take note of a step; one that belongs to no phase of the plan changes nothing."""
        if step.text not in self._plan.phases:
            return
        number = self._plan.phases.index(step.text)
        part = step.done / step.total if step.total else 0.0
        reached = sum(self._plan.shares[:number]) + self._plan.shares[number] * part
        if self._at_start is None:  # a training that is taken up again begins far on
            self._started, self._at_start = self._clock(), reached
        self._reached = max(self._reached, reached)

    @property
    def whole(self) -> float:
        """Share of the whole that is done, in [0, 1]; it never falls."""
        return min(self._reached, 1.0)

    @property
    def seconds_left(self) -> float | None:
        """Estimate of what is left; None in the first seconds."""
        elapsed = self._clock() - self._started
        advanced = self._reached - (self._at_start or 0.0)
        if elapsed < _SECONDS_BEFORE_ESTIMATE or advanced <= 0:
            return None
        return elapsed / advanced * (1 - self.whole)
