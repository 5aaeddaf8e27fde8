"""Backups: the whole catalogue and all models in one file, and the way back."""

import contextlib
import time
from functools import partial
from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.core.sentences import say
from simgui.library.catalogue.database import Database, free_name
from simgui.library.catalogue.decision_copy import RESTORED, DecisionCopy
from simgui.library.catalogue.decisions import StoredDecisions
from simgui.library.catalogue.foreign_catalogue import opened_backup, rebuild
from simgui.library.catalogue.packed_models import Check, UnpackedModels, pack_models
from simgui.models.store import ModelStore


class Backups:
    """Writes the catalogue to a backup, and replaces it by one.

    Args:
        database: Of the catalogue.
        copy: Of the decisions in it.
        decisions: Know when a backup was restored last.
    """

    def __init__(self, database: Database, copy: DecisionCopy, decisions: StoredDecisions) -> None:
        self._database = database
        self._copy = copy
        self._decisions = decisions

    def write(self, target: Path, models: ModelStore) -> None:
        """Write the whole catalogue and all models to another file, while they are being used.

        Raises:
            SimguiError: if there is no room, or the file cannot be written; what was there before stays.
        """
        self._database.copy_to(target, partial(pack_models, models))

    def restored(self) -> str | None:
        """Tell when a backup was restored last: since then ids may stand for other pictures."""
        return self._decisions.choice(RESTORED)

    def restore(self, source: Path, models: ModelStore, check: Check) -> Path:
        """Replace the catalogue by a backup: all of it or nothing.

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
        with contextlib.suppress(OSError):  # a backup that is not there is told below
            if source.samefile(self._database.path):
                raise SimguiError(
                    say("This is the library itself"),
                    say("{source} is in use. Choose a backup of it.", source=source),
                )
        kept = free_name(self._database.path, "before-restore")
        unpacked = UnpackedModels(models, kept.with_name(f"models-{kept.stem.partition('-')[2]}"), check)
        try:
            with self._database.built_beside() as new:
                with opened_backup(source) as backup:
                    unpacked.unpack(backup)
                    rebuild(backup, source.stat().st_size, new)
                moment = max(time.time_ns(), self._copy.moment_of(self.restored()) + 1)
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
            self._copy.settle(self._database)
        return kept
