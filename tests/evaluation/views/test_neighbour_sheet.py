import numpy as np
from measured import measured

from simgui.evaluation.views.neighbour_sheet import best_found, drawn, worst_errors


def test_the_worst_errors_are_the_nearest_wrong_ones() -> None:
    measurement = measured()
    wrong = [
        (float(measurement.figures.nearest[row]), row)
        for row in range(60)
        if measurement.neighbour_labels[row, 0] != measurement.query_labels[row]
    ]
    assert len(wrong) > 10
    assert worst_errors(measurement).tolist() == [row for _, row in sorted(wrong)[:10]]


def test_the_best_are_right_and_of_every_label() -> None:
    measurement = measured()
    best = best_found(measurement, 4)
    assert sorted(measurement.query_labels[best].tolist()) == [0, 1, 2, 3]
    assert measurement.figures.nearest_is_right[best].all()


def test_a_draw_is_the_same_for_the_same_seed_and_of_its_label() -> None:
    measurement = measured()
    first = drawn(measurement, None, 1)
    assert first.tolist() == drawn(measurement, None, 1).tolist()
    assert first.tolist() != drawn(measurement, None, 2).tolist()
    assert len(set(first.tolist())) == 10
    of_label = drawn(measurement, "label 002", 0, 100)
    assert of_label.tolist() != sorted(of_label.tolist())
    assert sorted(of_label.tolist()) == np.flatnonzero(measurement.query_labels == 2).tolist()
    assert len(drawn(measurement, "no such label", 0)) == 0
