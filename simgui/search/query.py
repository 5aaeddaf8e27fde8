"""What a person searches with: one picture or several, parts of them, and pictures that are not wanted."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import NewType

PictureId = NewType("PictureId", int)
"""A picture of the library, by its number in the catalogue."""

Source = PictureId | Path | bytes
"""One picture: of the library, a file, or the content of one (a pasted picture)."""

MOST_EXAMPLES = 50
"""Of a query; each is a picture to decode."""

_ROUNDING = 1e-6
"""Sums of shares that went through text may exceed 1 by so much."""


@dataclass(frozen=True)
class Region:
    """A part of the upright picture, in shares of its width and height: each in [0, 1], its size above 0.

    Raises:
        ValueError: if it does not lie in the picture.
    """

    left: float
    top: float
    width: float
    height: float

    def __post_init__(self) -> None:
        for start, length in ((self.left, self.width), (self.top, self.height)):
            if not (start >= 0 and length > 0 and start + length <= 1 + _ROUNDING):  # NaN is none of these
                raise ValueError(f"not a part of a picture: {self}")


@dataclass(frozen=True)
class Example:
    """A picture of a query.

    Attributes:
        source: The picture.
        region: The part of it that counts; None for all of it.
        unlike: Whether what is like it is not wanted.
        off: Whether it does not count for now.
    """

    source: Source
    region: Region | None = None
    unlike: bool = False
    off: bool = False


@dataclass(frozen=True)
class Query:
    """What is searched with.

    Attributes:
        examples: The pictures, `MOST_EXAMPLES` at most.
        turned: Whether pictures that show them mirrored or rotated are meant too.
    """

    examples: tuple[Example, ...]
    turned: bool = False

    @property
    def asked(self) -> tuple[Example, ...]:
        """The examples that count."""
        return tuple(example for example in self.examples if not example.off)

    @property
    def liked(self) -> tuple[Example, ...]:
        """The examples that count, of what is wanted."""
        return tuple(example for example in self.asked if not example.unlike)

    @property
    def is_plain(self) -> bool:
        """Whether it is one whole picture as it stands, which is what thresholds are calibrated for."""
        return not self.turned and len(self.asked) == 1 and self.asked == (Example(self.asked[0].source),)

    def with_example(self, place: int, example: Example) -> "Query":
        """Give it with another example in one place."""
        return replace(self, examples=(*self.examples[:place], example, *self.examples[place + 1 :]))


def as_query(asked: Source | Query) -> Query:
    """Give what is asked as a query: one picture is a query of one example."""
    return asked if isinstance(asked, Query) else Query((Example(asked),))


def name_of(source: Path | bytes) -> str:
    """Name a file, or the content of one, for people and lists."""
    return str(source) if isinstance(source, Path) else "pasted picture"
