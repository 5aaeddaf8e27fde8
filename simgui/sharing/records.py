"""What shared libraries tell: what one is, and what a search in several places has found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from simgui.library.records import Picture
from simgui.search.records import SearchResult
from simgui.sharing.address import Address
from simgui.sharing.failures import SharedLibraryProblem
from simgui.sharing.published import PublishedRoot, PublishedVersion, TrueNeighbours
from simgui.words.records import Remark, WordQuery


@dataclass(frozen=True)
class Opened:
    """A shared library that answers.

    Attributes:
        address: Where it is.
        version: The model version that answers.
        versions: All versions, the oldest first.
        roots: The folders that were published with the one that answers.
        pictures: How many pictures it has of it.
        true_neighbours: How many true neighbours searches find; None if that was not measured.
        has_model: Whether the model is on this computer; the first search fetches it.
    """

    address: Address
    version: PublishedVersion
    versions: tuple[PublishedVersion, ...]
    roots: tuple[PublishedRoot, ...]
    pictures: int
    true_neighbours: TrueNeighbours | None
    has_model: bool

    @property
    def labels(self) -> Mapping[str, int]:
        """Pictures of each label, as they were published."""
        found: dict[str, int] = {}
        for root in self.roots:
            for label, count in root.labels.items():
                found[label] = found.get(label, 0) + count
        return found


@dataclass(frozen=True)
class Origin:
    """Where a neighbour comes from.

    Attributes:
        content: The hash of its content, by which the shared library gives its thumbnail.
        library: The shared library; None if it is of this computer.
        file: Its file here; None if no folder is mounted for it.
        url: Its address on the web; None if none is known.
        places: Where it lies, as its publisher names it.
    """

    content: bytes
    library: Address | None = None
    file: Path | None = None
    url: str | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True)
class WordHit:
    """A picture that answers words.

    Attributes:
        picture: As a neighbour of a `SharedResult`.
        origin: Where it comes from.
        score: How well it answers, in [0, 1].
        answers: Whether it answers: the calibrated cut.
        distance: From the pictures that were asked with; None if there were none.
    """

    picture: Picture
    origin: Origin
    score: float
    answers: bool
    distance: float | None = None


@dataclass(frozen=True)
class SharedWords:
    """What answers words in shared libraries, perhaps together with folders of this computer.

    Attributes:
        query: What was asked.
        hits: The best first; those that answer come before the others.
        found: How many pictures answer in all: of a library, as far as its server can count them.
        searched: So many pictures were asked.
        remarks: What is to be known besides.
        problems: What was wrong with libraries that did not answer; the others did.
    """

    query: WordQuery
    hits: tuple[WordHit, ...]
    found: int
    searched: int
    remarks: tuple[Remark, ...] = ()
    problems: tuple[SharedLibraryProblem, ...] = ()


@dataclass(frozen=True)
class SharedResult:
    """The answer to a query in shared libraries, perhaps together with folders of this computer.

    Attributes:
        result: As a local search gives it. A neighbour from a shared library has a number below 0, and the
            path of its file here, or else that which its publisher names.
        origins: Where each neighbour comes from, in their order.
        problems: What was wrong with libraries that did not answer; the others did.
        true_neighbours: How many true neighbours are found, for each library that answered and says so.
    """

    result: SearchResult
    origins: tuple[Origin, ...]
    problems: tuple[SharedLibraryProblem, ...] = ()
    true_neighbours: Mapping[Address, TrueNeighbours] = field(default_factory=dict)
