"""What a training has brought: each figure before and after, in words, on pictures that it never saw."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from simgui.core.records import Training
from simgui.gui.look.labels import styled
from simgui.gui.train.figures_table import FiguresTable


class BeforeAfter(QWidget):
    """Hidden until a training has ended."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = styled("", "heading")
        self._sentence.setWordWrap(True)
        self._measured = styled("", "faint")
        self._measured.setWordWrap(True)
        self._figures = FiguresTable(self.tr("before"), self.tr("after"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._sentence)
        layout.addWidget(self._measured)
        layout.addWidget(self._figures)
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
        self._figures.show_figures(training.before, training.after)
        self.show()
