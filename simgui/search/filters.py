"""What a person narrows a search down to, and the gallery of the pictures that pass."""

import threading
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from simgui.core.errors import SimguiError
from simgui.core.sentences import say
from simgui.library.capture import Place
from simgui.library.catalogue import Catalogue
from simgui.library.records import Ids
from simgui.search.gallery import Gallery
from simgui.search.gallery_labels import GalleryLabels

MOST_FOLDERS = 2000
"""So many folders are offered at most, the fullest first: a menu of more helps nobody."""


@dataclass(frozen=True)
class Filter:
    """Which pictures may be neighbours; each condition that is given must hold.

    The nearest are the exact nearest of the pictures that pass. The verdict by label is not filtered: its
    thresholds were found among all pictures.

    Attributes:
        labels: Pictures with one of these labels; of any label, or none, if None. A picture whose copies have
            different labels has none here.
        folder: Pictures with a file under this folder.
        taken: Pictures taken from the first moment on and before the second one, in seconds since 1970 by
            the camera's own clock, as `Picture.taken` counts; a picture that does not say when is left out.
        least_px: Pictures whose shorter side is at least that long.
        within_km: Pictures taken within so many kilometres of the first picture that is searched with; 0 for
            anywhere. A picture that does not say where it was taken is left out.
        only_matches: Neighbours that are matches.
    """

    labels: frozenset[str] | None = None
    folder: Path | None = None
    taken: tuple[int | None, int | None] | None = None
    least_px: int = 0
    within_km: float = 0.0
    only_matches: bool = False

    @property
    def narrows(self) -> bool:
        """Whether it leaves pictures out before distances are compared."""
        return replace(self, only_matches=False) != Filter()


@dataclass(frozen=True)
class FilterChoices:
    """What there is to choose from where a person searches.

    Attributes:
        labels: Labels, each with its number of pictures.
        folders: Folders below those that are searched, each with the number of files in it and below it.
    """

    labels: Mapping[str, int] = field(default_factory=dict)
    folders: Mapping[Path, int] = field(default_factory=dict)


class Filters:
    """Applies filters, and keeps the gallery of the last one; safe to use from several threads.

    Args:
        catalogue: Knows the pictures.
        labels: Knows their labels.
    """

    def __init__(self, catalogue: Catalogue, labels: GalleryLabels) -> None:
        self._catalogue = catalogue
        self._labels = labels
        self._lock = threading.Lock()
        self._kept: tuple[tuple[object, ...], Gallery, Gallery] | None = None

    def passing(
        self,
        gallery: Gallery,
        folders: tuple[Path, ...],
        backbone: str,
        chosen: Filter,
        place: Place | None = None,
    ) -> Gallery:
        """Give the gallery of the pictures that pass; the gallery itself if nothing is left out.

        Args:
            gallery: All pictures of the folders.
            folders: Where is searched; none of them lies in another.
            backbone: What has looked at them.
            chosen: The filter; `only_matches` is left to whoever knows the threshold.
            place: Where the picture was taken that is searched with.

        Raises:
            SimguiError: if pictures near that place are wanted, and it is not known.
        """
        if not chosen.narrows:
            return gallery
        if chosen.within_km and place is None:
            raise SimguiError(
                say("This picture does not say where it was taken"),
                say("So nothing can be found near it. Search with another picture, or in any place."),
            )
        with self._lock:
            key = (folders, backbone, replace(chosen, only_matches=False), place, self._catalogue.version())
            if self._kept is not None and self._kept[:2] == (key, gallery):
                return self._kept[2]
            found = gallery.only(self._ids(folders, backbone, chosen, place))
            self._kept = key, gallery, found
            return found

    def choices(self, folders: tuple[Path, ...], backbone: str) -> FilterChoices:
        """List what there is to choose from in some folders."""
        labels = self._labels.of(folders, backbone)
        counts = dict(zip(labels.names, labels.counts.tolist(), strict=True))
        below: Counter[Path] = Counter()
        for folder in folders:
            for place, ids in self._catalogue.pictures.by_folder(folder, backbone):
                for each in (place, *place.parents):
                    if each == folder:
                        break
                    below[each] += len(ids)
        return FilterChoices(counts, dict(sorted(below.most_common(MOST_FOLDERS))))

    def _ids(self, folders: tuple[Path, ...], backbone: str, chosen: Filter, place: Place | None) -> Ids:
        where = folders if chosen.folder is None else (chosen.folder,)
        ids = self._catalogue.pictures.ids(where, backbone, least_px=chosen.least_px, taken=chosen.taken)
        if chosen.labels is not None:
            labels = self._labels.of(folders, backbone)
            wanted = [number for number, name in enumerate(labels.names) if name in chosen.labels]
            ids = ids[np.isin(labels.of(ids), wanted)]
        if chosen.within_km and place is not None:
            ids = ids[np.isin(ids, self._catalogue.captures.within(place, chosen.within_km))]
        return ids
