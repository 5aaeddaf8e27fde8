"""What both dialogs have: a form, what would be done, how far it has come, and what was done."""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from simgui.core.errors import SimguiError
from simgui.core.names import plain, shown
from simgui.gui.language import error_words, filled, translated
from simgui.gui.look.fonts import columns_px, lines_px
from simgui.gui.look.labels import styled
from simgui.gui.look.mnemonics import with_mnemonics
from simgui.gui.look.notice import Notice
from simgui.gui.look.screen import within_screen
from simgui.gui.work.latest import Latest
from simgui.gui.work.work_row import WorkRow
from simgui.gui.work.worker import Lane, ReportingTask, Result, Worker

_COLUMNS = 64
_LINES = 4
_FIRST_LINES = 27
"""Of the whole dialog, when it opens."""
MOST_LISTED = 500
"""Files that are listed; of the rest, only the number is said."""


class ExchangeDialog(QDialog):
    """A heading, the form of the dialog, a preview that follows it, and buttons to do it and to close.

    Args:
        title: Of the dialog.
        heading: In it.
        do: Text of the button that does it.
        folder: The open folder.
        worker: Does the work.
        parent: It stands in front of this.
    """

    def __init__(
        self, title: str, heading: str, do: str, folder: Path, worker: Worker, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(columns_px(self.font(), _COLUMNS))
        self.folder = folder
        self._work = Latest(worker, Lane.FILES, self)
        self._names: dict[QComboBox, QLabel] = {}
        self.form = QVBoxLayout()
        self.form.setSpacing(6)
        self.said = QLabel()
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setWordWrap(True)
        self.list = QListWidget()
        self.list.setMinimumHeight(lines_px(self.font(), _LINES))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.list.hide()
        self.row = WorkRow(self)
        self.row.stop_wanted.connect(self._work.stop)
        self.notice = Notice(self)
        buttons = QDialogButtonBox()
        do_text, close_text = with_mnemonics([do, self.tr("Close")])
        self.button = buttons.addButton(do_text, QDialogButtonBox.ButtonRole.AcceptRole)
        self.button.setProperty("role", "primary")
        self.button.setEnabled(False)
        buttons.addButton(close_text, QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.accepted.connect(self.do)
        buttons.rejected.connect(self.reject)
        self._layout = layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(8)
        head = styled(heading, "heading")
        head.setWordWrap(True)
        layout.addWidget(head)
        layout.addLayout(self.form)
        layout.addWidget(self.said)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.row)
        layout.addWidget(self.notice)
        layout.addStretch()
        layout.addWidget(buttons)
        self.resize(within_screen(self, QSize(self.minimumWidth(), lines_px(self.font(), _FIRST_LINES))))

    def do(self) -> None:
        """Do what the preview says."""
        raise NotImplementedError

    def choice(self, name: str, choices: Sequence[tuple[str, object]]) -> QComboBox:
        """Add a line to the form with a list to choose from."""
        label, box = styled(name, ""), QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box.setAccessibleName(name)
        for text, value in choices:
            box.addItem(text, value)
        label.setBuddy(box)
        self._names[box] = label
        self.form.addWidget(label)
        self.form.addWidget(box)
        return box

    def name_of(self, box: QComboBox) -> QLabel:
        """Give what is written above a list of `choice`."""
        return self._names[box]

    def begin(self, text: str, task: ReportingTask[Result], done: Callable[[Result], None]) -> None:
        """Begin work that is shown in the dialog, instead of the work before."""
        self.button.setEnabled(False)
        self.notice.hide()
        self.row.show_work(text)
        self._work.start_reporting(
            task,
            done,
            self._fail,
            on_stopped=self._stopped,
            on_ended=self.row.hide,
            on_step=self.row.show_step,
        )

    def named(self, path: Path) -> str:
        """Name a file from the open folder on."""
        return shown(path.relative_to(self.folder) if path.is_relative_to(self.folder) else path)

    @property
    def busy(self) -> bool:
        """Whether work is under way."""
        return self._work.running

    def say(
        self, sentences: Iterable[str], listed: Iterable[str] = (), count: int = 0, *, name: str = ""
    ) -> None:
        """Say what would be done, and list files.

        Args:
            sentences: In a paragraph.
            listed: A line a file; the first `MOST_LISTED` are shown.
            count: How many lines there are.
            name: What is listed, for a screen reader.
        """
        text = plain(" ".join(map(translated, sentences)))
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.list.clear()
        self.list.addItems(list(islice(listed, MOST_LISTED)))
        if count > MOST_LISTED:
            self.list.addItem(filled(self.tr("and {0:,} more"), count - MOST_LISTED))
        self.list.setAccessibleName(name)
        self.list.setVisible(self.list.count() > 0)
        self._fit()

    def _fit(self) -> None:
        """Be as high as all lines of text need, as far as there is room on the screen."""
        self._layout.activate()
        needed = QSize(self.minimumWidth(), self._layout.totalHeightForWidth(self.width()))
        self.setMinimumHeight(within_screen(self, needed).height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Text takes other lines at another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def forget(self) -> None:
        """Say nothing, and stop the work."""
        self._work.cancel()
        self.row.hide()
        self.button.setEnabled(False)
        self.say(())

    def _fail(self, error: SimguiError) -> None:
        self.say((error_words(error),))

    def _stopped(self) -> None:
        self.say((self.tr("Stopped."),))
