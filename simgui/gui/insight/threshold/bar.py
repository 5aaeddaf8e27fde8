"""What can be done with the line: put it somewhere, use it, go back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from simgui.gui.look.decimal_field import DecimalField
from simgui.gui.look.labels import styled
from simgui.models.cutpoints import Cutpoint

_STEP, _DECIMALS = 0.005, 3


class ThresholdBar(QWidget):
    """A row with the distance of the line as a number, *Use this threshold* and *Reset*."""

    line_wanted = Signal(float)
    """The line is to stand at this distance."""
    use_wanted = Signal()
    reset_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = DecimalField()
        self._number.setDecimals(_DECIMALS)
        self._number.setSingleStep(_STEP)
        self._number.setRange(0, 2)
        self._number.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._number.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._number.setKeyboardTracking(False)
        self._number.setAccessibleName(self.tr("Distance of the line"))
        self._number.setToolTip(self.tr("Drag the line in a curve, or use the arrow keys here"))
        self._number.valueChanged.connect(self.line_wanted)
        self._use = QPushButton(self.tr("Use this threshold"))
        self._use.setProperty("role", "primary")
        self._use.clicked.connect(self.use_wanted)
        self._reset = QPushButton(self.tr("Reset"))
        self._reset.setToolTip(self.tr("Use the calibrated threshold again"))
        self._reset.clicked.connect(self.reset_wanted)
        self._other = styled(self.tr("Not the model in use"), "faint")
        self._other.setToolTip(self.tr("Only the threshold of the model in use can be chosen"))
        self._other.setWordWrap(True)
        choices = QHBoxLayout()
        choices.setSpacing(8)
        for widget in (self._use, self._reset):
            choices.addWidget(widget)
        choices.addStretch(1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(self._number)
        self._row.addWidget(self._other, 1)
        self._row.addLayout(choices, 1)

    def arrange(self, *, tight: bool) -> None:
        """Stand in two rows, with fewer words, where there is little room."""
        self._use.setText(self.tr("Use it") if tight else self.tr("Use this threshold"))
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if tight else QBoxLayout.Direction.LeftToRight
        )

    def show_line(self, distance: float, cutpoint: Cutpoint) -> None:
        """Show where the line stands; what is in use already need not be used."""
        self._number.blockSignals(True)
        self._number.setValue(distance)
        self._number.blockSignals(False)
        self._use.setEnabled(distance != cutpoint.distance)

    def show_choice(self, cutpoint: Cutpoint, *, active: bool) -> None:
        """Offer what can be done: of a model that is not in use, nothing."""
        for widget in (self._use, self._reset):
            widget.setVisible(active)
        self._other.setVisible(not active)
        self._reset.setEnabled(cutpoint.name == "custom")
