"""A shared library as one query meets it: what passes its filter, how its entries are shown."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from simgui.core.names import readable
from simgui.library.records import Picture
from simgui.search.examples import FoundExample
from simgui.search.filters import Filter
from simgui.sharing.gallery import Among, Entry
from simgui.sharing.joint import Hit
from simgui.sharing.joint import Place as SearchedPlace
from simgui.sharing.library import SharedLibrary
from simgui.sharing.milvus import MilvusGallery
from simgui.sharing.places import Originals, path_of
from simgui.sharing.published import PublishedRoot, PublishedVersion, TrueNeighbours
from simgui.sharing.records import Origin


@dataclass(frozen=True)
class SearchedLibrary:
    """A shared library as it stands while one query is answered.

    Attributes:
        library: It.
        version: The one that answers.
        place: Its gallery, with what people have decided since.
        roots: What was published.
        originals: Where its originals are.
        true_neighbours: How many true neighbours are found; None if that is not known.
    """

    library: SharedLibrary
    version: PublishedVersion
    place: SearchedPlace
    roots: tuple[PublishedRoot, ...]
    originals: Originals
    true_neighbours: TrueNeighbours | None

    @property
    def gallery(self) -> MilvusGallery:
        """The pictures of the version that answers."""
        return self.library.gallery(self.version)


def narrowed(among: Among, chosen: Filter, originals: Originals | None) -> Among:
    """Give a filter as a gallery takes it."""
    folder = None
    if chosen.folder is not None:
        folder = str(chosen.folder) if originals is None else originals.place(chosen.folder)
    return Among(chosen.labels, folder, chosen.taken, chosen.least_px, among.without, among.relabelled)


def is_known(
    first: FoundExample, copies: Sequence[Entry | None], owners: Sequence[SearchedLibrary | None]
) -> bool:
    """Tell whether a query is a picture of the library here, or the very file of an entry."""
    return first.picture is not None or any(
        entry is not None and without(entry, owner, first.own_files) != entry
        for entry, owner in zip(copies, owners, strict=True)
    )


def without(entry: Entry, owner: SearchedLibrary | None, own_files: Sequence[Path]) -> Entry | None:
    """Give an entry without the query's own file; None if nothing is left of it."""
    if owner is None:
        return entry  # what is here was looked up without it
    left = tuple(place for place in entry.places if path_here(place, owner) not in own_files)
    if not left:
        return None
    return replace(entry, places=left)


def path_here(place: str, owner: SearchedLibrary) -> Path:
    """Give the file that shows a place here, or else the path as its publisher names it."""
    return owner.originals.file(place) or Path(str(path_of(place)))


def picture_of(entry: Entry, owner: SearchedLibrary) -> Picture:
    """Show an entry as a picture; its number is below 0, so that none of this computer has it."""
    file = owner.originals.file(entry.places[0])
    label = owner.place.among.relabelled.get(entry.content, entry.label)
    return Picture(
        -1 - int.from_bytes(entry.content[:7], "big"),
        file or Path(str(path_of(entry.places[0]))),
        None if label is None else readable(label),
        len(entry.places),
        entry.width_px,
        entry.height_px,
        file is None,
        Path(str(path_of(entry.root))),
        entry.taken,
        readable(entry.camera),
    )


def origin_of(hit: Hit, entry: Entry, owner: SearchedLibrary | None) -> Origin:
    """Say where a picture that was found comes from."""
    if owner is None:
        return Origin(hit.entry.content, None, Path(entry.places[0]), None, entry.places)
    return origin_of_entry(entry, owner)


def origin_of_entry(entry: Entry, owner: SearchedLibrary) -> Origin:
    """Say where an entry of a library comes from."""
    return Origin(
        entry.content,
        owner.library.address,
        owner.originals.file(entry.places[0]),
        owner.originals.url(entry.places[0]),
        entry.places,
    )
