"""The lines above the views: what was measured, and what it can be measured against."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from simgui.core.names import shown
from simgui.core.sentences import say_count
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.remarks import remarks
from simgui.gui.language import filled, translated
from simgui.gui.look.actions import button_action, set_needs
from simgui.gui.look.labels import ElidedLabel, styled
from simgui.models.records import ModelVersion


class InsightBar(QWidget):
    """A sentence about what was measured; another model, other test pictures, and the report to choose."""

    other_chosen = Signal(object)
    """Id of a model version to compare with; None for none."""
    test_wanted = Signal()
    back_wanted = Signal()
    """Test with the pictures of the open folder again."""
    report_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = styled("", "faint")
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._remarks = styled("", "faint")
        self._remarks.setWordWrap(True)
        self._compare = QComboBox()
        self._compare.setAccessibleName(self.tr("Compare with another model"))
        self._compare.addItem(self.tr("Compare with…"), None)
        self._compare.setEnabled(False)  # until it is known which models there are
        self._compare.activated.connect(self._choose)
        self._test = QPushButton(self.tr("Test with another folder…"))
        self._test.setToolTip(
            self.tr("Test with the pictures of another folder, whose subfolders are the same labels")
        )
        self._test.clicked.connect(self.test_wanted)
        self._report = QPushButton(self.tr("Report…"))
        self._report.setToolTip(self.tr("Save all of it as one page to send to somebody"))
        self._report.setEnabled(False)
        self._report.clicked.connect(self.report_wanted)
        set_needs(self, self.tr("Nothing is measured yet"))
        button_action(self._test, "view", self.tr("Test with another folder…"), section="insight")
        button_action(self._report, "file", self.tr("Save a report…"), "Ctrl+S", section="report")
        self._tested = QWidget()
        self._name = ElidedLabel("heading")
        self._name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._back = QPushButton()
        self._back.clicked.connect(self.back_wanted)
        self._lay_out()
        self.show_test(None, Path())
        self.show_measurement(None)

    def _lay_out(self) -> None:
        tested = QHBoxLayout(self._tested)
        tested.setContentsMargins(0, 0, 0, 0)
        tested.setSpacing(8)
        tested.addWidget(self._name, 1)
        tested.addWidget(self._back)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._sentence, 1)
        for control in (self._compare, self._test, self._report):
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._tested)
        layout.addLayout(row)
        layout.addWidget(self._remarks)

    # What was measured.

    def show_measurement(
        self, measurement: Measurement | None, test: Path | None = None, other: str = ""
    ) -> None:
        """Say what was measured, and what that cannot tell; nothing if nothing is measured.

        Args:
            measurement: Of the model in use.
            test: The folder of the queries, if they do not come from the gallery.
            other: Name of the model that is measured beside it, if any.
        """
        self._report.setEnabled(measurement is not None)
        self._remarks.setText(
            " ".join(map(translated, remarks(measurement))) if measurement is not None else ""
        )
        self._remarks.setVisible(bool(self._remarks.text()))
        if measurement is None:
            self._sentence.clear()
            return
        self._sentence.setText(self._about(measurement, test, other))

    def _about(self, measurement: Measurement, test: Path | None, other: str) -> str:
        tested = translated(say_count("{count:,} picture", "{count:,} pictures", len(measurement.query_ids)))
        said = filled(self.tr("Tested on {0}"), tested)
        if test is not None:
            said += filled(self.tr(" of “{0}”"), shown(test.name))
        if measurement.learnt and other:
            said += filled(self.tr(" that neither “{0}” nor “{1}” ever saw"), measurement.model_name, other)
        elif measurement.learnt:
            said += filled(self.tr(" that “{0}” never saw"), measurement.model_name)
        if measurement.not_drawn:
            said += filled(
                self.tr(", drawn evenly from {0:,}"), len(measurement.query_ids) + measurement.not_drawn
            )
        labels = len(set(measurement.gallery_labels.tolist()))
        return said + filled(
            self.tr(", among {0:,} of {1}."),
            len(measurement.gallery_ids),
            translated(say_count("{count:,} label", "{count:,} labels", labels)),
        )

    def show_test(self, test: Path | None, folder: Path) -> None:
        """Name the folder of the test pictures and lead back; nothing if they come from the open folder."""
        self._tested.setVisible(test is not None)
        if test is not None:
            self._name.show_text(filled(self.tr("Tested with the pictures of {0}"), shown(test)))
            self._back.setText(filled(self.tr("Back to “{0}”"), shown(folder.name)))
            self._back.setToolTip(self.tr("Test with the pictures of the open folder again"))

    # Other models.

    def show_versions(self, versions: Sequence[ModelVersion], chosen: str | None) -> str | None:
        """Offer the models that are not in use, and give the chosen one if it is still among them."""
        self._compare.clear()
        self._compare.addItem(self.tr("Compare with…"), None)
        for version in versions:
            if not version.active and not version.problem:
                self._compare.addItem(translated(version.name), version.id)
        self._compare.setCurrentIndex(max(0, self._compare.findData(chosen)))
        self._compare.setEnabled(self._compare.count() > 1)
        return self.other

    @property
    def other(self) -> str | None:
        """Id of the chosen model; None if none is."""
        return self._compare.currentData() if self._compare.currentIndex() > 0 else None

    @property
    def other_name(self) -> str:
        """Its name; empty if none is chosen."""
        return self._compare.currentText() if self.other is not None else ""

    def choose_none(self) -> None:
        """Compare with no other model."""
        self._compare.setCurrentIndex(0)

    def _choose(self) -> None:
        self.other_chosen.emit(self.other)

    # The report.

    def show_writing(self, writing: bool) -> None:
        """Offer no second report while one is written."""
        self._report.setEnabled(not writing)
