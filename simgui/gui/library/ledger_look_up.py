"""What the Library area shows of a folder: which files, and how many there are of each kind."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from simgui.gui.language import translated
from simgui.library.folders.service import Folders
from simgui.library.ledger import Ledger
from simgui.library.records import CoveredFolder, FileEntry, FileState

MOST_ROWS = 10_000
"""A table longer than this helps nobody; the line above it says how many there are."""
COPIES = "copies"
"""Files that are indexed and hold the picture of an earlier one: listed like a state of their own."""


@dataclass(frozen=True)
class LedgerQuestion:
    """What is to be listed.

    Attributes:
        folder: The open folder.
        kind: A state of files, or `COPIES`.
        text: What name or reason contain; empty for all.
    """

    folder: Path
    kind: str
    text: str


@dataclass(frozen=True)
class LedgerAnswer:
    """What the ledger says.

    Attributes:
        question: What was asked.
        counts: How many files of each kind there are in the folder, whatever the text.
        entries: The first files of the kind that contain the text.
        folders: All folders that the library covers.
    """

    question: LedgerQuestion
    counts: dict[str, int]
    entries: list[FileEntry]
    folders: tuple[CoveredFolder, ...]

    @property
    def covering(self) -> CoveredFolder | None:
        """The covered folder that the open one is or lies in."""
        around = [each for each in self.folders if self.question.folder.is_relative_to(each.path)]
        return max(around, key=_depth, default=None)


def look_up(ledger: Ledger, folders: Folders, question: LedgerQuestion) -> LedgerAnswer:
    """Read ledger and covered folders. It reads the catalogue, so it runs off the GUI thread."""
    state = FileState.INDEXED if question.kind == COPIES else FileState(question.kind)
    wanted = question.text.casefold()
    entries = (
        entry
        for entry in ledger.entries(question.folder, (state,))
        if (question.kind != COPIES or entry.duplicate_of is not None)
        and (not wanted or wanted in f"{entry.path}\n{translated(entry.reason)}".casefold())
    )
    counts = {str(state): count for state, count in ledger.counts(question.folder).items()}
    return LedgerAnswer(
        question,
        counts | {COPIES: ledger.count_duplicates(question.folder)},
        list(islice(entries, MOST_ROWS)),
        folders.covered(),
    )


def _depth(folder: CoveredFolder) -> int:
    return len(folder.path.parts)
