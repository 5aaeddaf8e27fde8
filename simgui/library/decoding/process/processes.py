"""Start processes that decode, pass requests to them, and replace one that crashes or takes too long."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from typing import IO, BinaryIO, cast

from simgui.child.executable import OWN_GROUP, OWN_GROUP_FLAG, own_command
from simgui.child.flags import DECODER_FLAG
from simgui.core.errors import SimguiError, UnreadablePicture, explain
from simgui.core.sentences import say
from simgui.library.decoding.process.deadlines import Deadlines
from simgui.library.decoding.process.messages import Answer, NoPicture, Request
from simgui.library.decoding.process.protocol import ProtocolError, read_answer, write_request

MAX_SECONDS = 300
"""For one file, waiting for a slow drive included. Where the system bounds the processor time that decoding
takes, as Linux and macOS do, that bound is reached first, unless the file cannot be read."""

_SECONDS_TO_START = 60
_SECONDS_TO_END = 5
_PIPE_BYTES = 256 << 10
"""What a pipe holds, where that can be chosen: a whole answer, so that neither side waits for the other."""

_ATTEMPTS = 2
_STARTS = 3
_BOUNDS_TIME = sys.platform != "win32"
_STOPPED = say("reading it was stopped")


def decoder_command() -> list[str]:
    """Give the command that starts a process that decodes, from source and frozen."""
    return own_command(DECODER_FLAG)


class DecodingProcesses:
    """Runs each request in a process of its own for that time; safe to use from several threads.

    A process is started when it is first needed, answers one request at a time and is kept for the next. One
    that dies or takes too long is replaced; a file that a fresh process dies of as well is the cause, and the
    reason says so.

    Args:
        kept: How many idle processes are kept for the next request; each takes about 50 MB.
    """

    def __init__(self, kept: int = 1) -> None:
        self._kept = kept
        self._lock = threading.Lock()
        self._idle: list[_DecodingProcess] = []
        self._busy: set[_DecodingProcess] = set()
        self._deadlines = Deadlines()
        self._closed = False

    def run(self, request: Request) -> Answer | NoPicture:
        """Pass a request to a process; to a fresh one if the first dies of it.

        Raises:
            UnreadablePicture: if the file ends the processes, or takes too long.
            SimguiError: if no process can be started.
        """
        problem = UnreadablePicture(_STOPPED, may_pass=True)
        for attempt in range(_ATTEMPTS):
            process = self._take(fresh=attempt > 0)
            try:
                answer = process.ask(request)
            except ProtocolError:
                status = process.end()
                problem = self._problem(process, status)
                if self._closed or process.overdue or _took_too_long(status):
                    break
            except BaseException:
                process.kill()
                raise
            else:
                self._give_back(process)
                return answer
            finally:
                with self._lock:
                    self._busy.discard(process)
        raise problem

    def prepare(self, count: int) -> None:
        """Start processes until so many are there; no more than are kept.

        Raises:
            SimguiError: if none can be started.
        """
        while self._are_fewer(min(count, self._kept)):
            process = self._take(fresh=True)
            with self._lock:
                self._busy.discard(process)
            self._give_back(process)

    def _are_fewer(self, count: int) -> bool:
        with self._lock:
            return not self._closed and len(self._idle) + len(self._busy) < count

    def close(self) -> None:
        """End every process, also those at work; a request that waits raises a problem that may pass."""
        with self._lock:
            self._closed = True
            idle, busy = self._idle, list(self._busy)
            self._idle = []
        for process in (*idle, *busy):
            process.kill()
        for process in idle:
            process.end()
        self._deadlines.close()

    def _problem(self, process: "_DecodingProcess", status: int | None) -> UnreadablePicture:
        """Say why a process has ended, with some exit status."""
        if self._closed:
            return UnreadablePicture(_STOPPED, may_pass=True)
        if process.overdue:
            # Where the system bounds processor time, the wait was for the drive, which may recover.
            return UnreadablePicture(
                say("reading it took longer than {seconds} seconds", seconds=MAX_SECONDS),
                may_pass=_BOUNDS_TIME,
            )
        if _took_too_long(status):
            return UnreadablePicture(say("decoding it takes too long"))
        return UnreadablePicture(say("the decoder crashed on it, twice ({status})", status=_name(status)))

    def _take(self, fresh: bool) -> "_DecodingProcess":
        with self._lock:
            process = self._idle.pop() if self._idle and not fresh else None
            if process is not None:
                self._busy.add(process)
        if process is not None:
            return process
        process = _started(self._deadlines)
        with self._lock:
            self._busy.add(process)
            closed = self._closed
        if closed:
            process.kill()
        return process

    def _give_back(self, process: "_DecodingProcess") -> None:
        with self._lock:
            keep = not self._closed and len(self._idle) < self._kept
            if keep:
                self._idle.append(process)
        if not keep:
            process.kill()
            process.end()


def _took_too_long(status: int | None) -> bool:
    """Tell whether the system has ended a process that took too much processor time."""
    return _BOUNDS_TIME and status == -signal.SIGXCPU


class _EndedAtOnce(SimguiError):  # noqa: N818 - an error by its parent
    """A process ended before it was ready. That says nothing about any file."""


def _started(deadlines: Deadlines) -> "_DecodingProcess":
    """Start a process; another one if it is killed meanwhile, by a system short of memory for instance.

    Raises:
        SimguiError: if none starts.
    """
    for _ in range(_STARTS - 1):
        with contextlib.suppress(_EndedAtOnce):
            return _DecodingProcess(deadlines)
    return _DecodingProcess(deadlines)


class _DecodingProcess:
    """One process, and the pipes to it.

    Args:
        deadlines: What ends it when it takes too long.

    Attributes:
        overdue: Whether it was ended because it took too long.

    Raises:
        SimguiError: if it does not start. That says nothing about any file.
    """

    def __init__(self, deadlines: Deadlines) -> None:
        self._deadlines = deadlines
        command = decoder_command()
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pipesize=_PIPE_BYTES,
                # Threads of a numerical library would only take memory.
                env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
                process_group=OWN_GROUP,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) | OWN_GROUP_FLAG,
            )
        except OSError as error:
            raise explain(error, command[0]) from error
        self.overdue = False
        try:
            self._read(_SECONDS_TO_START)  # an empty answer says that it is ready
        except ProtocolError as error:
            raise _EndedAtOnce(
                say("Pictures cannot be decoded"),
                say(
                    "The process that decodes ended at once (exit status {status}). Run: simgui doctor",
                    status=self.end(),
                ),
            ) from error

    def ask(self, request: Request) -> Answer | NoPicture:
        """Pass a request and wait for the answer.

        Raises:
            ProtocolError: if the process ends, or sends something that is no answer.
        """
        try:
            write_request(_binary(self._process.stdin), request)
        except (OSError, ValueError) as error:
            raise ProtocolError("the process has ended") from error
        return self._read(MAX_SECONDS)

    def kill(self) -> None:
        """Begin to end it; a request that waits for an answer gets none."""
        with contextlib.suppress(OSError):
            self._process.kill()

    def end(self) -> int | None:
        """Wait for its end, or end it, and give its exit status.

        One that a drive holds inside the system cannot be ended; it is left behind, and None given.
        """
        for _ in range(2):
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(_SECONDS_TO_END)
                break
            self.kill()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        return self._process.returncode

    def _read(self, seconds: float) -> Answer | NoPicture:
        with self._deadlines.within(seconds, self._give_up):
            return read_answer(_binary(self._process.stdout))

    def _give_up(self) -> None:
        self.overdue = True
        self.kill()


def _binary(stream: IO[bytes] | None) -> BinaryIO:
    return cast(BinaryIO, stream)  # both are pipes, always


def _name(status: int | None) -> str:
    """Name an exit status for a person who looks for the cause: SIGSEGV, exit status 3."""
    if status is not None and status < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-status).name
    return say("exit status {status}", status=status)
