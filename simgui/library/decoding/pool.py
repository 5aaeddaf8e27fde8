"""Decode in processes of their own, so that no file can stop, fill or crash the program.

*Every* file from outside goes this way, for a training as well, not only those that look dangerous: handing a
picture over costs 0.6 to 1.2 ms of processor time, against some 15 that decoding and the backbone take; a
decoder crashes on small files too; and one way is easier to trust than two. A process is started when it is
first needed, answers one request at a time and is kept for the next. One that dies or takes too long is
replaced; a file that a fresh process dies of as well is the cause, and its reason says so.
"""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

import numpy as np
import numpy.typing as npt

from simgui.child.executable import OWN_GROUP, OWN_GROUP_FLAG, own_command
from simgui.core.errors import SimguiError, UnreadablePicture, explain
from simgui.library.decoding.decoder import DecodedPicture
from simgui.library.decoding.picture_file import printable
from simgui.library.decoding.protocol import (
    DECODER_FLAG,
    MAX_PAYLOAD_BYTES,
    ProtocolError,
    read_message,
    write_message,
)
from simgui.models.backbone import InputSpec

MAX_SECONDS = 300
"""For one file, waiting for a slow drive included. Where the system bounds the processor time that decoding
takes, as Linux and macOS do, that bound is reached first, unless the file cannot be read."""

_SECONDS_TO_START = 60
_SECONDS_TO_END = 5
_ATTEMPTS = 2
_STARTS = 3
_LONGEST_SIDE_PX = 2**31
_MAX_THUMBNAIL_BYTES = 1 << 20
_BOUNDS_TIME = sys.platform != "win32"
_STOPPED = "reading it was stopped"
_TAKES_TOO_LONG = "decoding it takes too long"
_NO_PICTURE = "the decoder gave no picture of it"
_CRASHED = "the decoder crashed on it, twice ({})"


def decoder_command() -> list[str]:
    """Give the command that starts a process that decodes, from source and frozen."""
    return own_command(DECODER_FLAG)


class DecodingPool:
    """Safe to use from several threads; each that asks has a process to itself meanwhile.

    Args:
        kept: How many idle processes are kept for the next request; each takes some 50 MB.
    """

    def __init__(self, kept: int = 1) -> None:
        self._kept = kept
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._busy: set[_Worker] = set()
        self._closed = False

    def __enter__(self) -> "DecodingPool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End every process, also those at work; whoever waits for one gets a problem that may pass."""
        with self._lock:
            self._closed = True
            idle, busy = self._idle, list(self._busy)
            self._idle = []
        for worker in (*idle, *busy):
            worker.kill()
        for worker in idle:
            worker.end()

    def decode(
        self, source: Path | bytes, wanted: InputSpec, thumbnail_px: int = 0, holds: bytes | None = None
    ) -> DecodedPicture:
        """Decode a picture for a backbone: `simgui.library.decoding.decoder.decode`.

        Args:
            source: A file, or the content of one.
            wanted: What the backbone looks at.
            thumbnail_px: The longer side of a thumbnail; none if 0.
            holds: Content that the file held when it was indexed; it is not decoded if it holds another now.

        Raises:
            UnreadablePicture: whatever is wrong with it.
            SimguiError: if no process can be started.
        """
        shape = (wanted.size_px, wanted.size_px, 3)
        request = {"size_px": wanted.size_px, "crop": wanted.crop, "thumbnail_px": thumbnail_px} | _held(
            holds
        )
        header, payload = self._ask("decode", source, request)
        width, height, count = header.get("width_px"), header.get("height_px"), int(np.prod(shape))
        fits = count <= len(payload) <= count + _MAX_THUMBNAIL_BYTES
        if not (_is_length(width) and _is_length(height) and fits):
            raise UnreadablePicture(_NO_PICTURE)
        pixels = np.frombuffer(payload, np.uint8, count).reshape(shape)
        remark = printable(str(header.get("remark", "")))
        return DecodedPicture(pixels, cast(int, width), cast(int, height), payload[count:], remark)

    def views(
        self, path: Path, wanted: InputSpec, count: int, seed: Sequence[int], holds: bytes
    ) -> npt.NDArray[np.uint8]:
        """Draw views of a picture: `simgui.library.decoding.views.views`.

        Args:
            path: The file.
            wanted: What the network looks at.
            count: How many views.
            seed: Of the drawing.
            holds: As in `decode`.

        Returns:
            uint8 (count, size, size, 3), RGB.

        Raises:
            UnreadablePicture: whatever is wrong with it.
            SimguiError: if no process can be started.
        """
        request = {"size_px": wanted.size_px, "crop": wanted.crop, "count": count, "seed": list(seed)}
        payload = self._ask("views", path, request | _held(holds))[1]
        shape = (count, wanted.size_px, wanted.size_px, 3)
        if len(payload) != int(np.prod(shape)):
            raise UnreadablePicture(_NO_PICTURE)
        return np.frombuffer(payload, np.uint8).reshape(shape)

    def shrink(self, source: Path | bytes, longest_px: int) -> bytes:
        """Make a small JPEG of a picture: `simgui.library.decoding.decoder.shrink`.

        Raises:
            UnreadablePicture: whatever is wrong with it.
            SimguiError: if no process can be started.
        """
        return self._ask("shrink", source, {"longest_px": longest_px})[1]

    def _ask(
        self, task: str, source: Path | bytes, options: Mapping[str, Any]
    ) -> tuple[dict[str, Any], bytes]:
        request, content = {"task": task, **options}, b""
        if isinstance(source, Path):
            request["path"] = os.fspath(source.absolute())
        elif len(source) > MAX_PAYLOAD_BYTES:
            raise UnreadablePicture(f"too large: {len(source):,} bytes")
        else:
            content = source
        header, payload = self._exchange(request, content)
        if "reason" in header:
            raise UnreadablePicture(
                printable(str(header["reason"])),
                is_picture=header.get("is_picture") is not False,
                may_pass=header.get("may_pass") is True,
            )
        return header, payload

    def _exchange(self, request: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
        """Pass a request to a process; to a fresh one if the first dies of it."""
        problem = UnreadablePicture(_STOPPED, may_pass=True)
        for attempt in range(_ATTEMPTS):
            worker = self._take(fresh=attempt > 0)
            try:
                answer = worker.ask(request, content)
            except ProtocolError:
                problem = self._problem(worker)
                if self._closed or worker.overdue or problem.reason == _TAKES_TOO_LONG:
                    break
            except BaseException:
                worker.kill()
                raise
            else:
                self._give_back(worker)
                return answer
            finally:
                with self._lock:
                    self._busy.discard(worker)
        raise problem

    def _problem(self, worker: "_Worker") -> UnreadablePicture:
        """Say of what a process has ended."""
        status = worker.end()
        if self._closed:
            return UnreadablePicture(_STOPPED, may_pass=True)
        if worker.overdue:
            # Where the system bounds processor time, the wait was for the drive, which may get well.
            return UnreadablePicture(
                f"reading it took longer than {MAX_SECONDS} seconds", may_pass=_BOUNDS_TIME
            )
        if _BOUNDS_TIME and status == -signal.SIGXCPU:
            return UnreadablePicture(_TAKES_TOO_LONG)
        return UnreadablePicture(_CRASHED.format(_name(status)))

    def _take(self, fresh: bool) -> "_Worker":
        with self._lock:
            worker = self._idle.pop() if self._idle and not fresh else None
            if worker is not None:
                self._busy.add(worker)
        if worker is not None:
            return worker
        worker = _started()
        with self._lock:
            self._busy.add(worker)
            closed = self._closed
        if closed:
            worker.kill()
        return worker

    def _give_back(self, worker: "_Worker") -> None:
        with self._lock:
            keep = not self._closed and len(self._idle) < self._kept
            if keep:
                self._idle.append(worker)
        if not keep:
            worker.kill()
            worker.end()


class _EndedAtOnce(SimguiError):  # noqa: N818 - an error by its parent
    """A process ended before it was ready. That says nothing of any file."""


def _started() -> "_Worker":
    """Start a process; another one if it is killed meanwhile, by a system short of memory for instance.

    Raises:
        SimguiError: if none starts.
    """
    for _ in range(_STARTS - 1):
        with contextlib.suppress(_EndedAtOnce):
            return _Worker()
    return _Worker()


class _Worker:
    """One process, and the pipes to it.

    Raises:
        SimguiError: if it does not start. That says nothing of any file.
    """

    def __init__(self) -> None:
        command = decoder_command()
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                # Threads of a numerical library would only take memory.
                env={**os.environ, "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"},
                process_group=OWN_GROUP,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0) | OWN_GROUP_FLAG,
            )
        except OSError as error:
            raise explain(error, command[0]) from error
        self.overdue = False
        try:
            self._read(_SECONDS_TO_START)
        except ProtocolError as error:
            raise _EndedAtOnce(
                "Pictures cannot be decoded",
                f"The process that decodes ended at once (exit status {self.end()}). Run: simgui doctor",
            ) from error

    def ask(self, request: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
        """Pass a request and wait for the answer.

        Raises:
            ProtocolError: if the process ends or talks nonsense.
        """
        try:
            write_message(_binary(self._process.stdin), request, content)
        except (OSError, ValueError) as error:
            raise ProtocolError("the process has ended") from error
        return self._read(MAX_SECONDS)

    def kill(self) -> None:
        """Begin to end it; whoever waits for an answer gets none."""
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

    def _read(self, seconds: float) -> tuple[dict[str, Any], bytes]:
        timer = threading.Timer(seconds, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            return read_message(_binary(self._process.stdout))
        finally:
            timer.cancel()

    def _give_up(self) -> None:
        self.overdue = True
        self.kill()


def _held(content: bytes | None) -> dict[str, str]:
    return {} if content is None else {"holds": content.hex()}


def _binary(stream: IO[bytes] | None) -> BinaryIO:
    return cast(BinaryIO, stream)  # both are pipes, always


def _is_length(value: object) -> bool:
    return isinstance(value, int) and 0 < value < _LONGEST_SIDE_PX


def _name(status: int | None) -> str:
    """Name an exit status for those who look for the cause: SIGSEGV, exit status 3."""
    if status is not None and status < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-status).name
    return f"exit status {status}"
