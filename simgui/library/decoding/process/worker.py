"""What runs in a process that decodes: one picture after another, within bounds that the system enforces.

A file that crashes a decoder, keeps it running without end or fills the memory does so here. The program that
asked notices, ends this process and starts another.
"""

import contextlib
import math
import os
import signal
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from simgui.core.errors import UnreadablePicture
from simgui.library.decoding.content import unchanged
from simgui.library.decoding.decoder import decode, part, shrink
from simgui.library.decoding.metadata.capture import capture_in
from simgui.library.decoding.metadata.details import details_in
from simgui.library.decoding.metadata.keywords import keywords_in
from simgui.library.decoding.process.messages import (
    Answer,
    CaptureRequest,
    DecodeRequest,
    DetailsRequest,
    KeywordsRequest,
    NoPicture,
    PartRequest,
    Request,
    ShrinkRequest,
    SmallRequest,
    ViewsRequest,
)
from simgui.library.decoding.process.payloads import pack_details, pack_keywords, pack_part, pack_parts
from simgui.library.decoding.process.protocol import ProtocolError, read_request, write_answer
from simgui.library.decoding.reading.opening import Source
from simgui.library.decoding.region import Region
from simgui.library.decoding.views import Pixels, views

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
            write_answer(answers, Answer())  # ready
            while True:
                request = read_request(requests)
                _bound_next_file()
                write_answer(answers, answer(request))
    except (ProtocolError, OSError):
        return 0  # the program has ended, or wants this process to


def answer(request: Request) -> Answer | NoPicture:
    """Do what a request asks for, or say why there is no picture.

    A request that says what the file `holds` is not answered from a file that holds something else now.
    """
    try:
        if isinstance(request, ShrinkRequest):
            return Answer(shrink(request.source, request.longest_px))
        if isinstance(request, CaptureRequest):
            return Answer(capture=capture_in(request.source))
        if isinstance(request, DetailsRequest):
            details = details_in(request.source)
            return Answer(pack_details(details), capture=details.capture)
        if isinstance(request, KeywordsRequest):
            return Answer(pack_keywords(keywords_in(request.source)))
        if isinstance(request, PartRequest):
            shown = part(request.source, request.region, request.longest_px)
            return Answer(pack_part(shown.pixels), shown.width_px, shown.height_px)
        if isinstance(request, SmallRequest):
            return Answer(pack_parts(list(_small(request))))
        if request.holds is not None and isinstance(request.source, Path):
            with unchanged(request.source, request.holds) as file:
                return _pixels(request, file)
        return _pixels(request, request.source)
    except UnreadablePicture as problem:
        # The bound on memory is the same the next time.
        may_pass = problem.may_pass and not (_BOUNDS_MEMORY and isinstance(problem.__cause__, MemoryError))
        return NoPicture(problem.reason, problem.is_picture, may_pass)


def _small(request: SmallRequest) -> Iterator[Pixels | None]:
    """Decode small pictures; None for one that cannot be read."""
    start = 0
    for length in request.lengths:
        try:
            content = request.source[start : start + length]
            yield part(content, Region(0, 0, 1, 1), request.longest_px).pixels
        except UnreadablePicture:
            yield None
        start += length


def _pixels(request: DecodeRequest | ViewsRequest, source: Source) -> Answer:
    if isinstance(request, ViewsRequest):
        return Answer(views(source, request.wanted, request.count, request.seed).tobytes())
    picture = decode(source, request.wanted, request.thumbnail_px, request.region)
    payload = picture.pixels.tobytes() + picture.thumbnail
    return Answer(payload, picture.width_px, picture.height_px, picture.remark, picture.capture)


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
