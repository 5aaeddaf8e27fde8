import numpy as np
import pytest

from simgui.words.certainty import CUT, LIFT, PRIOR, certainty, least_share


def test_the_cut_lies_where_the_odds_are_the_lift_above_those_of_chance() -> None:
    chance = 118 / 1000
    odds = np.exp(LIFT) * (chance / (1 - chance)) ** PRIOR
    share = odds / (1 + odds)
    found = certainty(np.array([share * 0.99, share, share * 1.01], np.float32), 118, 1000)
    assert found[0] < CUT < found[2]
    assert found[1] == pytest.approx(CUT, abs=1e-5)


def test_more_classes_take_a_larger_share() -> None:
    shares = [least_share(0.5, classes, 1000) for classes in (1, 10, 118, 400)]
    assert shares == sorted(shares)
    assert 0.01 < shares[0] < 0.02
    assert 0.6 < shares[-1] < 0.7


@pytest.mark.parametrize("wanted", [0.1, 0.5, 0.9])
@pytest.mark.parametrize("classes", [1, 59])
def test_the_least_share_is_as_sure_as_wanted(wanted: float, classes: int) -> None:
    share = least_share(wanted, classes, 1000)
    assert certainty(np.array([share], np.float32), classes, 1000)[0] == pytest.approx(wanted, abs=1e-3)


def test_the_ends_stay_numbers() -> None:
    found = certainty(np.array([0, 1], np.float32), 1000, 1000)
    assert np.isfinite(found).all()
    assert (found >= 0).all()
    assert (found <= 1).all()
