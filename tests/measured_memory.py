"""The memory of this process and of all that it started, read while work goes on."""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SECONDS_BETWEEN_LOOKS = 0.05


class Peak:
    """The most that all processes below this one have held at a time, in bytes."""

    bytes = 0


@contextmanager
def peak_of_children() -> Iterator[Peak]:
    """Watch every process below this one, as Linux tells of them."""
    peak, ended = Peak(), threading.Event()

    def watch() -> None:
        while not ended.wait(_SECONDS_BETWEEN_LOOKS):
            peak.bytes = max(peak.bytes, sum(map(_resident, _below(os.getpid()))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield peak
    finally:
        ended.set()
        watcher.join()


def _below(process: int) -> list[int]:
    found = []
    for threads in Path(f"/proc/{process}/task").glob("*/children"):
        for child in _read(threads).split():
            found += [int(child), *_below(int(child))]
    return found


def _resident(process: int) -> int:
    lines = _read(Path(f"/proc/{process}/status")).splitlines()
    return sum(int(line.split()[1]) << 10 for line in lines if line.startswith("VmRSS:"))


def _read(path: Path) -> str:
    try:
        return path.read_text("ascii")
    except OSError:
        return ""  # it has ended
