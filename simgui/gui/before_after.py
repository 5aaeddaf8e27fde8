"""What a training has brought: each figure before and after, in words, on pictures that it never saw."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from simgui.core.records import Training
from simgui.gui.labels import styled


class BeforeAfter(QWidget):
    """Hidden until a training has ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = styled("", "heading")
        self._sentence.setWordWrap(True)
        self._measured = styled("", "faint")
        self._measured.setWordWrap(True)
        self._figures = {
            "recall_at_1": self.tr("The nearest picture has the right label"),
            "recall_at_5": self.tr("One of the five nearest has"),
            "map": self.tr("Pictures of a label stand together (mAP)"),
            "precision": self.tr("A match is right"),
            "recall": self.tr("A right nearest picture is a match"),
            "false_accept_rate": self.tr("With all pictures of its label taken away, still a match"),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        self._cells = {}
        for column, name in enumerate((self.tr("before"), self.tr("after")), start=1):
            grid.addWidget(styled(name, "faint"), 0, column, Qt.AlignmentFlag.AlignRight)
        for row, (figure, words) in enumerate(self._figures.items(), start=1):
            grid.addWidget(styled(words, ""), row, 0)
            cells = styled("", "faint"), styled("", "heading")
            self._cells[figure] = cells
            for column, cell in enumerate(cells, start=1):
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._sentence)
        layout.addWidget(self._measured)
        layout.addLayout(grid)
        self.hide()

    def show_training(self, training: Training) -> None:
        """Show what a training has brought."""
        self._sentence.setText(
            self.tr("The new model finds better. It is used from now on.")
            if training.activated
            else self.tr("The new model does not find better. It is kept; yours is still used.")
        )
        low, high = training.after["intervals"]["recall_at_1"]
        self._measured.setText(
            self.tr(
                "Measured on {0:,} pictures it never saw, in {1:.0f} seconds. With so many, {2:.0%} can mean "
                "anything from {3:.0%} to {4:.0%}."
            ).format(training.after["queries"], training.seconds, training.after["recall_at_1"], low, high)
        )
        for figure, (before, after) in self._cells.items():
            before.setText(_percent(training.before, figure))
            after.setText(_percent(training.after, figure))
        self.show()


def _percent(figures: Mapping[str, Any], name: str) -> str:
    value = figures[name]
    return "-" if value is None else f"{value:.1%}"
