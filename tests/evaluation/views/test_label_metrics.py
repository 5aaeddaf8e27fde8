import numpy as np
import pytest
from measured import measured

from simgui.evaluation.views.label_metrics import LabelMetrics, advise, metrics_by_label


def test_figures_against_a_plain_loop() -> None:
    measurement = measured()
    found = {each.label: each for each in metrics_by_label(measurement)}
    for number, name in enumerate(measurement.names):
        rows = [row for row in range(60) if measurement.query_labels[row] == number]
        first, five, precision, wrong = 0, 0, 0.0, []
        for row in rows:
            labels = measurement.neighbour_labels[row].tolist()
            first += labels[0] == number
            five += number in labels[:5]
            precision += labels[:5].count(number) / 5
            if labels[0] != number:
                wrong.append(measurement.names[labels[0]])
        each = found[name]
        assert each.queries == len(rows)
        assert each.pictures == measurement.gallery_labels.tolist().count(number)
        assert each.recall_at_1 == pytest.approx(first / len(rows))
        assert each.recall_at_5 == pytest.approx(five / len(rows))
        assert each.precision_at_k == pytest.approx(precision / len(rows))
        assert each.map == pytest.approx(measurement.figures.average_precision[rows].mean())
        assert each.errors == len(wrong)
        assert each.taken == max((wrong.count(other) for other in wrong), default=0)
        assert not wrong or wrong.count(each.taken_for) == each.taken
        for figure, (low, high) in each.intervals.items():
            assert low <= getattr(each, figure) <= high


def test_the_weakest_come_first() -> None:
    values = [each.recall_at_1 for each in metrics_by_label(measured())]
    assert values == sorted(values)
    assert len(set(values)) > 1


def test_only_labels_that_were_asked_about() -> None:
    measurement = measured(queries=5, labels=20)
    asked = {measurement.names[number] for number in np.unique(measurement.query_labels)}
    assert {each.label for each in metrics_by_label(measurement)} == asked


def label(pictures: int = 200, queries: int = 100, errors: int = 0, taken: int = 0) -> LabelMetrics:
    share = 1 - errors / queries
    return LabelMetrics("coat", pictures, queries, share, 1.0, share, share, {}, errors, "dress", taken)


@pytest.mark.parametrize(
    ("figures", "mislabelled", "says"),
    [
        (label(errors=20, taken=15), 12, "12 of its pictures look mislabelled"),
        (label(errors=20, taken=15), 2, "15 of 20 errors go to “dress”"),
        (label(pictures=12, queries=12, errors=6, taken=2), 0, "12 are few beside the other labels."),
        (label(pictures=49, queries=49, errors=6, taken=2), 0, "49 are few."),
        (label(pictures=12, queries=12), 0, "Only 12 pictures were tested"),
        (label(errors=20, taken=6), 0, "spread over several labels"),
        (label(), 1, "Found well; 1 of its pictures looks mislabelled"),
        (label(), 0, "Found well."),
    ],
)
def test_advice(figures: LabelMetrics, mislabelled: int, says: str) -> None:
    assert says in advise(figures, mislabelled, [90, 80, 12])
