"""How often a changed copy of a picture finds the picture itself first, by each starter.

A developer's tool; it writes nothing. Prints a table: a row a change, two columns
a starter, with all its features and with its head.
"""

from __future__ import annotations

import argparse
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from files import HEAD_NAME, STARTERS
from loading import FeaturesHead, load
from pictures import list_pictures, read_features, spread
from PIL import Image, ImageEnhance, ImageFilter, ImageOps
from sets import Features

from simgui.library.decoding.decoder import decode
from simgui.models.backbone import Backbone
from simgui.models.head import Head, ProjectionHead

QUALITY = 95
BATCH = 8


@dataclass(frozen=True)
class Change:
    """Something that is done to a picture before it is kept as JPEG.

    Attributes:
        name: for the table.
        apply: the change.
        quality: of the JPEG.
    """

    name: str
    apply: Callable[[Image.Image], Image.Image]
    quality: int = QUALITY

    def copy(self, path: Path) -> bytes:
        """A changed copy of a picture: the content of a JPEG file."""
        with Image.open(path) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
        file = io.BytesIO()
        self.apply(upright).save(file, "JPEG", quality=self.quality)
        return file.getvalue()


def cropped(share: float) -> Callable[[Image.Image], Image.Image]:
    """Keep a share of both sides, from the upper left corner."""
    return lambda image: image.crop((0, 0, round(image.width * share), round(image.height * share)))


def brightened(factor: float) -> Callable[[Image.Image], Image.Image]:
    """Multiply the brightness."""
    return lambda image: ImageEnhance.Brightness(image).enhance(factor)


CHANGES = (
    Change("JPEG of quality 30", lambda image: image, quality=30),
    Change("half size", lambda image: image.reduce(2)),
    Change("brightness - 30 %", brightened(0.7)),
    Change("brightness + 30 %", brightened(1.3)),
    Change("blur, 2 px", lambda image: image.filter(ImageFilter.GaussianBlur(2))),
    Change("rotated 5 degrees", lambda image: image.rotate(5, Image.Resampling.BICUBIC)),
    Change("mirrored", ImageOps.mirror),
    Change("crop to 90 %, a corner", cropped(0.9)),
    Change("crop to 70 %, a corner", cropped(0.7)),
)


def copies_features(backbone: Backbone, change: Change, paths: Sequence[Path]) -> Features:
    """Features of changed copies: float32 (n, 1280)."""
    parts = []
    for start in range(0, len(paths), BATCH):
        copies = [change.copy(path) for path in paths[start : start + BATCH]]
        parts.append(backbone.features(np.stack([decode(copy, backbone.input).pixels for copy in copies])))
    return np.concatenate(parts)


def found_first(head: Head, copies: Features, gallery: Features, originals: Sequence[int]) -> float:
    """The share of copies whose nearest picture is their original."""
    nearest = (head.embed(copies) @ head.embed(gallery).T).argmax(axis=1)
    return float((nearest == np.array(originals)).mean())


def rows_of(name: str, paths: Sequence[Path], originals: Sequence[int]) -> list[list[float]]:
    """The shares of a starter: a row a change, all features and head."""
    starter = STARTERS[name]
    backbone = load(starter, starter.path)
    with np.load(starter.path / HEAD_NAME, allow_pickle=False) as arrays:
        projection = ProjectionHead(arrays["projection"])
    heads: tuple[Head, ...] = (FeaturesHead(projection.features), projection)
    gallery = read_features(backbone, paths)
    rows = []
    for change in CHANGES:
        copies = copies_features(backbone, change, [paths[place] for place in originals])
        rows.append([found_first(head, copies, gallery, originals) for head in heads])
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pictures", type=Path, required=True, help="folder of pictures to find among")
    parser.add_argument("--count", type=int, default=200, help="how many of them to change")
    parser.add_argument("--starters", nargs="+", choices=STARTERS, default=list(STARTERS))
    options = parser.parse_args(arguments)
    paths = list_pictures(options.pictures)
    originals = spread(range(len(paths)), options.count)
    columns = [rows_of(name, paths, originals) for name in options.starters]
    print(f"| {len(originals)} of {len(paths)} | " + " | ".join(options.starters) + " |")
    print("|---" * (1 + len(columns)) + "|")
    for place, change in enumerate(CHANGES):
        cells = [" / ".join(f"{share:.3f}" for share in column[place]) for column in columns]
        print(f"| {change.name} | " + " | ".join(cells) + " |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
