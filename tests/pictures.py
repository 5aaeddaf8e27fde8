"""Small pictures made for tests: the same seed gives the same picture on every computer."""

from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

LABELS = ("bags", "hats", "shoes")
_CELLS = 4


def pattern(
    seed: int, variant: int = 0, size: tuple[int, int] = (96, 72), spread: int = 24
) -> npt.NDArray[np.uint8]:
    """Make a grid of coloured cells: uint8 (height, width, 3), RGB.

    Args:
        seed: Two seeds give pictures that have nothing in common.
        variant: Variants of a seed look alike, but no two are the same.
        size: Width and height.
        spread: How far the colours of variants differ, of 255: those of 70 are hardly near copies.
    """
    cells = np.random.default_rng(seed).integers(16, 240, (_CELLS, _CELLS, 3))
    if variant:
        cells = cells + np.random.default_rng([seed, variant]).integers(-spread, spread + 1, cells.shape)
    width, height = size
    rows, columns = np.arange(height) * _CELLS // height, np.arange(width) * _CELLS // width
    return np.clip(cells, 0, 255).astype(np.uint8)[rows[:, None], columns[None]]


def make_picture(
    path: Path,
    seed: int,
    variant: int = 0,
    size: tuple[int, int] = (96, 72),
    spread: int = 24,
    **options: Any,
) -> Path:
    """Write a pattern to a file, in the format of its suffix, and give the path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pattern(seed, variant, size, spread)).save(path, **options)
    return path


def make_library(folder: Path, labels: tuple[str, ...] = LABELS, each: int = 3, spread: int = 24) -> Path:
    """Write `each` pictures that look alike to a subfolder for each label, and give the folder."""
    for seed, label in enumerate(labels):
        (folder / label).mkdir(parents=True, exist_ok=True)
        for variant in range(each):
            (folder / label / f"{variant}.png").write_bytes(_png(100 + seed, variant, spread))
    return folder


@cache
def _png(seed: int, variant: int, spread: int) -> bytes:
    written = BytesIO()
    Image.fromarray(pattern(seed, variant, spread=spread)).save(written, "PNG")
    return written.getvalue()


def photograph(seed: int, size: tuple[int, int] = (320, 240)) -> Image.Image:
    """Make a picture with detail of every size, as photographs have it; two seeds have nothing in common."""
    random, width, height = np.random.default_rng(seed), *size
    seen = np.zeros((height, width, 3))
    for cells in (3, 6, 12, 24):
        layer = Image.fromarray(random.integers(0, 256, (cells, cells, 3), np.uint8))
        seen += (np.asarray(layer.resize(size, Image.Resampling.BICUBIC), float) - 128) / np.sqrt(cells)
    return Image.fromarray(np.clip(128 + seen * 1.3, 0, 255).astype(np.uint8))


def contents(folder: Path) -> dict[Path, tuple[bytes, int]]:
    """Read every file below a folder: its bytes and its time, to be compared with those of later."""
    return {
        path: (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
