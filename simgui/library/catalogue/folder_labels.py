"""Which labels the subfolders of a folder give."""

import os
from pathlib import Path
from urllib.parse import quote_from_bytes

from simgui.library.catalogue.decisions import StoredDecisions
from simgui.library.catalogue.folders import CoveredFolders
from simgui.library.label_rule import CHECK_OF, LabelRule, SubfolderCheck
from simgui.library.labels import FolderLabels


class StoredLabels:
    """The rule of every folder, with what was measured of its subfolders and what the person made of them.

    Args:
        folders: Know the rules.
        decisions: Know the labels of subfolders, and keep what was measured.
    """

    def __init__(self, folders: CoveredFolders, decisions: StoredDecisions) -> None:
        self._folders = folders
        self._decisions = decisions

    def of(self, folder: Path) -> FolderLabels:
        """Give what the labels of a folder are, be it covered, in a covered one, or neither.

        Who has given a subfolder a label has said that they are labels, whatever was measured.
        """
        level = self._folders.rules(self._folders.covering(folder) or folder).labels
        labelling = self._decisions.labelling(folder)
        check = None if labelling.chosen else self.check(folder)
        return FolderLabels(folder, LabelRule(level, check), labelling)

    def check(self, folder: Path) -> SubfolderCheck | None:
        """Give what was measured of the subfolders of a folder; None if nothing was."""
        return SubfolderCheck.from_json(self._decisions.choice(_check_of(folder)))

    def keep_check(self, folder: Path, check: SubfolderCheck | None) -> None:
        """Keep what was measured of the subfolders of a folder, or, with None, forget it."""
        self._decisions.choose(_check_of(folder), None if check is None else check.to_json())


def _check_of(folder: Path) -> str:
    return CHECK_OF + quote_from_bytes(os.fsencode(folder))
