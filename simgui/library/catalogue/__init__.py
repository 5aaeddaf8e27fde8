"""The catalogue: one SQLite file that knows every file a scan saw and keeps what was computed for it.

A *picture* is one distinct content, known by its hash; one or more *files* hold it. Features hang on the
picture, so that a moved, renamed or copied file costs one hash. Paths are kept as the bytes of the file
system: they sort the way the scan does, and a name that is no valid text survives.
"""

import contextlib
import time
from functools import partial
from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.library.catalogue.covered import Covered
from simgui.library.catalogue.database import Database, free_name
from simgui.library.catalogue.decision_copy import RESTORED, DecisionCopy
from simgui.library.catalogue.features import Features
from simgui.library.catalogue.foreign_catalogue import opened_backup, rebuild
from simgui.library.catalogue.health import Health
from simgui.library.catalogue.ledger import Ledger
from simgui.library.catalogue.packed_models import Check, UnpackedModels, forget_packed_models, pack_models
from simgui.library.catalogue.part import Where, folders_of
from simgui.library.catalogue.pictures import Pictures
from simgui.library.catalogue.scans import IndexedFile, Scans, Seen
from simgui.models.store import ModelStore

__all__ = ["Catalogue", "IndexedFile", "Seen", "Where", "folders_of"]


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
            forget_packed_models(connection)  # of a restore by an older version that was killed at its end
            self._copy.bring_back(connection)
            self._copy.write(connection)

    def back_up(self, target: Path, models: ModelStore) -> None:
        """Write the whole catalogue and all models to another file, while they are being used.

        Raises:
            SimguiError: if there is no room, or the file cannot be written; what was there before stays.
        """
        self._database.copy_to(target, partial(pack_models, models))

    def restore(self, source: Path, models: ModelStore, check: Check) -> Path:
        """Take over a backup: all of it or nothing.

        A new catalogue is made of it beside the one in use, checked and brought to today's schema; its models
        are unpacked aside. Only then, with what was there kept beside, the models appear and the catalogue
        changes in one transaction.

        Args:
            source: The backup.
            models: Keeps the models.
            check: Raises `SimguiError` over a model that cannot be used; it is left out.

        Returns:
            Where the catalogue that was there is kept. Models that the backup does not know stay where they
            are; those that differ from the backup's are kept beside it.

        Raises:
            SimguiError: if the backup cannot be used; nothing is changed.
        """
        kept = free_name(self.path, "before-restore")
        unpacked = UnpackedModels(models, kept.with_name(f"models-{kept.stem.partition('-')[2]}"), check)
        try:
            with self._database.built_beside() as new:
                with opened_backup(source) as backup:
                    unpacked.unpack(backup)
                    rebuild(backup, source.stat().st_size, new)
                moment = max(time.time_ns(), self._copy.moment_of(self.restored) + 1)
                new.execute("INSERT OR REPLACE INTO choices VALUES (?, ?)", (RESTORED, str(moment)))
                self._database.copy_to(kept)
                unpacked.publish()
                self._database.take_over(new)
        except BaseException:
            unpacked.take_back()
            with contextlib.suppress(OSError):
                kept.unlink(missing_ok=True)
            raise
        finally:
            unpacked.discard()
        with contextlib.suppress(SimguiError):  # a copy that stays behind is known to be the older one
            self._settle_copy()
        return kept

    @property
    def restored(self) -> str | None:
        """When a backup was brought back last: since then ids may stand for other pictures."""
        return self.choice(RESTORED)

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
