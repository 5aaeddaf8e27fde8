"""How far the verdicts by label hold, in a sentence; the line of the view does not change them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from simgui.core.sentences import say
from simgui.evaluation.label_verdicts import measured_by_label
from simgui.evaluation.measurement import Measurement
from simgui.gui.language import filled, share_text, translated

_WHOLES = (10, 20)
_NEAR_ENOUGH = 0.005
"""A share is said in the simplest whole that is nearer to it than this, else of a hundred."""


class LabelRates(QLabel):
    """Precision, recall and false matches of the verdicts by label; hidden without thresholds for labels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "faint")
        self.setWordWrap(True)
        self.hide()

    def show_measurement(self, measurement: Measurement) -> None:
        """Say the rates of another measurement."""
        found = measured_by_label(measurement)
        self.setVisible(found.threshold is not None)
        if found.threshold is None:
            return
        words = {
            "precision": self.tr("precision {0}{1}"),
            "recall": self.tr("recall {0}{1}"),
            "false_accept_rate": self.tr("matches with its own label taken out {0}{1} (lower is better)"),
        }
        rates = [
            filled(text, percent(found.rate(name)), margin(found.intervals[name]))
            for name, text in words.items()
        ]
        self.setText(filled(self.tr("Verdicts by label: {0}"), ", ".join(rates)))


def percent(rate: float | None) -> str:
    """Write a share; a dash where there is nothing to take it of."""
    return "-" if rate is None or rate != rate else share_text(rate, 1)


def out_of(rate: float) -> str:
    """Write a share as people say it: "9 of 10"; never all or none unless it is so, a dash for nothing."""
    if rate != rate:
        return "-"
    if rate in (0.0, 1.0):
        return translated(say("no") if rate == 0 else say("all"))
    simple = next((each for each in _WHOLES if abs(rate - round(rate * each) / each) < _NEAR_ENOUGH), 100)
    part = round(rate * simple)
    if part == 0:
        return translated(say("under 1 of 100"))
    if part == simple:
        return translated(say("over 99 of 100"))
    return translated(say("{part} of {whole}", part=part, whole=simple))


def margin(interval: tuple[float, float]) -> str:
    """Write the interval of a share; nothing where there is nothing to take the share of."""
    low, high = interval
    return (
        "" if (low, high) == (0.0, 1.0) else translated(say(" ({low:.0%} to {high:.0%})", low=low, high=high))
    )
