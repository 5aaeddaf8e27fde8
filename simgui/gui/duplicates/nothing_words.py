"""The sentences of the area: why no group is listed, and what is to be said above those that are."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from simgui.core.errors import SimguiError
from simgui.core.names import shown
from simgui.core.progress import Step
from simgui.core.sentences import say_count
from simgui.duplicates.records import Level
from simgui.gui.duplicates.acting import Acting
from simgui.gui.duplicates.finding import Found
from simgui.gui.duplicates.level_words import found_name
from simgui.gui.duplicates.member_words import pictures_words
from simgui.gui.duplicates.review import Review
from simgui.gui.language import error_words, filled, size_text, translated

_tr = partial(QCoreApplication.translate, "duplicates")

Said = tuple[str, str, str]
"""A heading, a sentence, and the words on the button; without a button, those are empty."""


class NothingWords:
    """Finds the words for how the area stands.

    Attributes:
        error: Why the last finding failed; None if it did not.
        indexing: Whether the open folder is being indexed.
        so_far: How far that has come.
        said: What is said instead of groups.
        level_offered: The level that the button chooses; None if it leaves that as it is.
    """

    def __init__(self) -> None:
        self.error: SimguiError | None = None
        self.indexing = False
        self.so_far: Step | None = None
        self.said: Said = ("", "", "")
        self.level_offered: Level | None = None

    def read(
        self,
        folder: Path | None,
        level: Level,
        result: Found | None,
        review: Review,
        acting: Acting,
        *,
        running: bool,
    ) -> None:
        """See how the area stands, and find the words."""
        self.level_offered = None
        if folder is None:
            self.said = (
                _tr("No folder is open"),
                _tr("Open a folder of pictures to find duplicates in it."),
                _tr("Choose folder…"),
            )
        elif running:
            self.said = (
                filled(_tr("Looking for {0}…"), found_name(level)),
                _tr("You can go on working: the groups will be listed here."),
                "",
            )
        elif self.error is not None:
            self.said = translated(self.error.title), translated(self.error.message), _tr("Try again")
        elif result is not None and not result.groups:
            self.said = self._nothing_found(result)
        elif result is not None:
            self.said = self._finished(review, acting)
        elif self.indexing:
            self.said = self._indexing()
        else:
            self.said = (
                _tr("Find duplicates among your pictures"),
                filled(
                    _tr(
                        "SimGUI compares what the pictures of “{0}” show. Nothing is moved until you say so."
                    ),
                    shown(folder.name) or shown(folder),
                ),
                _tr("Find duplicates"),
            )

    def _nothing_found(self, result: Found) -> Said:
        among = pictures_words(result.pictures)
        heading = filled(_tr("No {0} among {1}."), found_name(result.level), among)
        if result.level is Level.COPIES:
            self.level_offered = Level.NEAR
            return (
                heading,
                _tr("There may be near copies: cropped, turned, in other light, or shot in a row."),
                _tr("Find near copies"),
            )
        return heading, _tr("Groups that you have reviewed are not listed again."), ""

    def _finished(self, review: Review, acting: Acting) -> Said:
        heading = filled(
            _tr("{0} reviewed"), translated(say_count("{count:,} group", "{count:,} groups", review.done))
        )
        if acting.gone:
            moved = _tr("{0} moved, {1}. Nothing is left to review.")
            sentence = filled(moved, pictures_words(acting.gone), size_text(acting.gone_bytes))
        else:
            sentence = _tr("Nothing is left to review.")
        return heading, sentence, _tr("Find again")

    def _indexing(self) -> Said:
        heading = _tr("SimGUI is still reading your pictures")
        sentence = _tr("Duplicates are found among the pictures that are indexed.")
        if self.so_far is not None:
            done = filled(
                _tr("{0:,} of {1} are indexed so far."), self.so_far.done, pictures_words(self.so_far.total)
            )
            sentence = f"{sentence} {done}"
        return heading, sentence, _tr("Find among these")

    def rest(self, *, stale: bool, elsewhere: bool) -> str:
        """Say above what was found why it is good to look again; nothing if it is not."""
        if self.error is not None:
            return error_words(self.error)
        if elsewhere:
            return _tr("These groups are from where you searched before; you now search elsewhere.")
        if stale:
            return _tr("Pictures were added, removed or changed since these were found.")
        return ""
