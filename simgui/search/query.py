"""What a person searches with: one picture or several, parts of them, and pictures that are not wanted."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import NewType

from simgui.core.sentences import say
from simgui.library.decoding.region import Region

__all__ = ["Example", "PictureId", "Query", "Region", "Source", "as_query", "name_of"]

PictureId = NewType("PictureId", int)
"""A picture of the library, by its number in the catalogue."""

Source = PictureId | Path | bytes
"""One picture: of the library, a file, or the content of one (a pasted picture)."""

MOST_EXAMPLES = 50
"""Of a query; each is a picture to decode."""


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
        """Whether it is one whole picture as it stands."""
        return self.is_one and self.asked[0].region is None

    @property
    def is_one(self) -> bool:
        """Whether it is one picture as it stands, or a part of one.

        Thresholds are calibrated for that: they hold for a part as they do for a picture of its own.
        """
        return len(self.asked) == 1 and self.has_verdict

    @property
    def has_verdict(self) -> bool:
        """Whether there is a verdict: of several pictures, each one that is wanted is judged by itself.

        A picture is a match if it is one of more than half of them. Thresholds do not hold for turned
        variants, of which the nearest counts (`benchmarks/queries.py`).
        """
        return bool(self.liked) and not self.turned

    def with_example(self, place: int, example: Example) -> "Query":
        """Give it with another example in one place."""
        return replace(self, examples=(*self.examples[:place], example, *self.examples[place + 1 :]))


def as_query(asked: Source | Query) -> Query:
    """Give what is asked as a query: one picture is a query of one example."""
    return asked if isinstance(asked, Query) else Query((Example(asked),))


def name_of(source: Path | bytes) -> str:
    """Name a file, or the content of one, for people and lists."""
    return str(source) if isinstance(source, Path) else say("pasted picture")
