"""How well each label is found, what would help it, what is wrong with labels, and what to label next."""

from collections.abc import Collection, Sequence
from functools import partial

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from simgui.core.errors import SimguiError
from simgui.core.sentences import say_count
from simgui.evaluation.label_problems.service import LabelProblems
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.mislabelled.detection import MOST_FOUND, MislabelledPicture
from simgui.evaluation.mislabelled.service import LabelCheck, Mislabelled
from simgui.evaluation.views.label_metrics import LabelMetrics, advise_each, metrics_by_label
from simgui.gui.charts.exports import ExportButton, TableRows, painted
from simgui.gui.insight.evidence import Evidence, query_exhibits
from simgui.gui.insight.quality.label_table import LabelTable
from simgui.gui.insight.quality.problem_pages import ProblemPages
from simgui.gui.insight.quality.suspect_list import SuspectList
from simgui.gui.insight.view import InsightView
from simgui.gui.language import filled, translated
from simgui.gui.look.buttons import Chips, caption
from simgui.gui.look.labels import styled
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.work.latest import Latest
from simgui.gui.work.work_row import WorkRow
from simgui.gui.work.worker import Lane, Worker

_LABELS, _MISLABELLED, _PROBLEMS, _NEXT = range(4)


class QualityView(InsightView):
    """Four pages: the labels, the weakest first; the likely mislabelled, the most doubtful first; problems of
    labels themselves; and what to label next.

    Args:
        mislabelled: Looks for wrong labels.
        problems: Looks for the rest.
        worker: Does so on a lane of its own.
        thumbnails: Pictures by id.
        parent: Owner.
    """

    def __init__(
        self,
        mislabelled: Mislabelled,
        problems: LabelProblems,
        worker: Worker,
        thumbnails: PictureLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._mislabelled = mislabelled
        self._measurement: Measurement | None = None
        self._figures: Sequence[LabelMetrics] = ()
        self._check: LabelCheck | None = None
        self._suspects: list[MislabelledPicture] = []
        self._checking = Latest(worker, Lane.INSIGHT, self)
        self.found = ProblemPages(problems, worker, thumbnails, self)
        self.found.search_wanted.connect(self.search_wanted)
        self.found.changes_wanted.connect(self.changes_wanted)
        self.found.failed.connect(self.failed)
        self.found.changed.connect(self._name_chips)
        self._decided = False
        self._stopped = False
        self.table = LabelTable()
        self.table.label_chosen.connect(self._show_label)
        self.list = SuspectList(thumbnails)
        self.list.search_wanted.connect(self.search_wanted)
        self.list.selectionModel().selectionChanged.connect(self._selected)
        self._sentence = styled("", "faint")
        self._sentence.setWordWrap(True)
        self._work = WorkRow()
        self._work.begin_wanted.connect(self._look)
        self._work.stop_wanted.connect(self._checking.stop)
        self._chips = Chips(
            [
                self.tr("Labels"),
                self.tr("Likely mislabelled"),
                self.tr("Label problems"),
                self.tr("Label next"),
            ]
        )
        self._chips.chosen.connect(self._draw)
        self._relabel = QPushButton()
        self._relabel.clicked.connect(self._relabel_selected)
        self._right = QPushButton(self.tr("It is right"))
        self._right.setToolTip(self.tr("Its label is right: do not list it here again"))
        self._right.clicked.connect(self._confirm_selected)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.found.wrong)
        self._pages.addWidget(self.found.next)
        export = ExportButton("quality", self._picture, self._rows, worker)
        export.saved.connect(self.saved)
        export.failed.connect(self.failed)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self._chips, 1)
        bar.addWidget(export)
        self._actions = QWidget()
        actions = QHBoxLayout(self._actions)
        actions.setContentsMargins(0, 0, 0, 0)
        actions.setSpacing(8)
        actions.addWidget(self._relabel)
        actions.addWidget(self._right)
        actions.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(bar)
        layout.addWidget(self._sentence)
        layout.addWidget(self._work)
        layout.addWidget(self._actions)
        layout.addWidget(self._pages, 1)

    def title(self) -> str:
        """Give the word on its chip."""
        return self.tr("Quality")

    def show_measurement(self, measurement: Measurement) -> None:
        """Draw another measurement."""
        before, self._measurement = self._measurement, measurement
        self._figures = metrics_by_label(measurement)
        if before is None or before.folder != measurement.folder:
            self._check, self._suspects = None, []  # of other pictures
            self.found.forget()
        self._draw()
        if before is None or before.gallery_ids is not measurement.gallery_ids:  # not only another cutpoint
            self._look()
            self.found.look(measurement)
        elif self._decided:
            self.found.look(measurement)
        self._decided = False

    # Looking for wrong labels.

    def _look(self) -> None:
        if self._measurement is None:
            return
        self._stopped = False
        self._work.show_work(self.tr("Looking for wrong labels…"), estimate=False)
        self._checking.start_reporting(
            partial(self._mislabelled.find, self._measurement),
            self._found,
            self._failed,
            on_stopped=self._rest,
            on_step=self._work.show_step,
        )
        self._draw()

    def _found(self, check: LabelCheck) -> None:
        self._check, self._suspects = check, list(check.pictures)
        self._draw()

    def _failed(self, error: SimguiError) -> None:
        self._rest()
        self.failed.emit(error)

    def _rest(self) -> None:
        self._stopped = True
        said = (
            self.tr("What is listed may be older than the library.")
            if self._suspects
            else self.tr("Wrong labels are not looked for yet.")
        )
        self._work.show_rest(said, self.tr("Look for them"))
        self._draw()

    # What is shown.

    def _draw(self) -> None:
        measurement = self._measurement
        if measurement is None:
            return
        place = self._chips.place
        shows_suspects = place == _MISLABELLED
        self._pages.setCurrentIndex(place)
        self.found.enable_keys(place in (_PROBLEMS, _NEXT))
        self._actions.setVisible(shows_suspects and bool(self._suspects))
        self._work.setVisible(shows_suspects and (self._stopped or self._checking.running))
        self._chips.name(_MISLABELLED, self._chip())
        self.table.show_labels(advise_each(self._figures, measurement, self._suspects))
        if list(self.list.items) != self._suspects:
            self.list.show_suspects(self._suspects)
        self._selected()
        self._sentence.setText(
            self._about_labels() if place == _LABELS else self._about_suspects() if shows_suspects else ""
        )
        self._sentence.setVisible(bool(self._sentence.text()))
        self._name_chips()

    def _name_chips(self) -> None:
        self._chips.name(
            _PROBLEMS, filled(self.tr("Label problems  {0}"), self.found.counted(self.found.wrong))
        )
        self._chips.name(_NEXT, filled(self.tr("Label next  {0}"), self.found.counted(self.found.next)))

    def _chip(self) -> str:
        """Name the chip of the suspects, with how many there are as far as that is known."""
        if self._checking.running:
            return self.tr("Likely mislabelled  …")
        if self._stopped:
            return self.tr("Likely mislabelled")
        more = "+" if len(self._suspects) >= MOST_FOUND else ""
        return filled(self.tr("Likely mislabelled  {0:,}{1}"), len(self._suspects), more)

    def _about_labels(self) -> str:
        return self.tr(
            "The weakest labels come first. Below each figure: its 95 % interval. Click a label to see its "
            "errors."
        )

    def _about_suspects(self) -> str:
        if self._suspects and self._check is not None:
            seen = (
                self.tr(
                    "Each picture is compared with all others as “{0}” sees them: it was trained on no label."
                )
                if self._check.independent
                else self.tr("Each picture is compared with all others as “{0}” sees them.")
            )
            beside = self.tr("Beside it: the nearest picture of the label that it looks like.")
            return f"{filled(seen, self._check.model_name)} {beside}"
        if self._checking.running or self._stopped:
            return ""  # the line with the bar says it
        if self._measurement is not None and len(np.unique(self._measurement.gallery_labels)) < 2:
            return self.tr("There is one label only, so no picture can look like another one.")
        return self.tr("No picture looks mislabelled.")

    def _selected(self) -> None:
        chosen = self.list.selected
        wanted = {suspect.looks_like for suspect in chosen}
        self._relabel.setText(
            filled(self.tr("Relabel as “{0}”"), caption(next(iter(wanted))))
            if len(wanted) == 1
            else self.tr("Relabel as they look")
        )
        self._right.setText(self.tr("It is right") if len(chosen) < 2 else self.tr("They are right"))
        for button in (self._relabel, self._right):
            button.setEnabled(bool(chosen))

    def _show_label(self, label: str) -> None:
        """Show the errors of a label, the nearest first: there the model is the most sure."""
        measurement = self._measurement
        if measurement is None:
            return
        figures = measurement.figures
        number = measurement.names.index(label)
        wrong = np.flatnonzero((measurement.query_labels == number) & ~figures.nearest_is_right)
        exhibits = query_exhibits(measurement, wrong[np.argsort(figures.nearest[wrong])].tolist())
        asked = int((measurement.query_labels == number).sum())
        tested = translated(say_count("{count:,} picture", "{count:,} pictures", asked))
        title = self.tr("{0}: for {1:,} of {2} the nearest has another label")
        self.evidence_wanted.emit(Evidence(filled(title, label, len(exhibits), tested), exhibits))

    # What is done with the selected pictures.

    def _relabel_selected(self) -> None:
        chosen = self.list.selected
        self.label_wanted.emit({suspect.picture: suspect.looks_like for suspect in chosen})

    def _confirm_selected(self) -> None:
        chosen = self.list.selected
        self.confirm_wanted.emit({suspect.picture: suspect.label for suspect in chosen})

    def show_decided(self, pictures: Collection[int]) -> None:
        """Go on to the next suspects; all labels are looked at anew with the measurement that follows."""
        self._decided = True
        left = [suspect for suspect in self._suspects if suspect.picture not in pictures]
        if len(left) < len(self._suspects):
            self._suspects = left
            self._draw()
            if self.list.isVisible():
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    # To be taken away.

    def _rows(self) -> TableRows:
        if self._chips.place == _LABELS:
            yield from self.table.rows()
            return
        if self._chips.place in (_PROBLEMS, _NEXT):
            yield from self.found.rows(
                self.found.wrong if self._chips.place == _PROBLEMS else self.found.next
            )
            return
        yield ("picture", "label", "looks like", "doubt", "nearest with that label", "of")
        for each in self._suspects:
            yield (each.picture, each.label, each.looks_like, each.doubt, each.agreeing, each.compared)

    def _picture(self) -> QImage:
        return painted(
            (self.table, self.list, self.found.wrong.list, self.found.next.list)[self._chips.place]
        )
