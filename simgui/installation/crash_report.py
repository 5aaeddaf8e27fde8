"""A crash or an unforeseen error as a text for those who mend the program.

The text names no file of the person unless they ask for that: an error's own words and the log often do.
"""

import platform
import re
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from itertools import islice
from pathlib import Path, PurePosixPath, PureWindowsPath

from simgui import __version__
from simgui.core.errors import of_the_system
from simgui.core.requirements import installed_version

_PARTS = ("PySide6-Essentials", "numpy", "ai-edge-litert", "pillow", "tensorflow")
_MOST_CAUSES = 5
_MOST_FRAMES = 60
_LOG_BYTES = 8 << 10
_DUMPED_FRAME = re.compile(r'\s*File "(?P<file>.*)", line (?P<line>\d+|\?\?\?) in (?P<function>.*)')
_CRASHED = "Current thread"
"""It comes last in a dump, and first in a report: the others may be many."""
_ROOMS_OF_CODE = ("site-packages", "dist-packages", "_internal")
_LIBRARY = re.compile(r"(lib/)?python\d\.\d+")


@dataclass(frozen=True)
class Crash:
    """What happened.

    Attributes:
        kind: A few words that name no file: the type of an error, or what the system says of a crash.
        frames: Where in the program, the innermost last; the files are those of the program.
        words: What else is known; it may name files of the person.
    """

    kind: str
    frames: tuple[str, ...]
    words: str = ""


def crash_of_error(error: BaseException) -> Crash:
    """Describe an error that nothing in the program expects."""
    chain = [error]
    while len(chain) < _MOST_CAUSES and (cause := chain[-1].__cause__ or chain[-1].__context__):
        chain.append(cause)
    frames: list[str] = []
    for each in reversed(chain):
        frames += [
            f"{_own_name(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(each.__traceback__, limit=-_MOST_FRAMES)
        ]
        frames.append(f"→ {type(each).__name__}")
    return Crash(type(error).__name__, tuple(frames), "\n".join(f"{type(e).__name__}: {e}" for e in chain))


def crash_of_dump(dump: str) -> Crash:
    """Describe a crash of which the interpreter has told: its words, as `faulthandler` writes them."""
    lines = dump.splitlines()
    kind = next((line.strip() for line in lines if line.strip()), "")
    crashed = next((place for place, line in enumerate(lines) if line.startswith(_CRASHED)), 1)
    frames = _frames_of_dump([*lines[crashed:], *lines[1:crashed]])
    return Crash(kind.removeprefix("Fatal Python error: "), tuple(islice(frames, _MOST_FRAMES)))


def report(crash: Crash, logs: Path | None = None) -> str:
    """Write the text.

    Args:
        crash: What happened.
        logs: The folder of log files, if what names files of the person is to be in it, too; else None.
    """
    parts = [
        f"SimGUI {__version__}, {'installed program' if hasattr(sys, 'frozen') else 'Python package'}",
        f"Python {platform.python_version()}, {platform.platform()}",
        ", ".join(_versions()),
        "",
        crash.kind,
        *(f"  {frame}" for frame in crash.frames),
    ]
    if logs is not None:
        parts += ["", crash.words, "", "From the log:", _end_of(logs / "simgui.log")]
    return "\n".join(parts).rstrip() + "\n"


def _frames_of_dump(lines: list[str]) -> Iterator[str]:
    """Yield the threads of a dump and where they were; what else a dump holds may be anything."""
    for line in lines:
        frame = _DUMPED_FRAME.fullmatch(line)
        if frame:
            yield f"{_own_name(frame['file'])}:{frame['line']} {frame['function']}"
        elif re.fullmatch(r"(Current thread|Thread) 0x[0-9a-f]+.*\(most recent call first\):", line.strip()):
            yield line.strip().partition(" (")[0]


def _own_name(file: str) -> str:
    """Name a file of the program from its package on: where the program is installed tells of its owner."""
    path = PureWindowsPath(file) if "\\" in file else PurePosixPath(file)
    parts = path.parts
    if not path.is_absolute():
        return "/".join(parts)  # of a frozen program
    for place in range(len(parts) - 1, -1, -1):
        if parts[place] in _ROOMS_OF_CODE or _LIBRARY.fullmatch(parts[place]):
            return "/".join(parts[place + 1 :])
        if parts[place] == "simgui" and place + 1 < len(parts):
            return "/".join(parts[place:])
    return path.name


def _versions() -> Iterator[str]:
    for part in _PARTS:
        try:
            yield f"{part} {installed_version(part)}"
        except PackageNotFoundError:
            yield f"{part} not there"


def _end_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            file.seek(max(0, path.stat().st_size - _LOG_BYTES))
            return file.read(_LOG_BYTES).decode(errors="replace")
    except OSError as error:
        return f"it cannot be read: {of_the_system(error)}"
