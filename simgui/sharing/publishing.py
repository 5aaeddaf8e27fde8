"""Publish a folder: index it here, then bring the shared library up to date with what is indexed.

The server is asked what it has of the folder: each entry carries a stamp of what it says. What is missing or
says something else is written, what is gone is taken out. So a publishing that was killed goes on, and one
that has nothing to do writes nothing. Thumbnails are written before the pictures that they belong to.
"""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.library.catalogue import Catalogue
from simgui.library.folders.outcomes import OpensReading
from simgui.library.folders.service import Folders
from simgui.library.pictures import Pictures
from simgui.library.records import Ids, IndexSummary, Picture
from simgui.models.model import Model
from simgui.search.galleries import KeptEmbeddings
from simgui.search.gallery_labels import GalleryLabels
from simgui.sharing.entry_rows import stamp_of
from simgui.sharing.gallery import Entry
from simgui.sharing.library import SharedLibrary
from simgui.sharing.measuring import MOST_MEASURED, measure
from simgui.sharing.milvus import MilvusGallery
from simgui.sharing.places import place_of
from simgui.sharing.published import PublishedRoot, PublishedVersion, TrueNeighbours, now

BATCH = 500
_MOST_PLACES = 1000


@dataclass(frozen=True)
class Published:
    """What a publishing did.

    Attributes:
        index: What indexing the folder did here.
        version: The version that pictures were published with.
        written: Pictures that were written: new ones, and those that changed.
        unchanged: Pictures that the library had already.
        removed: Pictures that were taken out: their files are gone.
        pictures: Pictures of the folder that the library has now.
        in_use: Whether this version answers now.
        true_neighbours: How many true neighbours searches find; None if that was not measured.
        seconds: Wall time.
    """

    index: IndexSummary
    version: PublishedVersion
    written: int
    unchanged: int
    removed: int
    pictures: int
    in_use: bool
    true_neighbours: TrueNeighbours | None
    seconds: float


class Publisher:
    """Publishes folders of the library of this computer.

    Args:
        catalogue: Knows the pictures, and keeps the ledger.
        folders: Index folders.
        pictures: Give thumbnails.
        embeddings: Embed pictures from kept features.
        labels: Know the labels of pictures.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        folders: Folders,
        pictures: Pictures,
        embeddings: KeptEmbeddings,
        labels: GalleryLabels,
    ) -> None:
        self._catalogue = catalogue
        self._folders = folders
        self._pictures = pictures
        self._embeddings = embeddings
        self._labels = labels

    def publish(
        self,
        folder: Path,
        library: SharedLibrary,
        version: PublishedVersion,
        model: Model,
        progress: Progress,
        reading: OpensReading | None = None,
    ) -> Published:
        """Bring a library up to date with a folder.

        Args:
            folder: The folder.
            library: Has the version.
            version: Whose pictures are written.
            model: That version here.
            progress: Told of the files, then of the pictures.
            reading: Reads the files that are new; threads of this process if None.

        Raises:
            SimguiError: if the folder cannot be listed, or the server refuses; what was written stays.
            Cancelled: if the person asked to stop; what was written stays.
        """
        started = time.monotonic()
        place = real_path(folder)
        index = self._folders.index(place, progress, model.backbone, reading)
        gallery, root = library.gallery(version), place_of(place)
        there = _Stamps(gallery, root, progress)
        labels: Counter[str] = Counter()
        written = unchanged = 0
        ids = self._catalogue.pictures.ids(place, model.backbone.id)
        for start in range(0, len(ids), BATCH):
            progress.step("Publishing", start, len(ids))
            entries = self._entries(ids[start : start + BATCH], place, root, model)
            labels.update(entry.counted_label for _, entry in entries if entry.counted_label is not None)
            changed = [(number, entry) for number, entry in entries if not there.has(entry)]
            unchanged += len(entries) - len(changed)
            written += len(changed)
            self._write(changed, library, gallery, model, progress)
        progress.step("Publishing", len(ids), max(1, len(ids)))
        removed = self._remove(there.left(), library, gallery, progress)
        pictures = written + unchanged
        library.set_root(version.digest, PublishedRoot(root, pictures, labels, now()))
        if library.current_digest() is None:
            library.use(version.digest)
        share = library.true_neighbours(version.digest)
        if written or removed or share is None:
            share = self._measure(library, version, gallery, progress) or share
        return Published(
            index,
            version,
            written,
            unchanged,
            removed,
            pictures,
            library.current_digest() == version.digest,
            share,
            time.monotonic() - started,
        )

    def _entries(self, ids: Ids, place: Path, root: str, model: Model) -> list[tuple[int, Entry]]:
        """Say of pictures what the library is to say, each with its number here."""
        pictures = self._catalogue.pictures.get(ids.tolist(), place)
        contents = self._catalogue.pictures.contents_of([each.id for each in pictures])
        labels = self._labels.of((place,), model.backbone.id)
        counted = labels.of(np.array([each.id for each in pictures], np.int64)).tolist()
        return [
            (
                picture.id,
                Entry(
                    contents[picture.id],
                    root,
                    tuple(self._places(picture, place)),
                    picture.label,
                    picture.width_px,
                    picture.height_px,
                    picture.taken,
                    picture.camera,
                    picture.label is not None and (number < 0 or labels.names[number] != picture.label),
                ),
            )
            for picture, number in zip(pictures, counted, strict=True)
        ]

    def _places(self, picture: Picture, place: Path) -> Iterator[str]:
        if picture.places == 1:
            yield place_of(picture.path)
            return
        paths = self._catalogue.pictures.files(picture.id).paths
        inside = [path for path in paths if path.is_relative_to(place)]
        yield from map(place_of, dict.fromkeys([picture.path, *inside[:_MOST_PLACES]]))

    def _write(
        self,
        changed: Sequence[tuple[int, Entry]],
        library: SharedLibrary,
        gallery: MilvusGallery,
        model: Model,
        progress: Progress,
    ) -> None:
        """Write entries, each after its thumbnail."""
        if not changed:
            return
        names = {entry.content.hex(): number for number, entry in changed}
        known = library.thumbnails.known(list(names))
        made = {name: self._pictures.thumbnail(number) for name, number in names.items() if name not in known}
        library.thumbnails.put({name: jpeg for name, jpeg in made.items() if jpeg})
        progress.check()
        ids = np.array([number for number, _ in changed], np.int64)
        gallery.put([entry for _, entry in changed], self._embeddings.of(ids, model, progress))

    def _remove(
        self, keys: Sequence[str], library: SharedLibrary, gallery: MilvusGallery, progress: Progress
    ) -> int:
        """Take out what is gone, and thumbnails that no picture of any version has any more."""
        for start in range(0, len(keys), BATCH):
            progress.step("Taking out what is gone:", start, len(keys))
            group = keys[start : start + BATCH]
            gallery.delete(group)
            contents = list({bytes.fromhex(key.partition("-")[0]) for key in group})
            still: set[bytes] = set()
            for version in library.versions():
                still |= library.gallery(version).get(contents).keys()
            still |= gallery.get(contents).keys()
            library.thumbnails.delete([each.hex() for each in contents if each not in still])
        return len(keys)

    def _measure(
        self, library: SharedLibrary, version: PublishedVersion, gallery: MilvusGallery, progress: Progress
    ) -> TrueNeighbours | None:
        """Measure how many true neighbours are found, where that takes seconds."""
        if not 1 < gallery.count() <= MOST_MEASURED:
            return None
        found = measure(gallery, progress)
        if found is not None:
            library.set_true_neighbours(version.digest, found)
        return found


class _Stamps:
    """What the server has of a folder, and what of it was not met."""

    def __init__(self, gallery: MilvusGallery, root: str, progress: Progress) -> None:
        self._stamps: dict[str, str] = {}
        for number, (key, stamp) in enumerate(gallery.stamps(root)):
            progress.step("Looking at what is published:", number)
            self._stamps[key] = stamp
        self._met: set[str] = set()

    def has(self, entry: Entry) -> bool:
        """Tell whether an entry is there as it is to be."""
        self._met.add(entry.key)
        return self._stamps.get(entry.key) == stamp_of(entry)

    def left(self) -> list[str]:
        """List the keys of what is there and was not met."""
        return sorted(self._stamps.keys() - self._met)
