"""Where a picture lies on the one that it was made of is found."""

import numpy as np
import pytest
from pictures import photograph
from PIL import Image, ImageOps

from simgui.duplicates.looks.lying import placement_of
from simgui.duplicates.looks.sketches import (
    COLOUR_CELLS,
    FRAME_PX,
    SEEN_PX,
    Sketches,
    grey_frames,
    sketch_of,
)
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


def placed(one: Image.Image, other: Image.Image, *, finer: bool = True) -> Placement | None:
    pixels = []
    for picture in (one, other):
        small = picture.convert("RGB")
        small.thumbnail((2 * SEEN_PX, 2 * SEEN_PX))
        pixels.append(np.asarray(small))
    rows = np.stack([np.frombuffer(sketch_of(each), np.uint8) for each in pixels])
    sketches = Sketches(
        rows[:, : FRAME_PX**2].reshape(-1, FRAME_PX, FRAME_PX),
        rows[:, FRAME_PX**2 :].reshape(-1, COLOUR_CELLS, COLOUR_CELLS, 3),
        np.ones(2, bool),
    )
    sizes = np.array([one.size, other.size])
    return placement_of(sketches, sizes, grey_frames(pixels, 2 * FRAME_PX) if finer else None)


def numbers(found: Placement | None) -> tuple[float, ...]:
    assert found is not None
    return found.a, found.b, found.c, found.d, found.e, found.f


@pytest.mark.parametrize("name", MADE)
@pytest.mark.parametrize("finer", [True, False])
def test_how_a_changed_picture_lies_on_the_whole(name: str, finer: bool) -> None:
    changed, where = MADE[name]
    found = placed(WHOLE, changed, finer=finer)
    assert numbers(found) == pytest.approx(where, abs=0.01 if finer else 0.02)
    assert found is not None
    assert found.is_moved == (name != "as it is")


def test_the_other_way_round_it_is_the_inverse() -> None:
    part, _ = MADE["a part"]
    assert numbers(placed(part, WHOLE)) == pytest.approx(
        (1 / 0.7, 0, -0.25 / 0.7, 0, 1 / 0.7, -1 / 7), abs=0.02
    )


def test_another_picture_lies_nowhere() -> None:
    assert placed(WHOLE, photograph(6, (320, 240))) is None
