"""A local gallery: what `simgui/search/` finds exactly, behind the protocol that shared ones have."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import Protocol

import numpy as np

from simgui.library.catalogue import Catalogue
from simgui.library.records import Ids
from simgui.models.head import Embeddings
from simgui.search.filters import Filter, Filters
from simgui.search.gallery import Gallery
from simgui.search.gallery_labels import GalleryLabels
from simgui.search.label_verdict import PictureLabels
from simgui.sharing.gallery import ALL, Among, Distances, Entry, Found


class KnowsEntries(Protocol):
    """What is known of the pictures of a gallery, by their ids in it."""

    def entries(self, ids: Ids) -> Sequence[Entry | None]:
        """Give the entries of pictures, in the order of `ids`, int64 (n,); None of one that has gone."""

    def ids(self, contents: Sequence[bytes]) -> dict[bytes, int]:
        """Give the ids of pictures by content; one that is not known is left out."""

    def passing(self, gallery: Gallery, among: Among) -> Gallery:
        """Give the gallery of the pictures that pass a filter."""

    def label_counts(self) -> Mapping[str, int]:
        """Count the pictures of each label."""


class LocalGallery:
    """Pictures on this computer. Safe to use from several threads.

    Args:
        gallery: Their embeddings.
        known: What is known of them.
    """

    def __init__(self, gallery: Gallery, known: KnowsEntries) -> None:
        self._gallery = gallery
        self._known = known

    @property
    def width(self) -> int:
        """How many numbers an embedding has."""
        return int(self._gallery.embeddings.shape[1])

    def count(self, among: Among = ALL) -> int:
        """Count the pictures, or those that pass a filter."""
        return len(self._passing(among))

    def nearest(self, query: Embeddings, k: int, among: Among = ALL) -> Found:
        """Find the k nearest pictures, exactly; at equal distance the lower id comes first."""
        ids, distances = self._passing(among).nearest(query, k)
        entries = self._known.entries(ids)
        there = [number for number, entry in enumerate(entries) if entry is not None]
        return Found(tuple(entry for entry in entries if entry is not None), distances[there])

    def distances(self, contents: Sequence[bytes], queries: Embeddings) -> dict[bytes, Distances]:
        """Give how far pictures are from each query, float32 (q, d) → (q,), by content."""
        ids = self._known.ids(contents)
        away = self._gallery.distances_to(np.array(list(ids.values()), np.int64), queries)
        there = {content: away[number] for content, number in ids.items() if number in away}
        return {content: np.array(each, np.float32) for content, each in there.items()}

    def get(self, contents: Sequence[bytes]) -> dict[bytes, Entry]:
        """Look pictures up by content; one that is not there is left out."""
        ids = self._known.ids(contents)
        entries = self._known.entries(np.array(list(ids.values()), np.int64))
        return {entry.content: entry for entry in entries if entry is not None}

    def label_counts(self) -> Mapping[str, int]:
        """Count the pictures of each label."""
        return self._known.label_counts()

    def _passing(self, among: Among) -> Gallery:
        return self._gallery if among == ALL else self._known.passing(self._gallery, among)


class IndexedEntries:
    """The indexed pictures of some folders.

    Args:
        catalogue: Knows them.
        labels: Knows their labels.
        filters: Narrows them down.
        folders: None of them lies in another.
        backbone: What has looked at them.
        without: Files to look past, as if they were not there.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        labels: GalleryLabels,
        filters: Filters,
        folders: tuple[Path, ...],
        backbone: str,
        without: Sequence[Path] = (),
    ) -> None:
        self._without = without
        self._catalogue = catalogue
        self._labels = labels
        self._filters = filters
        self._folders = folders
        self._backbone = backbone

    def entries(self, ids: Ids) -> Sequence[Entry | None]:
        """Give the entries of pictures, in the order of `ids`; None of one whose files are all left out."""
        labels = self._labels.of(self._folders, self._backbone)
        pictures = self._catalogue.pictures.get(ids.tolist(), self._folders, without=self._without)
        contents = self._catalogue.pictures.contents_of([each.id for each in pictures])
        counted = labels.of(np.array([each.id for each in pictures], np.int64))
        entries = {
            picture.id: Entry(
                contents[picture.id],
                str(picture.folder),
                (str(picture.path),),
                picture.label,
                picture.width_px,
                picture.height_px,
                picture.taken,
                picture.camera,
                picture.label is not None and _name(labels, int(number)) != picture.label,
            )
            for picture, number in zip(pictures, counted, strict=True)
        }
        return [entries.get(number) for number in ids.tolist()]

    def ids(self, contents: Sequence[bytes]) -> dict[bytes, int]:
        """Give the ids of pictures by content; one that is not in the folders is left out."""
        held = self._catalogue.pictures.holding(contents)
        here = {each.id for each in self._catalogue.pictures.get(list(held.values()), self._folders)}
        return {content: number for content, number in held.items() if number in here}

    def passing(self, gallery: Gallery, among: Among) -> Gallery:
        """Give the gallery of the pictures that pass a filter; labels that were given since do not count."""
        chosen = Filter(
            among.labels, None if among.folder is None else Path(among.folder), among.taken, among.least_px
        )
        passing = self._filters.passing(gallery, self._folders, self._backbone, chosen)
        without = self._catalogue.pictures.holding(among.without).values()
        return passing.only(np.setdiff1d(passing.ids, list(without))) if without else passing

    def label_counts(self) -> Mapping[str, int]:
        """Count the pictures of each label."""
        labels = self._labels.of(self._folders, self._backbone)
        return dict(zip(labels.names, labels.counts.tolist(), strict=True))


def _name(labels: PictureLabels, number: int) -> str | None:
    return None if number < 0 else labels.names[number]


class EditableLocalGallery(LocalGallery):
    """A gallery in memory, empty at first, that entries are put into and taken out of.

    Args:
        width: How many numbers an embedding has.
    """

    def __init__(self, width: int) -> None:
        self._entries: dict[str, tuple[Entry, Embeddings]] = {}
        self._width = width
        super().__init__(
            Gallery(np.empty(0, np.int64), np.empty((0, width), np.float32)), EntriesInMemory([])
        )

    @property
    def width(self) -> int:
        """How many numbers an embedding has."""
        return self._width

    def put(self, entries: Sequence[Entry], embeddings: Embeddings) -> None:
        """Add entries with embeddings, float32 (n, d) of unit length; those of the same keys are replaced."""
        self._entries |= {
            entry.key: (entry, embedding) for entry, embedding in zip(entries, embeddings, strict=True)
        }
        self._renew()

    def delete(self, keys: Sequence[str]) -> None:
        """Take entries out, by their keys; one that is not there is no error."""
        for key in keys:
            self._entries.pop(key, None)
        self._renew()

    def _renew(self) -> None:
        kept = [self._entries[key] for key in sorted(self._entries)]
        embeddings = np.array([each for _, each in kept], np.float32).reshape(len(kept), self._width)
        self._gallery = Gallery(np.arange(len(kept)), embeddings)
        self._known = EntriesInMemory([entry for entry, _ in kept])


class EntriesInMemory:
    """Entries in a list; the id of each is its place there.

    Args:
        entries: One for each content.
    """

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries

    def entries(self, ids: Ids) -> Sequence[Entry | None]:
        """Give entries, in the order of `ids`."""
        return [self._entries[number] for number in ids.tolist()]

    def ids(self, contents: Sequence[bytes]) -> dict[bytes, int]:
        """Give the ids of pictures by content; one that is not known is left out."""
        places = {entry.content: number for number, entry in enumerate(self._entries)}
        return {content: places[content] for content in contents if content in places}

    def passing(self, gallery: Gallery, among: Among) -> Gallery:
        """Give the gallery of the pictures that pass a filter."""
        passing = [number for number, entry in enumerate(self._entries) if passes(entry, among)]
        return gallery.only(np.array(passing, np.int64))

    def label_counts(self) -> Mapping[str, int]:
        """Count the pictures of each label."""
        return Counter(entry.counted_label for entry in self._entries if entry.counted_label is not None)


def passes(entry: Entry, among: Among) -> bool:
    """Tell whether an entry passes a filter."""
    first, end = among.taken or (None, None)
    return (
        (among.labels is None or among.label_of(entry) in among.labels)
        and (
            among.folder is None
            or any(PurePath(place).is_relative_to(among.folder) for place in entry.places)
        )
        and (among.taken is None or entry.taken is not None)
        and (first is None or (entry.taken is not None and entry.taken >= first))
        and (end is None or (entry.taken is not None and entry.taken < end))
        and min(entry.width_px, entry.height_px) >= among.least_px
        and entry.content not in among.without
    )
