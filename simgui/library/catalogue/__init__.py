"""The catalogue: one SQLite file that knows every file a scan saw and keeps what was computed for it.

A *picture* is one distinct content, known by its hash; one or more *files* hold it. Features hang on the
picture, so that a moved, renamed or copied file costs one hash. Paths are kept as the bytes of the file
system: they sort the way the scan does, and a name that is no valid text survives.
"""

from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.library.catalogue.backups import Backups
from simgui.library.catalogue.captures import StoredCaptures
from simgui.library.catalogue.changes import (
    Change,
    Choice,
    GroupDecision,
    GroupVerdict,
    Kind,
    PairAnswer,
    PictureDecision,
    SubfolderLabel,
)
from simgui.library.catalogue.columns import StoredColumns
from simgui.library.catalogue.database import Database
from simgui.library.catalogue.decision_copy import DecisionCopy
from simgui.library.catalogue.decisions import StoredDecisions
from simgui.library.catalogue.features import StoredFeatures
from simgui.library.catalogue.folder_labels import StoredLabels
from simgui.library.catalogue.folders import CoveredFolders
from simgui.library.catalogue.health import Health
from simgui.library.catalogue.held_files import HeldFile, HeldFiles, HeldPictures
from simgui.library.catalogue.ledger import FileLedger
from simgui.library.catalogue.pictures import IndexedPictures, PictureFiles
from simgui.library.catalogue.records import FoundFile, IndexedFile, Seen
from simgui.library.catalogue.scan import ChangedFiles, Scan
from simgui.library.catalogue.sql import Where, folders_of

__all__ = [
    "Catalogue",
    "Change",
    "ChangedFiles",
    "Choice",
    "FoundFile",
    "GroupDecision",
    "GroupVerdict",
    "HeldFile",
    "HeldPictures",
    "IndexedFile",
    "Kind",
    "PairAnswer",
    "PictureDecision",
    "PictureFiles",
    "Scan",
    "Seen",
    "SubfolderLabel",
    "Where",
    "folders_of",
]


class Catalogue:
    """The catalogue's file and its parts. Safe to use from several threads.

    Args:
        path: The file; made if it is missing.
        copy: The second place of decisions; `decisions.json` beside the file if None.

    Attributes:
        path: The file.
        folders: The folders that the library covers.
        ledger: Every file that a scan saw, and what became of it.
        pictures: What can be searched.
        columns: The same, many at once.
        held: Which files hold pictures.
        features: What backbones have given for pictures.
        decisions: What the person decided.
        labels: What the subfolders of a folder give.
        captures: When and with what pictures were taken.
        health: Checks and repairs.
        backups: Writes and restores them.

    Raises:
        SimguiError: by every operation, if the file is damaged, newer than this program, or cannot be used.
    """

    def __init__(self, path: Path, copy: DecisionCopy | None = None) -> None:
        self.path = path
        self._copy = copy or DecisionCopy(path.with_name("decisions.json"))
        self._database = Database(path)
        try:
            self._copy.settle(self._database)
        except SimguiError:
            self._database.close()
            raise
        self.folders = CoveredFolders(self._database, self._copy)
        self.ledger = FileLedger(self._database)
        self.columns = StoredColumns(self._database)
        self.held = HeldFiles(self._database)
        self.features = StoredFeatures(self._database)
        self.decisions = StoredDecisions(self._database, self._copy)
        self.labels = StoredLabels(self.folders, self.decisions)
        self.pictures = IndexedPictures(self._database, self.decisions, self.labels)
        self.captures = StoredCaptures(self._database)
        self.health = Health(self._database, self._copy)
        self.backups = Backups(self._database, self._copy, self.decisions)

    def close(self) -> None:
        """Close the file; the catalogue is not used afterwards."""
        self._database.close()

    def version(self) -> object:
        """Give a value that differs, asked on one thread, after any change by any thread or program."""
        return self._database.version()

    def scan(self, folder: Path, root: Path) -> Scan:
        """Begin a scan of a folder: `with catalogue.scan(folder, root) as scan`.

        Args:
            folder: The folder.
            root: The covered folder that it is or lies in; the folder itself if it is not covered.
        """
        return Scan(self._database, self.ledger, folder, root)

    def set_aside(self) -> Path:
        """Keep a damaged file under another name, begin a new one with what the person decided.

        Returns:
            Where the damaged file is now.
        """
        kept = self._database.set_aside("damaged")
        self._copy.settle(self._database)
        self.salvage(kept)
        return kept

    def salvage(self, damaged: Path) -> None:
        """Take over what a damaged catalogue still tells of what the person decided."""
        with self._copy.deciding(self._database) as connection:
            self._copy.salvage(damaged, connection)
