"""Read zip files and `.npz` files that may come from anywhere, with bounds on everything that is unpacked.

Only members that are *stored* or *deflated* are read: for other methods, Python unpacks a whole block however
few bytes are asked for. The number of members is checked before the list of them is read.
"""

import ast
import math
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

Arrays = dict[str, npt.NDArray[Any]]

_BYTES_AT_ONCE = 1 << 20
_END = struct.Struct("<4s4H2LH")
_MOST_LISTED_BYTES = 1 << 20
_MOST_HEADER_BYTES = 4096
_NPY = b"\x93NUMPY"
_DTYPE = re.compile(r"\|[bui]1|<[uif][248]|<U[1-9][0-9]{0,5}")
"""Numbers and texts, little-endian."""


class TooLargeError(ValueError):
    """More would be unpacked than is allowed."""


@dataclass(frozen=True)
class Bounds:
    """The type and the largest shape that an array in a file may have.

    Attributes:
        dtype: As NumPy writes it, "<f4".
        most: The largest it may be in each dimension; their number is fixed.
    """

    dtype: str
    most: tuple[int, ...]


@contextmanager
def open_zip(source: BinaryIO, most_members: int, *, deflated: bool) -> Iterator[zipfile.ZipFile]:
    """Open a zip file of a bounded number of members, each *stored* or *deflated*.

    Args:
        source: The file.
        most_members: A file that lists more is not opened.
        deflated: Whether members may be compressed; if not, they are at most as large as the file.

    Raises:
        ValueError: if it is not such a file.
    """
    source.seek(0, 2)
    size = source.tell()
    source.seek(max(0, size - _END.size - 20))
    tail = source.read()
    mark, *_, listed, listed_bytes, _, comment = _END.unpack(tail[-_END.size :].rjust(_END.size, b"\0"))
    if mark != b"PK\5\6" or comment or tail[:4] == b"PK\6\7":
        raise ValueError("no zip file, or one with something behind its end")
    if listed > most_members or listed_bytes > _MOST_LISTED_BYTES:
        raise ValueError(f"{listed:,} members are more than {most_members:,}")
    with zipfile.ZipFile(source) as opened:
        members = opened.infolist()
        if len(members) > most_members or len({each.filename for each in members}) != len(members):
            raise ValueError("more members than listed, or one name twice")
        for each in members:
            if each.compress_type != zipfile.ZIP_STORED and not (
                deflated and each.compress_type == zipfile.ZIP_DEFLATED
            ):
                raise ValueError(f"“{each.filename}” is packed in another way")
        if not deflated and sum(each.file_size for each in members) > size:
            raise ValueError("members that are larger than the file")
        yield opened


def unpack(opened: zipfile.ZipFile, name: str, target: Path, most_bytes: int) -> int:
    """Unpack a member to a file, and give its size.

    Raises:
        TooLargeError: if it is larger than allowed; the rest is not unpacked.
    """
    written = 0
    with opened.open(name) as member, target.open("wb") as file:
        while part := member.read(min(_BYTES_AT_ONCE, most_bytes - written + 1)):
            written += len(part)
            if written > most_bytes:
                raise TooLargeError(f"“{name}” is larger than {most_bytes:,} bytes")
            file.write(part)
    return written


def read_arrays(
    source: BinaryIO, known: Mapping[str, Bounds] | None = None, most_bytes: int = 1 << 31, most: int = 1000
) -> Arrays:
    """Read the arrays of an `.npz` file as `numpy.savez` writes it; never unpickles.

    An array takes no more memory than the file is large: its members are not packed, and its header must say
    exactly as many bytes as follow.

    Args:
        source: The file.
        known: The arrays that there may be; any numbers and texts if None.
        most_bytes: Of all arrays together.
        most: Of so many arrays at most.

    Raises:
        ValueError: if it is anything else.
    """
    with open_zip(source, most if known is None else len(known), deflated=False) as opened:
        if sum(each.file_size for each in opened.infolist()) > most_bytes:
            raise TooLargeError(f"the arrays are larger than {most_bytes:,} bytes")
        arrays = {}
        for each in opened.infolist():
            name = each.filename.removesuffix(".npy")
            bounds = None if known is None else known.get(name)
            if each.filename == name or (known is not None and bounds is None):
                raise ValueError(f"“{each.filename}” is not known")
            with opened.open(each) as member:
                arrays[name] = _read_array(member, each.file_size, bounds)
        return arrays


def _read_array(member: Any, size: int, bounds: Bounds | None) -> npt.NDArray[Any]:
    """Read one array after checking its header; reading past its end makes `zipfile` check the checksum."""
    start = member.read(8)
    if start[:6] != _NPY or start[6:8] not in (b"\1\0", b"\2\0"):
        raise ValueError("no array")
    wide = start[6] == 2
    said = member.read(4 if wide else 2)
    length = int.from_bytes(said, "little")
    if length > _MOST_HEADER_BYTES:
        raise ValueError("a header too long")
    header = ast.literal_eval(member.read(length).decode("latin-1").strip())
    if not isinstance(header, dict) or set(header) != {"descr", "fortran_order", "shape"}:
        raise ValueError("a header that says something else")
    shape, descr = header["shape"], header["descr"]
    if not isinstance(shape, tuple) or not all(type(side) is int and side >= 0 for side in shape):
        raise ValueError("no shape")
    if not isinstance(descr, str) or not _DTYPE.fullmatch(descr):
        raise ValueError("neither numbers nor texts")
    dtype = np.dtype(descr)
    if bounds is not None and (
        dtype != np.dtype(bounds.dtype)
        or len(shape) != len(bounds.most)
        or any(side > most for side, most in zip(shape, bounds.most, strict=True))
    ):
        raise ValueError(f"{dtype} {shape}, where at most {bounds.dtype} {bounds.most} may be")
    if math.prod(shape) * dtype.itemsize != size - len(start) - len(said) - length:
        raise ValueError("an array of another size than its shape says")
    array = np.empty(math.prod(shape), dtype)
    rest = memoryview(array.view(np.uint8).data if array.nbytes else b"")
    while len(rest):
        part = member.read(min(_BYTES_AT_ONCE, len(rest)))
        if not part:
            raise ValueError("it ends early")
        rest[: len(part)] = part
        rest = rest[len(part) :]
    if member.read(1):
        raise ValueError("more than an array")
    return array.reshape(shape, order="F" if header["fortran_order"] is True else "C")
