"""What a search answers."""

from dataclasses import dataclass, field
from pathlib import Path

from simgui.core.sentences import Sentence
from simgui.library.records import Picture
from simgui.models.cutpoints import Cutpoint
from simgui.models.match_rates import MatchRate, rate_at
from simgui.search.filters import Filter
from simgui.search.label_verdict import LabelVerdict
from simgui.search.query import Example, PictureId, Query, name_of

NEIGHBOURS_SHOWN = 5
"""So many nearest pictures a person is shown, unless they ask for another number."""
NUMBERS = (5, 10, 20, 50, 100, 200)
"""The numbers that the window offers; it shows no more than the last."""
MOST_NEIGHBOURS = NUMBERS[-1]


@dataclass(frozen=True)
class Neighbour:
    """A gallery picture near the query.

    Attributes:
        rank: 1 is the nearest.
        picture: The picture.
        distance: Cosine distance, in [0, 2].
        match: Whether it is a match; never where the query has no verdict.
        copy: Whether it has the very content of the query.
        answered: What the person said of it and the query, whether they are the same; None if nothing. It
            decides whether it is a match.
        to_examples: How far it is from each example that is wanted, if the query is not one picture alone:
            `distance` is that to what they make together, for which no threshold is calibrated. Empty else.
    """

    rank: int
    picture: Picture
    distance: float
    match: bool
    copy: bool = False
    answered: bool | None = None
    to_examples: tuple[float, ...] = ()

    def is_match_at(self, threshold: Cutpoint) -> bool:
        """Tell whether it is a match at a threshold: what the person said counts, whatever that is.

        Of several examples, it must be one of more than half of them.
        """
        if self.answered is not None:
            return self.answered
        if self.to_examples:
            return 2 * self.examples_within(threshold) > len(self.to_examples)
        return threshold.accepts(self.distance)

    def examples_within(self, threshold: Cutpoint) -> int:
        """Count the examples that it is a match of by itself."""
        return sum(map(threshold.accepts, self.to_examples))


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
        searched: Number of pictures compared with the query: those that passed the filter.
        cutpoints: Those that the model's calibration named, the strictest first.
        label: What it is taken for; None if no other picture has a label, or there is no verdict.
        copies: The other files of the library, in whatever folder, with the very content of the query.
        match_rates: How often neighbours at each distance have the query's label, as the calibration of the
            model has measured it; empty if it has not, or if that does not hold for this query.
        wanted: So many neighbours were asked for.
        chosen: Which pictures could be neighbours.
        sources: What shows each example of the query: a file, or content; empty if nothing does. Without
            any, `source` shows the only one.
        remarks: What is to be known of the query, in sentences.
        by_words: Whether words, too, have a say in the order of the neighbours.
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
    copies: tuple[Path, ...] = ()
    match_rates: tuple[MatchRate, ...] = ()
    wanted: int = NEIGHBOURS_SHOWN
    chosen: Filter = field(default_factory=Filter)
    sources: tuple[Path | bytes, ...] = ()
    remarks: tuple[Sentence, ...] = ()
    by_words: bool = False

    @property
    def examples(self) -> tuple[tuple[Example, Path | bytes], ...]:
        """The examples of the query, each with what shows it."""
        return tuple(zip(self.query.examples, self.sources or (self.source,), strict=True))

    @property
    def has_verdict(self) -> bool:
        """Whether thresholds hold for the query, so that pictures are matches or none."""
        return self.query.has_verdict and not self.by_words

    @property
    def ends(self) -> bool:
        """Whether there is nothing beyond the neighbours that are here."""
        return len(self.neighbours) < self.wanted

    def rate_of(self, neighbour: Neighbour) -> MatchRate | None:
        """How often a neighbour at that distance has the query's label; None if that is not known.

        A copy of the query is the same picture: nothing is left to be estimated. It was measured with whole
        pictures, one at a time, among all pictures: in any other search the ranks mean something else.
        """
        measured_alike = self.query.is_plain and not self.chosen.narrows and not self.by_words
        as_measured = measured_alike and not neighbour.copy
        return rate_at(self.match_rates, neighbour.rank, neighbour.distance) if as_measured else None

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
