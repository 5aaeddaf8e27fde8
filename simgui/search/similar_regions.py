"""Why two pictures are close: which regions of each make them so.

The features of a picture are the mean of what its backbone sees at each place of a map. So a place can be
left out exactly: average the others, and let the head embed that. The similarity that is lost is what the
place contributes. A window of 3 by 3 places is left out at a time, and each place has the mean of the windows
that cover it: its neighbours see the same thing, so that little is lost with one place alone (occlusion:
Zeiler and Fergus 2014). Nothing is linearised, so that it holds for a head of any kind.
`benchmarks/regions.py` measures it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError, UnreadablePicture
from simgui.core.sentences import say
from simgui.library.catalogue import Where
from simgui.library.decoding.pool import DecodingPool
from simgui.library.pictures import Pictures, unreadable
from simgui.models.backbone import InputSpec
from simgui.models.head import Head
from simgui.search.query import Region, Source

WINDOW = 3
"""Places that are left out together, along each side."""

Heat = npt.NDArray[np.float32]


@runtime_checkable
class SeesPlaces(Protocol):
    """A backbone that tells what it sees at each place."""

    def feature_map(self, pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32] | None:
        """Give float32 (rows, columns, d), whose mean over places are the features."""


@dataclass(frozen=True)
class RegionMap:
    """What each place of a picture contributes to its being close to another one.

    Attributes:
        heat: float32 (rows, columns): the similarity that is lost without it; below 0 where the pictures
            would be closer without it.
        box: Left, top, right and bottom of what the backbone sees, in shares of the upright picture.
    """

    heat: Heat
    box: tuple[float, float, float, float]


@dataclass(frozen=True)
class SimilarRegions:
    """Which regions make two pictures close.

    Attributes:
        first: Of the first picture.
        second: Of the second.
        similarity: 1 less the cosine distance of the two.
    """

    first: RegionMap
    second: RegionMap
    similarity: float


class Regions:
    """Finds the regions that make pictures close. Safe to use from several threads.

    Args:
        pictures: Know the files, and the model that answers in a place.
        decoders: Read them.
    """

    def __init__(self, pictures: Pictures, decoders: DecodingPool) -> None:
        self._pictures = pictures
        self._decoders = decoders

    def find(
        self, first: Source, second: Source, where: Where, region: Region | None = None
    ) -> SimilarRegions:
        """Find the regions that make two pictures close for the model that answers in a place.

        Args:
            first: A picture.
            second: Another one.
            where: An indexed folder, or several; with () the whole library.
            region: The part of the first that was searched with; all of it if None.

        Raises:
            SimguiError: if a picture cannot be read, or the model does not tell places apart.
        """
        model = self._pictures.model_of(where)
        if not isinstance(model.backbone, SeesPlaces):
            raise _no_places(model.name)
        maps, boxes = [], []
        for source, part in ((first, region), (second, None)):
            file = self._file_of(source)
            try:
                decoded = self._decoders.decode(file, model.backbone.input, region=part)
            except UnreadablePicture as problem:
                raise unreadable(file, problem) from problem
            seen = model.backbone.feature_map(decoded.pixels)
            if seen is None:
                raise _no_places(model.name)
            maps.append(seen)
            boxes.append(seen_box(decoded.width_px, decoded.height_px, model.backbone.input, part))
        embedded = [model.head.embed(each.mean(axis=(0, 1))[None])[0] for each in maps]
        heats = [
            contributions(maps[0], model.head, embedded[1]),
            contributions(maps[1], model.head, embedded[0]),
        ]
        first_map, second_map = (RegionMap(heat, box) for heat, box in zip(heats, boxes, strict=True))
        return SimilarRegions(first_map, second_map, float(embedded[0] @ embedded[1]))

    def _file_of(self, source: Source) -> Path | bytes:
        if isinstance(source, Path | bytes):
            return source
        file = self._pictures.file_of(source)
        if file is None:
            raise SimguiError(
                say("This picture is no longer in the library"),
                say("Its file has been removed or changed since. Choose another picture."),
            )
        return file


def contributions(
    places: npt.NDArray[np.float32], head: Head, other: npt.NDArray[np.float32], window: int = WINDOW
) -> Heat:
    """Tell what each place of a picture contributes to its similarity to another one.

    Args:
        places: float32 (rows, columns, d): what the backbone sees at each place.
        head: Features → embeddings.
        other: float32 (e,), unit length: the embedding of the other picture.
        window: Places that are left out together, along each side.

    Returns:
        float32 (rows, columns).
    """
    rows, columns, _ = places.shape
    high, wide = min(window, max(1, rows - 1)), min(window, max(1, columns - 1))
    total, count = places.sum(axis=(0, 1)), rows * columns
    corners = [(top, left) for top in range(rows - high + 1) for left in range(columns - wide + 1)]
    if count <= high * wide:
        return np.zeros((rows, columns), np.float32)
    left_out = np.stack(
        [places[top : top + high, left : left + wide].sum(axis=(0, 1)) for top, left in corners]
    )
    without = (total - left_out) / (count - high * wide)
    embedded = head.embed(np.concatenate([(total / count)[None], without]).astype(np.float32))
    similar = embedded @ other
    heat, covered = np.zeros((rows, columns), np.float32), np.zeros((rows, columns), np.float32)
    for (top, left), lost in zip(corners, similar[0] - similar[1:], strict=True):
        heat[top : top + high, left : left + wide] += lost
        covered[top : top + high, left : left + wide] += 1
    return heat / covered


def seen_box(
    width_px: int, height_px: int, wanted: InputSpec, region: Region | None = None
) -> tuple[float, float, float, float]:
    """Give the central square that a backbone sees of a picture, or of a part of it.

    Returns:
        Left, top, right and bottom, in shares of the whole picture.
    """
    part = region or Region(0, 0, 1, 1)
    side = min(width_px * part.width, height_px * part.height) * wanted.crop
    across, down = side / width_px / 2, side / height_px / 2
    x, y = part.left + part.width / 2, part.top + part.height / 2
    return x - across, y - down, x + across, y + down


def _no_places(name: str) -> SimguiError:
    return SimguiError(
        say("This model cannot show why"),
        say("“{name}” does not tell one place of a picture from another.", name=name),
    )
