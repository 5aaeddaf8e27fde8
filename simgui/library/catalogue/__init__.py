"""The catalogue: one SQLite file that knows every file a scan saw and keeps what was computed for it.

A *picture* is one distinct content, known by its hash; one or more *files* hold it. Features hang on the
picture, so that a moved, renamed or copied file costs one hash. Paths are kept as the bytes of the file
system: they sort the way the scan does, and a name that is no valid text survives.
"""

import time
from functools import partial
from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.library.catalogue.covered import Covered
from simgui.library.catalogue.features import Features
from simgui.library.catalogue.health import Health
from simgui.library.catalogue.ledger import Ledger
from simgui.library.catalogue.part import Where, folders_of
from simgui.library.catalogue.pictures import Pictures
from simgui.library.catalogue.scans import IndexedFile, Scans, Seen
from simgui.library.database import Database, free_name
from simgui.library.decision_copy import DecisionCopy
from simgui.library.model_store import ModelStore
from simgui.library.packed_models import forget_packed_models, pack_models, unpack_models

__all__ = ["Catalogue", "IndexedFile", "Seen", "Where", "folders_of"]

_RESTORED = "restored"


class Catalogue(Covered, Scans, Pictures, Features, Ledger, Health):
    """All of it; this part is the file as a whole. Safe to use from several threads.

    Raises:
        SimguiError: by every operation, if the file is damaged, newer than this program, or cannot be used.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._copy = DecisionCopy(path.with_name("decisions.json"))
        self._database = Database(path)
        try:
            self._settle_copy()
        except SimguiError:
            self._database.close()
            raise

    def close(self) -> None:
        """Close the file; the catalogue is not used afterwards."""
        self._database.close()

    def version(self) -> object:
        """Give a value that differs, asked on one thread, after any change by any thread or program."""
        return self._database.version()

    # The file as a whole.

    def _settle_copy(self) -> None:
        """Let what the person decided stand in both places.

        The copy is written first: where the two differ it is the newer one, or the only one.
        """
        with self._database.transaction() as connection:
            forget_packed_models(connection)  # of a restore that was killed at its end
            self._copy.bring_back(connection)
            self._copy.write(connection)

    def back_up(self, target: Path, models: ModelStore) -> None:
        """Write the whole catalogue and all models to another file, while they are being used.

        Raises:
            SimguiError: if there is no room, or the file cannot be written; what was there before stays.
        """
        self._database.copy_to(target, partial(pack_models, models))

    def restore(self, source: Path, models: ModelStore) -> Path:
        """Take over a backup: first its models, then all the rest. What was there is kept beside.

        Returns:
            Where what was there is kept. Models that the backup does not know stay where they are.

        Raises:
            SimguiError: if the backup cannot be used; nothing is changed.
        """
        kept = free_name(self.path, "before-restore")
        self._database.copy_to(kept)
        try:
            self._database.replace_with(source, partial(unpack_models, models))
        except SimguiError:
            kept.unlink(missing_ok=True)
            raise
        with self._deciding() as connection:
            forget_packed_models(connection)
            connection.execute(
                "INSERT OR REPLACE INTO choices VALUES (?, ?)", (_RESTORED, str(time.time_ns()))
            )
        return kept

    @property
    def restored(self) -> str | None:
        """When a backup was brought back last: since then ids may stand for other pictures."""
        return self.choice(_RESTORED)

    def set_aside(self) -> Path:
        """Keep a damaged file under another name, begin a new one with what the person decided.

        Returns:
            Where the damaged file is now.
        """
        kept = self._database.set_aside("damaged")
        self._settle_copy()
        self.salvage(kept)
        return kept

    def salvage(self, damaged: Path) -> None:
        """Take over what a damaged catalogue still tells of what the person decided."""
        with self._deciding() as connection:
            self._copy.salvage(damaged, connection)
