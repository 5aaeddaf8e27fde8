"""Makes the sketches that are lacking, from thumbnails, in the processes that decode."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain

import numpy as np
import numpy.typing as npt

from simgui.core.cores import cores
from simgui.core.errors import UnreadablePicture
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.duplicates.linking import Rows
from simgui.duplicates.looks.found_before import KeptFinds
from simgui.duplicates.looks.sharpness import SEEN_PX as SHARPNESS_PX
from simgui.duplicates.looks.sharpness import sharpness_of
from simgui.duplicates.looks.sketches import SEEN_PX, KeptSketches, Sketches, sketch_of
from simgui.duplicates.looks.verdicts import KeptVerdicts
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.pool import DecodingPool
from simgui.library.pictures import Pictures

_DECODED_AT_ONCE = 32
_KEPT_AT_ONCE = 1024


class Sketcher:
    """Gives the sketches of pictures; safe to use from several threads.

    Args:
        catalogue: Knows the contents of pictures.
        pictures: Give their thumbnails.
        kept: Keep the sketches.
    """

    def __init__(self, catalogue: Catalogue, pictures: Pictures, kept: KeptSketches) -> None:
        self._catalogue = catalogue
        self._pictures = pictures
        self._kept = kept

    def read(self, names: npt.NDArray[np.uint8]) -> Sketches:
        """Give the sketches of pictures, named as by `names`, of those that have one."""
        return self._kept.read([row.tobytes() for row in names])

    def names(self, ids: Rows) -> npt.NDArray[np.uint8]:
        """Give hashes of what pictures hold: uint8 (n, 16)."""
        return self._catalogue.pictures.decodings(ids)

    @property
    def verdicts(self) -> KeptVerdicts:
        """What is known of pairs of pictures."""
        return self._kept.verdicts

    @property
    def finds(self) -> KeptFinds:
        """What was found among many pictures before."""
        return self._kept.finds

    def make(self, ids: Rows, progress: Progress) -> bool:
        """Make the sketches of pictures that have none yet.

        Args:
            ids: int64 (n,).
            progress: Told how many are made.

        Returns:
            Whether each has one now.

        Raises:
            Cancelled: if the person asked to stop; those that were made are kept.
        """
        names = self._names(ids)
        lacking = set(self._kept.lacking(names))
        missing = [each for each in zip(ids.tolist(), names, strict=True) if each[1] in lacking]
        there = 0
        with _decoders(len(missing)) as decoders, ThreadPoolExecutor(cores(), "sketch") as workers:
            for start in range(0, len(missing), _KEPT_AT_ONCE):
                progress.step(say("Looking at pictures"), start, len(missing))
                group = _in_groups(missing[start : start + _KEPT_AT_ONCE])
                made = list(workers.map(partial(self._sketches, decoders), group))
                self._kept.put(each for sketches in made for each in sketches)
                there += sum(map(len, made))
        return there == len(missing)

    def sharpness(self, ids: Rows, progress: Progress) -> dict[int, float]:
        """Give how sharp pictures are, 0 to 1, of those that can be looked at.

        Args:
            ids: int64 (n,).
            progress: Told how many were looked at.
        """
        names = self._names(ids)
        known = self._kept.sharpness(names)
        missing = [each for each in zip(ids.tolist(), names, strict=True) if each[1] not in known]
        with _decoders(len(missing)) as decoders, ThreadPoolExecutor(cores(), "sharpness") as workers:
            for start in range(0, len(missing), _KEPT_AT_ONCE):
                progress.step(say("Looking for the sharpest"), len(known), len(names))
                group = _in_groups(missing[start : start + _KEPT_AT_ONCE])
                made = dict(chain(*workers.map(partial(self._sharpness, decoders), group)))
                self._kept.put_sharpness(made)
                known |= made
        return {
            number: known[name] for number, name in zip(ids.tolist(), names, strict=True) if name in known
        }

    def _names(self, ids: Rows) -> list[bytes]:
        return [row.tobytes() for row in self.names(ids)]

    def _sketches(
        self, decoders: DecodingPool, group: Sequence[tuple[int, bytes]]
    ) -> list[tuple[bytes, bytes]]:
        return [(name, sketch_of(pixels)) for name, pixels in self._pixels(decoders, group, SEEN_PX)]

    def _sharpness(
        self, decoders: DecodingPool, group: Sequence[tuple[int, bytes]]
    ) -> list[tuple[bytes, float]]:
        return [(name, sharpness_of(pixels)) for name, pixels in self._pixels(decoders, group, SHARPNESS_PX)]

    def _pixels(
        self, decoders: DecodingPool, group: Sequence[tuple[int, bytes]], longest_px: int
    ) -> list[tuple[bytes, npt.NDArray[np.uint8]]]:
        """Give the pixels of thumbnails with the names of their pictures; one that gives none is left out."""
        thumbnails = [(name, self._pictures.thumbnail(number)) for number, name in group]
        there = [(name, thumbnail) for name, thumbnail in thumbnails if thumbnail is not None]
        try:
            decoded = decoders.small([thumbnail for _, thumbnail in there], longest_px) if there else []
        except UnreadablePicture:
            if len(group) == 1:
                return []
            return [each for one in group for each in self._pixels(decoders, [one], longest_px)]
        return [
            (name, pixels) for (name, _), pixels in zip(there, decoded, strict=True) if pixels is not None
        ]


def _decoders(pictures: int) -> DecodingPool:
    """Give a pool of its own, so that nobody who looks at a picture waits; it starts nothing by itself."""
    return DecodingPool(cores() if pictures else 1)


def _in_groups(missing: Sequence[tuple[int, bytes]]) -> list[Sequence[tuple[int, bytes]]]:
    return [missing[start : start + _DECODED_AT_ONCE] for start in range(0, len(missing), _DECODED_AT_ONCE)]
