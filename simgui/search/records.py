"""What a search answers."""

from dataclasses import dataclass
from pathlib import Path

from simgui.library.records import Picture
from simgui.models.cutpoints import Cutpoint
from simgui.search.label_verdict import LabelVerdict
from simgui.search.query import PictureId, Query, name_of

NEIGHBOURS_SHOWN = 5
"""So many nearest pictures a person is shown, unless they ask for another number."""


@dataclass(frozen=True)
class Neighbour:
    """A gallery picture near the query; `distance` is the cosine distance in [0, 2], rank 1 the nearest.

    `answered` is what the person said of it and the query, whether they are the same; None if nothing. It
    decides whether it is a match.
    """

    rank: int
    picture: Picture
    distance: float
    match: bool
    answered: bool | None = None

    def is_match_at(self, threshold: Cutpoint) -> bool:
        """Tell whether it is a match at a threshold: what the person said counts, whatever that is."""
        return threshold.accepts(self.distance) if self.answered is None else self.answered


@dataclass(frozen=True)
class SearchResult:
    """The answer to one query; its verdict is that by label, or else that of its nearest neighbour.

    Attributes:
        query: What was asked.
        source: What shows its first example: the file, or the content if it was pasted.
        picture: The picture of the library that this is; None if it is not in it or has changed since.
        model: Id of the model version.
        cutpoint: The cutpoint of that version.
        neighbours: Nearest first; empty when the folder holds no other picture.
        searched: Number of pictures compared with the query.
        cutpoints: Those that the model's calibration named, the strictest first.
        label: What it is taken for; None if no other picture has a label.
    """

    query: Query
    source: Path | bytes
    picture: PictureId | None
    model: str
    cutpoint: Cutpoint
    neighbours: tuple[Neighbour, ...]
    searched: int
    cutpoints: tuple[Cutpoint, ...] = ()
    label: LabelVerdict | None = None

    @property
    def name(self) -> str:
        """The file asked about, or a few words for a picture without a file."""
        return name_of(self.source)

    @property
    def has_label_verdict(self) -> bool:
        """Whether the verdict is one by label: pictures have labels, and the model thresholds for them."""
        return self.label is not None and self.label.threshold is not None

    @property
    def match(self) -> bool:
        """Whether the nearest neighbour is a match."""
        return bool(self.neighbours) and self.neighbours[0].match
