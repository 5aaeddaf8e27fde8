"""What decoding gives: a picture, or the reason why there is none."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.errors import UnreadablePicture
from simgui.core.sentences import NOTHING, Sentence, say, verbatim, with_values
from simgui.library.capture import UNKNOWN, Capture

_LONGEST_REASON = 200


@dataclass(frozen=True)
class DecodedPicture:
    """A picture ready for the backbone.

    Attributes:
        pixels: uint8 (size, size, 3), RGB: the central square, bicubic.
        width_px: Width of the original, upright.
        height_px: Height of the original, upright.
        thumbnail: A JPEG of the whole picture, if one was asked for.
        remark: What the ledger says of it, such as that it is incomplete; empty if nothing.
        capture: When and with what it was taken.
    """

    pixels: npt.NDArray[np.uint8]
    width_px: int
    height_px: int
    thumbnail: bytes = b""
    remark: Sentence = NOTHING
    capture: Capture = UNKNOWN


@dataclass(frozen=True)
class PicturePart:
    """A part of a picture, to look at.

    Attributes:
        pixels: uint8 (height, width, 3), RGB, upright.
        width_px: Width of the whole original, upright.
        height_px: Height of the whole original, upright.
    """

    pixels: npt.NDArray[np.uint8]
    width_px: int
    height_px: int


def not_a_picture() -> UnreadablePicture:
    """Make the reason for a file in no format that SimGUI reads."""
    return UnreadablePicture(say("not a picture in a format that SimGUI reads"), is_picture=False)


def empty() -> UnreadablePicture:
    """Make the reason for a file of no bytes."""
    return UnreadablePicture(say("empty"), is_picture=False)


def printable(text: str) -> str:
    """Make one short line of printable text for the ledger, from a text that may quote a file.

    The result is safe for a terminal and for the catalogue: no escapes, line breaks or lone surrogates, no
    characters that change the direction of writing.
    """
    head = text[: 4 * _LONGEST_REASON]
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in head).split())
    return line if len(line) <= _LONGEST_REASON else line[: _LONGEST_REASON - 1] + "…"


def printable_sentence(sentence: Sentence) -> Sentence:
    """Make a short, printable sentence of one that may be anything, as `printable`.

    It stays what it is as far as its values go; if that makes no short line, it becomes one without parts.
    """
    made, templates = with_values(sentence, printable), sentence.template + sentence.many
    is_line = made == printable(made) and templates.isprintable()
    return made if is_line else verbatim(printable(sentence))
