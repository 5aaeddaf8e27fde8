"""Pictures for the model tools: folders are listed and read by the project's own decoder."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from simgui.core.errors import UnreadablePicture
from simgui.library.decoding.decoder import decode
from simgui.models.backbone import Backbone, InputSpec

BATCH = 4
Item = TypeVar("Item")
PICTURE_SUFFIXES = frozenset({".bmp", ".gif", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp"})


def list_pictures(folder: Path) -> list[Path]:
    """Every picture below ``folder``, by its path, so that each machine sees one order."""
    return [path for path in list_files(folder) if path.suffix.lower() in PICTURE_SUFFIXES]


def list_files(folder: Path) -> list[Path]:
    """Every file below ``folder``, whatever it is called, by its path."""
    found = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def spread(given: Sequence[Item], count: int) -> list[Item]:
    """At most ``count`` of what is given, at even steps through the list."""
    if count >= len(given):
        return list(given)
    return [given[step * len(given) // count] for step in range(count)]


def choose_pixels(folders: Sequence[Path], count: int, wanted: InputSpec) -> npt.NDArray[np.uint8]:
    """Decode ``count`` pictures, the same number from each folder, evenly spread."""
    share = -(-count // len(folders))
    paths = [path for folder in folders for path in spread(list_pictures(folder), share)]
    return read_pixels(paths, wanted)


def read_pixels(paths: Sequence[Path], wanted: InputSpec) -> npt.NDArray[np.uint8]:
    """Decode pictures as the program does.

    Returns:
        uint8 (n, size, size, 3), RGB.
    """
    return np.stack([decode(path, wanted).pixels for path in paths])


def read_features(backbone: Backbone, paths: Sequence[Path], workers: int = 2) -> npt.NDArray[np.float32]:
    """Decode pictures and compute their features.

    Returns:
        float32 (n, 1280), in the order of the paths.

    Raises:
        UnreadablePicture: one of the files yields no picture.
    """
    parts = [paths[start : start + BATCH] for start in range(0, len(paths), BATCH)]

    def features(part: Sequence[Path]) -> npt.NDArray[np.float32]:
        return backbone.features(read_pixels(part, backbone.input))

    with ThreadPoolExecutor(workers) as pool:
        return np.concatenate(list(pool.map(features, parts)))


def readable(paths: Sequence[Path]) -> list[Path]:
    """The files among ``paths`` that the program reads."""
    return [path for path in paths if _is_readable(path)]


def _is_readable(path: Path) -> bool:
    try:
        decode(path)
    except UnreadablePicture:
        return False
    return True
