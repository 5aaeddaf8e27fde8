import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from simgui.library.decoding.average_colour import average_colour, comment_of, palette_in
from simgui.library.decoding.decoder import shrink
from simgui.library.decoding.palette import NAMES, names_of, palette


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ((200, 20, 20), "red"),
        ((240, 130, 30), "orange"),
        ((240, 220, 40), "yellow"),
        ((40, 160, 50), "green"),
        ((40, 70, 200), "blue"),
        ((110, 40, 180), "purple"),
        ((250, 150, 190), "pink"),
        ((110, 60, 20), "brown"),
        ((10, 10, 10), "black"),
        ((250, 250, 250), "white"),
        ((128, 128, 128), "grey"),
        ((20, 20, 50), "black"),
        ((240, 240, 225), "white"),
        ((225, 210, 180), None),
    ],
)
def test_colours_have_the_names_that_people_give_them(colour: tuple[int, int, int], name: str | None) -> None:
    (found,) = names_of(np.array([colour], np.float32) / 255).tolist()
    assert (NAMES[found] if found >= 0 else None) == name


def test_a_palette_tells_shares() -> None:
    pixels = np.zeros((10, 10, 3), np.uint8)
    pixels[:3] = 200, 20, 20
    pixels[3:5] = 225, 210, 180  # beige has no name
    shares = dict(zip(NAMES, palette(pixels), strict=True))
    assert {name: share for name, share in shares.items() if share} == {"red": 76, "black": 128}


def test_a_thumbnail_tells_the_palette_of_its_middle(tmp_path: Path) -> None:
    image = Image.new("RGB", (400, 300), "white")
    image.paste((200, 20, 20), (80, 60, 320, 240))
    image.save(tmp_path / "flag.png")
    small = shrink(tmp_path / "flag.png", 256)
    told = palette_in(small)
    assert told is not None
    assert told[NAMES.index("red")] > 240
    assert average_colour(small) is not None
    with Image.open(io.BytesIO(small)) as opened:
        assert opened.size == (256, 192)


def test_what_older_versions_have_made_tells_no_palette() -> None:
    head = b"\xff\xd8\xff\xe0\x00\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
    older = head + b"\xff\xfe\x00\x09" + comment_of(1, 2, 3)
    assert average_colour(older) == 0x010203
    assert palette_in(older) is None
    short = comment_of(1, 2, 3, b"\x01\x02")
    assert palette_in(head + b"\xff\xfe" + (len(short) + 2).to_bytes(2, "big") + short) is None
