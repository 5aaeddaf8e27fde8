"""What becomes of pictures that are not kept: asked about once, done off the GUI thread, taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from simgui.core.errors import SimguiError
from simgui.core.names import shown
from simgui.core.progress import Step
from simgui.core.sentences import say_count
from simgui.duplicates.records import Moved, NotMoved
from simgui.duplicates.service import Duplicates
from simgui.gui.duplicates.group_review import GroupReview
from simgui.gui.duplicates.member_words import pictures_words
from simgui.gui.duplicates.moved_files import MovedFiles
from simgui.gui.duplicates.review import Review, extras_of
from simgui.gui.language import filled, size_text, translated
from simgui.gui.look.notice import Notice
from simgui.gui.look.questions import ask_to
from simgui.gui.work.latest import Latest
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Lane, Worker

_MOST_NAMED = 3


@dataclass(frozen=True)
class _Exported:
    file: Path
    groups: int


class Acting(QObject):
    """Moves files to the trash or a folder, one thing at a time, and says what came of it.

    Args:
        review: The groups; files that have gone leave it.
        duplicates: Moves files, and keeps a journal of it.
        undo: Takes back what the system allows.
        worker: Does the work.
        notice: Says what was done.
        page: Dialogs stand in front of its window; owner.
    """

    began = Signal()
    stepped = Signal(object)
    """A `Step`."""
    ended = Signal()
    told = Signal(str)
    """What was done, in a sentence."""
    changed = Signal()
    """Files have gone or come back: the library is to look where they are."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        review: Review,
        duplicates: Duplicates,
        undo: Undo,
        worker: Worker,
        notice: Notice,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._review = review
        self._duplicates = duplicates
        self._undo = undo
        self._worker = worker
        self._notice = notice
        self._page = page
        self._run = Latest(worker, Lane.FILES, self)
        self._folder: Path | None = None
        self.gone = 0
        """How many files have been moved since the groups were found."""
        self.gone_bytes = 0

    @property
    def running(self) -> bool:
        """Whether files are being moved."""
        return self._run.running

    def forget(self) -> None:
        """Count from nothing again: other groups are reviewed."""
        self.gone = self.gone_bytes = 0

    def settle(self) -> None:
        """See what became of files that were being moved when the program was killed."""
        self._worker.start(Lane.FILES, self._duplicates.settle, self._settled, self.failed.emit)

    def _settled(self, moved: Moved | None) -> None:
        if moved is None or not moved.files:
            return
        what = pictures_words(len(moved.files))
        files = MovedFiles(self._duplicates, (), None, "", self._gone, self._returned)
        files.moved = moved
        said = filled(self.tr("SimGUI was stopped while it moved pictures: {0} moved, none lost."), what)
        if moved.can_be_taken_back:
            self._undo.push_turn(filled(self.tr("move {0}"), what), files.take_back, Lane.FILES)
            self._undo.offer(self._notice, said)
        else:
            self._notice.say(said)

    def stop(self) -> None:
        """Stop moving; what is moved by then stays so, and can be taken back."""
        self._run.stop()

    # What is asked.

    def ask_trash(self, entries: Sequence[GroupReview]) -> None:
        """Ask whether the files of groups that are not kept are to go, and move them to the trash."""
        files = extras_of(entries)
        if not files or self.running:
            return
        what = pictures_words(len(files))
        size = size_text(sum(each.size_bytes for each in files))
        question = filled(self.tr("Move {0} ({1}) to the trash?\n\n{2}"), what, size, self._stays(entries))
        if ask_to(self._page.window(), self.tr("Move to trash"), question, self.tr("Move to trash")):
            self._start(entries, None, filled(self.tr("move {0} to the trash"), what))

    def _stays(self, entries: Sequence[GroupReview]) -> str:
        if len(entries) > 1:
            return self.tr("One of each group stays.")
        if len(entries[0].kept) > 1:
            return filled(self.tr("{0} of the group stay."), len(entries[0].kept))
        return filled(self.tr("One stays: {0}"), shown(entries[0].members[entries[0].first_kept].path.name))

    def ask_move(self, entries: Sequence[GroupReview]) -> None:
        """Let the person choose a folder, and move the files of groups that are not kept there."""
        files = extras_of(entries)
        if not files or self.running:
            return
        what = pictures_words(len(files))
        chosen = QFileDialog.getExistingDirectory(
            self._page.window(),
            filled(self.tr("Move {0} to a folder"), what),
            str(self._folder or Path.home()),
        )
        if chosen:
            self._folder = Path(chosen)
            text = filled(self.tr("move {0} to “{1}”"), what, shown(self._folder.name))
            self._start(entries, self._folder, text)

    def ask_export(self, entries: Sequence[GroupReview]) -> None:
        """Let the person choose a file, and list groups in it."""
        if not entries:
            return
        chosen, _ = QFileDialog.getSaveFileName(
            self._page.window(),
            self.tr("Export the list of groups"),
            str(Path.home() / "duplicates.csv"),
            self.tr("CSV (*.csv);;JSON (*.json)"),
        )
        if chosen:
            task = partial(_export, self._duplicates, tuple(entries), Path(chosen))
            self._worker.start(Lane.FILES, task, self._exported, self.failed.emit)

    def _exported(self, exported: _Exported) -> None:
        groups = translated(say_count("{count:,} group", "{count:,} groups", exported.groups))
        self._notice.say_with_open(
            filled(self.tr("{0} listed in {1}."), groups, shown(exported.file)), exported.file
        )

    # What is done.

    def _start(self, entries: Sequence[GroupReview], folder: Path | None, text: str) -> None:
        self._notice.hide()
        files = MovedFiles(self._duplicates, tuple(entries), folder, text, self._gone, self._returned)
        self._run.start_reporting(files.move, self._moved, self._fail, on_ended=self._end, on_step=self._step)
        self.began.emit()

    def _step(self, step: Step) -> None:
        self.stepped.emit(step)

    def _fail(self, error: SimguiError) -> None:
        self.failed.emit(error)
        self.changed.emit()

    def _end(self) -> None:
        self.ended.emit()

    def _moved(self, files: MovedFiles) -> None:
        moved = files.moved
        said = self._words(moved)
        if moved.files:
            self._gone(files)
        if moved.can_be_taken_back:
            self._undo.push_turn(files.text, files.take_back, Lane.FILES)
            self._undo.offer(self._notice, said)
            said = filled(self.tr("{0} Ctrl+Z takes it back."), said)
        else:
            if moved.files and moved.to is None:
                said = filled(self.tr("{0} To take it back, open the system trash."), said)
            self._notice.say(said)
        self.told.emit(said)

    def _gone(self, files: MovedFiles) -> None:
        """List files that have gone no longer."""
        files.touched = self._review.without({each.before for each in files.moved.files})
        self._count(files.moved, 1)

    def _returned(self, files: MovedFiles) -> None:
        """List files again that are back, as long as the same groups are reviewed."""
        if files.touched and files.touched[0].round == self._review.round:
            self._review.bring_back(files.touched)
            self._review.without({each.before for each in files.moved.files} - files.back)
            self._count(files.moved, -1)
        else:
            self.changed.emit()
        said = [filled(self.tr("Put back: {0}."), pictures_words(len(files.back)))]
        if files.not_back:
            said.append(self._stayed_words(files.not_back, self.tr("{0} could not be put back ({1}{2}).")))
        self._notice.say(" ".join(said))
        self.told.emit(" ".join(said))

    def _count(self, moved: Moved, sign: int) -> None:
        self.gone += sign * len(moved.files)
        self.gone_bytes += sign * moved.size_bytes
        self.changed.emit()

    def _words(self, moved: Moved) -> str:
        """Say what came of it: what was moved, and in one sentence what was not."""
        said = []
        if moved.files:
            where = self.tr("the trash") if moved.to is None else filled(self.tr("“{0}”"), shown(moved.to))
            said.append(
                filled(
                    self.tr("{0} ({1}) moved to {2}."),
                    pictures_words(len(moved.files)),
                    size_text(moved.size_bytes),
                    where,
                )
            )
        if moved.stayed:
            said.append(self._stayed_words(moved.stayed, self.tr("{0} could not be moved ({1}{2}).")))
        return " ".join(said) or self.tr("Nothing was moved.")

    def _stayed_words(self, stayed: Sequence[NotMoved], sentence: str) -> str:
        """Name the first of those that stayed, each with the reason, in one sentence."""
        named = self.tr("; ").join(
            filled(self.tr("{0}: {1}"), shown(each.path.name), translated(each.reason).rstrip("."))
            for each in stayed[:_MOST_NAMED]
        )
        rest = len(stayed) - _MOST_NAMED
        more = filled(self.tr("; and {0:,} more"), rest) if rest > 0 else ""
        return filled(sentence, pictures_words(len(stayed)), named, more)


def _export(duplicates: Duplicates, entries: Sequence[GroupReview], file: Path) -> _Exported:
    duplicates.export([replace(each.group, keep=each.first_kept) for each in entries], file)
    return _Exported(file, len(entries))
