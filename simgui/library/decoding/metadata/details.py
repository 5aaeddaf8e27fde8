"""Lens and exposure of a picture, from the EXIF of its file; asked for when somebody looks at it."""

import io
import math
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from PIL import Image

from simgui.core.sentences import NOTHING, Sentence, figure, joined, say
from simgui.library.decoding.metadata.block import Block
from simgui.library.decoding.metadata.capture import capture_of
from simgui.library.decoding.metadata.exif_block import exif_block
from simgui.library.decoding.metadata.open_picture import open_picture
from simgui.library.decoding.outcome import printable
from simgui.library.details import NOTHING_SAID, PictureDetails

_EXIF = 0x8769
_EXPOSURE_TIME, _APERTURE, _ISO, _FOCAL_LENGTH = 0x829A, 0x829D, 0x8827, 0x920A
_LENS_MAKE, _LENS = 0xA433, 0xA434
_MOST_BYTES = 1 << 20
"""Of EXIF outside a file that is built like it; the largest that cameras write has 64 KB."""
_LONGEST_EXPOSURE_S, _SMALLEST_APERTURE, _LARGEST_ISO, _LONGEST_MM = 1e6, 1e3, 1e8, 1e5
_SHORT_S = 0.4
"""Below that, exposures are told as a fraction."""


def details_in(source: Path | bytes) -> PictureDetails:
    """Read how the picture of a file was taken; what is missing, damaged or impossible is left out.

    Raises:
        UnreadablePicture: if the file cannot be read.
    """
    with open_picture(source) as (file, name):
        return NOTHING_SAID if name is None else _details_of(file, name)


def _details_of(file: BinaryIO, name: str) -> PictureDetails:
    capture = capture_of(file, name)
    with suppress(Exception):  # the metadata may be damaged in any way
        exif = _exif(file, name)
        if exif is not None:
            said = exif.get_ifd(_EXIF)
            return PictureDetails(capture, _lens(said), _exposure(said))
    return PictureDetails(capture)


def _exif(file: BinaryIO, name: str) -> Image.Exif | None:
    block = exif_block(Block(file), name)
    if block is None:
        return None
    exif = Image.Exif()
    if block.length is None:  # a file that is itself built like EXIF
        file.seek(block.start)
        exif.load_from_fp(file)
    else:
        file.seek(block.start)
        exif.load_from_fp(io.BytesIO(file.read(min(block.length, _MOST_BYTES))))
    return exif


def _lens(said: Mapping[int, Any]) -> str:
    make, lens = (_text(said.get(tag)) for tag in (_LENS_MAKE, _LENS))
    return lens if not make or lens.casefold().startswith(make.casefold()) else printable(f"{make} {lens}")


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    return printable(value.partition("\0")[0]) if isinstance(value, str) else ""


def _exposure(said: Mapping[int, Any]) -> Sentence:
    parts = []
    if (time := _number(said.get(_EXPOSURE_TIME), _LONGEST_EXPOSURE_S)) is not None:
        is_short = time < _SHORT_S
        parts.append(
            say("1/{time:.0f} s", time=1 / time) if is_short else say("{time} s", time=_figure(time, "g"))
        )
    if (aperture := _number(said.get(_APERTURE), _SMALLEST_APERTURE)) is not None:
        parts.append(say("f/{aperture}", aperture=_figure(aperture)))
    if (iso := _number(said.get(_ISO), _LARGEST_ISO)) is not None:
        parts.append(say("ISO {iso:.0f}", iso=iso))
    if (focal := _number(said.get(_FOCAL_LENGTH), _LONGEST_MM)) is not None:
        parts.append(say("{length} mm", length=_figure(focal)))
    return joined(parts, " · ") if parts else NOTHING


def _figure(value: float, how: str = ".3g") -> str:
    """Give a number with as many decimals as it needs, up to so many digits."""
    written = format(value, how)
    decimals = written.partition(".")[2]
    return figure(value, len(decimals)) if decimals.isdecimal() else written


def _number(value: object, most: float) -> float | None:
    """Take a number above 0 and up to `most`; the first one of several."""
    if isinstance(value, tuple) and value:
        value = value[0]
    with suppress(Exception):  # a fraction of 0, or no number at all
        number = float(value)  # type: ignore[arg-type]
        return number if math.isfinite(number) and 1e-9 < number <= most else None
    return None
