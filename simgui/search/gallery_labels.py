"""Keep the labels of the pictures that are searched in memory, and in step with the catalogue."""

import threading
from pathlib import Path

import numpy as np

from simgui.library.catalogue import Catalogue
from simgui.library.labelled import read_labelled
from simgui.search.label_verdict import PictureLabels


class GalleryLabels:
    """Reads which picture has which label, and keeps the last answer; safe to use from several threads.

    Args:
        catalogue: Knows pictures and labels.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lock = threading.Lock()
        self._kept: tuple[tuple[object, ...], PictureLabels] | None = None

    def of(self, folders: tuple[Path, ...], backbone: str) -> PictureLabels:
        """Give the labels of the pictures indexed so far in some folders.

        A picture that lies under different labels has none here: copies that contradict each other say
        nothing.

        Args:
            folders: None of them lies in another.
            backbone: Only pictures with features of this backbone are meant.
        """
        with self._lock:
            key = (folders, backbone, self._catalogue.version())
            if self._kept is None or self._kept[0] != key:
                self._kept = key, _read(self._catalogue, folders, backbone)
            return self._kept[1]


def _read(catalogue: Catalogue, folders: tuple[Path, ...], backbone: str) -> PictureLabels:
    parts = [read_labelled(catalogue, folder, backbone) for folder in folders]
    names = tuple(sorted({name for part in parts for name in part.names}))
    if not names:
        return PictureLabels()
    places = {name: number for number, name in enumerate(names)}
    ids = np.concatenate([part.ids for part in parts])
    numbers = np.concatenate(
        [
            np.array([places[name] for name in part.names], np.int64)[part.labels]
            for part in parts
            if part.names
        ]
    )
    pairs = np.unique(np.stack([ids, numbers], axis=1), axis=0)
    _, first, found = np.unique(pairs[:, 0], return_index=True, return_counts=True)
    single = pairs[first[found == 1]]
    return PictureLabels(single[:, 0], single[:, 1], names)
