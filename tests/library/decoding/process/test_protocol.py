import io
import struct
from pathlib import Path

import pytest

from simgui.library.decoding.process.protocol import (
    Answer,
    DecodeRequest,
    NoPicture,
    ProtocolError,
    Request,
    ShrinkRequest,
    ViewsRequest,
    read_answer,
    read_request,
    write_answer,
    write_request,
)
from simgui.library.decoding.region import Region
from simgui.models.backbone import LITE0_INPUT

PATH = Path("/pictures/café.jpg")


@pytest.mark.parametrize(
    "sent",
    [
        DecodeRequest(PATH, LITE0_INPUT),
        DecodeRequest(PATH, LITE0_INPUT, 256, bytes(range(16))),
        DecodeRequest(b"content", LITE0_INPUT, 256),
        DecodeRequest(b"content", LITE0_INPUT, region=Region(0.25, 0, 0.5, 1)),
        ViewsRequest(PATH, LITE0_INPUT, 6, (1, 2), bytes(16)),
        ShrinkRequest(b"content", 300),
    ],
)
def test_a_request_arrives_as_it_was_sent(sent: Request) -> None:
    pipe = io.BytesIO()
    write_request(pipe, sent)
    pipe.seek(0)
    assert read_request(pipe) == sent


@pytest.mark.parametrize(
    "answer", [Answer(), Answer(b"pixels", 700, 500, "incomplete"), NoPicture("empty", is_picture=False)]
)
def test_an_answer_arrives_as_it_was_sent(answer: Answer | NoPicture) -> None:
    pipe = io.BytesIO()
    write_answer(pipe, answer)
    pipe.seek(0)
    assert read_answer(pipe) == answer


def test_a_message_that_is_cut_off_is_an_error() -> None:
    pipe = io.BytesIO()
    write_answer(pipe, Answer(b"pixels"))
    with pytest.raises(ProtocolError):
        read_answer(io.BytesIO(pipe.getvalue()[:-1]))


@pytest.mark.parametrize("shares", [b"[0, 0, 2, 1]", b"[0, 0]", b'"left"', b"7"])
def test_a_region_that_is_none_is_an_error(shares: bytes) -> None:
    pipe = io.BytesIO()
    write_request(pipe, DecodeRequest(b"", LITE0_INPUT, region=Region(0, 0, 1, 1)))
    header = pipe.getvalue()[8:].replace(b"[0, 0, 1, 1]", shares)
    with pytest.raises(ProtocolError, match="region"):
        read_request(io.BytesIO(struct.pack(">II", len(header), 0) + header))
