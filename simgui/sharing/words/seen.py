"""What a classifier and the colours say of one picture, in a few hundred bytes of text."""

import base64
import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.library.decoding.palette import NAMES
from simgui.words.class_shares import LikeliestClasses, ShareBlock
from simgui.words.colours import Looks

MOST_LETTERS = 512
"""Of a text; it has 383."""
_HEAD = struct.Struct("<B?e3s")
"""How many classes follow, whether the average colour is known, the share of all other classes, and it."""
_CLASS = np.dtype("<u2")


@dataclass(frozen=True)
class Seen:
    """What is known of pictures: row `i` is about one of them.

    Attributes:
        block: What the classifier said; its ids are 0, 1, 2, ….
        looks: Their colours.
    """

    block: ShareBlock
    looks: Looks


def written(likeliest: LikeliestClasses, looks: Looks) -> Iterator[str]:
    """Write what is known of pictures, one text each.

    Args:
        likeliest: Of the classifier.
        looks: Of the same pictures.
    """
    kept = zip(likeliest.classes, likeliest.odds, likeliest.rests, strict=True)
    for row, (classes, odds, rest) in enumerate(kept):
        average = np.rint(255 * np.nan_to_num(looks.average[row])).astype(np.uint8).tobytes()
        palette = b""
        if not np.isnan(looks.palettes[row, 0]):
            palette = np.rint(255 * looks.palettes[row]).astype(np.uint8).tobytes()
        is_known = not np.isnan(looks.average[row, 0])
        packed = (
            _HEAD.pack(len(classes), is_known, float(rest), average)
            + classes.astype(_CLASS).tobytes()
            + odds.tobytes()
        )
        yield base64.b85encode(packed + palette).decode("ascii")


def read(texts: Sequence[str], classes: int) -> Seen:
    """Read what is known of pictures; of one whose text is damaged, nothing is.

    Args:
        texts: As `written` gives them, `BLOCK` at most.
        classes: How many classes there are.
    """
    looks = Looks.of_none(len(texts))
    which, odds = [np.empty(0, _CLASS)], [np.empty(0, np.uint8)]
    counts, rests = np.zeros(len(texts), np.int64), np.zeros(len(texts), np.float16)
    for row, text in enumerate(texts):
        try:
            one = _unpacked(base64.b85decode(text), classes)
        except (ValueError, struct.error):
            continue
        counts[row], rests[row] = len(one.classes), one.rest
        which.append(one.classes)
        odds.append(one.odds)
        if len(one.average):
            looks.average[row] = one.average / np.float32(255)
        if len(one.palette):
            looks.palettes[row] = one.palette / np.float32(255)
    rows = np.repeat(np.arange(len(texts), dtype=np.uint16), counts)
    keywords = np.empty((len(texts), 0), np.uint16)
    return Seen(
        ShareBlock.of_pairs(
            np.arange(len(texts)), classes, np.concatenate(which), rows, np.concatenate(odds), rests, keywords
        ),
        looks,
    )


@dataclass(frozen=True)
class _One:
    """What is known of one picture."""

    classes: npt.NDArray[np.uint16]
    odds: npt.NDArray[np.uint8]
    rest: float
    average: npt.NDArray[np.uint8]
    palette: npt.NDArray[np.uint8]


def _unpacked(packed: bytes, classes: int) -> _One:
    """Read the bytes of one picture.

    Raises:
        ValueError: if they are damaged.
        struct.error: if there are too few of them.
    """
    count, is_known, rest, average = _HEAD.unpack_from(packed)
    which = np.frombuffer(packed, _CLASS, count, _HEAD.size)
    odds = np.frombuffer(packed, np.uint8, count, _HEAD.size + which.nbytes)
    palette = np.frombuffer(packed, np.uint8, offset=_HEAD.size + 3 * count)
    if len(palette) not in (0, len(NAMES)) or (which >= classes).any() or not 0 <= rest <= 1:
        raise ValueError("this is nothing that was published")
    return _One(which, odds, rest, np.frombuffer(average if is_known else b"", np.uint8), palette)
