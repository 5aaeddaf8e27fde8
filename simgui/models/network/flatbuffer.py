"""Read a FlatBuffer, the format of LiteRT files, without trusting any of its offsets.

Every place is checked before it is read, as the format's own verifier does. Besides, a table may hold no
unknown field. So a file holds nothing that a reader in C++ would follow and this one has not seen.
"""

import struct

import numpy as np
import numpy.typing as npt


class UnsoundError(ValueError):
    """A file is not what it must be; the text says why, for the log."""


class Table:
    """A table of a FlatBuffer.

    Args:
        content: The whole file.
        place: Where the table begins.
        name: What it is, for complaints.
        fields: Numbers of the fields that it may hold.

    Raises:
        UnsoundError: if it does not lie in the file, or holds another field.
    """

    def __init__(self, content: bytes | bytearray, place: int, name: str, fields: frozenset[int]) -> None:
        self._content = content
        self._place = place
        self._name = name
        layout = place - _number(content, place, "i")
        size, self._size = _number(content, layout, "H"), _number(content, layout + 2, "H")
        if size < 4 or size % 2 or self._size < 4 or place + self._size > len(content):
            raise UnsoundError(f"{name}: a table of a wrong size")
        if size > _LARGEST_LAYOUT:
            raise UnsoundError(f"{name}: more fields than are known")
        offsets = [_number(content, layout + 4 + 2 * field, "H") for field in range((size - 4) // 2)]
        self._fields = {field: offset for field, offset in enumerate(offsets) if offset}
        if unknown := self._fields.keys() - fields:
            raise UnsoundError(f"{name}: field {min(unknown)} is not known")

    def __contains__(self, field: int) -> bool:
        return field in self._fields

    def number(self, field: int, kind: str, default: int = 0) -> int:
        """Give an integer, or the default if it is not there; `kind` is the letter of `struct`."""
        if field not in self._fields:
            return default
        return _number(self._content, self._at(field, struct.calcsize(kind)), kind)

    def text(self, field: int, most: int) -> str:
        """Give a text of at most so many bytes; empty if it is not there."""
        if field not in self._fields:
            return ""
        start, count = self._vector(field, 1, most)
        if self._content[start + count : start + count + 1] != b"\0":
            raise UnsoundError(f"{self._name}: a text without an end")
        try:
            return self._content[start : start + count].decode("utf-8")
        except UnicodeDecodeError as error:
            raise UnsoundError(f"{self._name}: a text that is not UTF-8") from error

    def array(self, field: int, dtype: str, most: int, align: int = 1) -> npt.NDArray[np.generic] | None:
        """Give a vector of numbers, a view of the file; None if it is not there.

        Args:
            field: Its number.
            dtype: Of the numbers, little-endian.
            most: Numbers that it may have.
            align: Bytes of which its place must be a multiple, if there is anything in it.
        """
        if field not in self._fields:
            return None
        start, count = self._vector(field, np.dtype(dtype).itemsize, most)
        if count and start % align:
            raise UnsoundError(f"{self._name}: field {field} at an odd place")
        return np.frombuffer(self._content, dtype, count, start)

    def integers(self, field: int, most: int) -> tuple[int, ...]:
        """Give a vector of 32-bit integers; empty if it is not there."""
        found = self.array(field, "<i4", most)
        return () if found is None else tuple(int(each) for each in found)

    def table(self, field: int, fields: frozenset[int]) -> "Table":
        """Give the table of a field that must be there."""
        return Table(self._content, self._follow(self._at(field, 4)), f"{self._name}.{field}", fields)

    def tables(self, field: int, fields: frozenset[int], most: int) -> "list[Table]":
        """Give a vector of tables; empty if it is not there."""
        if field not in self._fields:
            return []
        start, count = self._vector(field, 4, most)
        name = f"{self._name}.{field}"
        return [
            Table(self._content, self._follow(start + 4 * row), f"{name}[{row}]", fields)
            for row in range(count)
        ]

    def _at(self, field: int, size: int) -> int:
        offset = self._fields.get(field)
        if offset is None:
            raise UnsoundError(f"{self._name}: field {field} is missing")
        if offset < 4 or offset + size > self._size:
            raise UnsoundError(f"{self._name}: field {field} lies outside its table")
        return self._place + offset

    def _follow(self, place: int) -> int:
        offset = _number(self._content, place, "I")
        if not offset:
            raise UnsoundError(f"{self._name}: an offset that leads nowhere")
        return place + offset

    def _vector(self, field: int, item_bytes: int, most: int) -> tuple[int, int]:
        start = self._follow(self._at(field, 4))
        count = _number(self._content, start, "I")
        start += 4
        if count > most:
            raise UnsoundError(f"{self._name}: field {field} has {count:,} entries, more than {most:,}")
        if start % item_bytes or start + count * item_bytes > len(self._content):
            raise UnsoundError(f"{self._name}: field {field} lies outside the file")
        return start, count


def root(content: bytes | bytearray, identifier: bytes, fields: frozenset[int]) -> Table:
    """Give the outermost table of a file that begins with an identifier.

    Raises:
        UnsoundError: if it does not.
    """
    if content[4:8] != identifier:
        raise UnsoundError("not a file of this kind")
    return Table(content, _number(content, 0, "I"), "file", fields)


_LARGEST_LAYOUT = 4 + 2 * 64
"""No table of the format has more fields than sixty-four."""


def _number(content: bytes | bytearray, place: int, kind: str) -> int:
    """Read a little-endian integer that must lie in the file, at a place that fits its size."""
    size = struct.calcsize(kind)
    if place < 0 or place % size or place + size > len(content):
        raise UnsoundError(f"an offset leads to {place:,}")
    return int(struct.unpack_from("<" + kind, content, place)[0])
