"""Look at the pictures of a training again: as pixels, or as what a backbone sees in them.

A file is decoded in processes of their own, as everywhere (`simgui.library.decoding.pool`), and only if it
holds what it held when it was indexed: by then its label was chosen. One that does not, or cannot be read, is
left out of the training.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from simgui.core.errors import UnreadablePicture
from simgui.core.progress import Progress
from simgui.library.decoding.pool import DecodingPool
from simgui.models.backbone import Backbone, InputSpec
from simgui.training.tensorflow.row_file import PictureRows

_AT_ONCE = 64
Pixels = npt.NDArray[np.uint8]
Features = npt.NDArray[np.float32]
Item = TypeVar("Item")
Looked = TypeVar("Looked")


@dataclass(frozen=True)
class PictureFile:
    """A picture of the material, where it lay when it was indexed.

    Attributes:
        row: Its number in the material.
        path: Its first file in the folder.
        content: Hash of what the file held.
    """

    row: int
    path: Path
    content: bytes


def read_pixels(
    files: Sequence[PictureFile | None], wanted: InputSpec, kept: Path, phase: str, progress: Progress
) -> PictureRows:
    """Decode pictures.

    Args:
        files: The pictures, in order; None stands for one that is gone.
        wanted: What the network looks at.
        kept: A file for the pixels; what it holds already is not read again.
        phase: Of the plan.
        progress: Told of each group of pictures.

    Returns:
        uint8 (n, size, size, 3).
    """
    rows = PictureRows(kept, (wanted.size_px, wanted.size_px, 3), np.uint8)

    def look(file: PictureFile, decoders: DecodingPool) -> Pixels:
        return decoders.decode(file.path, wanted, holds=file.content).pixels

    return _read_into(rows, files, look, phase, progress)


def read_views(
    files: Sequence[PictureFile | None],
    wanted: InputSpec,
    seed: int,
    count: int,
    see: Callable[[Pixels], npt.NDArray[Any]],
    rows: PictureRows,
    phase: str,
    progress: Progress,
) -> None:
    """Keep what a network sees in views of pictures.

    Args:
        files: The pictures, in order; None stands for one that is gone.
        wanted: What the network looks at.
        seed: Of the views.
        count: Views of each picture.
        see: uint8 (count, size, size, 3) → what is kept of a picture.
        rows: Where it is kept; what is there already is not looked at again.
        phase: Of the plan.
        progress: Told of each group of pictures.
    """

    def look(file: PictureFile, decoders: DecodingPool) -> Pixels:
        return decoders.views(file.path, wanted, count, (seed, file.row), file.content)

    _read_into(rows, files, look, phase, progress, see)


def read_features(
    files: Sequence[PictureFile | None], backbone: Backbone, kept: Path, phase: str, progress: Progress
) -> PictureRows:
    """Compute features.

    Args:
        files: The pictures, in order; None stands for one that is gone.
        backbone: Pixels → features.
        kept: A file for the features; what it holds already is not looked at again.
        phase: Of the plan.
        progress: Told of each group of pictures.

    Returns:
        float32 (n, d).
    """
    size = backbone.input.size_px
    width = backbone.features(np.zeros((1, size, size, 3), np.uint8)).shape[1]

    def look(file: PictureFile, decoders: DecodingPool) -> Features:
        pixels = decoders.decode(file.path, backbone.input, holds=file.content).pixels
        features: Features = backbone.features(pixels[None])[0]
        return features

    return _read_into(PictureRows(kept, (width,), np.float32), files, look, phase, progress)


def _read_into(
    rows: PictureRows,
    files: Sequence[PictureFile | None],
    look: Callable[[PictureFile, DecodingPool], npt.NDArray[Any]],
    phase: str,
    progress: Progress,
    see: Callable[[Any], npt.NDArray[Any]] | None = None,
) -> PictureRows:
    """Look at pictures on all cores and keep what is seen, in order; give the rows.

    Args:
        rows: What they hold already is not looked at again.
        files: The pictures.
        look: Raises `UnreadablePicture` if it sees nothing.
        phase: Of the plan.
        progress: Told of each group of pictures.
        see: Done to what was looked at, on one thread.
    """
    with DecodingPool(kept=_cores()) as decoders:

        def seen(file: PictureFile | None) -> npt.NDArray[Any] | None:
            try:
                return None if file is None else look(file, decoders)
            except UnreadablePicture:
                return None

        for group in in_groups(files, seen, len(rows), phase, progress):
            rows.append([each if each is None or see is None else see(each) for each in group])
    return rows


def features_of(pixels: Pixels, backbone: Backbone, phase: str, progress: Progress) -> Features:
    """Compute the features of decoded pictures: uint8 (n, size, size, 3) → float32 (n, d)."""

    def look(picture: Pixels) -> Features:
        features: Features = backbone.features(picture[None])[0]
        return features

    groups = in_groups(list(pixels), look, 0, phase, progress)
    return np.concatenate([np.stack(group) for group in groups])


def in_groups(
    items: Sequence[Item], look: Callable[[Item], Looked], done: int, phase: str, progress: Progress
) -> Iterator[list[Looked]]:
    """Look at items on all cores and yield what was seen, a bounded group at a time.

    Args:
        items: What to look at, in order.
        look: What is done to each.
        done: Items at the beginning that need not be looked at.
        phase: Of the plan.
        progress: Told of each group.
    """
    with ThreadPoolExecutor(_cores()) as pool:
        for start in range(done, len(items), _AT_ONCE):
            progress.step(phase, start, len(items))
            yield list(pool.map(look, items[start : start + _AT_ONCE]))
    progress.step(phase, len(items), len(items))


def _cores() -> int:
    return os.cpu_count() or 1
