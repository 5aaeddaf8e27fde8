"""Which of some pictures are near copies of each other, where their thumbnails are all that is at hand.

So it is with those of a shared library: their features are not published, and so small pictures are laid on
each other, as `simgui/duplicates/looks/checking.py` does with those of this computer. Shots of one burst that
differ are not found.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from simgui.core.errors import UnreadablePicture
from simgui.core.progress import Progress
from simgui.duplicates.candidates import by_shape, every_pair
from simgui.duplicates.linking import Groups, Rows
from simgui.duplicates.looks.checking import Checked, check
from simgui.duplicates.looks.sketches import SEEN_PX, Sketches, read_sketches, sketch_of
from simgui.library.decoding.pool import DecodingPool

_FEW = 60
"""So many are compared with each other: that takes seconds. Of more, those of about one shape are."""


class ThumbnailGroups:
    """Groups pictures by their thumbnails. Safe to use from several threads.

    Args:
        decoders: Decode thumbnails, which may come from anyone.
    """

    def __init__(self, decoders: DecodingPool) -> None:
        self._decoders = decoders

    def of(
        self, thumbnails: Sequence[bytes], sizes: npt.NDArray[np.int64], progress: Progress
    ) -> tuple[int, ...]:
        """Give, for each picture, the place of the first one of its group.

        Args:
            thumbnails: JPEGs; an empty one, or one that cannot be decoded, is in no group.
            sizes: int64 (n, 2), widths and heights of the originals.
            progress: Asked whether to stop.

        Raises:
            SimguiError: if no process can be started that decodes.
            Cancelled: if the person asked to stop.
        """
        sketches = read_sketches(map(self._sketch, thumbnails), len(thumbnails))
        known = np.flatnonzero(sketches.known & (sizes.min(axis=1, initial=1 << 30) > 0))

        def read(rows: Rows) -> Sketches:
            places = known[rows]
            return Sketches(sketches.frames[places], sketches.colours[places], sketches.known[places])

        few = len(known) <= _FEW
        pairs = every_pair(len(known)) if few else by_shape(read, len(known), progress)
        found = known[check(Checked(read, sizes[known]), None, pairs, progress, only_wholes=False).pairs]
        groups = Groups(len(thumbnails))
        groups.join(found[:, 0], found[:, 1])
        return tuple(groups.numbers.tolist())

    def _sketch(self, thumbnail: bytes) -> bytes:
        if not thumbnail:
            return b""
        try:
            (pixels,) = self._decoders.small([thumbnail], SEEN_PX)
        except UnreadablePicture:
            return b""
        return b"" if pixels is None else sketch_of(pixels)
