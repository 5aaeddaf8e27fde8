"""A shared library in memory, for tests of the window: it answers as another computer's pictures do."""

import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.duplicates.thumbnail_groups import ThumbnailGroups
from simgui.library.decoding.content import content_in
from simgui.search.filters import Filter
from simgui.search.query import Query, Source
from simgui.search.records import NEIGHBOURS_SHOWN, Neighbour
from simgui.sharing.address import Address
from simgui.sharing.decision_log import Decision, DecisionKind, label_decision, pair_decision
from simgui.sharing.failures import away, not_there, without_words
from simgui.sharing.known_libraries import KnownLibrary
from simgui.sharing.library import PublishedRoot, PublishedVersion, TrueNeighbours
from simgui.sharing.places import Originals
from simgui.sharing.records import Opened, Origin, SharedResult, SharedWords, WordHit

PRINTS = Address("far.example.org", 19530, "prints")
SHARE = TrueNeighbours(0.992, 100, 10, 9, 0.0)
PUBLISHED = "/srv/prints"
"""How the publisher names its folder."""


class FakeSharing:
    """Satisfies what the window uses of `simgui.sharing.service.Sharing`.

    Args:
        here: The computer that searches.
        there: The computer that has published.
        folder: What it has published.

    Attributes:
        problem: What goes wrong with every call; None if nothing does.
        gate: Every call waits until it is set.
        writes: Whether the person may write.
        knows_words: Whether it was published with what words need.
        model: Id of the model that answers; that of the folder if None.
        tokens: What was given for the key store.
    """

    def __init__(self, here: App, there: App, folder: Path) -> None:
        self.searches = self.decisions = self
        self._here, self._there, self._folder = here, there, folder
        self._known: dict[Address, KnownLibrary] = {}
        self.problem: SimguiError | None = None
        self.gate = threading.Event()
        self.gate.set()
        self.writes = True
        self.knows_words = True
        self.model: str | None = None
        self.tokens: list[str] = []
        self.said: list[Decision] = []

    def close(self) -> None:
        """End what waits, as a connection does that is closed."""
        self.problem = away(PRINTS)
        self.gate.set()

    def _ask(self, address: Address) -> None:
        self.gate.wait(30)
        if self.problem is not None:
            raise self.problem
        if address != PRINTS:
            raise not_there(address)

    def known(self) -> tuple[KnownLibrary, ...]:
        return tuple(self._known.values())

    def add(
        self, address: Address, user: str = "", token: str = "", originals: Originals | None = None
    ) -> KnownLibrary:
        if token:
            self.tokens.append(token)
        self._known[address] = KnownLibrary(address, user, originals or Originals())
        return self._known[address]

    def remove(self, address: Address) -> None:
        self._known.pop(address, None)

    def open(self, address: Address) -> Opened:
        self._ask(address)
        version = PublishedVersion("0" * 20, "Fake", "fake-1", 48, {}, 0.0, "anna")
        labels = {"bags": 3, "hats": 3, "shoes": 3}
        root = PublishedRoot(PUBLISHED, 9, labels, 0.0)
        return Opened(address, version, (version,), (root,), 9, SHARE, True)

    def find(
        self,
        query: Source | Query,
        libraries: Sequence[Address],
        folders: Sequence[Path] = (),
        k: int = NEIGHBOURS_SHOWN,
        chosen: Filter | None = None,
    ) -> SharedResult:
        self._ask(libraries[0])
        labels = {each.content: each.value for each in self.said if each.kind is DecisionKind.LABEL}
        pairs = [each for each in self.said if each.kind is DecisionKind.PAIR]
        answers = {content: each.value for each in pairs for content in (each.content, each.other)}
        originals = self._known.get(PRINTS, KnownLibrary(PRINTS)).originals
        found = self._there.searches.find(query, self._folder, k, chosen)
        hits: list[tuple[Neighbour, Origin]] = []
        for each in found.neighbours:
            content = content_in(each.picture.path)
            place = f"{PUBLISHED}/{each.picture.path.relative_to(self._folder).as_posix()}"
            file = originals.file(place)
            picture = replace(
                each.picture,
                id=-1 - int.from_bytes(content[:7], "big"),
                path=file or Path(place),
                folder=Path(PUBLISHED),
                label=labels.get(content, each.picture.label),
                offline=file is None,
            )
            answer = answers.get(content)
            same = None if answer not in ("same", "different") else answer == "same"
            origin = Origin(content, PRINTS, file, originals.url(place), (place,))
            hits.append((replace(each, picture=picture, answered=same), origin))
        searched = found.searched
        if folders:
            local = self._here.searches.find(query, folders[0], k, chosen)
            searched += local.searched
            hits += [(each, Origin(b"", None, each.picture.path)) for each in local.neighbours]
        hits = sorted(hits, key=lambda each: each[0].distance)[:k]
        ranked = tuple(replace(each, rank=rank) for rank, (each, _) in enumerate(hits, start=1))
        result = replace(
            found, neighbours=ranked, searched=searched, model=self.model or found.model, copies=()
        )
        return SharedResult(result, tuple(origin for _, origin in hits), (), {PRINTS: SHARE})

    def find_words(
        self,
        line: str,
        libraries: Sequence[Address],
        folders: Sequence[Path] = (),
        k: int = NEIGHBOURS_SHOWN,
        chosen: Filter | None = None,
        senses: Mapping[str, str] | None = None,
        like: Query | None = None,
    ) -> SharedWords:
        self._ask(libraries[0])
        if not self.knows_words:
            raise without_words(libraries[0])
        words = self._there.words
        query = words.read(line, self._folder, senses or {})
        answer = words.find(query, self._folder)
        hits = []
        for place, number in enumerate(answer.ids[:k].tolist()):
            (picture,) = self._there.pictures.get([number], self._folder)
            content = content_in(picture.path)
            named = f"{PUBLISHED}/{picture.path.relative_to(self._folder).as_posix()}"
            shown = replace(
                picture,
                id=-1 - int.from_bytes(content[:7], "big"),
                path=Path(named),
                folder=Path(PUBLISHED),
                offline=True,
            )
            origin = Origin(content, PRINTS, None, None, (named,))
            score, answers = float(answer.scores[place]), place < answer.answering
            hits.append(WordHit(shown, origin, score, answers, None if like is None else 0.1 * place))
        return SharedWords(query, tuple(hits), answer.answering, 9, answer.remarks)

    def near_copies(
        self, thumbnails: Sequence[bytes], sizes: npt.NDArray[np.int64], progress: Progress
    ) -> tuple[int, ...]:
        return ThumbnailGroups(self._here.regions._decoders).of(thumbnails, sizes, progress)

    def thumbnails(self, address: Address, contents: Sequence[bytes]) -> dict[bytes, bytes]:
        self._ask(address)
        found = {}
        for number in self._there.pictures.ids(self._folder).tolist():
            file = self._there.pictures.file_of(number)
            with suppress(SimguiError):
                content = content_in(file) if file is not None else b""
                if content in contents:
                    found[content] = self._there.pictures.thumbnail(number) or b""
        return found

    def may_write(self, address: Address) -> bool:
        self._ask(address)
        return self.writes

    def label(self, address: Address, labels: Mapping[bytes, str | None]) -> None:
        self._ask(address)
        self.said += [label_decision(content, label, "me") for content, label in labels.items()]

    def answer_about(self, address: Address, one: Source, other: bytes, same: bool | None) -> None:
        self._ask(address)
        assert isinstance(one, Path | bytes)
        self.said.append(pair_decision(content_in(one), other, same, "me"))

    def history(self, address: Address, content: bytes) -> list[Decision]:
        self._ask(address)
        return [each for each in self.said if content in (each.content, each.other)]
