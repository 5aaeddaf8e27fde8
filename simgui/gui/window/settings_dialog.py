"""The settings, made of their declaration: each holds at once, and a field finds them by their words."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from simgui.core.names import shown
from simgui.gui.language import filled, translated
from simgui.gui.look.fonts import columns_px, lines_px
from simgui.gui.look.labels import ElidedLabel, styled
from simgui.gui.look.screen import within_screen
from simgui.gui.settings import DECLARED, Setting, Settings
from simgui.library.storage.data_folder import ENVIRONMENT_VARIABLE

_COLUMNS, _LINES = 76, 34
_CONTROL = 27
"""Width of what is set, in digits of the font."""
_MARGIN_PX = 6


class SettingsDialog(QDialog):
    """A row for each setting that is declared with words, and below them the rules and the data folder.

    Args:
        settings: Read and written.
        data_folder: Where the library lies.
        folder: Name of the open folder; empty if none is.
        parent: The main window.
    """

    rules_wanted = Signal()
    """The person wants to see the rules of the open folder."""

    def __init__(
        self, settings: Settings, data_folder: Path, folder: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._controls: dict[str, QWidget] = {}
        self._rows: list[tuple[str, QWidget]] = []
        self._find = QLineEdit()
        self._find.setPlaceholderText(self.tr("Find a setting"))
        self._find.setAccessibleName(self.tr("Find a setting"))
        self._find.setClearButtonEnabled(True)
        self._find.textChanged.connect(self._show_only)
        self._nothing = styled(self.tr("No setting contains this."), "faint")
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 12, 0)
        rows.setSpacing(20)
        for setting in DECLARED:
            if setting.title:
                self._controls[setting.key] = control = self._control(setting)
                rows.addWidget(self._row(translated(setting.title), translated(setting.about), control))
        rows.addWidget(self._rules_row(folder))
        rows.addWidget(self._data_row(data_folder))
        rows.addWidget(self._nothing)
        rows.addStretch(1)
        self._nothing.hide()
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        reset = QPushButton(self.tr("&Reset all"))
        reset.setToolTip(self.tr("Set everything above to what the program starts with; no data change"))
        reset.setAutoDefault(False)
        reset.clicked.connect(self._reset)
        close = QPushButton(self.tr("&Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(reset)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(16)
        layout.addWidget(self._find)
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)
        self.resize(
            within_screen(self, QSize(columns_px(self.font(), _COLUMNS), lines_px(self.font(), _LINES)))
        )

    # The rows.

    def _row(self, title: str, about: str, control: QWidget) -> QWidget:
        row = QWidget()
        heading = styled(title, "heading")
        heading.setWordWrap(True)
        heading.setBuddy(control)
        said = styled(about, "faint")
        said.setWordWrap(True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(heading)
        words.addWidget(said)
        column = QWidget()
        column.setFixedWidth(columns_px(self.font(), _CONTROL))
        beside = QVBoxLayout(column)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(control)
        beside.addStretch(1)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(24)
        line.addLayout(words, 1)
        line.addWidget(column)
        self._rows.append((f"{title} {about}".casefold(), row))
        return row

    def _control(self, setting: Setting) -> QWidget:
        control: QComboBox | QSpinBox
        if setting.choices:
            control = QComboBox()
            for value, words in setting.choices:
                control.addItem(translated(words), value)
            control.currentIndexChanged.connect(partial(self._choose, setting.key))
        else:
            control = QSpinBox()
            least, most = setting.bounds or (0, 0)
            control.setRange(least, most)
            control.setSingleStep(setting.step)
            control.setSuffix(translated(setting.unit))
            control.setSpecialValueText(translated(setting.zero))
            control.setKeyboardTracking(False)
            control.lineEdit().setTextMargins(_MARGIN_PX, 0, 0, 0)
            control.valueChanged.connect(partial(self._set_number, setting.key))
        control.setAccessibleName(translated(setting.title))
        control.setAccessibleDescription(translated(setting.about))
        self._show_value(control, self._settings[setting.key])
        return control

    @staticmethod
    def _show_value(control: QWidget, value: object) -> None:
        control.blockSignals(True)
        if isinstance(control, QComboBox):
            control.setCurrentIndex(control.findData(value))
        elif isinstance(control, QSpinBox) and isinstance(value, int):
            control.setValue(value)
        control.blockSignals(False)

    def _rules_row(self, folder: str) -> QWidget:
        rules = QPushButton(self.tr("R&ules…"))
        rules.setAutoDefault(False)
        rules.setEnabled(bool(folder))
        rules.clicked.connect(self.rules_wanted)
        title = filled(self.tr("Rules of {0}"), shown(folder)) if folder else self.tr("Rules of a folder")
        about = self.tr("Which files are excluded, and which subfolders are labels. Each folder has its own.")
        return self._row(title, about, rules)

    def _data_row(self, data_folder: Path) -> QWidget:
        about = self.tr(
            "To keep them elsewhere, quit, move this folder, and start SimGUI with --data-dir and its new "
            "place, or set {0} to it."
        )
        opens = QPushButton(self.tr("&Open folder"))
        opens.setAutoDefault(False)
        opens.clicked.connect(partial(_open, data_folder))
        row = self._row(self.tr("Where the data are"), filled(about, ENVIRONMENT_VARIABLE), opens)
        path = ElidedLabel("")
        path.show_text(shown(data_folder))
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(row)
        column.addWidget(path)
        self._rows[-1] = (f"{self._rows[-1][0]} {data_folder}".casefold(), page)
        return page

    # What the person does.

    def _show_only(self, typed: str) -> None:
        words = typed.casefold().split()
        found = [all(word in text for word in words) for text, _ in self._rows]
        for (_, row), is_found in zip(self._rows, found, strict=True):
            row.setVisible(is_found)
        self._nothing.setVisible(not any(found))

    def _choose(self, key: str, _place: int) -> None:
        control = self._controls[key]
        if isinstance(control, QComboBox):
            self._settings[key] = control.currentData()

    def _set_number(self, key: str, number: int) -> None:
        self._settings[key] = number

    def _reset(self) -> None:
        self._settings.reset()
        for key, control in self._controls.items():
            self._show_value(control, self._settings[key])


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
