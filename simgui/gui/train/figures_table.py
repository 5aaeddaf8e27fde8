"""Figures of two models side by side, in words, each with its interval and of how many it is taken."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from simgui.core.sentences import say, say_count
from simgui.evaluation.metric_words import (
    HELD_OUT,
    LABEL_METRICS,
    METRICS,
    UNKNOWN,
    UNKNOWN_BY_LABEL,
    MetricWords,
)
from simgui.evaluation.outlook import unknown_label_rates
from simgui.gui.language import share_text, translated
from simgui.gui.look.fonts import columns_px
from simgui.gui.look.labels import ElidedLabel, styled
from simgui.models.metrics import (
    Interval,
    LabelVerdictMetrics,
    Metrics,
    Outlook,
    TrainingMetrics,
    UnknownLabelRate,
)

_WORDS = 16
"""Figures of the text that the words have room for, at least."""
_METRICS = (*METRICS, UNKNOWN, HELD_OUT, *LABEL_METRICS, UNKNOWN_BY_LABEL)


class FiguresTable(QWidget):
    """A table: the name of a figure, its value for each model, and the margin of error beside it."""

    def __init__(self, left: str, right: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for text, column in ((left, 1), (right, 3)):
            head = ElidedLabel("faint")
            head.show_text(text)
            head.setAlignment(Qt.AlignmentFlag.AlignRight)  # it ends where the figures below it end
            grid.addWidget(head, 0, column - 1, 1, 2)
        self._rows: dict[MetricWords, list[QLabel]] = {}
        for row, metric in enumerate(_METRICS, start=1):
            name = styled(translated(metric.sentence), "")
            name.setWordWrap(True)
            name.setMinimumWidth(columns_px(self.font(), _WORDS))
            cells = [styled("", role) for role in ("faint", "faint", "heading", "faint")]
            grid.addWidget(name, row, 0)
            for column, cell in enumerate(cells, start=1):
                cell.setAlignment(Qt.AlignmentFlag.AlignRight)
                grid.addWidget(cell, row, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self._rows[metric] = [name, *cells]

    def show_metrics(
        self,
        left: TrainingMetrics | None,
        right: TrainingMetrics | None,
        left_outlook: Outlook | None = None,
        right_outlook: Outlook | None = None,
    ) -> None:
        """Show the metrics of two models; an arrow points at the better one of each pair.

        Args:
            left: Of the one; None if it was not measured.
            right: Of the other.
            left_outlook: What the training of the one tells of what it has yet to meet.
            right_outlook: And that of the other.
        """
        for metric in _METRICS:
            name, *cells = self._rows[metric]
            one, other = _figure_of(metric, left, left_outlook), _figure_of(metric, right, right_outlook)
            known = one.value is not None or other.value is not None
            for widget in (name, *cells):
                widget.setVisible(known)
            better = 0
            if one.value is not None and other.value is not None and one.shown != other.shown:
                better = 1 if (other.value > one.value) == metric.higher_is_better else -1
            cells[0].setText(f"▸ {one.shown}" if better < 0 else one.shown)
            cells[1].setText(one.interval)
            cells[2].setText(f"▸ {other.shown}" if better > 0 else other.shown)
            cells[3].setText(other.interval)


@dataclass(frozen=True)
class _Figure:
    """A figure of a report, as it is shown."""

    value: float | None
    interval: str

    @property
    def shown(self) -> str:
        return "-" if self.value is None else share_text(self.value)


def _figure_of(metric: MetricWords, metrics: TrainingMetrics | None, outlook: Outlook | None) -> _Figure:
    if metric in (UNKNOWN, UNKNOWN_BY_LABEL):
        return _unknown(dict(unknown_label_rates(outlook)).get(metric))
    if metric is HELD_OUT:
        return _held_out(metrics)
    if metric in LABEL_METRICS:
        return _figure(metrics and metrics.label_verdict, metric.code)
    return _figure(metrics, metric.code)


def _figure(metrics: Metrics | LabelVerdictMetrics | None, name: str) -> _Figure:
    if metrics is None:
        return _Figure(None, "")
    value, interval, count = metrics.rate(name), metrics.intervals.get(name), metrics.counts.get(name)
    return _Figure(value, _interval(interval, count) if value is not None else "")


def _held_out(metrics: TrainingMetrics | None) -> _Figure:
    found = metrics.held_out if metrics else None
    if found is None or found.accepted is None:
        return _Figure(None, "")
    return _Figure(found.accepted, _interval(found.interval, found.queries))


def _unknown(rate: UnknownLabelRate | None) -> _Figure:
    if rate is None:
        return _Figure(None, "")
    labels = say_count("{count:,} label", "{count:,} labels", rate.labels)
    return _Figure(
        rate.share,
        translated(say("{interval},\nof {labels}", interval=_interval(rate.interval, None), labels=labels)),
    )


def _interval(interval: Interval | None, count: int | None) -> str:
    if interval is None:
        return ""
    low, high = (100 * each for each in interval)
    if not count:
        return translated(say("{low:.0f} to {high:.0f}", low=low, high=high))
    return translated(say("{low:.0f} to {high:.0f}, of {count:,}", low=low, high=high, count=count))
