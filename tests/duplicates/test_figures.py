"""The figures that are shipped say the same of pairs as the shares that they are made of."""

import pytest

from simgui.duplicates.figures import measured_figures
from simgui.duplicates.records import Level, LevelFigures


def test_each_level_has_figures_in_their_order() -> None:
    assert [each.level for each in measured_figures()] == list(Level)


@pytest.mark.parametrize("figures", measured_figures(), ids=lambda each: each.level.value)
def test_precision_and_recall_follow_from_the_counts(figures: LevelFigures) -> None:
    found = figures.recall * figures.pairs
    assert figures.precision == pytest.approx(found / (found + figures.false_alarms), abs=1e-3)
    assert 0 <= figures.false_alarms <= figures.look_alikes
    assert len(figures.recall_of) == 12
    assert all(0 <= share <= 1 for _, share in figures.recall_of)
