"""What crosses from one room to another: frozen records, no behaviour."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any


class FileState(StrEnum):
    """What became of a file that a scan saw."""

    INDEXED = "indexed"
    OFFLINE = "offline"  # its drive or folder is not there now; still searchable
    SKIPPED = "skipped"  # no picture, by its content
    EXCLUDED = "excluded"  # left out by a rule of its folder
    FAILED = "failed"  # a picture that cannot be read
    MISSING = "missing"  # was there at an earlier scan


@dataclass(frozen=True)
class FileEntry:
    """A line of the ledger: one file, what became of it, and why.

    Attributes:
        path: Where it lies, or was seen last.
        state: What became of it.
        reason: Why, in plain words; of an indexed file, what is to be known of it, if anything.
        duplicate_of: The first file that holds the same picture, if that is another one.
        since: When this became of it, seconds since 1970; 0 if that is not known.
    """

    path: Path
    state: FileState
    reason: str = ""
    duplicate_of: Path | None = None
    since: float = field(default=0.0, compare=False)


@dataclass(frozen=True)
class CoveredFolder:
    """A folder that the library covers.

    Attributes:
        path: Where it lies, or was seen last.
        offline: Whether it was not there at the last look.
        pictures: Files under it that are searchable.
        scanned: When the last look through it that came to its end began, seconds since 1970; 0 if none has.
        unfinished: Whether the last look has not come to its end: not every picture is searchable yet.
    """

    path: Path
    offline: bool
    pictures: int
    scanned: float
    unfinished: bool = False


@dataclass(frozen=True)
class IndexSummary:
    """What indexing a folder did.

    Attributes:
        folder: The folder, absolute.
        files: Files seen.
        indexed: Files newly indexed by this run.
        unchanged: Files that were indexed before and have not changed.
        skipped: Every file that is not searchable, with the reason, from this run or an earlier one.
        seconds: Wall time.
    """

    folder: Path
    files: int
    indexed: int
    unchanged: int
    skipped: tuple[FileEntry, ...]
    seconds: float


@dataclass(frozen=True)
class Picture:
    """One distinct picture of the library and the first place where it lies.

    Attributes:
        id: Number in the catalogue.
        path: First file, by path, that holds it.
        label: Name of the subfolder it lies in, None directly in the folder.
        places: How many files hold it.
        width_px: Width of the original, upright.
        height_px: Height of the original, upright.
        offline: Whether none of those files is there now; the path is the last known place.
        folder: The folder that was looked in and that the path lies in.
    """

    id: int
    path: Path
    label: str | None
    places: int
    width_px: int
    height_px: int
    offline: bool = False
    folder: Path = field(default=Path(), compare=False)


@dataclass(frozen=True)
class Cutpoint:
    """The distance at or below which a neighbour is a match.

    Attributes:
        name: How it was found: "starter", "strict", "balanced", "lenient" or "custom".
        distance: Cosine distance in [0, 2].
    """

    name: str
    distance: float

    def accepts(self, distance: float) -> bool:
        """Tell whether a neighbour at `distance` is a match."""
        return distance <= self.distance


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


@dataclass(frozen=True)
class Figures:
    """How well a model finds; every rate in [0, 1], None where it cannot be measured (too few labels).

    Attributes:
        queries: Number of labelled queries.
        recall_at_1: Share of queries whose nearest neighbour has the query's label.
        recall_at_5: Share with the label among the five nearest.
        map: Mean, over queries, of the average precision of the whole ranked gallery.
        cutpoint: Distance at or below which the nearest neighbour is a match.
        precision: Share of matches that have the right label.
        recall: Share of the queries whose nearest has the right label that are matches.
        f1: Harmonic mean of precision and recall.
        false_accept_rate: Share of queries still matched when every picture of their label is taken out
            of the gallery: how often an unknown thing is taken for a known one.
        intervals: 95 % interval of each rate, by its name.
        counts: Of how many queries each rate is taken, by its name.
    """

    queries: int
    recall_at_1: float
    recall_at_5: float
    map: float
    cutpoint: float
    precision: float | None
    recall: float | None
    f1: float | None
    false_accept_rate: float | None
    intervals: Mapping[str, tuple[float, float]]
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Evaluation(Figures):
    """The figures of a model version.

    Attributes:
        model: Its id.
        remarks: What the figures cannot tell, a sentence each.
    """

    model: str
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's report: what was looked at, whether it is well, and what to do if not."""

    check: str
    ok: bool
    detail: str


@dataclass(frozen=True)
class ModelVersion:
    """A line of the list of models.

    Attributes:
        id: Unique.
        name: For people.
        recipe: How it was made: "shipped", "quick", "thorough" or "scratch".
        created: ISO 8601, empty if unknown.
        active: Whether searches use it.
        recall_at_1: Of pictures it never saw; None if that was not measured.
        queries: How many those were.
        problem: Why it cannot be used, in a sentence; empty if it can. It can be deleted.
    """

    id: str
    name: str
    recipe: str
    created: str
    active: bool
    recall_at_1: float | None = None
    queries: int = 0
    problem: str = ""


@dataclass(frozen=True)
class ModelReport:
    """What a model version says of itself; empty or None where it says nothing.

    Attributes:
        version: Its line in the list.
        folder: What it has learnt from.
        labels: Pictures of each label.
        options: How it was trained.
        split: Pictures that were trained on, calibrated on and tested with; and `digest`, which two versions
            share that were tested with the same pictures.
        figures: Those of `Figures`, by name, on pictures it never saw, at its own cutpoint.
        before: Those of the model that was active before it, on the same pictures.
        cutpoints: The strictest first: name, distance, and the figures on calibration and test pictures.
        versions: The libraries it was made with.
        compared_with: Id of that model.
    """

    version: ModelVersion
    folder: str
    labels: Mapping[str, int]
    options: Mapping[str, Any]
    split: Mapping[str, Any]
    figures: Mapping[str, Any] | None
    before: Mapping[str, Any] | None
    cutpoints: tuple[Mapping[str, Any], ...]
    versions: Mapping[str, str]
    compared_with: str = ""


@dataclass(frozen=True)
class Training:
    """What a training ended with.

    Attributes:
        model: Id of the new version, which is kept in any case.
        activated: Whether it is the active one now.
        before: Figures of the model that was active, by name, on pictures that the new one never saw; those
            of `Figures`, and `strangers` where labels were held out.
        after: The same figures of the new one, on the same pictures.
        seconds: Wall time, with indexing.
        left_out: Pictures that changed, vanished or could not be read while it ran.
    """

    model: str
    activated: bool
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    seconds: float
    left_out: int = 0


@dataclass(frozen=True)
class TrainingData:
    """What there is to learn from.

    Attributes:
        labels: Pictures of each label.
        subfolders: The subfolders that make up each label.
        left_out: Pictures of each subfolder that the person leaves out.
        lacks: What is missing before a training can begin; empty if there is enough.
        remarks: What a person should know before, a sentence each.
    """

    labels: Mapping[str, int]
    subfolders: Mapping[str, tuple[str, ...]]
    left_out: Mapping[str, int]
    lacks: str
    remarks: tuple[str, ...]
