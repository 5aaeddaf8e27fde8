"""Rows of a picture that could not be decoded: how many may be missing, and what is shown in their place."""

from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from simgui.core.errors import UnreadablePicture
from simgui.core.sentences import NOTHING, Sentence, say, say_count

Samples = TypeVar("Samples", bound=npt.NDArray[Any])

DAMAGED_PIXELS = say("damaged: its pixels cannot be decoded")

LEAST_SHARE = 0.5
"""Share of the rows of a picture that must be there; with fewer it has failed."""

_NEUTRAL = 127
_ROWS_A_GAP = 4
"""A gap of at most so many rows is one of an interlaced picture, whose last pass is missing."""


def remark_of(there: int, rows: int) -> Sentence:
    """Say how much of a picture could be decoded; empty if all of it.

    Raises:
        UnreadablePicture: if that is too little.
    """
    if not there:
        raise UnreadablePicture(DAMAGED_PIXELS)
    if there < LEAST_SHARE * rows:
        raise UnreadablePicture(
            say_count(
                "truncated: only {there:,} of {count:,} row is there",
                "truncated: only {there:,} of {count:,} rows are there",
                rows,
                there=there,
            )
        )
    if there >= rows:
        return NOTHING
    return say_count(
        "incomplete: {there:,} of {count:,} row is there",
        "incomplete: {there:,} of {count:,} rows are there",
        rows,
        there=there,
    )


def fill_missing(pixels: Samples, missing: npt.NDArray[np.bool_]) -> Samples:
    """Fill missing rows, in place: a small gap from the row before it, others with grey.

    For samples of more than 8 bits, the mean of the picture stands for grey.
    """
    rows = np.arange(len(missing))
    before = np.maximum.accumulate(np.where(missing, -1, rows))
    behind = np.minimum.accumulate(np.where(missing, len(rows), rows)[::-1])[::-1]
    is_gap = missing & (before >= 0) & (behind < len(rows)) & (behind - before <= _ROWS_A_GAP)
    pixels[is_gap] = pixels[before[is_gap]]
    neutral = _NEUTRAL if pixels.dtype == np.uint8 else np.nan_to_num(pixels[~missing].mean())
    pixels[missing & ~is_gap] = neutral
    return pixels
