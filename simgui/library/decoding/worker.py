"""The process that decodes: one picture after another, within bounds that the system enforces where it can.

Whatever a file does to a decoder, it does it here: crash, run on for ever, take all memory. The program that
asked notices, ends this process and starts another.
"""

import contextlib
import math
import os
import signal
import sys
import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from simgui.core.errors import UnreadablePicture
from simgui.library.decoding.content import unchanged
from simgui.library.decoding.decoder import decode, shrink
from simgui.library.decoding.picture_file import Source
from simgui.library.decoding.protocol import ProtocolError, read_message, write_message
from simgui.library.decoding.views import views
from simgui.models.backbone import InputSpec

if sys.platform != "win32":
    import resource

MAX_MEMORY_BYTES = 2 << 30
"""Of the data of a process: 120 million pixels in four channels, twice, and room to work."""

MAX_CPU_SECONDS = 30
"""For one file; 120 million pixels of the slowest format take less on an old computer."""


def main() -> int:
    """Answer requests on standard input until there are no more."""
    requests, answers = os.fdopen(os.dup(0), "rb"), _own_output()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the program, which ends this process
    warnings.simplefilter("ignore")
    sys.dont_write_bytecode = True
    _bound_process()
    try:
        with requests, answers:
            write_message(answers, {"ready": True})
            while True:
                request, content = read_message(requests)
                _bound_next_file()
                write_message(answers, *answer(request, content))
    except (ProtocolError, OSError):
        return 0  # the program has ended, or wants this process to


def answer(request: Mapping[str, Any], content: bytes) -> tuple[dict[str, Any], bytes]:
    """Do what a request asks for: `decode`, `shrink` or `views` of the file at `path`, or else the content.

    A request may name the `holds` of the file, in hexadecimal: one that holds something else is not read.

    Returns:
        What `decode` gives, pixels and thumbnail behind one another; the JPEG that `shrink` gives; the pixels
        of `views`; or the reason why there is nothing.
    """
    source = Path(request["path"]) if "path" in request else content
    try:
        if "holds" in request and isinstance(source, Path):
            with unchanged(source, bytes.fromhex(request["holds"])) as file:
                return _answer(request, file)
        return _answer(request, source)
    except UnreadablePicture as problem:
        # The bound on memory is the same the next time.
        may_pass = problem.may_pass and not (_BOUNDS_MEMORY and isinstance(problem.__cause__, MemoryError))
        return {"reason": problem.reason, "is_picture": problem.is_picture, "may_pass": may_pass}, b""


def _answer(request: Mapping[str, Any], source: Source) -> tuple[dict[str, Any], bytes]:
    if request["task"] == "shrink":
        return {}, shrink(source, request["longest_px"])
    wanted = InputSpec(request["size_px"], request["crop"])
    if request["task"] == "views":
        return {}, views(source, wanted, request["count"], request["seed"]).tobytes()
    picture = decode(source, wanted, request["thumbnail_px"])
    said = {"width_px": picture.width_px, "height_px": picture.height_px, "remark": picture.remark}
    return said, picture.pixels.tobytes() + picture.thumbnail


def _own_output() -> BinaryIO:
    """Take standard output for the answers alone; what libraries write there or to standard error is lost."""
    own = os.fdopen(os.dup(1), "wb")
    with Path(os.devnull).open("wb") as nowhere:
        for descriptor in (1, 2):
            os.dup2(nowhere.fileno(), descriptor)
    return own


_BOUNDS_MEMORY = sys.platform == "linux"
"""Elsewhere the bounds on pixels have to do: macOS takes no notice of the limit, Windows has none."""


def _bound_process() -> None:
    """Take as little as decoding needs: bounded memory, no file to write to, no core dump."""
    if sys.platform == "win32":
        return
    bounds = {resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0}
    if _BOUNDS_MEMORY:
        bounds[resource.RLIMIT_DATA] = MAX_MEMORY_BYTES
    for what, most in bounds.items():
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(what, (most, most))


def _bound_next_file() -> None:
    """Give the next file so much processor time; the system ends the process that takes more."""
    if sys.platform == "win32":
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = math.ceil(used.ru_utime + used.ru_stime) + MAX_CPU_SECONDS
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with contextlib.suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
