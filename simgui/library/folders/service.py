"""The folders that the library covers, and its ledger: what became of every file in them."""

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from simgui.core.files import write_csv
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.records import CoveredFolder, FileEntry, FileState
from simgui.library.rules import Rules

_COLUMNS = ("file", "state", "why", "same picture as", "since")


class Folders:
    """Safe to use from several threads. Folders are given as the person names them.

    Args:
        catalogue: Knows them.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def list(self) -> "tuple[CoveredFolder, ...]":
        """List the covered folders, in path order."""
        return tuple(self._catalogue.folders())

    def paths(self) -> "tuple[Path, ...]":
        """List where the covered folders lie, in path order."""
        return tuple(self._catalogue.covered_paths())

    def knows(self, folder: Path) -> bool:
        """Tell whether a folder is covered, be it there now or not."""
        return self._catalogue.covering(folder.resolve()) is not None

    def covering(self, folder: Path) -> "tuple[CoveredFolder, ...]":
        """List the covered folders that a folder is or lies in, the outermost first."""
        folder = folder.resolve()
        return tuple(each for each in self._catalogue.folders() if folder.is_relative_to(each.path))

    def remove(self, folder: Path) -> None:
        """Cover a folder no longer. Its files stay as they are; labels and verdicts are kept."""
        self._catalogue.forget_folder(folder.resolve())

    def rules(self, folder: Path) -> Rules:
        """Give the rules of a folder, or of the covered folder that it lies in."""
        return self._catalogue.rules(self._catalogue.covering(folder.resolve()) or folder.resolve())

    def set_rules(self, folder: Path, rules: Rules) -> None:
        """Let the next rescan of a covered folder go by other rules."""
        folder = folder.resolve()
        self._catalogue.set_rules(self._catalogue.covering(folder) or folder, rules)

    def count_duplicates(self, folder: Path) -> int:
        """Count the files under a folder that hold the picture of an earlier one."""
        return self._catalogue.count_duplicates(folder.resolve())

    def try_again(self, entries: Iterable[FileEntry]) -> None:
        """Let the next rescan read files again that failed or were skipped."""
        self._catalogue.try_again([entry.path for entry in entries])

    def forget(self, entries: Iterable[FileEntry]) -> None:
        """Forget files that are missing or offline; labels and verdicts of their pictures are kept."""
        self._catalogue.forget([entry.path for entry in entries])

    def export(self, folder: Path, file: Path, states: Sequence[FileState], progress: Progress) -> int:
        """Write the ledger of a folder to a CSV file, and give the number of files in it.

        Raises:
            SimguiError: if the file cannot be written; what was there before stays.
        """
        count = 0

        def rows() -> Iterator[Sequence[str]]:
            nonlocal count
            yield _COLUMNS
            for entry in self._catalogue.ledger(folder.resolve(), states):
                count += 1
                progress.step("Exporting", count, unit="files")
                yield _values(entry)

        write_csv(file, rows())
        return count


def _values(entry: FileEntry) -> tuple[str, ...]:
    since = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(entry.since)) if entry.since else ""
    return str(entry.path), entry.state.value, entry.reason, str(entry.duplicate_of or ""), since
