"""Pictures without a match: nothing lies within the threshold; each with the reason in words."""

from collections.abc import Collection
from functools import partial

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QPushButton, QVBoxLayout, QWidget

from simgui.core.sentences import say_count
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.views.no_match import without_match
from simgui.gui.charts.exports import ExportButton, TableRows, painted
from simgui.gui.insight.evidence import Evidence, Exhibit
from simgui.gui.insight.label_changes import Wanted
from simgui.gui.insight.no_match.gallery import NoMatchGallery, Unmatched
from simgui.gui.insight.view import InsightView
from simgui.gui.language import filled, number_text, translated
from simgui.gui.look.buttons import caption, chip
from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.look.labels import styled
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.library.decisions import Decisions, dismissals
from simgui.search.query import PictureId


class NoMatchView(InsightView):
    """A gallery, the farthest first; pictures of it are searched with, labelled, added or dismissed.

    Args:
        decisions: Keeps which pictures were dismissed.
        worker: Asks them.
        thumbnails: Pictures by id.
        parent: Owner.
    """

    def __init__(
        self,
        decisions: Decisions,
        worker: Worker,
        thumbnails: PictureLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._decisions = decisions
        self._look_up = Latest(worker, Lane.INTERACTIVE, self)
        self._measurement: Measurement | None = None
        self._all: list[Unmatched] = []
        self._dismissed: set[int] = set()
        self._sentence = styled("", "faint")
        self._sentence.setWordWrap(True)
        self.gallery = NoMatchGallery(thumbnails)
        self.gallery.search_wanted.connect(self.search_wanted)
        self.gallery.selectionModel().selectionChanged.connect(self._selected)
        self._search = self._action(self.tr("Search with it"), self._search_selected)
        self._label = self._action(self.tr("Label as…"), None)
        self._label.setMenu(QMenu(self))
        self._add = self._action(self.tr("Add to the library…"), self._add_selected)
        self._add.setToolTip(self.tr("Copy it into the open folder, into the subfolder of its label"))
        self._dismiss = self._action(self.tr("Dismiss"), self._dismiss_selected)
        self._dismiss.setToolTip(self.tr("It is fine without a match: do not list it here again"))
        self._dismissed_chip = chip()
        self._dismissed_chip.toggled.connect(self._draw)
        export = ExportButton("no match", partial(painted, self.gallery), self._rows, worker)
        export.saved.connect(self.saved)
        export.failed.connect(self.failed)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        actions = QWidget()
        flow = FlowLayout(8, actions)
        for button in (self._search, self._label, self._add, self._dismiss, self._dismissed_chip):
            flow.addWidget(button)
        bar.addWidget(actions, 1)
        bar.addWidget(export, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(bar)
        layout.addWidget(self._sentence)
        layout.addWidget(self.gallery, 1)

    def _action(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setEnabled(False)
        if slot is not None:
            button.clicked.connect(slot)
        return button

    def title(self) -> str:
        """Give the word on its chip."""
        return self.tr("No match")

    def show_measurement(self, measurement: Measurement) -> None:
        """Draw another measurement."""
        self._measurement = measurement
        self._add.setVisible(measurement.has_test_folder)  # what comes from the open folder is in it
        self._all = [_unmatched(measurement, number) for number in without_match(measurement).tolist()]
        menu = self._label.menu()
        menu.clear()
        for name in measurement.names:
            menu.addAction(caption(name)).triggered.connect(partial(self._label_selected, name))
        menu.addSeparator()
        menu.addAction(self.tr("Another label…")).triggered.connect(self._ask_label)
        menu.addAction(self.tr("Reset to folder name")).triggered.connect(partial(self._label_selected, None))
        self._draw()
        self._look_up.start(self._decisions.dismissed, self._show_dismissed, self.failed.emit)

    def _show_dismissed(self, dismissed: set[int]) -> None:
        if dismissed != self._dismissed:
            self._dismissed = dismissed
            self._draw()

    def _draw(self) -> None:
        measurement = self._measurement
        if measurement is None:
            return
        dismissed = [each for each in self._all if each.picture in self._dismissed]
        shown = [each for each in self._all if each.picture not in self._dismissed]
        self._dismissed_chip.setText(filled(self.tr("Dismissed: {0:,}"), len(dismissed)))
        self._dismissed_chip.setVisible(bool(dismissed))
        if not dismissed:
            self._dismissed_chip.setChecked(False)  # or the next to be dismissed would be listed at once
        showing_dismissed = self._dismissed_chip.isChecked()
        self._dismiss.setText(self.tr("List again") if showing_dismissed else self.tr("Dismiss"))
        self.gallery.show_pictures(dismissed if showing_dismissed else shown, measurement.cutpoint.distance)
        self._selected()
        asked, cutpoint = len(measurement.query_ids), measurement.cutpoint.distance
        if not self._all:
            sentence = filled(self.tr("Every tested picture has a match up to {0:.3f}."), cutpoint)
        else:
            tested = translated(say_count("{count:,} tested picture", "{count:,} tested pictures", asked))
            sentence = filled(
                self.tr("No match for {0:,} of {1}: nothing lies within {2:.3f}. The farthest come first."),
                len(self._all),
                tested,
                cutpoint,
            )
        self._sentence.setText(sentence)

    # What is done with the selected pictures.

    def _selected(self) -> None:
        chosen = self.gallery.selected
        self._search.setEnabled(len(chosen) == 1)
        self._label.setEnabled(bool(chosen))
        self._dismiss.setEnabled(bool(chosen))
        self._add.setEnabled(any(not each.here for each in chosen))
        if len(chosen) == 1 and self._measurement is not None:
            self.evidence_wanted.emit(_nearest(self._measurement, chosen[0], self.tr("Nearest to this {0}")))

    def _search_selected(self) -> None:
        for each in self.gallery.selected[:1]:
            self.search_wanted.emit(PictureId(each.picture))

    def _ask_label(self) -> None:
        name, accepted = QInputDialog.getText(self, self.tr("Label"), self.tr("Label these pictures as"))
        if accepted and name.strip():
            self._label_selected(name.strip())

    def _label_selected(self, label: str | None) -> None:
        chosen = [each.picture for each in self.gallery.selected]
        if chosen:
            self.label_wanted.emit(dict.fromkeys(chosen, label))

    def _add_selected(self) -> None:
        chosen = {each.picture: each.label for each in self.gallery.selected if not each.here}
        if chosen:
            self.copies_wanted.emit(chosen)

    def _dismiss_selected(self) -> None:
        chosen = [each.picture for each in self.gallery.selected]
        dismiss = not self._dismissed_chip.isChecked()
        count = translated(say_count("{count:,} picture", "{count:,} pictures", len(chosen)))
        said = self.tr("{0} dismissed.") if dismiss else self.tr("{0} listed again.")
        text = self.tr("dismiss {0}") if dismiss else self.tr("list {0} again")
        wanted = Wanted(dismissals(chosen, dismiss=dismiss), filled(said, count), filled(text, count))
        self.changes_wanted.emit(wanted)

    def show_decided(self, _pictures: Collection[int]) -> None:
        """List what is dismissed now apart from the rest."""
        if self._measurement is not None:
            self._look_up.start(self._decisions.dismissed, self._show_dismissed, self.failed.emit)

    def _rows(self) -> TableRows:
        yield (
            "picture",
            "label",
            "nearest",
            "its label",
            "distance",
        )
        for each in self._all:
            yield (each.picture, each.label, each.nearest, each.other, each.distance)


def _unmatched(measurement: Measurement, number: int) -> Unmatched:
    nearest = int(measurement.neighbour_ids[number, 0])
    return Unmatched(
        number,
        int(measurement.query_ids[number]),
        measurement.names[int(measurement.query_labels[number])],
        None if nearest < 0 else nearest,
        "" if nearest < 0 else measurement.names[int(measurement.neighbour_labels[number, 0])],
        float(measurement.figures.nearest[number]),
        measurement.has_test_folder and bool(np.isin(measurement.query_ids[number], measurement.gallery_ids)),
    )


def _nearest(measurement: Measurement, chosen: Unmatched, title: str) -> Evidence:
    """Give the neighbours of a query, of which none is near enough."""
    ids, labels = measurement.neighbour_ids[chosen.query], measurement.neighbour_labels[chosen.query]
    distances = measurement.figures.neighbour_distances[chosen.query]
    exhibits = [
        Exhibit(int(number), f"{measurement.names[int(label)]}\n{number_text(distance, '.3f')}")
        for number, label, distance in zip(ids, labels, distances.tolist(), strict=True)
        if np.isfinite(distance)
    ]
    return Evidence(filled(title, chosen.label), exhibits)
