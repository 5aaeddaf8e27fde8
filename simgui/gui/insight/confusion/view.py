"""The confusion matrix of the queries: what each label is taken for, and the pictures behind every cell."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from simgui.core.sentences import say_count
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.views.confusion import Confusion, confuse
from simgui.gui.charts.exports import ExportButton, TableRows, painted
from simgui.gui.insight.confusion.matrix import ConfusionMatrix, cell_in_words
from simgui.gui.insight.evidence import Evidence, query_exhibits
from simgui.gui.insight.view import InsightView
from simgui.gui.language import filled, translated
from simgui.gui.look.buttons import Chips, caption, quiet
from simgui.gui.look.labels import styled
from simgui.gui.work.worker import Worker

_ERRORS_NAMED = 12


class ConfusionView(InsightView):
    """The matrix as counts or shares; a click on a cell shows its pictures, each beside its nearest.

    Args:
        worker: Saves what is shown.
        parent: Owner.
    """

    def __init__(self, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measurement: Measurement | None = None
        self._confusion: Confusion | None = None
        self._sentence = styled("", "faint")
        self._sentence.setWordWrap(True)
        self.matrix = ConfusionMatrix()
        self.matrix.cell_chosen.connect(self._show_cell)
        self._chips = Chips([self.tr("Counts"), self.tr("Shares")])
        self._chips.setToolTip(self.tr("How many pictures, or which share of those with the label"))
        self._chips.chosen.connect(self._draw)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self._chips)
        bar.addStretch(1)
        self._errors = quiet(self.tr("Largest mix-ups"))
        self._errors.setMenu(QMenu(self))
        bar.addWidget(self._errors)
        export = ExportButton("confusion", self._picture, self._rows, worker)
        export.saved.connect(self.saved)
        export.failed.connect(self.failed)
        bar.addWidget(export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(bar)
        layout.addWidget(self._sentence)
        layout.addWidget(self.matrix, 1)

    @property
    def _as_shares(self) -> bool:
        return bool(self._chips.place)

    def title(self) -> str:
        """Give the word on its chip."""
        return self.tr("Confusion")

    def show_measurement(self, measurement: Measurement) -> None:
        """Draw another measurement."""
        self._measurement, self._confusion = measurement, confuse(measurement)
        self._draw()

    def _draw(self) -> None:
        confusion, measurement = self._confusion, self._measurement
        if confusion is None or measurement is None:
            return
        self.matrix.show_confusion(confusion, shares=self._as_shares)
        right = int(confusion.counts.diagonal().sum())
        without = int(confusion.counts[:, confusion.no_match].sum())
        asked = int(confusion.counts.sum())
        self._sentence.setText(
            filled(
                self.tr(
                    "A row for each label tested, a column for what its pictures match up to {0:.3f}: {1:,} "
                    "of {2:,} right, {3:,} taken for another label, {4:,} no match."
                ),
                measurement.cutpoint.distance,
                right,
                asked,
                asked - right - without,
                without,
            )
        )
        self._name_errors(confusion)

    def _name_errors(self, confusion: Confusion) -> None:
        """Offer the fullest wrong cells by name: among a hundred labels nobody finds them by eye."""
        menu = self._errors.menu()
        menu.clear()
        errors = confusion.largest_errors(_ERRORS_NAMED)
        for row, column in errors:
            words = filled(
                self.tr("{0:,}  {1}"),
                int(confusion.counts[row, column]),
                cell_in_words(confusion, row, column),
            )
            menu.addAction(caption(words)).triggered.connect(partial(self._show_cell, row, column))
        self._errors.setVisible(bool(errors))

    def _show_cell(self, row: int, column: int) -> None:
        if self._confusion is None or self._measurement is None:
            return
        queries = self._confusion.queries(row, column)
        said = cell_in_words(self._confusion, row, column)
        exhibits = query_exhibits(self._measurement, queries.tolist())
        pictures = translated(say_count("{count:,} picture", "{count:,} pictures", len(exhibits)))
        self.evidence_wanted.emit(Evidence(filled(self.tr("{0}: {1}"), pictures, said), exhibits))

    def _rows(self) -> TableRows:
        if self._confusion is None:
            return
        yield ("tested", *self._confusion.names, "no match")
        figures = self._confusion.shares if self._as_shares else self._confusion.counts
        for name, row in zip(self._confusion.names, figures.tolist(), strict=True):
            yield (name, *row)

    def _picture(self) -> QImage:
        """Paint the whole matrix, also what is scrolled out of sight."""
        matrix = ConfusionMatrix()
        matrix.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        if self._confusion is not None:
            matrix.resize(self.matrix.size())
            matrix.show_confusion(self._confusion, shares=self._as_shares)
            matrix.resize(matrix.whole.expandedTo(self.matrix.size()))
        matrix.show()
        image = painted(matrix)
        matrix.close()
        matrix.deleteLater()
        return image
