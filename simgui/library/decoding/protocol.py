"""What the program and a process that decodes for it say to each other over a pipe.

A message is two lengths, a JSON object and, of the second length, bytes: the content of a picture on the way
there, pixels and a thumbnail on the way back. Both sides check what they read, since a process that decodes a
hostile file may say anything.
"""

import json
import struct
from collections.abc import Mapping
from typing import Any, BinaryIO

DECODER_FLAG = "--decoder"
"""First argument that makes the executable a process that decodes."""

MAX_PAYLOAD_BYTES = 512 << 20
"""No pasted picture is larger, and no answer."""

_MAX_HEADER_BYTES = 256 << 10  # a path of 32,767 characters, each escaped
_LENGTHS = struct.Struct(">II")


class ProtocolError(Exception):
    """The other side has ended, or says something that is no message."""


def write_message(stream: BinaryIO, header: Mapping[str, Any], payload: bytes = b"") -> None:
    """Write a message.

    Raises:
        OSError: if the other side has ended.
    """
    line = json.dumps(header).encode("ascii")  # a name that is no valid text survives as its escapes
    stream.write(_LENGTHS.pack(len(line), len(payload)) + line)
    stream.write(payload)
    stream.flush()


def read_message(stream: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """Read a message: the header and the payload.

    Raises:
        ProtocolError: if there is none.
    """
    header_bytes, payload_bytes = _LENGTHS.unpack(_exactly(stream, _LENGTHS.size))
    if header_bytes > _MAX_HEADER_BYTES or payload_bytes > MAX_PAYLOAD_BYTES:
        raise ProtocolError("a message that is too long")
    try:
        header = json.loads(_exactly(stream, header_bytes))
    except (ValueError, RecursionError) as error:
        raise ProtocolError("a message without a header") from error
    if not isinstance(header, dict):
        raise ProtocolError("a message whose header is no object")
    return header, _exactly(stream, payload_bytes)


def _exactly(stream: BinaryIO, count: int) -> bytes:
    try:
        content = stream.read(count)
    except (OSError, ValueError) as error:
        raise ProtocolError("the other side cannot be read") from error
    if len(content) < count:
        raise ProtocolError("the other side has ended")
    return content
