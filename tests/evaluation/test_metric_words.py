from dataclasses import fields

from simgui.evaluation.metric_words import HELD_OUT, METRICS
from simgui.evaluation.records import Figures


def test_every_rate_that_is_measured_has_words() -> None:
    measured = [field.name for field in fields(Figures)]
    assert [each.code for each in METRICS] == [name for name in measured if name in _codes()]
    assert set(measured) - _codes() == {"queries", "cutpoint", "intervals", "counts"}


def test_a_lower_rate_of_false_matches_is_better_and_the_words_say_so() -> None:
    lower = [each for each in (*METRICS, HELD_OUT) if not each.higher_is_better]
    assert [each.code for each in lower] == ["false_accept_rate", "strangers"]
    assert lower[0].sentence == "False matches among unknown labels (lower is better)"
    assert all(each.sentence.endswith("(lower is better)") for each in lower)


def _codes() -> set[str]:
    return {each.code for each in METRICS}
