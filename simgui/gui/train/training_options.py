"""How to train, folded away: nobody needs to open it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from simgui.gui.language import translated
from simgui.gui.look.decimal_field import DecimalField
from simgui.gui.look.fonts import lines_px
from simgui.gui.look.labels import styled
from simgui.gui.look.lists import shorten_names
from simgui.gui.look.questions import tool_tip
from simgui.models.label_thresholds import MATCHERS
from simgui.models.records import RECIPES
from simgui.training.options import LOSSES, NUMBER_OPTIONS, NumberOption, TrainingOptions

Field = QSpinBox | QDoubleSpinBox
_LABELS_LINES = 9
_DECIMALS = 6


class TrainingOptionsPanel(QWidget):
    """The recipes and every option, folded away below a button; each is automatic until it is chosen."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._toggle = QPushButton()
        self._toggle.setCheckable(True)
        self._toggle.setProperty("role", "quiet")
        self._toggle.toggled.connect(self._unfold)
        self._inside = QWidget()
        self._recipes = QButtonGroup(self)
        self._estimates = {recipe: styled("", "faint") for recipe in RECIPES}
        self._loss = QComboBox()
        self._loss.addItem(self.tr("automatic"), None)
        for loss in LOSSES:
            self._loss.addItem(loss, loss)
        self._loss.currentIndexChanged.connect(self.changed)
        self._matcher = QComboBox()
        for matcher in MATCHERS:
            self._matcher.addItem(matcher, matcher)
        self._matcher.currentIndexChanged.connect(self.changed)
        self._numbers: dict[str, Field] = {}
        self._labels = QListWidget()
        shorten_names(self._labels)
        self._labels.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self._labels.setMaximumHeight(lines_px(self.font(), _LABELS_LINES))
        self._labels.setAccessibleName(self.tr("Labels held out completely"))
        self._labels.itemChanged.connect(self.changed)
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 4, 0, 0)
        inside.setSpacing(14)
        inside.addLayout(self._recipe_rows())
        inside.addLayout(self._option_rows())
        reset = QPushButton(self.tr("All automatic again"))
        reset.clicked.connect(self.reset)
        inside.addWidget(reset, 0, Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._inside)
        self._unfold(False)

    # What is chosen.

    def options(self) -> TrainingOptions:
        """Give what is chosen."""
        chosen: dict[str, Any] = {
            name: field.value()
            for name, field in self._numbers.items()
            if NUMBER_OPTIONS[name].default is not None or field.value() > field.minimum()
        }
        items = [self._labels.item(row) for row in range(self._labels.count())]
        held_out = tuple(item.text() for item in items if item.checkState() == Qt.CheckState.Checked)
        return TrainingOptions(
            recipe=RECIPES[self._recipes.checkedId()],
            loss=self._loss.currentData(),
            matcher=self._matcher.currentData(),
            held_out=held_out,
            **chosen,
        )

    def reset(self) -> None:
        """Leave everything to the recipe again, and the recipe is the quick one."""
        self._recipes.button(0).setChecked(True)
        self._loss.setCurrentIndex(0)
        self._matcher.setCurrentIndex(0)
        for name, field in self._numbers.items():
            _set_to_default(field, NUMBER_OPTIONS[name])
        for row in range(self._labels.count()):
            self._labels.item(row).setCheckState(Qt.CheckState.Unchecked)
        self.changed.emit()

    def show_labels(self, labels: Sequence[str]) -> None:
        """Offer these labels to be held out; those that were chosen stay so."""
        held_out = set(self.options().held_out)
        if [self._labels.item(row).text() for row in range(self._labels.count())] == list(labels):
            return
        self._labels.blockSignals(True)
        self._labels.clear()
        for label in labels:
            item = QListWidgetItem(label, self._labels)
            item.setToolTip(tool_tip(label))
            item.setFlags(Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEnabled)
            item.setCheckState(Qt.CheckState.Checked if label in held_out else Qt.CheckState.Unchecked)
        self._labels.blockSignals(False)

    def name_of(self, recipe: str) -> str:
        """Give what a recipe is called here, in the middle of a sentence."""
        names = {
            "quick": self.tr("quick"),
            "thorough": self.tr("thorough"),
            "scratch": self.tr("from-scratch"),
        }
        return names.get(recipe, recipe)

    def show_estimates(self, estimates: Mapping[str, str]) -> None:
        """Say how long each recipe will take."""
        for recipe, text in estimates.items():
            self._estimates[recipe].setText(text)

    # How it is laid out.

    def _unfold(self, open_: bool) -> None:
        self._inside.setVisible(open_)
        self._toggle.setText(self.tr("▾  Advanced") if open_ else self.tr("▸  Advanced"))

    def _recipe_rows(self) -> QGridLayout:
        names = {
            "quick": (
                self.tr("Quick"),
                self.tr("Learns from what was seen while indexing. No picture is read again."),
            ),
            "thorough": (
                self.tr("Thorough"),
                self.tr(
                    "Also teaches the network to see: reads the pictures again, cropped, mirrored and in "
                    "other light. Finds best; the library is indexed again afterwards."
                ),
            ),
            "scratch": (
                self.tr("From scratch"),
                self.tr(
                    "A small network that knows only your pictures, 32 pixels wide. For thousands of tiny "
                    "pictures, and for learning how it works."
                ),
            ),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for number, recipe in enumerate(RECIPES):
            name, sentence = names[recipe]
            button = QRadioButton(name)
            button.setAccessibleDescription(sentence)
            button.toggled.connect(self.changed)
            self._recipes.addButton(button, number)
            words = styled(sentence, "faint")
            words.setWordWrap(True)
            grid.addWidget(button, 2 * number, 0)
            estimate = self._estimates[recipe]
            estimate.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(estimate, 2 * number, 1)
            grid.addWidget(words, 2 * number + 1, 0, 1, 2)
            grid.setRowMinimumHeight(2 * number, 30)
        self._recipes.button(0).setChecked(True)
        return grid

    def _option_rows(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        self._add_row(
            grid, self._loss, self.tr("Loss"), self.tr("What training makes small. Only for the curious.")
        )
        for name, option in NUMBER_OPTIONS.items():
            field = self._number(option)
            self._numbers[name] = field
            self._add_row(grid, field, translated(option.title), translated(option.explanation))
        self._add_row(
            grid,
            self._matcher,
            self.tr("Matcher"),
            self.tr(
                "What takes a picture for a label: the label that is nearest on average, that of the nearest "
                "picture, or the most frequent one among the ten nearest."
            ),
        )
        row = grid.rowCount()
        heading = styled(self.tr("Labels held out completely"), "")
        heading.setToolTip(
            self.tr("They are not trained on: how many of their pictures are still taken for a match?")
        )
        grid.addWidget(heading, row, 0, 1, 2)
        grid.addWidget(self._labels, row + 1, 0, 1, 2)
        return grid

    def _number(self, option: NumberOption) -> Field:
        """Make a field of the option's range; where it has no default, *automatic* lies below the least."""
        field: Field
        if option.kind is float:
            field = DecimalField()
            field.setDecimals(_DECIMALS)
            field.setSingleStep(1e-4)
            field.setRange(0.0, option.most)
        else:
            least = int(option.least) - (option.default is None)
            field = QSpinBox()
            field.setRange(least, int(option.most))
        if option.default is None:
            field.setSpecialValueText(self.tr("automatic"))
        _set_to_default(field, option)
        field.valueChanged.connect(self._number_changed)
        return field

    def _number_changed(self, _value: float) -> None:
        self.changed.emit()

    def _add_row(self, grid: QGridLayout, field: QWidget, words: str, why: str) -> None:
        label = styled(words, "")
        for widget in (label, field):
            widget.setToolTip(why)
        field.setAccessibleName(words)
        field.setAccessibleDescription(why)
        row = grid.rowCount()
        grid.addWidget(label, row, 0)
        grid.addWidget(field, row, 1)


def _set_to_default(field: Field, option: NumberOption) -> None:
    value = field.minimum() if option.default is None else option.default
    field.setValue(value)  # type: ignore[arg-type]  # each has numbers of its own kind
