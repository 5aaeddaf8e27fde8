"""A process of ours, seen from inside: one request on standard input, events on standard output."""

import logging
import os
import sys
from collections.abc import Callable
from typing import Any, TextIO

from simgui.child.protocol import RESULT, Event
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress, Step
from simgui.core.sentences import Sentence, say

log = logging.getLogger(__name__)

Answer = Callable[[str, Progress], dict[str, Any]]
"""Does what a request line asks for, and gives its result as JSON."""


def serve(answer: Answer, failed: Sentence, event_of: Callable[[Any], Event] | None = None) -> int:
    """Answer one request; exit status 0 if it was done, 1 if it failed, with an `error` event.

    Args:
        answer: Does the task.
        failed: Is said if it fails for a reason that nobody foresaw: "The trainer failed".
        event_of: Makes an event of what a task tells besides its progress.
    """
    events = _claim_standard_output()

    def send(event: Event) -> None:
        events.write(event.to_line() + "\n")
        events.flush()

    def report(step: Step) -> None:
        send(Event.of_step(step))

    def tell(note: Any) -> None:
        if event_of is not None:
            send(event_of(note))

    try:
        send(Event(RESULT, {"result": answer(sys.stdin.readline(), Progress(report, tell=tell))}))
    except SimguiError as error:
        send(Event.of_error(error))
        return 1
    except Exception as error:
        log.exception("%s", failed)
        what = f"{type(error).__name__}: {error}"
        send(Event.of_error(SimguiError(failed, say("{what}. The log says more.", what=what))))
        return 1
    return 0


def _claim_standard_output() -> TextIO:
    """Keep standard output for events; what libraries print goes to standard error, the log."""
    events = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return events
