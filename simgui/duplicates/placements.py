"""How one picture lies on another one, wherever the two are: in the library, in a file, or pasted."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from simgui.core.errors import SimguiError, UnreadablePicture
from simgui.duplicates.looks.lying import FINER_PX, placement_of
from simgui.duplicates.looks.sketches import grey_frames
from simgui.duplicates.records import Placement
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.thumbnails import THUMBNAIL_PX
from simgui.library.pictures import Pictures
from simgui.search.query import Source


class Placements:
    """Finds it. Safe to use from several threads.

    Args:
        pictures: Give small pictures.
        decoders: Decode these.
    """

    def __init__(self, pictures: Pictures, decoders: DecodingPool) -> None:
        self._pictures = pictures
        self._decoders = decoders

    def find(self, one: Source, other: Source) -> Placement | None:
        """Find how the second of two pictures lies on the first.

        Returns:
            None if neither was made of the other, or one of them cannot be looked at.
        """
        try:
            small = [self._small(each) for each in (one, other)]
            pixels = self._decoders.small([each for each in small if each], THUMBNAIL_PX)
        except (SimguiError, UnreadablePicture):
            return None
        there = [each for each in pixels if each is not None]
        if len(there) < len(small):
            return None
        return placement_of(grey_frames(there, FINER_PX), _sizes(there))

    def _small(self, source: Source) -> bytes | None:
        """Give a small JPEG of a picture."""
        if isinstance(source, bytes):
            return self._pictures.large(source, THUMBNAIL_PX)
        number = self._pictures.at(source) if isinstance(source, Path) else source
        if number is None and isinstance(source, Path):
            return self._pictures.large(source, THUMBNAIL_PX)
        return None if number is None else self._pictures.thumbnail(number)


def _sizes(pixels: Sequence[np.ndarray]) -> np.ndarray:
    """Give widths and heights: int64 (n, 2)."""
    return np.array([each.shape[1::-1] for each in pixels], np.int64)
