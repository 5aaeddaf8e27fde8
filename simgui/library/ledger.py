"""The ledger: what became of every file that a scan saw, and why."""

import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from simgui.core.files import write_csv
from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.core.sentences import say
from simgui.core.units import Unit
from simgui.library.catalogue import Catalogue
from simgui.library.records import FileEntry, FileState

_COLUMNS = ("file", "state", "why", "same picture as", "since")


class Ledger:
    """Lists, counts and exports files. Safe to use from several threads.

    Args:
        catalogue: Knows them.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    def counts(self, folder: Path) -> dict[FileState, int]:
        """Count the files known under a folder, by what became of them."""
        return self._catalogue.ledger.counts(real_path(folder))

    def entries(self, folder: Path, states: Sequence[FileState] = tuple(FileState)) -> Iterator[FileEntry]:
        """Yield every file known under a folder in one of `states`, and why it is not indexed."""
        return self._catalogue.ledger.entries(real_path(folder), states)

    def count_duplicates(self, folder: Path) -> int:
        """Count the files under a folder that hold the picture of an earlier one."""
        return self._catalogue.ledger.count_duplicates(real_path(folder))

    def try_again(self, entries: Iterable[FileEntry]) -> None:
        """Let the next rescan read files again that failed or were skipped."""
        self._catalogue.ledger.try_again([entry.path for entry in entries])

    def forget(self, entries: Iterable[FileEntry]) -> None:
        """Forget files that are missing or offline; labels and verdicts of their pictures are kept."""
        self._catalogue.ledger.forget([entry.path for entry in entries])

    def export(self, folder: Path, file: Path, states: Sequence[FileState], progress: Progress) -> int:
        """Write the ledger of a folder to a CSV file, and give the number of files in it.

        Raises:
            SimguiError: if the file cannot be written; what was there before stays.
        """
        count = 0

        def rows() -> Iterator[Sequence[str]]:
            nonlocal count
            yield _COLUMNS
            for entry in self.entries(folder, states):
                count += 1
                progress.step(say("Exporting"), count, unit=Unit.FILES)
                yield _values(entry)

        write_csv(file, rows())
        return count


def _values(entry: FileEntry) -> tuple[str, ...]:
    since = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(entry.since)) if entry.since else ""
    return str(entry.path), entry.state.value, entry.reason, str(entry.duplicate_of or ""), since
