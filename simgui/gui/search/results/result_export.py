"""A result, saved as a table, as JSON or as a contact sheet, with or without copies of the files."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from simgui.core.names import shown
from simgui.core.progress import Progress
from simgui.core.sentences import say_count
from simgui.gui.language import filled, translated
from simgui.gui.look.actions import menu_action
from simgui.gui.look.buttons import chip
from simgui.gui.look.notice import Notice
from simgui.gui.search.results.contact_sheet import Preview, save_pdf, save_png
from simgui.gui.work.latest import Latest
from simgui.gui.work.work_row import WorkRow
from simgui.gui.work.worker import Lane, Worker
from simgui.search.export import CopiedFiles, copy_files, free_name, save_csv, save_json
from simgui.search.records import SearchResult

Save = Callable[[SearchResult, Path, Progress], None]


@dataclass(frozen=True)
class Exported:
    """What was written.

    Attributes:
        file: The table or sheet.
        copies: What became of the files; None if they were not to be copied.
    """

    file: Path
    copies: CopiedFiles | None = None


class ResultExport(QObject):
    """A button whose menu saves the result that is shown, one export at a time, off the GUI thread.

    Args:
        result: Gives the result that is shown; None if there is none.
        preview: Gives a JPEG of a picture.
        worker: Does the work.
        home: Has the actions of the *File* menu.

    Attributes:
        button: Opens the menu.
        row: Shows an export under way, which can be stopped.
        notice: Says where the file is.
    """

    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self, result: Callable[[], SearchResult | None], preview: Preview, worker: Worker, home: QWidget
    ) -> None:
        super().__init__(home)
        self._result = result
        self._run = Latest(worker, Lane.FILES, self)
        self.row = WorkRow(home)
        self.row.stop_wanted.connect(self._run.stop)
        self.notice = Notice(home)
        self.button: QPushButton = chip(self.tr("Export  ▾"), checkable=False)
        self.button.setAccessibleName(self.tr("Export the result"))
        menu = QMenu(self.button)
        for text, suffix, save in (
            (self.tr("Export as table (CSV)…"), "csv", _plain(save_csv)),
            (self.tr("Export as JSON…"), "json", _plain(save_json)),
            (self.tr("Export contact sheet (PDF)…"), "pdf", partial(_sheet, save_pdf, preview)),
            (self.tr("Export contact sheet (PNG)…"), "png", partial(_sheet, save_png, preview)),
        ):
            start = partial(self.ask, suffix, save)
            needs = self.tr("Search with a picture first")
            menu.addAction(menu_action(home, "file", text, start, section="export", needs=needs))
        menu.addSeparator()
        self._with_files = QAction(self.tr("With copies of the files"), menu)
        self._with_files.setCheckable(True)
        menu.addAction(self._with_files)
        self.button.setMenu(menu)

    @property
    def with_files(self) -> QAction:
        """Whether the files are copied, too."""
        return self._with_files

    def ask(self, suffix: str, save: Save, *_checked: object) -> None:
        """Ask where to, and save."""
        result, window = self._result(), self.notice.window()
        if result is None or self._run.running:
            return
        name = f"{Path(result.name).stem} neighbours.{suffix}"
        if self._with_files.isChecked():
            title = self.tr("Save the result and copies of its files in a folder")
            folder = QFileDialog.getExistingDirectory(window, title, str(Path.home()))
            if folder:
                self._start(partial(_save_with_files, result, Path(folder), name, save))
            return
        chosen, _kind = QFileDialog.getSaveFileName(
            window, self.tr("Save the result"), str(Path.home() / name), f"*.{suffix}"
        )
        if chosen:
            path = Path(chosen)
            named = path.suffix.lower() == f".{suffix}"
            file = path if named else path.with_name(f"{path.name}.{suffix}")
            self._start(partial(_save_alone, result, file, save))

    def _start(self, task: Callable[[Progress], Exported]) -> None:
        self.notice.hide()
        self.row.show_work(self.tr("Exporting…"))
        self._run.start_reporting(
            task, self._saved, self.failed.emit, on_ended=self.row.hide, on_step=self.row.show_step
        )

    def _saved(self, exported: Exported) -> None:
        text = filled(self.tr("Saved: {0}"), shown(exported.file))
        copies = exported.copies
        if copies is not None:
            count = translated(say_count("{count:,} file", "{count:,} files", len(copies.copied)))
            text = filled(self.tr("{0}, with copies of {1}"), text, count)
            if copies.missing:
                text = filled(self.tr("{0}; {1:,} are not there now"), text, len(copies.missing))
        self.notice.say_with_open(text, exported.file)


def _save_alone(result: SearchResult, file: Path, save: Save, progress: Progress) -> Exported:
    save(result, file, progress)
    return Exported(file)


def _save_with_files(
    result: SearchResult, folder: Path, name: str, save: Save, progress: Progress
) -> Exported:
    """Save a result and copies of its files in a folder, where nothing is replaced."""
    file = free_name(folder / name)
    copies = copy_files(result.neighbours, folder, progress)
    save(result, file, progress)
    return Exported(file, copies)


def _plain(save: Callable[[SearchResult, Path], None]) -> Save:
    def save_reporting(result: SearchResult, file: Path, _progress: Progress) -> None:
        save(result, file)

    return save_reporting


def _sheet(
    save: Callable[[SearchResult, Path, Preview, Progress], None],
    preview: Preview,
    result: SearchResult,
    file: Path,
    progress: Progress,
) -> None:
    save(result, file, preview, progress)
