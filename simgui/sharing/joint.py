"""Several galleries searched as one: the nearest of all, each picture once, and the labels of all."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.library.records import Ids
from simgui.models.head import Embeddings
from simgui.search.gallery import Distances
from simgui.search.label_verdict import PICTURES_ASKED
from simgui.sharing.gallery import Among, Entry, Gallery, merged
from simgui.sharing.milvus import MOST_CANDIDATES

MOST_LABELS_ASKED = 256
"""So many labels are asked for one by one where the nearest pictures of all do not decide."""


@dataclass(frozen=True)
class Place:
    """A gallery that is searched.

    Attributes:
        gallery: It.
        among: Which of its pictures may be found.
        labels: Pictures of each label in it.
    """

    gallery: Gallery
    among: Among
    labels: Mapping[str, int]


@dataclass(frozen=True)
class Hit:
    """A picture that was found.

    Attributes:
        place: The number of the gallery that it was found in; the first, if in several.
        entry: It.
        distance: From the query, in [0, 2].
    """

    place: int
    entry: Entry
    distance: float


class JointSearch:
    """One query in several galleries. Not for several threads at once.

    Args:
        places: The galleries.
        query: float32 (v, d), unit length: its variants, of which the nearest counts.
    """

    def __init__(self, places: Sequence[Place], query: Embeddings) -> None:
        self._places = places
        self._query = query
        self._numbers: dict[bytes, int] = {}
        self._labels: list[str | None] = []
        totals: Counter[str] = Counter()
        for each in places:
            totals.update(each.labels)
        self.names = tuple(sorted(totals))
        self.counts: npt.NDArray[np.int64] = np.array([totals[name] for name in self.names], np.int64)
        self._positions = {name: number for number, name in enumerate(self.names)}

    def hits(self, k: int, narrowed: Sequence[Among] | None = None) -> list[Hit]:
        """Find the k nearest pictures; at equal distance the earlier gallery, then the smaller content.

        Args:
            k: How many.
            narrowed: Which pictures may be found in each gallery, instead of what the places say.
        """
        found: dict[bytes, Hit] = {}
        for number, place in enumerate(self._places):
            among = narrowed[number] if narrowed is not None else place.among
            for variant in self._query:
                near = place.gallery.nearest(variant, k, among)
                for entry, distance in zip(near.entries, near.distances.tolist(), strict=True):
                    known = found.get(entry.content)
                    if known is None:
                        found[entry.content] = Hit(number, entry, distance)
                    elif known.place == number:
                        found[entry.content] = min(known, Hit(number, entry, distance), key=_distance)
                    else:
                        both = merged(known.entry, entry)
                        found[entry.content] = Hit(known.place, both, min(known.distance, distance))
        return sorted(found.values(), key=lambda hit: (hit.distance, hit.place))[:k]

    def distances_of(self, hits: Sequence[Hit], queries: Embeddings) -> dict[bytes, tuple[float, ...]]:
        """Give how far pictures that were found are from each query, float32 (q, d), by content."""
        found: dict[bytes, tuple[float, ...]] = {}
        for number, place in enumerate(self._places if len(queries) else ()):
            contents = [hit.entry.content for hit in hits if hit.place == number]
            away = place.gallery.distances(contents, queries) if contents else {}
            found |= {content: tuple(each.tolist()) for content, each in away.items()}
        return found

    # What a verdict by label asks: see `simgui.search.label_verdict.judge`.

    def nearest(self, k: int) -> tuple[Ids, Distances]:
        """Give so many nearest pictures, by numbers of their own, whatever a filter leaves out.

        A server gives a bounded number at once. Beyond it, the nearest of each label that was met are asked
        for one by one: no other picture can change what the query is taken for.
        """
        everything = [Among(relabelled=each.among.relabelled) for each in self._places]
        hits = self.hits(min(k, MOST_CANDIDATES // 2), everything)
        if k > MOST_CANDIDATES // 2 and len(hits) == MOST_CANDIDATES // 2:
            met = dict.fromkeys(self._label_of(hit) for hit in hits)
            for label in [each for each in met if each is not None][:MOST_LABELS_ASKED]:
                of_label = [
                    Among(frozenset({label}), relabelled=each.among.relabelled) for each in self._places
                ]
                hits += self.hits(PICTURES_ASKED + 1, of_label)
            once = {hit.entry.content: hit for hit in hits}
            hits = sorted(once.values(), key=_distance)[: k - 1]
        ids = [self._number(hit) for hit in hits]
        return np.array(ids, np.int64), np.array([hit.distance for hit in hits], np.float32)

    def of(self, ids: Ids) -> npt.NDArray[np.int64]:
        """Give the labels of pictures as positions in `names`; -1 for one that has none."""
        positions = [self._positions.get(self._labels[number] or "", -1) for number in ids.tolist()]
        return np.array(positions, np.int64)

    def with_content(self, content: bytes) -> list[Entry | None]:
        """Look a picture up by content in each gallery."""
        return [place.gallery.get([content]).get(content) for place in self._places]

    def number_of(self, entries: Sequence[Entry | None]) -> int | None:
        """Give the number of a picture, as `with_content` has found it; None if no gallery has it."""
        for place, entry in enumerate(entries):
            if entry is not None:
                return self._number(Hit(place, entry, 0.0))
        return None

    def _number(self, hit: Hit) -> int:
        number = self._numbers.setdefault(hit.entry.content, len(self._labels))
        if number == len(self._labels):
            self._labels.append(self._label_of(hit))
        return number

    def _label_of(self, hit: Hit) -> str | None:
        return self._places[hit.place].among.label_of(hit.entry)


def _distance(hit: Hit) -> float:
    return hit.distance
