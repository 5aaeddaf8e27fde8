"""The plots of the Threshold view, the pictures next to the line, and what the plots mean."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from simgui.evaluation.views.nearest_pairs import NearestPairs
from simgui.gui.insight.threshold.picture_strip import MOST_EACH_SIDE, PictureStrip, StripPair
from simgui.gui.insight.threshold.plots import ThresholdPlots
from simgui.gui.look.fonts import lines_px
from simgui.gui.look.labels import styled
from simgui.gui.pictures.picture_loader import PictureLoader

_CURVE_LINES, _BARS_LINES, _LEAST_LINES = 11, 10, 8
_SIDE_BY_SIDE = ((0, 0, 1), (1, 0, 2), (2, 0, 1), (0, 1, 1), (2, 1, 1))
_BELOW_EACH_OTHER = ((0, 0, 1), (1, 0, 1), (2, 0, 1), (3, 0, 1), (4, 0, 1))
"""Row, column and columns spanned: of the rates, the strip, the bars, the balance, and what they mean."""


class PlotPage(QScrollArea):
    """Plots side by side where there is room, else below each other; it scrolls where they do not fit.

    Args:
        plots: The plots.
        thumbnails: Pictures by id, for the strip.
        parent: Owner.

    Attributes:
        page: All of it, also what is scrolled out of sight.
        strip: The pictures next to the line.
    """

    def __init__(
        self, plots: ThresholdPlots, thumbnails: PictureLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._plots = plots
        self._wide: bool | None = None
        self.strip = PictureStrip(thumbnails)
        self._beside = self._said(
            self.tr(
                "Library pictures next to the line, each above its nearest other: matches on the left, none "
                "on the right."
            )
        )
        self.strip.setToolTip(self._beside.text())
        self._meaning = self._said(
            self.tr(
                "Precision: of the matches, how many have the right label. Recall: of those whose nearest "
                "picture is right, how many are matches. F1 weighs both alike. In brackets: the margin of "
                "error (95 %). Dotted: the nearest picture of another label, which is what a picture of an "
                "unknown label would find."
            )
        )
        self._strip_box = QWidget()
        column = QVBoxLayout(self._strip_box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._beside)
        column.addWidget(self.strip)
        plots.rates.setMinimumHeight(lines_px(self.font(), _CURVE_LINES))
        plots.balance.setMinimumHeight(lines_px(self.font(), _CURVE_LINES))
        plots.bars.setMinimumHeight(lines_px(self.font(), _BARS_LINES))
        self.page = QWidget()
        self._grid = QGridLayout(self.page)
        self._grid.setContentsMargins(0, 0, 6, 0)
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(10)
        self.setWidget(self.page)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumHeight(lines_px(self.font(), _LEAST_LINES))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.arrange(wide=False)

    def _said(self, text: str) -> QLabel:
        label = styled(text, "faint")
        label.setWordWrap(True)
        return label

    @property
    def wide(self) -> bool:
        """Whether the plots stand side by side."""
        return bool(self._wide)

    def arrange(self, *, wide: bool) -> None:
        """Put the plots side by side, or below each other."""
        if wide == self._wide:
            return
        self._wide = wide
        plots = self._plots
        widgets = plots.rates, self._strip_box, plots.bars, plots.balance, self._meaning
        cells = _SIDE_BY_SIDE if wide else _BELOW_EACH_OTHER
        for widget, (row, column, span) in zip(widgets, cells, strict=True):
            self._grid.addWidget(widget, row, column, 1, span)
        self._beside.setVisible(wide)
        self._grid.setColumnStretch(0, 5)
        self._grid.setColumnStretch(1, 3 if wide else 0)
        for row, stretch in enumerate((3, 0, 2, 0 if wide else 2, 0)):
            self._grid.setRowStretch(row, stretch)

    def show_strip(self, library: NearestPairs | None, line: float) -> None:
        """Show the pictures next to the line; none before the library has been compared with itself."""
        self._strip_box.setVisible(library is not None)
        if library is not None:
            matches, others = library.around(line, MOST_EACH_SIDE)
            self.strip.show_pairs(
                _strip_pairs(library, matches, match=True), _strip_pairs(library, others, match=False)
            )


def _strip_pairs(pairs: NearestPairs, rows: npt.NDArray[np.int64], *, match: bool) -> Sequence[StripPair]:
    return [
        StripPair(picture, other, distance, match)
        for picture, other, distance in zip(
            pairs.pictures[rows].tolist(),
            pairs.others[rows].tolist(),
            pairs.distances[rows].tolist(),
            strict=True,
        )
    ]
