"""What is being moved, written down before it happens: after a kill, the next start knows where files are."""

import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from simgui.core.errors import SimguiError, explain
from simgui.core.files import make_private_file
from simgui.core.sentences import say

log = logging.getLogger(__name__)
SCHEMA = 1


@dataclass(frozen=True)
class Step:
    """One file that is being moved.

    Attributes:
        before: Where it was.
        after: Where it goes; None for the system's trash, which chooses that itself.
        size_bytes: Its size.
        changed_ns: When it was written last, ns since 1970.
    """

    before: Path
    after: Path | None
    size_bytes: int
    changed_ns: int


class Journal:
    """A file with a line for each step, on the disk before the step is made.

    Args:
        path: The file; it is there while something is being moved, and after a kill.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = FileLock(path.with_suffix(".lock"), timeout=0)

    @contextmanager
    def held(self) -> Iterator[bool]:
        """Let no other thread or program move files meanwhile; tell whether that is so."""
        try:
            with self._lock:
                yield True
        except Timeout:
            yield False

    @contextmanager
    def moving(self) -> Iterator[None]:
        """As `held`, for who must move files now.

        Raises:
            SimguiError: if others do.
        """
        with self.held() as alone:
            if not alone:
                raise SimguiError(
                    say("Files are being moved already"), say("Wait until that is done, then try again.")
                )
            yield

    def write(self, step: Step) -> None:
        """Write down what is about to be made.

        Raises:
            SimguiError: if the disk does not allow it: then nothing may be moved.
        """
        line = {
            "schema": SCHEMA,
            "before": os.fsencode(step.before).hex(),
            "after": None if step.after is None else os.fsencode(step.after).hex(),
            "size_bytes": step.size_bytes,
            "changed_ns": step.changed_ns,
        }
        try:
            make_private_file(self._path)
            with self._path.open("ab") as opened:
                opened.write(json.dumps(line).encode() + b"\n")
                opened.flush()
                os.fsync(opened.fileno())
        except OSError as error:
            raise explain(error, self._path) from error

    def read(self) -> list[Step]:
        """Give the steps that were written down; a line that was cut off by a kill was of a step not made."""
        try:
            lines = self._path.read_bytes().split(b"\n")
        except FileNotFoundError:
            return []
        except OSError as error:
            raise explain(error, self._path) from error
        found = []
        for line in lines:
            try:
                told = json.loads(line)
                after = told["after"]
                found.append(
                    Step(
                        _path(told["before"]),
                        None if after is None else _path(after),
                        int(told["size_bytes"]),
                        int(told["changed_ns"]),
                    )
                )
            except (ValueError, TypeError, KeyError):
                if line.strip():
                    log.warning("%s: a line is not understood", self._path)
        return found

    def clear(self) -> None:
        """Say that every step is made, or taken back."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise explain(error, self._path) from error


def _path(written: str) -> Path:
    return Path(os.fsdecode(bytes.fromhex(written)))
