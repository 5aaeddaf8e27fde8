from dataclasses import replace

import numpy as np
import pytest
from measured import measured

from simgui.evaluation.metrics import summarise
from simgui.evaluation.views.confusion import confuse
from simgui.models.cutpoints import Cutpoint


@pytest.mark.parametrize("labels", [1, 2, 4, 30])
@pytest.mark.parametrize("cutpoint", [0.0, 0.1, 0.3, 2.0])
def test_the_cells_are_those_of_a_plain_loop(labels: int, cutpoint: float) -> None:
    measurement = measured(labels=labels, cutpoint=cutpoint)
    confusion = confuse(measurement)
    cells: dict[tuple[int, int], list[int]] = {}
    for number, label in enumerate(measurement.query_labels.tolist()):
        distance = measurement.figures.neighbour_distances[number, 0]
        nearest = measurement.gallery_ids.tolist().index(measurement.neighbour_ids[number, 0])
        taken_for = int(measurement.gallery_labels[nearest]) if distance <= cutpoint else labels
        cells.setdefault((label, taken_for), []).append(number)
    for row in range(labels):
        for column in range(labels + 1):
            expected = cells.get((row, column), [])
            assert confusion.counts[row, column] == len(expected)
            assert sorted(confusion.queries(row, column).tolist()) == expected
            found = measurement.figures.nearest[confusion.queries(row, column)]
            assert found.tolist() == sorted(found.tolist())
            of_row = sum(len(each) for cell, each in cells.items() if cell[0] == row)
            assert confusion.shares[row, column] == (pytest.approx(len(expected) / of_row) if expected else 0)
    wrong = {cell: len(each) for cell, each in cells.items() if cell[0] != cell[1] and cell[1] < labels}
    named = confusion.largest_errors(5)
    assert [wrong[cell] for cell in named] == sorted(wrong.values(), reverse=True)[:5]


def test_it_agrees_with_the_rates_at_the_cutpoint() -> None:
    measurement = measured(cutpoint=0.25)
    counts = confuse(measurement).counts
    figures = summarise(measurement.figures, 0.25)
    right, matches = int(np.trace(counts)), int(counts[:, :-1].sum())
    assert figures.precision == pytest.approx(right / matches)
    assert figures.counts["precision"] == matches
    assert counts.sum() == figures.queries


def test_a_query_without_any_neighbour_has_no_match() -> None:
    measurement = measured(queries=1, pictures=1, labels=1, cutpoint=2.0)
    assert confuse(replace(measurement, cutpoint=Cutpoint("custom", 2.0))).counts.tolist() == [[0, 1]]
