"""How far a training has come as a whole, and how long it will still take."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from simgui.core.progress import Step
from simgui.training.notes import TrainingPlan

_SECONDS_BEFORE_ESTIMATE = 3.0
_AT_THE_START = 0.02
_MOST_OFF = 20.0


@dataclass
class _Watched:
    """When a phase was reported, and how far it was.

    Attributes:
        began: When the phase before it was last reported.
        first: When it was first reported.
        at_first: Share of it that was done then; more than 0 if the training was resumed.
        last: When it was last reported.
        at_last: Share of it that is done.
    """

    began: float
    first: float
    at_first: float
    last: float
    at_last: float


@dataclass(frozen=True)
class Measured:
    """What a phase took so far.

    Attributes:
        begin_s: Before its first step was done: a network is built, its first batch takes long.
        seconds: From then on.
        share: Of the phase that was done in these, in (0, 1].
        reached: How far it is now, in (0, 1].
    """

    begin_s: float
    seconds: float
    share: float
    reached: float

    @property
    def whole_s(self) -> float:
        """How long the whole phase takes, if it goes on like that."""
        return self.begin_s + self.seconds / self.share


class PhaseClock:
    """Follows the steps of a training: how far it is as a whole, and what each phase takes.

    Args:
        plan: The phases, and the seconds that each is expected to take.
        clock: Seconds, monotonic; replaced in tests.
    """

    def __init__(self, plan: TrainingPlan, clock: Callable[[], float] = time.monotonic) -> None:
        self._plan = plan
        self._clock = clock
        self._seen: dict[str, _Watched] = {}
        self._reached = 0.0
        self._heard = clock()

    def follow(self, step: Step) -> None:
        """Note a step; one that belongs to no phase of the plan changes nothing."""
        if step.phase not in self._plan.phases:
            return
        now, share = self._clock(), step.done / step.total if step.total else 0.0
        watched = self._seen.setdefault(step.phase, _Watched(self._heard, now, share, now, share))
        watched.last, watched.at_last = now, max(watched.at_last, share)
        self._heard = now
        number = self._plan.phases.index(step.phase)
        shares = self._plan.shares
        self._reached = max(self._reached, sum(shares[:number]) + shares[number] * share)

    @property
    def whole(self) -> float:
        """Share of the whole that is done, in [0, 1]; it never falls."""
        return min(self._reached, 1.0)

    @property
    def seconds_left(self) -> float | None:
        """Estimate of what is left; None in the first seconds.

        The running phase is expected to go on as fast as it was measured. Later phases are expected to be off
        from the plan by the same factor as all that was measured so far.
        """
        measured = self.measured()
        if sum(each.begin_s + each.seconds for each in measured.values()) < _SECONDS_BEFORE_ESTIMATE:
            return None
        expected = dict(zip(self._plan.phases, self._plan.seconds, strict=True))
        foreseen = sum(expected[phase] for phase in measured)
        taken = sum(each.whole_s for each in measured.values())
        off = min(max(taken / foreseen, 1 / _MOST_OFF), _MOST_OFF) if foreseen else 1.0
        running = max(self._seen, key=self._plan.phases.index)
        later = self._plan.phases[self._plan.phases.index(running) + 1 :]
        left = sum(expected[phase] for phase in later) * off
        done = self._seen[running].at_last
        if running in measured and measured[running].seconds >= _SECONDS_BEFORE_ESTIMATE:
            return left + measured[running].seconds / measured[running].share * (1 - done)
        return left + expected[running] * off * (1 - done)

    def measured(self) -> dict[str, Measured]:
        """Give what each phase that was reported has taken so far."""
        found = {}
        for phase, watched in self._seen.items():
            share = watched.at_last - watched.at_first
            if share > 0:
                fresh = watched.at_first <= _AT_THE_START
                begin_s = watched.first - watched.began if fresh else 0.0
                found[phase] = Measured(begin_s, watched.last - watched.first, share, watched.at_last)
        return found
