"""The verdict of a query by label, above its neighbours."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from simgui.core.names import plain, shown
from simgui.gui.language import filled
from simgui.gui.look.fonts import columns_px
from simgui.gui.look.labels import VerdictPill
from simgui.gui.look.questions import tool_tip
from simgui.search.label_verdict import LabelVerdict

_LEAST_COLUMNS = 12


class LabelPill(VerdictPill):
    """Label, verdict, distance and threshold: "shoes · match (0.12, up to 0.19)"; hidden without a verdict.

    Where there is little room the label is shortened, then the rest; the tool tip has the whole.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = self._figures = ""
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def text(self) -> str:
        """What it says, whole."""
        return self._with(self._label)

    def show_label(self, verdict: LabelVerdict | None) -> None:
        """Show what a query is taken for; nothing if there is no verdict by label."""
        there = verdict is not None and verdict.match is not None
        self.setVisible(there)
        if verdict is None or verdict.match is None:
            return
        self._label = plain(shown(verdict.label))
        self._figures = filled(self.tr("({0}, up to {1})"), *verdict.figures)
        self.show_verdict(verdict.match)
        self.setToolTip(
            tool_tip(
                filled(
                    self.tr("{0}\nThe mean distance to its nearest pictures, and up to where it is a match"),
                    self.text,
                )
            )
        )

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few letters."""
        return QSize(columns_px(self.font(), _LEAST_COLUMNS), self.sizeHint().height())

    def _with(self, label: str) -> str:
        return filled(self.tr("{0} · {1} {2}"), label, self.word, self._figures)

    def fitted(self, width_px: int) -> str:
        """Shorten the label to what room the rest leaves."""
        metrics = self.fontMetrics()
        if metrics.horizontalAdvance(self.text) <= width_px:
            return self.text
        rest = metrics.horizontalAdvance(self._with(""))
        label = metrics.elidedText(self._label, Qt.TextElideMode.ElideMiddle, max(0, width_px - rest))
        return metrics.elidedText(self._with(label), Qt.TextElideMode.ElideRight, width_px)
