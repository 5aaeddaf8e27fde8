"""Write the library to files and read it back: a backup, and the list of all files as a table."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from simgui.core.names import shown
from simgui.core.progress import Progress
from simgui.core.sentences import say_count
from simgui.gui.language import filled, translated
from simgui.gui.look.notice import Notice
from simgui.gui.work.worker import Lane, Worker
from simgui.library.ledger import Ledger
from simgui.library.records import FileState
from simgui.library.storage.service import Storage


@dataclass(frozen=True)
class _Exported:
    file: Path
    count: int


class LibraryFiles(QObject):
    """Asks where, works on the lane of files, and says what came of it.

    Args:
        storage: Backs up and restores.
        ledger: Lists the files.
        worker: Does the work.
        notice: Says what has been done.
        page: Dialogs stand in front of it.
    """

    restored = Signal()
    """A backup is restored: folders, labels, models and the numbers of pictures may be others."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self, storage: Storage, ledger: Ledger, worker: Worker, notice: Notice, page: QWidget
    ) -> None:
        super().__init__(page)
        self._storage = storage
        self._ledger = ledger
        self._worker = worker
        self._notice = notice
        self._page = page

    def ask_back_up(self) -> None:
        """Let the person choose a file, and write the library to it."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._page,
            self.tr("Back up the library"),
            str(Path.home() / "simgui-library.sqlite"),
            self.tr("Library (*.sqlite)"),
        )
        if chosen:
            task = partial(self._storage.back_up, Path(chosen))
            self._worker.start(Lane.FILES, task, self._backed_up, self.failed.emit)

    def _backed_up(self, file: Path) -> None:
        text = self.tr("The library, with its models, is saved as {0}.")
        self._notice.say_with_place(filled(text, shown(file)), file)

    def ask_restore(self) -> None:
        """Let the person choose a backup, and restore it."""
        chosen, _ = QFileDialog.getOpenFileName(
            self._page, self.tr("Restore a backup"), str(Path.home()), self.tr("Library (*.sqlite)")
        )
        if chosen:
            task = partial(self._storage.restore, Path(chosen))
            self._worker.start(Lane.FILES, task, self._restored, self.failed.emit)

    def _restored(self, kept: Path) -> None:
        self.restored.emit()
        text = self.tr("The backup is restored. The library from before is kept as {0}.")
        self._notice.say(filled(text, shown(kept.name)))

    def ask_export(self, folder: Path) -> None:
        """Let the person choose a file, and list all files of a folder in it."""
        name = f"{folder.name or 'library'}-files.csv"
        chosen, _ = QFileDialog.getSaveFileName(
            self._page,
            self.tr("Export the list of all files"),
            str(Path.home() / name),
            self.tr("CSV (*.csv)"),
        )
        if chosen:
            task = partial(_export, self._ledger, folder, Path(chosen))
            self._worker.start_reporting(Lane.FILES, task, self._exported, self.failed.emit)

    def _exported(self, exported: _Exported) -> None:
        files = translated(say_count("{count:,} file", "{count:,} files", exported.count))
        text = filled(self.tr("{0} listed in {1}."), files, shown(exported.file))
        self._notice.say_with_open(text, exported.file)


def _export(ledger: Ledger, folder: Path, file: Path, progress: Progress) -> _Exported:
    return _Exported(file, ledger.export(folder, file, tuple(FileState), progress))
