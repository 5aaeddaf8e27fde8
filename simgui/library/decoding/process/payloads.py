"""What answers hold besides pixels of a size that was asked for; checked, since a hostile file may answer."""

import json
import struct
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.sentences import NOTHING, Sentence, from_json, to_json
from simgui.library.capture import Capture
from simgui.library.decoding.outcome import printable, printable_sentence
from simgui.library.details import LONGEST_TEXT, PictureDetails
from simgui.library.keywords import MOST_KEYWORDS, Keyword, keyword_of

_SIZE = struct.Struct("<II")
_MOST_DETAILS_BYTES = 1 << 16
_MOST_KEYWORDS_BYTES = 8 << 20


def pack_part(pixels: npt.NDArray[np.uint8]) -> bytes:
    """Pack pixels: uint8 (height, width, 3)."""
    height, width, _ = pixels.shape
    return _SIZE.pack(width, height) + pixels.tobytes()


def unpack_part(payload: bytes, longest_px: int) -> npt.NDArray[np.uint8]:
    """Unpack pixels: uint8 (height, width, 3), neither side longer than `longest_px`.

    Raises:
        ValueError: if the payload is something else.
    """
    width, height = _SIZE.unpack_from(payload) if len(payload) >= _SIZE.size else (0, 0)
    if not (0 < width <= longest_px and 0 < height <= longest_px):
        raise ValueError("no size of a part")
    if len(payload) != _SIZE.size + width * height * 3:
        raise ValueError("not as many pixels as the size says")
    return np.frombuffer(payload, np.uint8, offset=_SIZE.size).reshape(height, width, 3)


def pack_parts(parts: Sequence[npt.NDArray[np.uint8] | None]) -> bytes:
    """Pack the pixels of several pictures, None for one that gives none."""
    packed = [b"" if part is None else pack_part(part) for part in parts]
    return struct.pack(f"<{len(packed)}I", *map(len, packed)) + b"".join(packed)


def unpack_parts(payload: bytes, count: int, longest_px: int) -> list[npt.NDArray[np.uint8] | None]:
    """Unpack the pixels of so many pictures, as `unpack_part` does it.

    Raises:
        ValueError: if the payload is something else.
    """
    if len(payload) < 4 * count:
        raise ValueError("fewer pictures than were asked for")
    lengths = struct.unpack_from(f"<{count}I", payload)
    if len(payload) != 4 * count + sum(lengths):
        raise ValueError("not as many bytes as the lengths say")
    found: list[npt.NDArray[np.uint8] | None] = []
    start = 4 * count
    for length in lengths:
        found.append(unpack_part(payload[start : start + length], longest_px) if length else None)
        start += length
    return found


def pack_details(details: PictureDetails) -> bytes:
    """Pack what a file says; time, camera and place travel by themselves."""
    said = {"lens": details.lens, "exposure": to_json(details.exposure)}
    return json.dumps(said).encode("ascii")


def unpack_details(payload: bytes, capture: Capture) -> PictureDetails:
    """Unpack what a file says; whatever is no text of a line is left out."""
    try:
        said = json.loads(payload) if len(payload) <= _MOST_DETAILS_BYTES else None
    except (ValueError, RecursionError):
        said = None
    if not isinstance(said, dict):
        return PictureDetails(capture)
    return PictureDetails(capture, _line(said.get("lens")), _sentence(said.get("exposure")))


def pack_keywords(keywords: Sequence[Keyword]) -> bytes:
    """Pack keywords."""
    return json.dumps([each.levels for each in keywords]).encode("ascii")


def unpack_keywords(payload: bytes) -> tuple[Keyword, ...]:
    """Unpack keywords; whatever is none is left out."""
    try:
        said = json.loads(payload) if len(payload) <= _MOST_KEYWORDS_BYTES else None
    except (ValueError, RecursionError):
        said = None
    rows = said[:MOST_KEYWORDS] if isinstance(said, list) else []
    texts = (
        row for row in rows if isinstance(row, list) and row and all(isinstance(each, str) for each in row)
    )
    return tuple(each for row in texts if (each := keyword_of("\n".join(row), "\n")) is not None)


def _sentence(value: Any) -> Sentence:
    try:
        return printable_sentence(from_json(value))
    except ValueError:
        return NOTHING


def _line(value: Any) -> str:
    return printable(value) if isinstance(value, str) and len(value) <= LONGEST_TEXT else ""
