from dataclasses import fields

from simgui.evaluation.metric_words import HELD_OUT, METRICS
from simgui.models.metrics import RATES, TrainingMetrics


def test_every_rate_that_is_measured_has_words() -> None:
    assert tuple(each.code for each in METRICS) == RATES
    assert {*RATES, HELD_OUT.code} <= {field.name for field in fields(TrainingMetrics)}


def test_a_lower_rate_of_false_matches_is_better_and_the_words_say_so() -> None:
    lower = [each for each in (*METRICS, HELD_OUT) if not each.higher_is_better]
    assert [each.code for each in lower] == ["false_accept_rate", "held_out"]
    assert lower[0].sentence == "Matches with its own label taken out (lower is better)"
    assert all(each.sentence.endswith("(lower is better)") for each in lower)
