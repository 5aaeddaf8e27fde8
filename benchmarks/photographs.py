"""Pictures that nobody has to bring: photographs of any size, and tiny ones, made of those that are there."""

import io
import random
from pathlib import Path

from PIL import Image

from simgui.library.folders.scanner import find_files

_TILE_PX = (800, 1066)
_DIFFERENT = 12
MEGAPIXELS_12, MEGAPIXELS_24, TINY = (4000, 3000), (6000, 4000), (32, 32)


def pictures_of(folder: Path, most: int | None = None) -> list[Path]:
    """Give the pictures of a folder in a stable order; if there are more than `most`, spread over it."""
    paths = [file.path for file in find_files(folder)]
    if most is None or most >= len(paths):
        return paths
    return [paths[number * len(paths) // most] for number in range(most)]


def make(sources: list[Path], folder: Path, count: int, size_px: tuple[int, int]) -> Path:
    """Fill a folder with JPEGs of one size: mosaics of photographs at twice their size, or one shrunk.

    There are at most `_DIFFERENT` large ones; the others differ in a comment, so that none is known.
    """
    drawn = random.Random(0)
    folder.mkdir()
    contents: list[bytes] = []
    for number in range(count):
        if number < _DIFFERENT or size_px == TINY:
            contents.append(_jpeg(_mosaic(sources, size_px, drawn)))
        comment = f"{number:06}".encode("ascii")
        segment = b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment
        content = contents[number % len(contents)]
        (folder / f"{number:06}.jpg").write_bytes(content[:2] + segment + content[2:])
    return folder


def _mosaic(sources: list[Path], size_px: tuple[int, int], drawn: random.Random) -> Image.Image:
    if size_px[0] <= _TILE_PX[0]:
        return _opened(drawn.choice(sources)).resize(size_px)
    picture = Image.new("RGB", size_px)
    for left in range(0, size_px[0], _TILE_PX[0]):
        for top in range(0, size_px[1], _TILE_PX[1]):
            picture.paste(_opened(drawn.choice(sources)).resize(_TILE_PX), (left, top))
    return picture


def _jpeg(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=90)
    return file.getvalue()


def _opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGB")
