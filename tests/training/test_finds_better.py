import pytest
from measured import metrics_of

from simgui.training.service import finds_better


@pytest.mark.parametrize(
    ("before", "after", "interval", "better"),
    [
        ((0.5, 0.9), (0.8, 0.1), (0.7, 0.9), True),  # recall is surely higher
        ((0.9, 0.1), (0.5, 0.9), (0.4, 0.6), False),  # recall is surely lower
        ((0.8, 0.5), (0.9, 0.6), (0.7, 1.0), True),  # open: the mean average precision decides
        ((0.8, 0.6), (0.9, 0.5), (0.7, 1.0), False),
        ((0.9, 0.5), (0.8, 0.6), (0.7, 0.95), True),
        ((0.8, 0.5), (0.8, 0.5), (0.7, 0.9), False),  # no better
        ((0.7, 0.5), (0.8, 0.4), (0.7, 0.9), False),  # an end belongs to the interval
    ],
)
def test_whether_a_model_finds_better(
    before: tuple[float, float], after: tuple[float, float], interval: tuple[float, float], better: bool
) -> None:
    old = metrics_of(recall_at_1=before[0], map=before[1])
    new = metrics_of(recall_at_1=after[0], map=after[1], intervals={"recall_at_1": interval})
    assert finds_better(old, new) is better
