"""Pictures that were changed are near copies, and look-alikes are not."""

import io
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Protocol

import numpy as np
import pytest
from pictures import photograph
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from simgui.core.progress import Progress
from simgui.duplicates.looks.checking import Checked, CheckedPairs, check
from simgui.duplicates.looks.sketches import (
    COLOUR_CELLS,
    FRAME_PX,
    SEEN_PX,
    KeptSketches,
    Sketches,
    sketch_of,
)
from simgui.duplicates.looks.verdicts import VerdictsOf

Change = Callable[[Image.Image], Image.Image]


def saved_again(picture: Image.Image) -> Image.Image:
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=40)
    return Image.open(file)


def crop(share: float) -> Change:
    return lambda picture: picture.crop(
        (0, round(picture.height * (1 - share)), round(picture.width * share), picture.height)
    )


SAME: dict[str, Change] = {
    "saved again": saved_again,
    "half size": lambda picture: picture.resize((picture.width // 2, picture.height // 2)),
    "a bit softer": lambda picture: picture.filter(ImageFilter.GaussianBlur(1)),
}
CHANGED: dict[str, Change] = {
    "brighter": lambda picture: ImageEnhance.Brightness(picture).enhance(1.3),
    "grey": lambda picture: ImageOps.grayscale(picture).convert("RGB"),
    "rotated by 3 degrees": lambda picture: picture.rotate(3, Image.Resampling.BICUBIC),
    "rotated by 90 degrees": lambda picture: picture.transpose(Image.Transpose.ROTATE_90),
    "mirrored": ImageOps.mirror,
    "upside down": lambda picture: picture.transpose(Image.Transpose.ROTATE_180),
    "rotated and mirrored": lambda picture: picture.transpose(Image.Transpose.TRANSPOSE),
    "cropped to 90 %": crop(0.9),
    "cropped to 70 %": crop(0.7),
    "with a border": lambda picture: ImageOps.expand(picture, 24, (255, 255, 255)),
}


class Compare(Protocol):
    """Compares the first picture with each other one."""

    def __call__(self, *pictures: Image.Image, only_wholes: bool = False) -> CheckedPairs: ...


@pytest.fixture
def compared(tmp_path: Path) -> Compare:
    return partial(compare, tmp_path)


def compare(folder: Path, *pictures: Image.Image, only_wholes: bool = False) -> CheckedPairs:
    """Compare twice: what was found is kept."""
    sizes = np.array([picture.size for picture in pictures])
    made = []
    for picture in pictures:
        small = picture.convert("RGB")
        small.thumbnail((SEEN_PX, SEEN_PX))
        made.append(np.frombuffer(sketch_of(np.asarray(small)), np.uint8))
    rows = np.stack(made)
    frames = rows[:, : FRAME_PX**2].reshape(-1, FRAME_PX, FRAME_PX)
    colours = rows[:, FRAME_PX**2 :].reshape(-1, COLOUR_CELLS, COLOUR_CELLS, 3)
    sketches = Sketches(frames, colours, np.ones(len(rows), bool))
    pairs = np.array([(0, other) for other in range(1, len(pictures))])

    def read(rows: np.ndarray) -> Sketches:
        return Sketches(sketches.frames[rows], sketches.colours[rows], sketches.known[rows])

    names = np.random.default_rng(0).integers(0, 256, (len(rows), 16), np.uint8)
    with closing(KeptSketches(folder / "sketches.sqlite")) as kept:
        asked = Checked(read, sizes), VerdictsOf(kept.verdicts, names), pairs, Progress()
        found = check(*asked, only_wholes=only_wholes)
        again = check(*asked, only_wholes=only_wholes)
    assert again.pairs.tolist() == found.pairs.tolist()
    return found


@pytest.mark.parametrize("name", [*SAME, *CHANGED])
def test_what_was_made_of_a_picture_is_near_it(name: str, compared: Compare) -> None:
    change = (SAME | CHANGED)[name]
    picture = photograph(1)
    found = compared(picture, change(picture))
    assert len(found.pairs) == 1
    assert found.are_copies.tolist() == [name in SAME]
    assert found.distances[0] < 0.2


@pytest.mark.parametrize("name", ["cropped to 70 %", "with a border"])
def test_it_does_not_matter_which_of_both_comes_first(name: str, compared: Compare) -> None:
    picture = photograph(2)
    assert len(compared(CHANGED[name](picture), picture).pairs) == 1


def test_other_pictures_are_not_near(compared: Compare) -> None:
    assert len(compared(*(photograph(seed) for seed in range(10, 22))).pairs) == 0


def test_another_thing_before_the_same_background_is_no_near_copy(compared: Compare) -> None:
    background = photograph(30).filter(ImageFilter.GaussianBlur(8))
    pictures = []
    for seed in (31, 32):
        picture = background.copy()
        picture.paste(photograph(seed, (180, 160)), (70, 40))
        pictures.append(picture)
    assert len(compared(*pictures).pairs) == 0


@pytest.mark.parametrize("level", [0, 255])
def test_what_two_pictures_have_in_common_is_not_their_border(compared: Compare, level: int) -> None:
    pictures = [
        ImageOps.expand(photograph(seed).point(lambda value: 60 + value // 2), 40, (level, level, level))
        for seed in range(10, 20)
    ]
    assert len(compared(*pictures).pairs) == 0


@pytest.mark.parametrize("name", ["brighter", "grey", "mirrored", "cropped to 70 %", "with a border"])
def test_pictures_in_a_border_are_near_what_was_made_of_them(name: str, compared: Compare) -> None:
    picture = photograph(1)
    found = compared(ImageOps.expand(picture, 30, (255, 255, 255)), CHANGED[name](picture))
    assert len(found.pairs) == 1


@pytest.mark.parametrize("only_wholes", [True, False])
def test_a_picture_in_a_border_that_is_saved_again_is_a_copy(compared: Compare, only_wholes: bool) -> None:
    picture = ImageOps.expand(photograph(1), 30, (255, 255, 255))
    assert compared(picture, saved_again(picture), only_wholes=only_wholes).are_copies.tolist() == [True]


def test_plain_pictures_are_not_near_for_lack_of_detail(compared: Compare) -> None:
    plain = [Image.new("RGB", (100, 80), (level, level, level)) for level in (40, 41, 200)]
    assert len(compared(*plain).pairs) == 0


def test_only_wholes_leaves_parts_out(compared: Compare) -> None:
    picture = photograph(3)
    found = compared(picture, crop(0.7)(picture), saved_again(picture), only_wholes=True)
    assert found.pairs.tolist() == [[0, 2]]


def test_a_picture_that_was_squeezed_is_near_but_no_copy(compared: Compare) -> None:
    picture = photograph(4)
    found = compared(picture, picture.resize((picture.width, picture.height * 9 // 10)))
    assert found.are_copies.tolist() == [False]
