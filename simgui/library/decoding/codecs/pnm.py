"""PGM and PPM of more than 8 bits, whose lower bits Pillow drops, and PFM in colour, unknown to Pillow."""

from typing import BinaryIO

import numpy as np
from PIL import Image

from simgui.library.decoding.bounds import check_full_size
from simgui.library.decoding.colour.eight_bits import FULL_SCALE, SampleInfo, image_of_samples

_LONGEST_NUMBER_DIGITS = 20


def open_pnm(file: BinaryIO, head: bytes) -> Image.Image | None:
    """Open a PGM or PPM of more than 8 bits, or a PFM in colour; None if Pillow reads it right."""
    if head[:2] not in (b"P2", b"P5", b"P6", b"PF"):
        return None
    numbers, start = _header(head)
    if len(numbers) < 3:
        return None
    width, height = int(numbers[0]), int(numbers[1])
    channels = 1 if head[:2] == b"P5" else 3
    if head[:2] == b"PF":
        kind, full = "<f4" if numbers[2].startswith(b"-") else ">f4", 0
    else:
        kind, full = ">u2", int(numbers[2])
        if not 255 < full <= 65535:
            return None
        if head[:2] == b"P2":
            image = Image.open(file, formats=("PPM",))
            image.info |= {FULL_SCALE: True} if full < 65535 else {}
            return image
    check_full_size(width, height, channels * np.dtype(kind).itemsize)
    file.seek(start)
    content = file.read(width * height * channels * np.dtype(kind).itemsize)
    values = np.frombuffer(content, kind).reshape(height, width, channels)
    if kind.endswith("f4"):
        values = values[::-1]  # its first row is the lowest
    return image_of_samples(values, SampleInfo(full=full if full < 65535 else 0), channels)


def _header(head: bytes) -> tuple[list[bytes], int]:
    """Read the three numbers of a header, skipping comments, and find where the pixels begin."""
    numbers: list[bytes] = []
    at = 2
    while len(numbers) < 3 and at < len(head):
        if head[at : at + 1] == b"#":
            at = head.find(b"\n", at) % (len(head) + 1) + 1
        elif head[at : at + 1].isspace():
            at += 1
        else:
            end = next((k for k in range(at, len(head)) if head[k : k + 1].isspace()), len(head))
            if (
                not head[at:end].removeprefix(b"-").replace(b".", b"", 1).isdigit()
                or end - at > _LONGEST_NUMBER_DIGITS
            ):
                return [], 0
            numbers.append(head[at:end])
            at = end
    return numbers, at + 1
