"""Where a picture lies on the one that it was made of is found."""

import numpy as np
import pytest
from pictures import photograph
from PIL import Image, ImageOps

from simgui.duplicates.looks.lying import FINER_PX, placement_of
from simgui.duplicates.looks.sketches import grey_frames
from simgui.duplicates.records import Placement

WHOLE = photograph(5, (320, 240))
MADE = {
    "mirrored": (ImageOps.mirror(WHOLE), (-1, 0, 1, 0, 1, 0)),
    "turned left": (WHOLE.transpose(Image.Transpose.ROTATE_90), (0, -1, 1, 1, 0, 0)),
    "turned right": (WHOLE.transpose(Image.Transpose.ROTATE_270), (0, 1, 0, -1, 0, 1)),
    "upside down": (WHOLE.transpose(Image.Transpose.ROTATE_180), (-1, 0, 1, 0, -1, 1)),
    "a part": (WHOLE.crop((80, 24, 304, 192)), (0.7, 0, 0.25, 0, 0.7, 0.1)),
    "in a border": (ImageOps.expand(WHOLE, 32, "white"), (1.2, 0, -0.1, 0, 304 / 240, -32 / 240)),
    "turned, and a part": (
        WHOLE.crop((80, 24, 304, 192)).transpose(Image.Transpose.ROTATE_90),
        (0, -0.7, 0.95, 0.7, 0, 0.1),
    ),
    "as it is": (WHOLE.resize((160, 120)), (1, 0, 0, 0, 1, 0)),
}


def placed(one: Image.Image, other: Image.Image) -> Placement | None:
    pixels = []
    for picture in (one, other):
        small = picture.convert("RGB")
        small.thumbnail((256, 256))
        pixels.append(np.asarray(small))
    return placement_of(grey_frames(pixels, FINER_PX), np.array([one.size, other.size]))


def numbers(found: Placement | None) -> tuple[float, ...]:
    assert found is not None
    return found.a, found.b, found.c, found.d, found.e, found.f


@pytest.mark.parametrize("name", MADE)
def test_how_a_changed_picture_lies_on_the_whole(name: str) -> None:
    changed, where = MADE[name]
    found = placed(WHOLE, changed)
    assert numbers(found) == pytest.approx(where, abs=0.01)
    assert found is not None
    assert found.is_moved == (name != "as it is")


def test_the_other_way_round_it_is_the_inverse() -> None:
    part, _ = MADE["a part"]
    assert numbers(placed(part, WHOLE)) == pytest.approx(
        (1 / 0.7, 0, -0.25 / 0.7, 0, 1 / 0.7, -1 / 7), abs=0.02
    )


def test_another_picture_lies_nowhere() -> None:
    assert placed(WHOLE, photograph(6, (320, 240))) is None
