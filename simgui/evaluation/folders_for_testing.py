"""Folders to test a model with that are no part of the library: forgotten when the program ends."""

import json
import os
from pathlib import Path
from threading import Lock
from urllib.parse import quote_from_bytes, unquote_to_bytes

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.folders.indexer import index_folder
from simgui.models.backbone import Backbone

_CHOICE = "borrowed folders"  # the name under which earlier versions keep them


class FoldersForTesting:
    """Indexes folders to test with and forgets them; safe to use from several threads.

    The catalogue keeps their names, so that they are forgotten at the next start if the program was killed.

    Args:
        catalogue: Holds their pictures until they are forgotten.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lock = Lock()

    def index(self, folder: Path, backbone: Backbone, progress: Progress) -> None:
        """Index a folder, without making it a folder of the library.

        Raises:
            SimguiError: if the folder cannot be listed, or the catalogue cannot be written.
            Cancelled: if the person asked to stop.
        """
        covered = self._catalogue.folders.covering(folder) is not None
        if not covered:
            with self._lock:
                self._keep(self._folders() | {folder})
        index_folder(folder, self._catalogue, backbone, progress, cover=covered)

    def forget(self) -> None:
        """Forget all of them, but not what the person decided about their pictures."""
        with self._lock:
            folders = self._folders()
            for folder in folders:
                if self._catalogue.folders.covering(folder) is None:
                    self._catalogue.folders.forget(folder)
            if folders:
                self._keep(set())

    def _folders(self) -> set[Path]:
        try:
            names = json.loads(self._catalogue.decisions.choice(_CHOICE) or "[]")
            return {Path(os.fsdecode(unquote_to_bytes(name))) for name in names}
        except (ValueError, TypeError):
            return set()

    def _keep(self, folders: set[Path]) -> None:
        names = sorted(quote_from_bytes(os.fsencode(folder)) for folder in folders)
        self._catalogue.decisions.choose(_CHOICE, json.dumps(names) if names else None)
