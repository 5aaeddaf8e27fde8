from pathlib import Path

import numpy as np
import pytest
from pictures import make_picture

from simgui.core.errors import UnreadablePicture
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.process.protocol import Answer, DecodeRequest, NoPicture, Request
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

    def close(self) -> None:
        self.closed = True


def test_a_pool_passes_requests_to_its_runner_and_closes_it(tmp_path: Path) -> None:
    runner = Recorded(Answer(bytes(224 * 224 * 3) + b"jpeg", 700, 500, "incomplete"))
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
