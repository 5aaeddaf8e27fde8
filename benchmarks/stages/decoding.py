"""From a JPEG to the square that a backbone looks at."""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from benchmarks.measure import Data, Finding, Result, Way, in_turn, prepared
from benchmarks.photographs import MEGAPIXELS_12, MEGAPIXELS_24, make, pictures_of
from simgui.library.decoding.decoder import central_square, decode
from simgui.models.backbone import LITE0_INPUT

MEASURES = "JPEG to 224 pixels: ours, Pillow without draft, pyvips, TurboJPEG"

Pixels = npt.NDArray[np.uint8]
Decode = Callable[[Path], Pixels]
_SIDE = round(LITE0_INPUT.size_px / LITE0_INPUT.crop)


def run(data: Data) -> Iterator[Finding]:
    """Decode small and large photographs."""
    small = pictures_of(data.train, 100)
    kinds = {
        "400 by 533 JPEG": small,
        "12-megapixel JPEG": pictures_of(make(small, data.scratch / "12", 12, MEGAPIXELS_12)),
        "24-megapixel JPEG": pictures_of(make(small, data.scratch / "24", 6, MEGAPIXELS_24)),
    }
    for what, paths in kinds.items():
        yield _of_kind(what, paths, data.rounds)


def _of_kind(what: str, paths: list[Path], rounds: int) -> Finding:
    makers: dict[str, Callable[[], Decode]] = {
        "SimGUI": lambda: lambda path: decode(path).pixels,
        "Pillow, all pixels": lambda: in_full,
        "pyvips": vips,
        "TurboJPEG": turbo,
    }
    decoders: dict[str, Decode] = {}

    def preparing(name: str, make: Callable[[], Decode]) -> Callable[[], Way]:
        def prepare() -> Way:
            decoder = decoders[name] = make()
            return lambda: [decoder(path) for path in paths]

        return prepare

    ways, missing = prepared({name: preparing(name, each) for name, each in makers.items()})
    taken = in_turn(ways, rounds, len(paths) / 1000)
    results = [Result(name, each, _beside(decoders[name], paths)) for name, each in taken.items()]
    return Finding("", f"decoding {what}", "ms a picture", results[0], (*results[1:], *missing))


def _beside(decoder: Decode, paths: list[Path]) -> str:
    """Say how far its pixels are from those of the whole picture."""
    away = [np.abs(decoder(path).astype(int) - in_full(path)).mean() for path in paths[:6]]
    return f"{np.mean(away):.1f} of 255 from all pixels"


def in_full(path: Path) -> Pixels:
    """Decode every pixel, then shrink: what the seed does."""
    with Image.open(path) as picture:
        return np.asarray(central_square(picture.convert("RGB"), LITE0_INPUT))


def vips() -> Decode:
    """Let libvips shrink while it decodes."""
    import pyvips

    def decoded(path: Path) -> Pixels:
        small = pyvips.Image.thumbnail(str(path), _SIDE, height=_SIDE, crop="centre", size="both")
        edge = (small.width - LITE0_INPUT.size_px) // 2
        return np.asarray(small.crop(edge, edge, LITE0_INPUT.size_px, LITE0_INPUT.size_px).numpy())

    return decoded


def turbo() -> Decode:
    """Let TurboJPEG shrink while it decodes, and Pillow do the rest."""
    import simplejpeg

    def decoded(path: Path) -> Pixels:
        pixels = simplejpeg.decode_jpeg(path.read_bytes(), min_height=_SIDE, min_width=_SIDE, min_factor=1)
        return np.asarray(central_square(Image.fromarray(pixels), LITE0_INPUT))

    return decoded
