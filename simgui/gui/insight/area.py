"""What the Insight area holds: chips, the lines above the views, one or two columns of views, evidence."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from simgui.evaluation.measurement import Measurement
from simgui.gui.insight.bar import InsightBar
from simgui.gui.insight.column import InsightColumn
from simgui.gui.insight.evidence import Evidence
from simgui.gui.insight.evidence_panel import EvidencePanel
from simgui.gui.insight.view import InsightView
from simgui.gui.language import translated
from simgui.gui.look.buttons import Chips
from simgui.gui.look.notice import Notice
from simgui.gui.look.scrolled import Scrolled
from simgui.gui.pictures.picture_loader import PictureLoader


class InsightArea(QWidget):
    """The widgets of the Insight area, and which of them are shown.

    Args:
        one: The views of the model in use.
        other: Where those of a model beside it will be; at first hidden.
        thumbnails: Pictures by id.
        parent: Owner.

    Attributes:
        bar: Says what was measured, and what it can be measured against.
        notice: Says what the person has changed.
        evidence: The pictures behind a figure.
    """

    search_wanted = Signal(object)
    """A picture to search with: a `PictureId`."""

    def __init__(
        self,
        one: InsightColumn,
        other: InsightColumn,
        thumbnails: PictureLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.one, self.other = one, other
        self.bar = InsightBar()
        self.notice = Notice()
        self.evidence = EvidencePanel(thumbnails)
        self.evidence.search_wanted.connect(self.search_wanted)
        self.evidence.hide()
        self._place = 0
        self._shown_model: str | None = None
        self._chips = Chips([view.title() for view in one.views])
        self._chips.chosen.connect(self.show_view)
        self._connect(one.views)
        other.setContentsMargins(12, 0, 0, 0)
        other.hide()
        self._lay_out()
        self.show_view(0)

    def _connect(self, views: Sequence[InsightView]) -> None:
        for view in views:
            view.evidence_wanted.connect(partial(self._show_evidence, view))
            view.search_wanted.connect(self.search_wanted)

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.addWidget(self._chips)
        chips.addStretch(1)
        body = QSplitter(Qt.Orientation.Horizontal)
        for number, (widget, stretch) in enumerate(((self.one, 3), (self.other, 3), (self.evidence, 0))):
            body.addWidget(widget)
            body.setStretchFactor(number, stretch)
        body.setChildrenCollapsible(False)
        page = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(Scrolled(page))
        layout = QVBoxLayout(page)
        layout.setContentsMargins(18, 14, 18, 8)
        layout.setSpacing(10)
        layout.addLayout(chips)
        layout.addWidget(self.bar)
        layout.addWidget(self.notice)
        layout.addWidget(body, 1)

    @property
    def views(self) -> Sequence[InsightView]:
        """All views that there are, of both models."""
        return [*self.one.views, *self.other.views]

    @property
    def view(self) -> InsightView:
        """The view that is shown, of the model in use."""
        return self.one.views[self._place]

    def add_other(self, views: Sequence[InsightView]) -> None:
        """Take the views of the other model, when one is first wanted: plots take a while to build."""
        self._connect(views)
        self.other.add_views(views)
        self.other.show_view(self._place)

    def show_view(self, number: int) -> None:
        """Show the view of a chip; the pictures behind a figure of another view go with that."""
        if number != self._place:
            self.evidence.hide()
        self._place = number
        self._chips.choose(number)
        for column in (self.one, self.other):
            column.show_view(number)

    def show_model(self, measurement: Measurement | None) -> None:
        """Offer the labels of a measurement; pictures and notices about another model go."""
        model = None if measurement is None else measurement.model_id
        if model is None or model != self._shown_model:
            self.evidence.hide()
            self.notice.hide()
        self._shown_model = model
        if measurement is not None:
            self.evidence.show_labels(measurement.names)

    def show_other(self, *, shown: bool) -> None:
        """Show the other model beside the one in use, both with their names, or that one alone."""
        if shown:
            measurement = self.one.measurement
            self.one.show_name(translated(measurement.model_name) if measurement else "")
            self.other.show_name(self.bar.other_name)
        else:
            self.one.hide_name()
            self.other.forget()
            self.evidence.hide()
        self.other.setVisible(shown)

    def _show_evidence(self, view: InsightView, evidence: Evidence) -> None:
        if view.isVisible():  # it may have been left meanwhile
            self.evidence.show_evidence(evidence)
            self.evidence.show()
