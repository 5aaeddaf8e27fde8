"""Keep the labels of the pictures that are searched in memory, and in step with the catalogue."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simgui.library.catalogue import Catalogue, Kind
from simgui.library.labelled import read_labelled
from simgui.search.label_verdict import PictureLabels

_QUICK_S = 0.2
"""What takes no longer to read is read again after every change."""
_SHARE_OF_TIME = 20
"""What takes longer is read again so many times its own time later, so that searches while a large library is
indexed do not wait for it each time."""


@dataclass(frozen=True)
class _Kept:
    """What was read last: for what question, of which version of the catalogue, and when."""

    question: tuple[object, ...]
    version: object
    read_at_s: float
    took_s: float
    labels: PictureLabels


class GalleryLabels:
    """Reads which picture has which label, and keeps the last answer; safe to use from several threads.

    What the person decides about labels counts at once. In a large library, a picture that has just been
    indexed may be without a label for some seconds.

    Args:
        catalogue: Knows pictures and labels.
        clock: Gives seconds.
    """

    def __init__(self, catalogue: Catalogue, clock: Callable[[], float] = time.monotonic) -> None:
        self._catalogue = catalogue
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: _Kept | None = None

    def of(self, folders: tuple[Path, ...], backbone: str) -> PictureLabels:
        """Give the labels of the pictures indexed so far in some folders.

        A picture that lies under different labels has none here: copies that contradict each other say
        nothing.

        Args:
            folders: None of them lies in another.
            backbone: Only pictures with features of this backbone are meant.
        """
        with self._lock:
            version, now, kept = self._catalogue.version(), self._clock(), self._kept
            if kept is not None and kept.version == version and kept.question[:2] == (folders, backbone):
                return kept.labels  # nothing has changed, so nothing was decided either
            question = (folders, backbone, self._decisions(folders))
            if kept is None or kept.question != question or (kept.version != version and self._is_due(kept)):
                labels = _read(self._catalogue, folders, backbone)
                kept = self._kept = _Kept(question, version, now, self._clock() - now, labels)
            return kept.labels

    def _is_due(self, kept: _Kept) -> bool:
        return kept.took_s < _QUICK_S or self._clock() - kept.read_at_s > _SHARE_OF_TIME * kept.took_s

    def _decisions(self, folders: tuple[Path, ...]) -> tuple[object, ...]:
        """Give everything that the person decided about labels, for comparison."""
        catalogue = self._catalogue
        of_folders = (
            (catalogue.decisions.labelling(folder), catalogue.folders.rules(_covering(catalogue, folder)))
            for folder in folders
        )
        return (*of_folders, catalogue.decisions.decided(Kind.LABEL), catalogue.backups.restored())


def _covering(catalogue: Catalogue, folder: Path) -> Path:
    return catalogue.folders.covering(folder) or folder


def _read(catalogue: Catalogue, folders: tuple[Path, ...], backbone: str) -> PictureLabels:
    read = [read_labelled(catalogue, folder, backbone) for folder in folders]
    parts = [part for part in read if part.names]
    if not parts:
        return PictureLabels()
    names = tuple(sorted({name for part in parts for name in part.names}))
    places = {name: number for number, name in enumerate(names)}
    numbers = [np.array([places[name] for name in part.names], np.int64)[part.labels] for part in parts]
    ids = np.concatenate([part.ids for part in parts])
    pairs = np.unique(ids * len(names) + np.concatenate(numbers))
    _, first, found = np.unique(pairs // len(names), return_index=True, return_counts=True)
    single = pairs[first[found == 1]]
    return PictureLabels(single // len(names), single % len(names), names)
