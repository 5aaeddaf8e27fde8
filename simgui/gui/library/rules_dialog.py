"""Ask for the rules of a folder: which of its files are no part of the library."""

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from simgui.core.names import shown
from simgui.gui.look.fonts import columns_px
from simgui.gui.look.labels import styled
from simgui.library.rules import MOST_PX, Rules, patterns_of

_COLUMNS = 52
"""Least width of the dialog, in digits of its font."""


class RulesDialog(QDialog):
    """A form with the rules of one folder."""

    def __init__(self, folder: Path, rules: Rules, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What to exclude"))
        self.setMinimumWidth(columns_px(self.font(), _COLUMNS))
        title = styled(
            self.tr("What to exclude from {0}").format(shown(folder.name) or shown(folder)), "heading"
        )
        names = styled(self.tr("Names or paths, one a line:"), "")
        self._patterns = QPlainTextEdit("\n".join(rules.patterns))
        self._patterns.setPlaceholderText("*.gif\nraw\n2019/private/*")
        self._patterns.setAccessibleName(self.tr("Names or paths to exclude"))
        self._patterns.setTabChangesFocus(True)
        names.setBuddy(self._patterns)
        smallest = styled(self.tr("Pictures whose shorter side is less than:"), "")
        self._smallest = QSpinBox()
        self._smallest.setRange(0, MOST_PX)
        self._smallest.setSuffix(self.tr(" pixels"))
        self._smallest.setSpecialValueText(self.tr("No minimum size"))
        self._smallest.setValue(rules.smallest_px)
        smallest.setBuddy(self._smallest)
        self._hidden = QCheckBox(self.tr("Include hidden and system files"))
        self._hidden.setChecked(rules.hidden)
        note = styled(
            self.tr(
                "Your files stay as they are. Excluded files are remembered and not read again. Recycle "
                "bins, snapshots and the previews in photo libraries are always excluded; to search one, "
                "add it as a folder of its own."
            ),
            "faint",
        )
        note.setWordWrap(True)
        buttons = QDialogButtonBox()
        save = buttons.addButton(self.tr("Save and rescan"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("role", "primary")
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addSpacing(6)
        layout.addWidget(names)
        layout.addWidget(self._patterns, 1)
        layout.addSpacing(6)
        layout.addWidget(smallest)
        layout.addWidget(self._smallest)
        layout.addSpacing(6)
        layout.addWidget(self._hidden)
        layout.addWidget(note)
        layout.addSpacing(10)
        layout.addWidget(buttons)

    @property
    def rules(self) -> Rules:
        """The rules as they stand in the form."""
        return Rules(
            patterns_of(self._patterns.toPlainText()), self._hidden.isChecked(), self._smallest.value()
        )
