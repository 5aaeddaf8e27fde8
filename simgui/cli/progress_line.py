"""The progress of running work on standard error."""

import sys
import time

from simgui.core.names import plain
from simgui.core.progress import Step

_SECONDS_BETWEEN_LINES = 5.0


class ProgressLine:
    """One line on standard error: rewritten in place on a terminal, now and then a new one elsewhere."""

    def __init__(self) -> None:
        self._in_place = sys.stderr.isatty()
        self._shown = 0.0

    def __enter__(self) -> "ProgressLine":
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()

    def show(self, step: Step) -> None:
        """Show a step."""
        line = plain(step.line)
        if self._in_place:
            print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)
        elif time.monotonic() - self._shown >= _SECONDS_BETWEEN_LINES:
            print(line, file=sys.stderr, flush=True)
            self._shown = time.monotonic()

    def clear(self) -> None:
        """Take the line away."""
        if self._in_place:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)
