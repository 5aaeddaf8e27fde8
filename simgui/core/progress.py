"""How long work reports its progress, and how it is stopped."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simgui.core.errors import Cancelled
from simgui.core.sentences import Sentence, joined, say, say_count
from simgui.core.units import Unit, counted, part_of

REPORTS_PER_SECOND = 20
_SECONDS_BEFORE_ESTIMATE = 1.0


@dataclass(frozen=True)
class Step:
    """One report of running work.

    Attributes:
        text: What is being done, "Indexing": a sentence (`simgui.core.sentences`).
        done: Units finished.
        total: Units in all; 0 while that is unknown.
        unit: What is counted.
        seconds_left: Estimate, None while there is none.
        phase: Code of the phase of a longer work that it belongs to; empty if it belongs to none.
    """

    text: Sentence
    done: int
    total: int
    unit: Unit
    seconds_left: float | None = None
    phase: str = ""

    @property
    def line(self) -> Sentence:
        """The line a person reads: `Indexing 1,204 of 8,300 pictures, about 3 minutes left`."""
        line = self._amount
        if self.seconds_left is None or not self.total:
            return line
        return say("{text}, {left}", text=line, left=time_left(self.seconds_left))

    @property
    def _amount(self) -> Sentence:
        """The line without the time left."""
        if self.total and not self.unit:
            return say("{text}…", text=self.text) if self.seconds_left is None else joined([self.text])
        if not self.total and not self.done:
            return joined([self.text])
        amount = part_of(self.done, self.total, self.unit) if self.total else counted(self.done, self.unit)
        return say("{text} {amount}", text=self.text, amount=amount)


def time_left(seconds: float) -> Sentence:
    """Say how long something will still take: "about 3 minutes left"."""
    return say("{duration} left", duration=duration(seconds))


def duration(seconds: float) -> Sentence:
    """Say how long something takes: "a few seconds", "about 3 minutes"."""
    if seconds < 10:
        return say("a few seconds")
    if seconds < 90:
        return say_count("about {count} second", "about {count} seconds", round(seconds / 10) * 10)
    if seconds < 90 * 60:
        return say_count("about {count} minute", "about {count} minutes", round(seconds / 60))
    return say_count("about {count} hour", "about {count} hours", round(seconds / 3600))


def _drop_report(_step: Step) -> None:
    """Drop the report."""


def _drop_note(_note: object) -> None:
    """Drop the note."""


def _never() -> bool:
    """Never ask to stop."""
    return False


class Progress:
    """How a long operation reports and learns that it should stop; it is its last argument.

    Reports are thinned here, at the source: at most `REPORTS_PER_SECOND`, and the first and last of a count.

    Args:
        report: Receives each `Step`, on the thread that works.
        is_cancelled: Asked at every step, thinned or not.
        clock: Seconds, monotonic; replaced in tests.
        tell: Receives what the work reports besides its steps, such as measured values; never thinned.
    """

    def __init__(
        self,
        report: Callable[[Step], None] = _drop_report,
        is_cancelled: Callable[[], bool] = _never,
        clock: Callable[[], float] = time.monotonic,
        tell: Callable[[Any], None] = _drop_note,
    ) -> None:
        self.tell = tell
        self._report = report
        self._is_cancelled = is_cancelled
        self._clock = clock
        self._text = ""
        self._started = 0.0
        self._first_done = 0
        self._reported = float("-inf")

    def check(self) -> None:
        """Raise `Cancelled` if the person asked to stop."""
        if self._is_cancelled():
            raise Cancelled

    def step(
        self, text: Sentence, done: int, total: int = 0, unit: Unit = Unit.PICTURES, *, phase: str = ""
    ) -> None:
        """Report that `done` of `total` units are finished (total 0: unknown yet).

        Args:
            text: What is being done, as in `Step`.
            done: Units finished.
            total: Units in all.
            unit: What is counted.
            phase: Code of the phase of a longer work.

        Raises:
            Cancelled: if the person asked to stop.
        """
        if self._is_due(text, done, total):
            left = self._seconds_left(self._reported, done, total)
            self._report(Step(text, done, total, unit, left, phase))

    def pass_on(self, step: Step) -> None:
        """Report a step as it is.

        Raises:
            Cancelled: if the person asked to stop.
        """
        if self._is_due(step.text, step.done, step.total):
            self._report(step)

    def _is_due(self, text: str, done: int, total: int) -> bool:
        """Tell whether a step is reported now or thinned."""
        self.check()
        now = self._clock()
        if text != self._text:
            self._text, self._started, self._first_done = text, now, done
        elif now - self._reported < 1 / REPORTS_PER_SECOND and done != total:
            return False
        self._reported = now
        return True

    def _seconds_left(self, now: float, done: int, total: int) -> float | None:
        elapsed, advanced = now - self._started, done - self._first_done
        if not total or advanced <= 0 or elapsed < _SECONDS_BEFORE_ESTIMATE:
            return None
        return elapsed / advanced * (total - done)
