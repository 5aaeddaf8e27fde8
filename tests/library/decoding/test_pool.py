import io
from pathlib import Path

import numpy as np
import pytest
from pictures import make_picture, photograph

from simgui.core.errors import UnreadablePicture
from simgui.core.sentences import say
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.process.messages import Answer, DecodeRequest, NoPicture, Request
from simgui.models.backbone import LITE0_INPUT


class Recorded:
    """Notes each request and gives the same answer to all; satisfies `RunsRequests`."""

    def __init__(self, answer: Answer | NoPicture) -> None:
        self.answer = answer
        self.requests: list[Request] = []
        self.closed = False

    def run(self, request: Request) -> Answer | NoPicture:
        self.requests.append(request)
        return self.answer

    def prepare(self, count: int) -> None:
        """Be ready always."""

    def close(self) -> None:
        self.closed = True


def test_a_pool_passes_requests_to_its_runner_and_closes_it(tmp_path: Path) -> None:
    runner = Recorded(Answer(bytes(224 * 224 * 3) + b"jpeg", 700, 500, say("incomplete")))
    path = make_picture(tmp_path / "a.png", 1)
    with DecodingPool(runner=runner) as pool:
        picture = pool.decode(path, LITE0_INPUT, 256)
    assert (picture.width_px, picture.height_px) == (700, 500)
    assert (picture.thumbnail, picture.remark) == (b"jpeg", "incomplete")
    assert not np.any(picture.pixels)
    assert runner.requests == [DecodeRequest(path, LITE0_INPUT, 256)]
    assert runner.closed


def test_a_pool_refuses_an_impossible_answer() -> None:
    for answer in (Answer(b"too short", 700, 500), Answer(bytes(224 * 224 * 3), 0, 500)):
        with pytest.raises(UnreadablePicture, match="gave no picture"):
            DecodingPool(runner=Recorded(answer)).decode(b"content", LITE0_INPUT)


def jpeg(seed: int, size: tuple[int, int]) -> bytes:
    file = io.BytesIO()
    photograph(seed, size).save(file, "JPEG", quality=95, subsampling=0)
    return file.getvalue()


def test_many_small_pictures_are_decoded_in_one_go_and_one_that_is_none_does_not_stop_the_others() -> None:
    contents = [jpeg(1, (200, 100)), b"no picture", jpeg(2, (40, 60))]
    with DecodingPool() as pool:
        wide, none, small = pool.small(contents, 64)
    assert none is None
    assert wide is not None
    assert small is not None
    assert (wide.shape, small.shape) == ((32, 64, 3), (60, 40, 3))
    wanted = np.asarray(photograph(2, (40, 60)), float)
    assert np.abs(small - wanted).mean() < 6


def test_impossible_answers_for_many_pictures_are_refused() -> None:
    for payload in (b"", b"\1\0\0\0", b"\4\0\0\0abcd"):
        with pytest.raises(UnreadablePicture, match="gave no picture"):
            DecodingPool(runner=Recorded(Answer(payload))).small([b"content"], 64)
