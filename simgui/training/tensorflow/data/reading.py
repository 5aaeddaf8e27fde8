"""Read the pictures of a training again: their pixels, views of them, or what a backbone makes of them.

A file is decoded by the pool of decoding processes (`simgui.library.decoding.pool`), and only if it holds
what it held when it was indexed, which is what the person has labelled. One that does not, or cannot be read,
is skipped.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from simgui.core.cores import cores
from simgui.core.errors import UnreadablePicture
from simgui.core.progress import Progress
from simgui.core.units import Unit
from simgui.library.decoding.pool import DecodingPool
from simgui.models.backbone import Backbone, InputSpec
from simgui.training.phases import Phase
from simgui.training.tensorflow.data.row_file import PictureRows

_AT_ONCE = 64
Pixels = npt.NDArray[np.uint8]
Features = npt.NDArray[np.float32]
OpenPool = Callable[[], DecodingPool]
Item = TypeVar("Item")
Made = TypeVar("Made")


@dataclass(frozen=True)
class PictureFile:
    """A picture to read, where it lay when it was indexed.

    Attributes:
        row: Its number among the pictures of the training.
        path: Its first file in the folder.
        content: Hash of what the file held.
    """

    row: int
    path: Path
    content: bytes


def read_pixels(
    files: Sequence[PictureFile | None],
    wanted: InputSpec,
    kept: Path,
    open_pool: OpenPool,
    phase: Phase,
    progress: Progress,
) -> PictureRows:
    """Decode pictures.

    Args:
        files: The pictures, in order; None stands for one that is gone.
        wanted: What the network looks at.
        kept: A file for the pixels; what it holds already is not read again.
        open_pool: Gives the processes that decode.
        phase: Of the plan.
        progress: Told of each group of pictures.

    Returns:
        uint8 (n, size, size, 3).
    """
    rows = PictureRows(kept, (wanted.size_px, wanted.size_px, 3), np.uint8)

    def pixels(file: PictureFile, decoders: DecodingPool) -> Pixels:
        return decoders.decode(file.path, wanted, holds=file.content).pixels

    return _read_into(rows, files, pixels, open_pool, phase, progress)


def read_views(
    files: Sequence[PictureFile | None],
    wanted: InputSpec,
    seed: int,
    count: int,
    see: Callable[[Pixels], npt.NDArray[Any]],
    rows: PictureRows,
    open_pool: OpenPool,
    phase: Phase,
    progress: Progress,
) -> None:
    """Keep what a network makes of views of pictures.

    Args:
        files: The pictures, in order; None stands for one that is gone.
        wanted: What the network looks at.
        seed: Of the views.
        count: Views of each picture.
        see: uint8 (count, size, size, 3) → what is kept of a picture.
        rows: Where it is kept; what is there already is not read again.
        open_pool: Gives the processes that draw the views.
        phase: Of the plan.
        progress: Told of each group of pictures.
    """

    def views(file: PictureFile, decoders: DecodingPool) -> Pixels:
        return decoders.views(file.path, wanted, count, (seed, file.row), file.content)

    _read_into(rows, files, views, open_pool, phase, progress, see)


def read_features(
    files: Sequence[PictureFile | None],
    backbone: Backbone,
    kept: Path,
    open_pool: OpenPool,
    phase: Phase,
    progress: Progress,
) -> PictureRows:
    """Compute features.

    Args:
        files: The pictures, in order; None stands for one that is gone.
        backbone: Pixels → features.
        kept: A file for the features; what it holds already is not read again.
        open_pool: Gives the processes that decode.
        phase: Of the plan.
        progress: Told of each group of pictures.

    Returns:
        float32 (n, d).
    """
    size = backbone.input.size_px
    width = backbone.features(np.zeros((1, size, size, 3), np.uint8)).shape[1]

    def features_of_file(file: PictureFile, decoders: DecodingPool) -> Features:
        pixels = decoders.decode(file.path, backbone.input, holds=file.content).pixels
        features: Features = backbone.features(pixels[None])[0]
        return features

    return _read_into(
        PictureRows(kept, (width,), np.float32), files, features_of_file, open_pool, phase, progress
    )


def _read_into(
    rows: PictureRows,
    files: Sequence[PictureFile | None],
    read: Callable[[PictureFile, DecodingPool], npt.NDArray[Any]],
    open_pool: OpenPool,
    phase: Phase,
    progress: Progress,
    see: Callable[[Any], npt.NDArray[Any]] | None = None,
) -> PictureRows:
    """Read pictures on all cores and keep what they give, in order; give the rows.

    Args:
        rows: What they hold already is not read again.
        files: The pictures.
        read: Raises `UnreadablePicture` if a picture gives nothing.
        open_pool: Gives the processes that decode; they end when all is read, to free their memory.
        phase: Of the plan.
        progress: Told of each group of pictures.
        see: Done to what was read, on one thread.
    """
    with open_pool() as decoders:

        def readable(file: PictureFile | None) -> npt.NDArray[Any] | None:
            try:
                return None if file is None else read(file, decoders)
            except UnreadablePicture:
                return None

        for group in in_groups(files, readable, len(rows), phase, progress):
            rows.append([each if each is None or see is None else see(each) for each in group])
    return rows


def features_of(pixels: Pixels, backbone: Backbone, phase: Phase, progress: Progress) -> Features:
    """Compute the features of decoded pictures: uint8 (n, size, size, 3) → float32 (n, d)."""

    def features_of_one(picture: Pixels) -> Features:
        features: Features = backbone.features(picture[None])[0]
        return features

    groups = in_groups(list(pixels), features_of_one, 0, phase, progress)
    return np.concatenate([np.stack(group) for group in groups])


def in_groups(
    items: Sequence[Item], work: Callable[[Item], Made], done: int, phase: Phase, progress: Progress
) -> Iterator[list[Made]]:
    """Work on items on all cores and yield what comes of them, a bounded group at a time.

    Args:
        items: In order.
        work: What is done to each.
        done: Items at the beginning that are finished.
        phase: Of the plan.
        progress: Told of each group.
    """
    with ThreadPoolExecutor(cores()) as threads:
        for start in range(done, len(items), _AT_ONCE):
            phase.report(progress, start, len(items), Unit.PICTURES)
            yield list(threads.map(work, items[start : start + _AT_ONCE]))
    phase.report(progress, len(items), len(items), Unit.PICTURES)
