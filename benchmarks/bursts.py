"""Make bursts of a labelled folder: every picture becomes several shots of one scene.

    python benchmarks/bursts.py FOLDER OUT --strength 2 --scenes 20 --shots 6

takes some pictures of each label and writes shots of each to OUT, as a camera would that is held by hand: of
strength 1 the light and the frame change a little; of 2 also crop, zoom and tilt; of 3 also the angle, as far
as a flat picture can be seen from another one. With `--exif`, each shot says when it was taken and
with which camera.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import ExifTags, Image, ImageEnhance, ImageOps

STRENGTHS = (1, 2, 3)
SIDE_PX = 320
_BEGINS = datetime(2024, 5, 1, 9)
_BETWEEN_SHOTS, _BETWEEN_SCENES = timedelta(seconds=0.4), timedelta(seconds=20)
_SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".bmp"}


@dataclass(frozen=True)
class Movement:
    """How far a shot may be from its original.

    Attributes:
        light: Share by which brightness, contrast and colour change, at most.
        shift: Share of the side by which the frame moves, at most.
        crop: Share of the side that is lost, at most.
        tilt_degrees: Turn of the camera, at most.
        angle: Share of the side by which each corner moves, at most.
    """

    light: float
    shift: float
    crop: float
    tilt_degrees: float
    angle: float


MOVEMENTS = {
    1: Movement(light=0.12, shift=0.02, crop=0.04, tilt_degrees=1, angle=0),
    2: Movement(light=0.15, shift=0.05, crop=0.25, tilt_degrees=5, angle=0),
    3: Movement(light=0.2, shift=0.06, crop=0.25, tilt_degrees=8, angle=0.15),
}


def labelled_files(folder: Path) -> dict[str, list[Path]]:
    """Give the pictures of each label: those of each subfolder, sorted."""
    return {
        label.name: sorted(file for file in label.rglob("*") if file.suffix.lower() in _SUFFIXES)
        for label in sorted(folder.iterdir())
        if label.is_dir()
    }


def shot(original: Image.Image, movement: Movement, random: np.random.Generator) -> Image.Image:
    """Take one shot: the frame is moved, turned and seen from another angle, then the light changes."""
    side = np.array(original.size, float)
    kept = 1 - movement.crop * random.random()
    turn = np.radians(movement.tilt_degrees) * random.uniform(-1, 1)
    corners = np.array([[-1, -1], [-1, 1], [1, 1], [1, -1]]) * kept / 2
    corners = corners @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])
    corners = corners + movement.angle * random.uniform(-1, 1, (4, 2)) / 2
    corners = corners + 0.5 + movement.shift * random.uniform(-1, 1, 2)
    frame = (np.clip(corners, 0, 1) * side).ravel().tolist()
    moved = original.transform(original.size, Image.Transform.QUAD, frame, Image.Resampling.BICUBIC)
    for change in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color):
        moved = change(moved).enhance(1 + movement.light * random.uniform(-1, 1))
    return moved


def write_bursts(
    files: dict[str, list[Path]],
    out: Path,
    strength: int,
    scenes: int,
    shots: int,
    seed: int = 0,
    *,
    with_exif: bool = False,
) -> dict[str, list[Path]]:
    """Write the shots of some pictures of each label, and give the pictures that were not taken.

    Args:
        files: Pictures of each label.
        out: A new folder.
        strength: One of `STRENGTHS`.
        scenes: Pictures of each label that are taken.
        shots: Of each.
        seed: Draws pictures and movements.
        with_exif: Whether each shot says when and with which camera it was taken.
    """
    random = np.random.default_rng(seed)
    left: dict[str, list[Path]] = {}
    moment = _BEGINS
    for label, all_files in files.items():
        drawn = [all_files[number] for number in random.permutation(len(all_files))]
        left[label] = drawn[scenes:]
        (out / label).mkdir(parents=True)
        number = 0
        for file in drawn[:scenes]:
            for picture in _shots(file, strength, shots, random):
                number += 1  # a camera counts on, whatever it sees
                exif = _exif(moment) if with_exif else Image.Exif()
                picture.save(out / label / f"IMG_{number:04}.jpg", quality=90, exif=exif)
                moment += _BETWEEN_SHOTS
            moment += _BETWEEN_SCENES
    return left


def _exif(moment: datetime) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Make], exif[ExifTags.Base.Model] = "Burst", "Burst 1"
    written = moment.strftime("%Y:%m:%d %H:%M:%S")
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = written
    return exif


def _shots(file: Path, strength: int, count: int, random: np.random.Generator) -> Iterator[Image.Image]:
    original = ImageOps.exif_transpose(Image.open(file)).convert("RGB")
    original.thumbnail((SIDE_PX, SIDE_PX))
    for _ in range(count):
        yield _with_noise(shot(original, MOVEMENTS[strength], random), random)


def _with_noise(picture: Image.Image, random: np.random.Generator) -> Image.Image:
    pixels: npt.NDArray[np.float64] = np.asarray(picture) + random.normal(0, 2, (*picture.size[::-1], 3))
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def main() -> None:
    """Read the arguments, write the folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path, help="its subfolders are labels")
    parser.add_argument("out", type=Path, help="a new folder")
    parser.add_argument("--strength", type=int, choices=STRENGTHS, default=1)
    parser.add_argument("--scenes", type=int, default=20, help="pictures of each label")
    parser.add_argument("--shots", type=int, default=6, help="of each picture")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--exif", action="store_true", help="write when each shot was taken")
    options = parser.parse_args()
    write_bursts(
        labelled_files(options.folder),
        options.out,
        options.strength,
        options.scenes,
        options.shots,
        options.seed,
        with_exif=options.exif,
    )


if __name__ == "__main__":
    main()
