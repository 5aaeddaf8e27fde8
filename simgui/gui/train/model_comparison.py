"""Two model versions side by side: how well they find, and how they were made."""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simgui.core.sentences import say_count
from simgui.evaluation.outlook import outlook_sentences
from simgui.gui.language import filled, number_text, translated
from simgui.gui.look.fonts import columns_px
from simgui.gui.look.labels import ElidedLabel, styled
from simgui.gui.look.screen import within_screen
from simgui.gui.look.scrolled import Scrolled
from simgui.gui.train.figures_table import FiguresTable
from simgui.models.cutpoints import NamedCutpoint
from simgui.models.records import ModelReport, OptionValue, Split

_COLUMNS = 106
"""Figures of the text that fit beside each other, on a screen that is wide enough."""


class ModelComparison(QDialog):
    """A dialog that compares two versions; it does not block the window."""

    def __init__(self, one: ModelReport, other: ModelReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare models"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fair = styled(self._fairness(one, other), "faint")
        fair.setWordWrap(True)
        figures = FiguresTable(translated(one.version.name), translated(other.version.name))
        figures.show_metrics(one.metrics, other.metrics, one.outlook, other.outlook)
        outlook = styled("\n".join(self._outlook(one, other)), "faint")
        outlook.setWordWrap(True)
        outlook.setVisible(bool(outlook.text()))
        close = QPushButton(self.tr("&Close"))
        close.clicked.connect(self.accept)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(28, 24, 28, 8)
        layout.setSpacing(12)
        layout.addWidget(styled(self.tr("How well they find"), "heading"))
        layout.addWidget(fair)
        layout.addWidget(figures)
        layout.addWidget(outlook)
        layout.addSpacing(8)
        layout.addWidget(styled(self.tr("How they were made"), "heading"))
        layout.addLayout(self._made(one, other))
        layout.addStretch(1)
        scrolled = Scrolled(page)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(scrolled, 1)
        below = QHBoxLayout()
        below.setContentsMargins(28, 0, 28, 20)
        below.addStretch(1)
        below.addWidget(close)
        rows.addLayout(below)
        width = columns_px(self.font(), _COLUMNS)
        height = layout.heightForWidth(width) + below.sizeHint().height() + rows.spacing()
        self.resize(within_screen(self, QSize(width, height)))

    def _fairness(self, one: ModelReport, other: ModelReport) -> str:
        for report in (one, other):
            if not report.metrics:
                return filled(
                    self.tr(
                        "“{0}” was not trained here, and no training has measured it. Insight measures it on "
                        "the open folder."
                    ),
                    report.version.name,
                )
        if one.split.digest and one.split.digest == other.split.digest:
            return filled(
                self.tr("Both were measured on the same {0:,} pictures, which neither ever saw."),
                one.metrics.queries if one.metrics else 0,
            )
        return self.tr(
            "They were measured on different pictures: small differences may come from that alone."
        )

    def _outlook(self, *reports: ModelReport) -> Iterator[str]:
        for report in reports:
            for said in outlook_sentences(report.version.recipe, report.metrics, report.outlook):
                yield filled(self.tr("“{0}”: {1}"), report.version.name, said)

    def _made(self, one: ModelReport, other: ModelReport) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        rows = {
            self.tr("Name"): [translated(report.version.name) for report in (one, other)],
            self.tr("Recipe"): [report.version.recipe for report in (one, other)],
            self.tr("Pictures"): [self._pictures(report) for report in (one, other)],
            self.tr("Trained, calibrated, tested with"): [_split(report.split) for report in (one, other)],
            self.tr("Options"): [_options(report.options) for report in (one, other)],
        }
        for name in ("strict", "balanced", "lenient"):
            rows[filled(self.tr("Match up to ({0})"), name)] = [
                self._cutpoint(report, name) for report in (one, other)
            ]
        for row, (name, values) in enumerate(rows.items()):
            grid.addWidget(styled(name, "faint"), row, 0, Qt.AlignmentFlag.AlignTop)
            for column, value in enumerate(values, start=1):
                cell = ElidedLabel("")
                cell.show_text(value or "-")
                grid.addWidget(cell, row, column)
        return grid

    def _pictures(self, report: ModelReport) -> str:
        if not report.labels:
            return ""
        return filled(
            self.tr("{0:,} of {1}"),
            sum(report.labels.values()),
            translated(say_count("{count:,} label", "{count:,} labels", len(report.labels))),
        )

    def _cutpoint(self, report: ModelReport, name: str) -> str:
        for each in report.cutpoints:
            if each.cutpoint.name == name:
                return self._at(each)
        return ""

    def _at(self, named: NamedCutpoint) -> str:
        text = number_text(named.cutpoint.distance, ".3f")
        accepts = [each and each.false_accept_rate for each in (named.calibration, named.test)]
        if None in accepts:
            return text
        return text + filled(self.tr(", own label taken out: {0:.1%}, tested {1:.1%}"), *accepts)


def _split(split: Split) -> str:
    counts = split.counts
    return ", ".join(number_text(count) for count in counts.values()) if len(counts) == 3 else ""


def _options(options: Mapping[str, OptionValue]) -> str:
    chosen = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in options.items()
        if name != "recipe" and value not in (None, (), "")
    }
    return ", ".join(f"{name.replace('_', ' ')} {value}" for name, value in chosen.items())
