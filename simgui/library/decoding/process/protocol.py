"""How the program and a process that decodes write and read messages over a pipe.

A message is two lengths, a JSON object (the header) and a payload: the content of a picture on the way there,
pixels and a thumbnail on the way back. Both sides check what they read, because a process that decodes a
hostile file may send anything.
"""

import json
import os
import struct
from collections.abc import Mapping
from dataclasses import asdict, astuple
from pathlib import Path
from typing import Any, BinaryIO

from simgui.core.sentences import Sentence, from_json, to_json
from simgui.library.capture import LONGEST_CAMERA, UNKNOWN, Capture, is_time, place_of
from simgui.library.decoding.outcome import printable
from simgui.library.decoding.process.messages import (
    Answer,
    CaptureRequest,
    DecodeRequest,
    DetailsRequest,
    KeywordsRequest,
    NoPicture,
    PartRequest,
    Request,
    ShrinkRequest,
    SmallRequest,
    ViewsRequest,
)
from simgui.library.decoding.region import Region
from simgui.models.backbone import InputSpec

MAX_PAYLOAD_BYTES = 512 << 20
"""The largest pasted picture, and the largest answer."""

_MAX_HEADER_BYTES = 256 << 10  # a path of 32,767 characters, each escaped
_LENGTHS = struct.Struct(">II")
_LONGEST_SIDE_PX = 2**31


class ProtocolError(Exception):
    """The other side has ended, or has sent something that is no message."""


def write_request(stream: BinaryIO, request: Request) -> None:
    """Write a request.

    Raises:
        OSError: if the other side has ended.
    """
    header: dict[str, Any] = {}
    match request:
        case DecodeRequest():
            header |= {"task": "decode", "thumbnail_px": request.thumbnail_px}
            if request.region is not None:
                header["region"] = astuple(request.region)
        case ViewsRequest():
            header |= {"task": "views", "count": request.count, "seed": request.seed}
        case ShrinkRequest():
            header |= {"task": "shrink", "longest_px": request.longest_px}
        case CaptureRequest():
            header |= {"task": "capture"}
        case DetailsRequest():
            header |= {"task": "details"}
        case KeywordsRequest():
            header |= {"task": "keywords"}
        case PartRequest():
            header |= {"task": "part", "longest_px": request.longest_px}
            header["region"] = astuple(request.region)
        case SmallRequest():
            header |= {"task": "small", "longest_px": request.longest_px, "lengths": request.lengths}
    if isinstance(request, DecodeRequest | ViewsRequest):
        header |= {"size_px": request.wanted.size_px, "crop": request.wanted.crop}
        if request.holds is not None:
            header["holds"] = request.holds.hex()
    if isinstance(request.source, Path):
        _write(stream, header | {"path": os.fspath(request.source.absolute())})
    else:
        _write(stream, header, request.source)


def read_request(stream: BinaryIO) -> Request:
    """Read a request.

    Raises:
        ProtocolError: if there is none.
    """
    header, content = _read(stream)
    source = Path(header["path"]) if "path" in header else content
    if header["task"] == "shrink":
        return ShrinkRequest(source, header["longest_px"])
    if header["task"] == "capture":
        return CaptureRequest(source)
    if header["task"] == "details":
        return DetailsRequest(source)
    if header["task"] == "small":
        return SmallRequest(content, tuple(header["lengths"]), header["longest_px"])
    if header["task"] == "keywords":
        return KeywordsRequest(source)
    if header["task"] == "part":
        region = _region(header.get("region")) or Region(0, 0, 1, 1)
        return PartRequest(source, region, header["longest_px"])
    wanted = InputSpec(header["size_px"], header["crop"])
    holds = bytes.fromhex(header["holds"]) if "holds" in header else None
    if header["task"] == "views":
        return ViewsRequest(source, wanted, header["count"], tuple(header["seed"]), holds)
    return DecodeRequest(source, wanted, header["thumbnail_px"], holds, _region(header.get("region")))


def _region(shares: object) -> Region | None:
    if shares is None:
        return None
    try:
        left, top, width, height = (float(share) for share in shares)  # type: ignore[attr-defined]
        return Region(left, top, width, height)
    except (TypeError, ValueError) as error:
        raise ProtocolError("the region is none") from error


def write_answer(stream: BinaryIO, answer: Answer | NoPicture) -> None:
    """Write an answer.

    Raises:
        OSError: if the other side has ended.
    """
    if isinstance(answer, NoPicture):
        header = {
            "reason": to_json(answer.reason),
            "is_picture": answer.is_picture,
            "may_pass": answer.may_pass,
        }
        _write(stream, header)
    else:
        said: dict[str, Any] = {
            "width_px": answer.width_px,
            "height_px": answer.height_px,
            "remark": to_json(answer.remark),
        }
        known = _captured(answer.capture) if answer.capture != UNKNOWN else {}
        _write(stream, said | known, answer.payload)


def read_answer(stream: BinaryIO) -> Answer | NoPicture:
    """Read an answer.

    Raises:
        ProtocolError: if there is none.
    """
    header, payload = _read(stream)
    if "reason" in header:
        is_picture, may_pass = header.get("is_picture") is not False, header.get("may_pass") is True
        return NoPicture(_sentence(header["reason"]), is_picture, may_pass)
    width_px, height_px = _length(header.get("width_px")), _length(header.get("height_px"))
    return Answer(payload, width_px, height_px, _sentence(header.get("remark", "")), _capture(header))


def _sentence(said: object) -> Sentence:
    try:
        return from_json(said)
    except ValueError as error:
        raise ProtocolError("what it says is no sentence") from error


def _length(value: object) -> int:
    return value if isinstance(value, int) and 0 < value < _LONGEST_SIDE_PX else 0


def _captured(capture: Capture) -> dict[str, Any]:
    known = {"taken": capture.taken, "camera": capture.camera}
    return known if capture.place is None else known | asdict(capture.place)


def _capture(header: Mapping[str, Any]) -> Capture:
    taken, camera = header.get("taken"), header.get("camera")
    named = isinstance(camera, str) and len(camera) <= LONGEST_CAMERA
    place = place_of(header.get("latitude"), header.get("longitude"))
    return Capture(taken if is_time(taken) else None, printable(str(camera)) if named else "", place)


def _write(stream: BinaryIO, header: Mapping[str, Any], payload: bytes = b"") -> None:
    line = json.dumps(header).encode("ascii")  # a path that is no valid text survives as escapes
    stream.write(_LENGTHS.pack(len(line), len(payload)) + line)
    stream.write(payload)
    stream.flush()


def _read(stream: BinaryIO) -> tuple[dict[str, Any], bytes]:
    header_bytes, payload_bytes = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    if header_bytes > _MAX_HEADER_BYTES or payload_bytes > MAX_PAYLOAD_BYTES:
        raise ProtocolError("the message is too long")
    try:
        header = json.loads(_exactly(stream, header_bytes))
    except (ValueError, RecursionError) as error:
        raise ProtocolError("the header is not JSON") from error
    if not isinstance(header, dict):
        raise ProtocolError("the header is not an object")
    return header, _exactly(stream, payload_bytes)


def _exactly(stream: BinaryIO, count: int) -> bytes:
    try:
        content = stream.read(count)
    except (OSError, ValueError) as error:
        raise ProtocolError("the other side cannot be read") from error
    if len(content) < count:
        raise ProtocolError("the other side has ended")
    return content
