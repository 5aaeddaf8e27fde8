"""When, with what and where a picture was taken, from the EXIF of its file."""

import re
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from simgui.library.capture import UNKNOWN, Capture, is_time
from simgui.library.decoding.metadata.block import Block, CutOff
from simgui.library.decoding.metadata.exif_block import exif_block
from simgui.library.decoding.metadata.exif_tags import CHANGED, DIGITISED, MAKE, MODEL, TAKEN, tags_of
from simgui.library.decoding.metadata.open_picture import open_picture
from simgui.library.decoding.outcome import printable

_TIME = re.compile(rb"(\d{4})[:/.-](\d\d)[:/.-](\d\d)[ T](\d\d):(\d\d):(\d\d)(?!\d)")
"""As EXIF writes it, and as programs do; fractions of a second and a zone may follow, and are left out."""

_CLOCKS_BEGIN = tuple(datetime(year, 1, 1, tzinfo=UTC) for year in (1970, 1980, 2000))
"""Where the clock of a camera begins that was never set, or lost its battery."""


def capture_of(file: BinaryIO, name: str) -> Capture:
    """Read when, with what and where a picture was taken; what is missing, damaged or impossible is left out.

    Args:
        file: An open file.
        name: Its format, as `format_of_file` names it.

    Raises:
        OSError: if the system cannot read it.
    """
    with suppress(CutOff):
        if block := exif_block(Block(file), name):
            tags = tags_of(block)
            return Capture(_taken(tags.texts), _camera(tags.texts), tags.place)
    return UNKNOWN


def capture_in(source: Path | bytes) -> Capture:
    """Read when, with what and where the picture of a file was taken, or of the content of one.

    Raises:
        UnreadablePicture: if it cannot be read.
    """
    with open_picture(source) as (file, name):
        return UNKNOWN if name is None else capture_of(file, name)


def _taken(texts: dict[int, bytes]) -> int | None:
    """Take the first of the three times that is one.

    A clock that has just begun to run knows no time, and the others that such a file holds are no better: the
    first minute of 1970, 1980 and 2000 is None.
    """
    for tag in (TAKEN, DIGITISED, CHANGED):
        written = _TIME.match(texts.get(tag, b"").strip(b" \0"))
        if written is None:
            continue
        with suppress(ValueError):  # no such day or hour
            moment = datetime(*map(int, written.groups()), tzinfo=UTC)  # type: ignore[misc, arg-type]
            if moment.replace(second=0) in _CLOCKS_BEGIN:
                return None
            seconds = int(moment.timestamp())
            if is_time(seconds):
                return seconds
    return None


def _camera(texts: dict[int, bytes]) -> str:
    """Name make and model; the make once, where the model begins with it."""
    make, model = (_line(texts.get(tag, b"")) for tag in (MAKE, MODEL))
    if make and model and make.split()[0].casefold() == model.split()[0].casefold():
        return model
    return printable(f"{make} {model}")


def _line(text: bytes) -> str:
    return printable(text.partition(b"\0")[0].decode("utf-8", "replace"))
