"""Care for the library as a whole: check it after a crash, back it up, restore a backup."""

import logging
from functools import partial
from pathlib import Path
from threading import Lock

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.core.sentences import say
from simgui.core.temporary import sweep_temporary_folders
from simgui.library.catalogue import Catalogue
from simgui.library.catalogue.sqlite_errors import DamagedCatalogue
from simgui.library.storage.data_folder import DataFolder
from simgui.library.storage.recovery import set_damaged_aside
from simgui.models.model import check_version
from simgui.models.registry import Models
from simgui.models.store import ModelStore

log = logging.getLogger(__name__)


class Storage:
    """Checks, backs up and restores the library. Safe to use from several threads.

    Args:
        data_folder: Where the library is kept.
        catalogue: The library.
        store: Its models.
        models: Which of them is used.
        damage: What was found when it was opened.
        unclean: Whether the last stop was not clean.
    """

    def __init__(
        self,
        data_folder: DataFolder,
        catalogue: Catalogue,
        store: ModelStore,
        models: Models,
        damage: SimguiError | None,
        unclean: bool,
    ) -> None:
        self._data_folder = data_folder
        self._catalogue = catalogue
        self._store = store
        self._models = models
        self._damage = damage
        self._unclean = unclean
        self._lock = Lock()

    def settle(self, progress: Progress) -> SimguiError | None:
        """Look quietly whether library and active model are well.

        Returns:
            What the person is to be told, once: that a damaged catalogue has been set aside, or that a lost
            model is no longer used. None mostly.
        """
        with self._lock:
            if self._unclean:
                progress.step(say("Checking the library"), 0)
                try:
                    self._catalogue.health.check_quickly()
                except DamagedCatalogue as error:
                    log.warning("%s", error)
                    self._damage = set_damaged_aside(self._catalogue)
                self._unclean = False
            sweep_temporary_folders()
            damage, self._damage = self._damage, None
            return damage or self._models.settle()

    def back_up(self, file: Path) -> Path:
        """Write the library, with all labels, verdicts, features and models, to one file, while it is used.

        Returns:
            The file.

        Raises:
            SimguiError: if it cannot be written, or lies where the library keeps its own files.
        """
        target = file.expanduser().absolute()
        if real_path(target).is_relative_to(real_path(self._data_folder.root)):
            raise SimguiError(
                say("Not in the data folder"),
                say(
                    "{target} lies in the folder that is to be backed up. Choose a place on another drive.",
                    target=target,
                ),
            )
        if target.is_dir():
            raise SimguiError(
                say("This is a folder"), say("{target} is a folder. Give the name of a file.", target=target)
            )
        self._catalogue.backups.write(target, self._store)
        return target

    def restore(self, file: Path) -> Path:
        """Restore a backup. What the library knew until now is kept beside it, and that file is given.

        Raises:
            SimguiError: if the backup cannot be used; nothing is changed.
        """
        check = partial(check_version, starters=self._models.starters)
        kept = self._catalogue.backups.restore(file.expanduser().absolute(), self._store, check)
        self._models.reload()
        return kept
