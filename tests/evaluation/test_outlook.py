"""What a model has yet to meet is said in plain words, and why a figure is missing."""

import pytest
from measured import metrics_of

from simgui.evaluation.metric_words import UNKNOWN, UNKNOWN_BY_LABEL
from simgui.evaluation.outlook import outlook_sentences, unknown_label_rates
from simgui.models.metrics import Outlook, UnknownLabelRate

NOW = metrics_of(recall_at_1=0.91, recall=0.93)
RATE = UnknownLabelRate(0.21, (0.1, 0.3), 900, 8)


def said(recipe: str = "quick", **known: object) -> list[str]:
    return list(outlook_sentences(recipe, NOW, Outlook(0.2, **known)))  # type: ignore[arg-type]


def test_the_rates_that_are_known_are_given_with_their_words() -> None:
    by_label = UnknownLabelRate(0.15, (0.1, 0.3), 900, 8)
    told = Outlook(0.2, 8, RATE, by_label)
    assert list(unknown_label_rates(told)) == [(UNKNOWN, RATE), (UNKNOWN_BY_LABEL, by_label)]
    assert list(unknown_label_rates(Outlook(0.2, 8, RATE))) == [(UNKNOWN, RATE)]
    assert not list(unknown_label_rates(None))


@pytest.mark.parametrize(
    ("recipe", "labels", "measured_later", "why"),
    [
        ("thorough", 8, True, "The recipe thorough trains the network on all labels"),
        ("quick", 2, True, "which takes at least 3."),
        ("quick", 8, True, "and 20 pictures of the others that it has not learnt."),
        ("quick", 8, False, "An earlier version of SimGUI trained this model."),
    ],
)
def test_one_line_says_why_it_was_not_measured(
    recipe: str, labels: int, measured_later: bool, why: str
) -> None:
    (line,) = said(recipe, labels=labels, later=NOW if measured_later else None)
    assert line.startswith("False matches among labels it has not learnt: not measured. ")
    assert why in line


def test_what_more_pictures_change_is_said_only_where_it_shows() -> None:
    def later(**rates: float | None) -> list[str]:
        return said(unknown_labels=RATE, later=metrics_of(**rates))

    assert later(recall_at_1=0.87, recall=0.93) == [
        "When as many pictures have come in as there are now: recall@1 now 91%, later about 87%."
    ]
    assert later(recall_at_1=0.87, recall=0.9) == [
        "When as many pictures have come in as there are now: recall@1 now 91%, later about 87%; "
        "recall now 93%, later about 90%."
    ]
    assert later(recall_at_1=0.912, recall=None) == []


def test_of_a_model_that_was_not_trained_nothing_is_said() -> None:
    assert not list(outlook_sentences("shipped", NOW, None))
