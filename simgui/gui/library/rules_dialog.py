"""Ask for the rules of a folder: which of its files are no part of the library, and what its labels are."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from simgui.core.names import shown
from simgui.gui.language import filled, translated
from simgui.gui.look.fonts import columns_px, lines_px
from simgui.gui.look.labels import styled
from simgui.library.label_choices import LabelChoice
from simgui.library.label_rule import LabelLevel
from simgui.library.rules import MOST_PX, Rules, patterns_of

_COLUMNS = 62
"""Least width of the dialog, in digits of its font."""
_LINES_OF_WHY = 4


class RulesDialog(QDialog):
    """A form with the rules of one folder.

    Args:
        folder: The folder.
        rules: As they are.
        choices: What each rule for labels would give.
        parent: Owner.
    """

    def __init__(
        self, folder: Path, rules: Rules, choices: Sequence[LabelChoice], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Rules"))
        self.setMinimumWidth(columns_px(self.font(), _COLUMNS))
        title = styled(filled(self.tr("Rules of {0}"), shown(folder.name) or shown(folder)), "heading")
        labels = styled(self.tr("Label of a picture:"), "")
        self._choices = tuple(choices)
        self._labels = QComboBox()
        self._labels.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for choice in choices:
            self._labels.addItem(f"{self._name(choice.level)}: {translated(choice.said())}", choice.level)
        self._labels.setCurrentIndex(self._labels.findData(rules.labels))
        self._labels.currentIndexChanged.connect(self._say)
        labels.setBuddy(self._labels)
        self._why = styled("", "faint")
        self._why.setWordWrap(True)
        self._why.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._why.setMinimumHeight(lines_px(self.font(), _LINES_OF_WHY))
        names = styled(self.tr("Names or paths to exclude, one a line:"), "")
        self._patterns = QPlainTextEdit("\n".join(rules.patterns))
        self._patterns.setPlaceholderText("*.gif\nraw\n2019/private/*")
        self._patterns.setAccessibleName(self.tr("Names or paths to exclude"))
        self._patterns.setTabChangesFocus(True)
        names.setBuddy(self._patterns)
        smallest = styled(self.tr("Exclude pictures whose shorter side is less than:"), "")
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
        save = buttons.addButton(self.tr("&Save"), QDialogButtonBox.ButtonRole.AcceptRole)
        save.setProperty("role", "primary")
        buttons.addButton(self.tr("&Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 18)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addSpacing(6)
        layout.addWidget(labels)
        layout.addWidget(self._labels)
        layout.addWidget(self._why)
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
        self._say()
        self.resize(self.minimumWidth(), layout.heightForWidth(self.minimumWidth()))

    def _name(self, level: LabelLevel) -> str:
        return {
            LabelLevel.AUTO: self.tr("Automatic"),
            LabelLevel.FIRST: self.tr("First subfolder"),
            LabelLevel.LAST: self.tr("Last subfolder"),
            LabelLevel.PATH: self.tr("Whole path"),
            LabelLevel.NONE: self.tr("None"),
        }[level]

    def _say(self) -> None:
        """Say what the chosen rule for labels would give, and why."""
        choice = self._choices[self._labels.currentIndex()]
        why = {
            LabelLevel.AUTO: choice.why,
            LabelLevel.FIRST: self.tr("The first subfolder on the way to a picture is its label."),
            LabelLevel.LAST: self.tr("The subfolder that a picture lies in is its label."),
            LabelLevel.PATH: self.tr("All subfolders on the way to a picture are its label: “shoes/red”."),
            LabelLevel.NONE: self.tr("Subfolders are no labels; those that you give count."),
        }[choice.level]
        self._why.setText(f"{translated(choice.sentence())} {translated(why)}")

    @property
    def rules(self) -> Rules:
        """The rules as they stand in the form."""
        return Rules(
            patterns_of(self._patterns.toPlainText()),
            self._hidden.isChecked(),
            self._smallest.value(),
            self._choices[self._labels.currentIndex()].level,
        )
