"""What happened, as a report that the person can copy and send."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simgui.gui.look.labels import styled
from simgui.gui.look.screen import within_screen
from simgui.installation.crash_report import Crash, report

_SIZE = QSize(720, 520)


class CrashDialog(QDialog):
    """Shows a report. What may name files of the person is in it only if they ask for that.

    Args:
        crash: What happened.
        logs: The folder of log files.
        parent: The main window.
    """

    folder_wanted = Signal(object)
    """The folder of log files, a `Path`, is to be shown."""

    def __init__(self, crash: Crash, logs: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._crash = crash
        self._logs = logs
        self.setWindowTitle(self.tr("What happened"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(within_screen(self, _SIZE))
        about = styled(
            self.tr(
                "Nothing is sent by itself. This report helps those who fix SimGUI; it names none of your "
                "files, unless you let it."
            ),
            "faint",
        )
        about.setWordWrap(True)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setAccessibleName(self.tr("Report"))
        self._text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._names = QCheckBox(self.tr("&Include the error message and the log (they may name your files)"))
        self._names.toggled.connect(self._write)
        self._copied = styled("", "faint")
        folder = QPushButton(self.tr("&Show log folder"))
        folder.clicked.connect(self._show_folder)
        self._copy = QPushButton(self.tr("Copy &report"))
        self._copy.setDefault(True)
        self._copy.clicked.connect(self._copy_report)
        close = QPushButton(self.tr("&Close"))
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(folder)
        buttons.addWidget(self._copied, 1)
        buttons.addWidget(self._copy)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(12)
        layout.addWidget(styled(crash.kind, "heading"))
        layout.addWidget(about)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._names)
        layout.addLayout(buttons)
        self._write()
        self._copy.setFocus()

    @property
    def text(self) -> str:
        """The report as it is shown."""
        return self._text.toPlainText()

    def _write(self) -> None:
        self._text.setPlainText(report(self._crash, self._logs if self._names.isChecked() else None))
        self._copied.setText("")

    def _copy_report(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self._copied.setText(self.tr("Copied."))

    def _show_folder(self) -> None:
        self.folder_wanted.emit(self._logs)
