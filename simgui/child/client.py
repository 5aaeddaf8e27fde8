"""The trainer, seen from outside: start the process, pass its progress on, take its result."""

import contextlib
import logging
import os
import queue
import subprocess
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any

from simgui.child.executable import OWN_GROUP, OWN_GROUP_FLAG, own_command
from simgui.child.flags import TRAINER_FLAG
from simgui.child.protocol import ERROR, MEMORY_KEPT, PROGRESS, RESULT, Event, Request
from simgui.core.errors import SimguiError, explain
from simgui.core.priority import BELOW_NORMAL, let_step_back
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.core.temporary import temporary_folder

log = logging.getLogger(__name__)

_SECONDS_BETWEEN_CHECKS = 0.1
_SECONDS_TO_END = 5
_PLACES = ("TMPDIR", "TEMP", "TMP", "KERAS_HOME")
"""Where temporary files go, and what Keras would write into the person's home."""
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows a console would open beside the window."""


class TrainerEnded(SimguiError):  # noqa: N818 - an error by its parent
    """The trainer ended without a result: killed, out of memory, or crashed."""


def trainer_command() -> list[str]:
    """Give the command that starts the trainer, from source and frozen."""
    return own_command(TRAINER_FLAG)


def ignore(_event: Event) -> None:
    """Pass over an event."""


def run_trainer(
    request: Request, log: IO[bytes], progress: Progress, on_event: Callable[[Event], None] = ignore
) -> dict[str, Any]:
    """Run one request in a trainer process and give its result, as `run_process`."""
    return run_process(trainer_command(), request, log, progress, on_event)


def run_process(
    command: Sequence[str],
    request: Request,
    log: IO[bytes],
    progress: Progress,
    on_event: Callable[[Event], None] = ignore,
) -> dict[str, Any]:
    """Run one request in a process of its own and give its result, as JSON.

    The process has a folder of its own for temporary files, which is deleted afterwards: TensorFlow writes
    converted functions there, and would leave them behind whenever a training is ended from outside.

    Args:
        command: Starts the process, which serves the request (`simgui.child.serving`).
        request: What to do.
        log: Receives what TensorFlow and the process write besides events; a real file.
        progress: Told of each progress event; when it raises `Cancelled`, the process is ended.
        on_event: Receives the events that the task defines, as they are.

    Raises:
        SimguiError: what the process says went wrong.
        TrainerEnded: if it ended without a result.
        Cancelled: if the person asked to stop.
    """
    with temporary_folder("trainer") as folder:
        return _talk(_start(command, log, folder), request, log, progress, on_event)


def _talk(
    process: subprocess.Popen[str],
    request: Request,
    log: IO[bytes],
    progress: Progress,
    on_event: Callable[[Event], None],
) -> dict[str, Any]:
    """Send the request, follow the events to the result, and end the process."""
    events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
    reader = threading.Thread(target=_read_events, args=(process.stdout, events), name="trainer-events")
    reader.start()
    try:
        _send(request, process)
        while (event := _next(events, progress)) is not None:
            if event.kind == PROGRESS:
                step = event.step
                progress.step(step.text, step.done, step.total, step.unit, phase=step.phase)
            elif event.kind == RESULT:
                return dict(event.values["result"])
            elif event.kind == ERROR:
                raise event.error
            else:
                on_event(event)
        process.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        pass  # it hangs: ended below
    finally:
        _end(process)
        reader.join()
        if process.stdout:
            process.stdout.close()
    raise TrainerEnded(
        say("The trainer ended early"),
        say(
            "It stopped without a result (exit status {status}); your library and the active model are as "
            "they were. If the computer was short of memory, close other programs and try again; {log} says "
            "more.",
            status=process.returncode,
            log=log.name,
        ),
    )


def open_log(path: Path) -> IO[bytes]:
    """Open the file that receives what the trainer writes; the null device if the disk does not allow it."""
    try:
        return path.open("ab")
    except OSError as error:
        log.info("the output of the trainer is not logged: %s", error)
        return Path(os.devnull).open("ab")


def _start(command: Sequence[str], log: IO[bytes], temporary: Path) -> subprocess.Popen[str]:
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            env=MEMORY_KEPT | os.environ | dict.fromkeys(_PLACES, os.fspath(temporary)),
            text=True,
            encoding="utf-8",
            errors="replace",  # a library may print anything
            process_group=OWN_GROUP,
            creationflags=_NO_CONSOLE | BELOW_NORMAL | OWN_GROUP_FLAG,
        )
    except OSError as error:
        raise explain(error, command[0]) from error
    let_step_back(process.pid)
    return process


def _send(request: Request, process: subprocess.Popen[str]) -> None:
    if process.stdin:
        # It may end before it has read the request; whoever waits for events notices that.
        with contextlib.suppress(OSError), process.stdin as stream:
            stream.write(request.to_line() + "\n")


def _read_events(stream: IO[str] | None, events: "queue.SimpleQueue[Event | None]") -> None:
    for line in stream or ():
        try:
            events.put(Event.from_line(line))
        except ValueError:
            continue  # printed by a library
    events.put(None)


def _next(events: "queue.SimpleQueue[Event | None]", progress: Progress) -> Event | None:
    while True:
        try:
            return events.get(timeout=_SECONDS_BETWEEN_CHECKS)
        except queue.Empty:
            progress.check()


def _end(process: subprocess.Popen[str]) -> None:
    """End the process if it still runs; a result is on the disk before it is sent."""
    for stop in (process.terminate, process.kill):
        if process.poll() is None:
            stop()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_SECONDS_TO_END)
