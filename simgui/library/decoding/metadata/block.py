"""A part of an open file, read in small bounded pieces: whatever a damaged file claims, nothing else is."""

from dataclasses import dataclass
from typing import BinaryIO

_MOST_AT_ONCE = 1 << 16
_LARGEST_PLACE = 1 << 62  # what a system takes for a place in a file


class CutOff(ValueError):  # noqa: N818 - what is cut off is no error of the program
    """A file ends, or a part of it does, before what it promises."""


@dataclass(frozen=True)
class Block:
    """Bytes of an open file.

    Attributes:
        file: The file.
        start: Where the block begins.
        length: How many bytes it has; to the end of the file if None.
    """

    file: BinaryIO
    start: int = 0
    length: int | None = None

    def read(self, at: int, count: int) -> bytes:
        """Read exactly so many bytes of it, at most 64 KB.

        Raises:
            CutOff: if they are not all there.
        """
        within = self.length is None or at + count <= self.length
        is_bounded = at >= 0 and 0 <= count <= _MOST_AT_ONCE and self.start + at < _LARGEST_PLACE
        if not (within and is_bounded):
            raise CutOff
        self.file.seek(self.start + at)
        found = self.file.read(count)
        if len(found) < count:
            raise CutOff
        return found

    def number(self, at: int, count: int, order: str = "big") -> int:
        """Read a whole number of so many bytes, without a sign.

        Args:
            at: Where it begins.
            count: How many bytes; one of none is 0.
            order: "big" or "little": which byte comes first.

        Raises:
            CutOff: if they are not all there.
        """
        return int.from_bytes(self.read(at, count), "little" if order == "little" else "big")

    def part(self, at: int, length: int | None = None) -> "Block":
        """Give a part of it, which ends where the whole does at the latest."""
        left = None if self.length is None else max(0, self.length - at)
        ends = [each for each in (length, left) if each is not None]
        return Block(self.file, self.start + at, min(ends) if ends else None)
