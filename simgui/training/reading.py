"""Look at the pictures of a training again: decode them, or compute what a backbone sees in them."""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from simgui.core.backbone import Backbone, InputSpec
from simgui.core.errors import SimguiError, UnreadablePicture
from simgui.core.progress import Progress
from simgui.core.training import Caution
from simgui.library.decoder import decode
from simgui.training.row_file import RowFile

_AT_ONCE = 64
Pixels = npt.NDArray[np.uint8]
Features = npt.NDArray[np.float32]
Item = TypeVar("Item")
Looked = TypeVar("Looked")


def read_pixels(
    paths: Sequence[Path], wanted: InputSpec, kept: Path, phase: str, progress: Progress
) -> Pixels:
    """Decode pictures; one that cannot be read is grey.

    Args:
        paths: The pictures, in order.
        wanted: What the network looks at.
        kept: A file for the pixels; what it holds already is not read again.
        phase: Of the plan.
        progress: Told of each group of pictures.

    Returns:
        uint8 (n, size, size, 3), on the disk.
    """
    grey = np.full((wanted.size_px, wanted.size_px, 3), 127, np.uint8)
    file = RowFile(kept, grey.shape, np.uint8)

    def look(path: Path) -> Pixels:
        return decode(path, wanted).pixels

    for group in in_groups(paths, look, grey, len(file), phase, progress):
        file.append(np.stack(group))
    return file.read()


def read_features(
    paths: Sequence[Path], backbone: Backbone, kept: Path, phase: str, progress: Progress
) -> Features:
    """Compute features; those of a picture that cannot be read are zeros.

    Args:
        paths: The pictures, in order.
        backbone: Pixels → features.
        kept: A file for the features; what it holds already is not looked at again.
        phase: Of the plan.
        progress: Told of each group of pictures.

    Returns:
        float32 (n, d).
    """
    size = backbone.input.size_px
    nothing = np.zeros_like(backbone.features(np.zeros((1, size, size, 3), np.uint8))[0])
    file = RowFile(kept, nothing.shape, np.float32)

    def look(path: Path) -> Features:
        features: Features = backbone.features(decode(path, backbone.input).pixels[None])[0]
        return features

    for group in in_groups(paths, look, nothing, len(file), phase, progress):
        file.append(np.stack(group))
    return np.array(file.read())


def features_of(pixels: Pixels, backbone: Backbone, phase: str, progress: Progress) -> Features:
    """Compute the features of decoded pictures: uint8 (n, size, size, 3) → float32 (n, d)."""

    def look(picture: Pixels) -> Features:
        features: Features = backbone.features(picture[None])[0]
        return features

    nothing = np.empty(0, np.float32)  # never taken: what is decoded can be looked at
    groups = in_groups(list(pixels), look, nothing, 0, phase, progress)
    return np.concatenate([np.stack(group) for group in groups])


def in_groups(
    pictures: Sequence[Item],
    look: Callable[[Item], Looked],
    instead: Looked,
    done: int,
    phase: str,
    progress: Progress,
) -> Iterator[list[Looked]]:
    """Look at pictures on all cores and yield what was seen, a bounded group at a time.

    Args:
        pictures: What stands for them, in order.
        look: Raises `UnreadablePicture` if it sees nothing.
        instead: What a picture gives that cannot be read.
        done: Pictures at the beginning that need not be looked at.
        phase: Of the plan.
        progress: Told of each group, and of pictures that cannot be read.

    Raises:
        SimguiError: if none can be read.
    """
    unreadable = 0

    def seen(picture: Item) -> tuple[Looked, bool]:
        try:
            return look(picture), True
        except UnreadablePicture:
            return instead, False

    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        for start in range(done, len(pictures), _AT_ONCE):
            progress.step(phase, start, len(pictures))
            group = list(pool.map(seen, pictures[start : start + _AT_ONCE]))
            unreadable += sum(not whole for _, whole in group)
            yield [what for what, _ in group]
    progress.step(phase, len(pictures), len(pictures))
    if unreadable and unreadable == len(pictures) - done:
        raise SimguiError(
            "The pictures cannot be read",
            "Their files are not there any more. Open the folder and try again.",
        )
    if unreadable:
        progress.tell(Caution(f"{unreadable:,} pictures could not be read again and teach nothing."))
