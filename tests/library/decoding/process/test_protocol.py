import io
import json
import struct
from pathlib import Path

import pytest

from simgui.core.sentences import Sentence, say, say_count
from simgui.library.capture import EARLIEST, LATEST, Capture, Place
from simgui.library.decoding.process.messages import (
    Answer,
    CaptureRequest,
    DecodeRequest,
    KeywordsRequest,
    NoPicture,
    Request,
    ShrinkRequest,
    SmallRequest,
    ViewsRequest,
)
from simgui.library.decoding.process.protocol import (
    ProtocolError,
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
        SmallRequest(b"onetwo", (3, 3), 64),
        CaptureRequest(PATH),
        KeywordsRequest(PATH),
        CaptureRequest(b"content"),
    ],
)
def test_a_request_arrives_as_it_was_sent(sent: Request) -> None:
    pipe = io.BytesIO()
    write_request(pipe, sent)
    pipe.seek(0)
    assert read_request(pipe) == sent


@pytest.mark.parametrize(
    "answer",
    [
        Answer(),
        Answer(b"pixels", 700, 500, "incomplete", Capture(1_500_000_000, "Canon EOS 5D")),
        Answer(capture=Capture(camera="a camera without a clock")),
        Answer(capture=Capture(place=Place(-33.5, 151.25))),
        Answer(remark=say("incomplete: {percent}% of its data is there", percent=70)),
        NoPicture("empty", is_picture=False),
        NoPicture(say_count("{count:,} byte", "{count:,} bytes", 3)),
    ],
)
def test_an_answer_arrives_as_it_was_sent(answer: Answer | NoPicture) -> None:
    pipe = io.BytesIO()
    write_answer(pipe, answer)
    pipe.seek(0)
    assert read_answer(pipe) == answer


def test_a_reason_arrives_as_a_sentence() -> None:
    pipe = io.BytesIO()
    write_answer(pipe, NoPicture(say("too large: {size:,} bytes", size=5)))
    pipe.seek(0)
    answer = read_answer(pipe)
    assert isinstance(answer, NoPicture) and isinstance(answer.reason, Sentence)
    assert (answer.reason.template, answer.reason.values) == ("too large: {size:,} bytes", {"size": 5})


@pytest.mark.parametrize(
    "said",
    [
        7,
        None,
        ["x"],
        {"say": "{a.__class__}", "values": {"a": "x"}},
        {"say": "{a}" * 1000, "values": {"a": "x" * 1000}},
        {"say": "{a}", "values": {"a": {"say": "{b}", "values": {}}}},
    ],
)
@pytest.mark.parametrize("name", ["reason", "remark"])
def test_what_is_no_sentence_is_no_answer(name: str, said: object) -> None:
    line = json.dumps({name: said}).encode()
    with pytest.raises(ProtocolError, match="no sentence"):
        read_answer(io.BytesIO(struct.pack(">II", len(line), 0) + line))


@pytest.mark.parametrize(
    "sent",
    [
        {"taken": EARLIEST - 1},
        {"taken": LATEST + 1},
        {"taken": True},
        {"taken": 1e9},
        {"taken": "1500000000"},
        {"taken": [1]},
        {"latitude": 91, "longitude": 0},
        {"latitude": "1", "longitude": True},
        {"latitude": float("nan"), "longitude": 0},
        {"latitude": 1},
        {"camera": 7},
        {"camera": "x" * 201},
        {"camera": ["Canon"]},
    ],
)
def test_an_impossible_time_or_camera_is_not_taken_over(sent: dict[str, object]) -> None:
    line = json.dumps(sent).encode()
    answer = read_answer(io.BytesIO(struct.pack(">II", len(line), 0) + line))
    assert answer == Answer()


def test_the_name_of_a_camera_that_a_process_sends_is_made_one_printable_line() -> None:
    line = json.dumps({"camera": "a\x1b[31m\nb\u202e"}).encode()
    answer = read_answer(io.BytesIO(struct.pack(">II", len(line), 0) + line))
    assert answer == Answer(capture=Capture(camera="a [31m b"))


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
