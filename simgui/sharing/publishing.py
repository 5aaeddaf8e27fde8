"""Publish a folder: index it here, then bring the shared library up to date with what is indexed.

The server is asked what it has of the folder: each entry carries a stamp of what it says. What is missing or
says something else is written, what is gone is taken out. So a publishing that was killed goes on, and one
that has nothing to do writes nothing. Thumbnails are written before the pictures that they belong to.
"""

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.core.sentences import say
from simgui.library.catalogue import Catalogue
from simgui.library.folders.outcomes import OpensReading
from simgui.library.folders.service import Folders
from simgui.library.pictures import Pictures
from simgui.library.records import IndexSummary
from simgui.models.model import Model
from simgui.search.galleries import KeptEmbeddings
from simgui.search.gallery_labels import GalleryLabels
from simgui.sharing.entries_here import EntriesHere
from simgui.sharing.entry_rows import stamp_of
from simgui.sharing.gallery import Entry
from simgui.sharing.library import SharedLibrary
from simgui.sharing.measuring import MOST_MEASURED, measure
from simgui.sharing.milvus import MilvusGallery
from simgui.sharing.places import place_of
from simgui.sharing.published import PublishedRoot, PublishedVersion, TrueNeighbours, now
from simgui.sharing.stamps import Stamps
from simgui.sharing.words.writing import WordUpkeeps
from simgui.words.service import Words

BATCH = 500


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
        with_words: So many of them can be found by words.
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
    with_words: int
    in_use: bool
    true_neighbours: TrueNeighbours | None
    seconds: float


@dataclass
class _Brought:
    """What was done so far."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    with_words: int = 0
    labels: Counter[str] = field(default_factory=Counter)


class Publisher:
    """Publishes folders of the library of this computer.

    Args:
        catalogue: Knows the pictures, and keeps the ledger.
        folders: Index folders.
        pictures: Give thumbnails.
        embeddings: Embed pictures from kept features.
        labels: Know the labels of pictures.
        words: Say what is seen in pictures.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        folders: Folders,
        pictures: Pictures,
        embeddings: KeptEmbeddings,
        labels: GalleryLabels,
        words: Words,
    ) -> None:
        self._catalogue = catalogue
        self._folders = folders
        self._pictures = pictures
        self._embeddings = embeddings
        self._entries = EntriesHere(catalogue, labels)
        self._words = WordUpkeeps(words)

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
        brought = self._bring(place, root, library, gallery, model, progress)
        pictures = brought.written + brought.unchanged
        library.set_root(version.digest, PublishedRoot(root, pictures, brought.labels, now()))
        if library.current_digest() is None:
            library.use(version.digest)
        share = library.true_neighbours(version.digest)
        if brought.written or brought.removed or share is None:
            share = self._measure(library, version, gallery, progress) or share
        return Published(
            index,
            version,
            brought.written,
            brought.unchanged,
            brought.removed,
            pictures,
            brought.with_words,
            library.current_digest() == version.digest,
            share,
            time.monotonic() - started,
        )

    def _bring(
        self,
        place: Path,
        root: str,
        library: SharedLibrary,
        gallery: MilvusGallery,
        model: Model,
        progress: Progress,
    ) -> "_Brought":
        """Write what has changed, and take out what is gone."""
        done = _Brought()
        ids = self._catalogue.pictures.ids(place, model.backbone.id)
        with (
            Stamps(gallery.stamps(root), progress) as there,
            self._words.upkeep(library, place, root, progress) as words,
        ):
            for start in range(0, len(ids), BATCH):
                progress.step(say("Publishing"), start, len(ids))
                entries = self._entries.of(ids[start : start + BATCH], place, root, model.backbone.id)
                changed = there.changed({entry.key: stamp_of(entry) for _, entry in entries})
                fresh = [each for each in entries if each[1].key in changed]
                self._write(fresh, library, gallery, model, progress)
                done.labels.update(
                    each.counted_label for _, each in entries if each.counted_label is not None
                )
                done.written += len(fresh)
                done.unchanged += len(entries) - len(fresh)
                done.with_words += 0 if words is None else words.bring(entries)
            progress.step(say("Publishing"), len(ids), max(1, len(ids)))
            if words is not None:
                words.finish()
            for keys in there.left():
                progress.step(say("Taking out what is gone:"), done.removed)
                self._remove(keys, library, gallery)
                done.removed += len(keys)
        return done

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

    def _remove(self, keys: Sequence[str], library: SharedLibrary, gallery: MilvusGallery) -> None:
        """Take out what is gone, and thumbnails that no picture of any version has any more."""
        gallery.delete(keys)
        contents = list({bytes.fromhex(key.partition("-")[0]) for key in keys})
        still: set[bytes] = set()
        for version in library.versions():
            still |= library.gallery(version).get(contents).keys()
        still |= gallery.get(contents).keys()
        library.thumbnails.delete([each.hex() for each in contents if each not in still])

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
