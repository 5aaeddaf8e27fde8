"""Near copies among pictures of which there is a thumbnail and nothing else."""

import io
from collections.abc import Iterator
from contextlib import closing

import numpy as np
import pytest
from pictures import photograph
from PIL import Image, ImageEnhance

from simgui.core.progress import Progress
from simgui.duplicates.thumbnail_groups import ThumbnailGroups
from simgui.library.decoding.pool import DecodingPool


@pytest.fixture
def decoders() -> Iterator[DecodingPool]:
    with closing(DecodingPool(1)) as pool:
        yield pool


def jpeg(picture: Image.Image, quality: int = 85) -> bytes:
    small = picture.copy()
    small.thumbnail((256, 256))
    written = io.BytesIO()
    small.save(written, "JPEG", quality=quality)
    return written.getvalue()


@pytest.mark.process
def test_near_copies_are_grouped_by_their_thumbnails(decoders: DecodingPool) -> None:
    first, other = photograph(1), photograph(2)
    pictures = [
        first,
        other,
        ImageEnhance.Brightness(first).enhance(1.2),
        first.crop((10, 8, 310, 233)),
        photograph(3),
        first.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
    ]
    thumbnails = [jpeg(picture) for picture in pictures]
    sizes = np.array([picture.size for picture in pictures], np.int64)
    assert ThumbnailGroups(decoders).of(thumbnails, sizes, Progress()) == (0, 1, 0, 0, 4, 0)


@pytest.mark.process
def test_what_has_no_thumbnail_is_in_no_group(decoders: DecodingPool) -> None:
    same = jpeg(photograph(1))
    sizes = np.array([(320, 240)] * 5, np.int64)
    sizes[4] = 0  # a row of another program
    found = ThumbnailGroups(decoders).of([same, b"", b"no picture", same, same], sizes, Progress())
    assert found == (0, 1, 2, 0, 4)
    assert ThumbnailGroups(decoders).of([], np.empty((0, 2), np.int64), Progress()) == ()
