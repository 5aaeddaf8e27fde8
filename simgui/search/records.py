"""What a search answers."""

from dataclasses import dataclass
from pathlib import Path

from simgui.library.records import Picture
from simgui.models.cutpoints import Cutpoint

NEIGHBOURS_SHOWN = 5
"""So many nearest pictures a person is shown, unless they ask for another number."""


@dataclass(frozen=True)
class Neighbour:
    """A gallery picture near the query; `distance` is the cosine distance in [0, 2], rank 1 the nearest."""

    rank: int
    picture: Picture
    distance: float
    match: bool


@dataclass(frozen=True)
class SearchResult:
    """The answer to one query; its verdict is that of its nearest neighbour.

    Attributes:
        query: The file asked about, or a few words for a picture without a file.
        model: Id of the model version.
        cutpoint: The active cutpoint.
        neighbours: Nearest first; empty when the folder holds no other picture.
        searched: Number of pictures compared with the query.
        cutpoints: Those that the model's calibration named, the strictest first.
        file: The file asked about; None for a picture without a file.
        picture: Its id, if that file is in the library and has not changed since.
    """

    query: str
    model: str
    cutpoint: Cutpoint
    neighbours: tuple[Neighbour, ...]
    searched: int
    cutpoints: tuple[Cutpoint, ...] = ()
    file: Path | None = None
    picture: int | None = None

    @property
    def match(self) -> bool:
        """Whether the nearest neighbour is a match."""
        return bool(self.neighbours) and self.neighbours[0].match
