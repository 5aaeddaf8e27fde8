"""Folders that are measured with and are no part of the library: forgotten when the session ends."""

import json
import os
from pathlib import Path
from threading import Lock
from urllib.parse import quote_from_bytes, unquote_to_bytes

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.folders.indexer import index_folder
from simgui.models.backbone import Backbone

_CHOICE = "borrowed folders"


class BorrowedFolders:
    """Safe to use from several threads. Which folders they are is kept, so that none stays after a kill.

    Args:
        catalogue: Knows their pictures meanwhile.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lock = Lock()

    def index(self, folder: Path, backbone: Backbone, progress: Progress) -> None:
        """Index a folder; the library covers it no more than before.

        Raises:
            SimguiError: if the folder cannot be listed, or the catalogue cannot be written.
            Cancelled: if the person asked to stop.
        """
        covered = self._catalogue.folders.covering(folder) is not None
        if not covered:
            with self._lock:
                self._keep(self._borrowed() | {folder})
        index_folder(folder, self._catalogue, backbone, progress, cover=covered)

    def give_back(self) -> None:
        """Forget what was read of them, but not what the person decided about their pictures."""
        with self._lock:
            borrowed = self._borrowed()
            for folder in borrowed:
                if self._catalogue.folders.covering(folder) is None:
                    self._catalogue.folders.forget(folder)
            if borrowed:
                self._keep(set())

    def _borrowed(self) -> set[Path]:
        try:
            names = json.loads(self._catalogue.decisions.choice(_CHOICE) or "[]")
            return {Path(os.fsdecode(unquote_to_bytes(name))) for name in names}
        except (ValueError, TypeError):
            return set()

    def _keep(self, folders: set[Path]) -> None:
        names = sorted(quote_from_bytes(os.fsencode(folder)) for folder in folders)
        self._catalogue.decisions.choose(_CHOICE, json.dumps(names) if names else None)
