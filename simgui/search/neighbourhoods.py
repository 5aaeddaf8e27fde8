"""Keep the neighbourhood of the open folder: to find it, every picture is compared with every other."""

import threading
from pathlib import Path

import numpy as np

from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.library.catalogue import Catalogue
from simgui.models.registry import Models
from simgui.search.galleries import Galleries
from simgui.search.neighbourhood import COMPARING, Neighbourhood, find_neighbourhood


class Neighbourhoods:
    """Finds neighbourhoods by the model of a folder, and keeps the last; safe to use from several threads.

    Args:
        catalogue: Tells whether it was restored from a backup meanwhile.
        galleries: Give the gallery of a folder.
        models: Say which model a folder uses.
    """

    def __init__(self, catalogue: Catalogue, galleries: Galleries, models: Models) -> None:
        self._catalogue = catalogue
        self._galleries = galleries
        self._models = models
        self._lock = threading.Lock()
        self._kept: tuple[tuple[object, ...], Neighbourhood] | None = None

    def get(self, folder: Path, progress: Progress) -> Neighbourhood:
        """Give the neighbourhood of all pictures indexed under a folder; computed anew when they change.

        Raises:
            SimguiError: if the starter is damaged.
            Cancelled: if the person asked to stop.
        """
        folder, model = real_path(folder), self._models.of(folder)
        gallery = self._galleries.of(folder, model, progress)
        asked = (folder, model.id, self._catalogue.backups.restored())
        with self._lock:
            if self._kept is not None:
                key, found = self._kept
                if key == asked and np.array_equal(found.ids, gallery.ids):
                    return found
            found = find_neighbourhood(gallery, COMPARING, progress)
            self._kept = asked, found
            return found
