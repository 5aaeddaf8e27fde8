"""Whether a model is used by itself: each reason, and that the first that holds is given."""

import pytest
from measured import metrics_of

from simgui.models.metrics import Difference, LabelVerdictMetrics
from simgui.training.decision import ADVISED_SCENES, LEAST_SCENES, Reason, decide, explain_decision

GAINS = {"recall_at_1": (0.02, 0.1), "map": (0.1, 0.3)}
SAME = (-0.05, 0.05)
RISES, FALLS = (0.01, 0.08), (-0.08, -0.01)


def difference(scenes: int = 100, **intervals: tuple[float, float]) -> Difference:
    known = dict.fromkeys(("recall_at_1", "map", "recall", "false_accept_rate", "right_verdicts"), SAME)
    known |= intervals
    rates = {name: (low + high) / 2 for name, (low, high) in known.items()}
    return Difference(2 * scenes, scenes, rates, known)


@pytest.mark.parametrize(
    ("intervals", "reason"),
    [
        (GAINS, Reason.BETTER),
        ({"recall_at_1": RISES}, Reason.BETTER),
        ({"map": RISES}, Reason.BETTER),
        ({}, Reason.NOT_BETTER),
        ({"recall_at_1": (0.0, 0.2)}, Reason.NOT_BETTER),  # an end belongs to the interval
        ({"recall_at_1": RISES, "map": FALLS}, Reason.NOT_BETTER),
        (GAINS | {"recall": FALLS}, Reason.VERDICT_WORSE),
        (GAINS | {"recall": FALLS, "false_accept_rate": FALLS}, Reason.BETTER),  # stricter, and as right
        (
            GAINS | {"recall": FALLS, "false_accept_rate": FALLS, "right_verdicts": FALLS},
            Reason.VERDICT_WORSE,
        ),
        (GAINS | {"false_accept_rate": RISES}, Reason.VERDICT_WORSE),
        (GAINS | {"false_accept_rate": RISES, "recall": RISES}, Reason.BETTER),
        (GAINS | {"right_verdicts": FALLS}, Reason.VERDICT_WORSE),
        (GAINS | {"recall": (-0.4, -0.15), "false_accept_rate": FALLS}, Reason.MATCHES_TOO_LITTLE),
        (GAINS | {"label_recall": FALLS}, Reason.VERDICT_WORSE),  # as good by the nearest picture
        (GAINS | {"label_recall": FALLS, "label_false_accept_rate": FALLS}, Reason.BETTER),
        (GAINS | {"label_recall": FALLS, "false_accept_rate": FALLS}, Reason.VERDICT_WORSE),
        (GAINS | {"label_false_accept_rate": RISES}, Reason.VERDICT_WORSE),
        (GAINS | {"label_false_accept_rate": RISES, "label_recall": RISES}, Reason.BETTER),
        (GAINS | {"label_right_verdicts": FALLS}, Reason.VERDICT_WORSE),
        (
            GAINS | {"label_recall": (-0.4, -0.15), "label_false_accept_rate": FALLS},
            Reason.MATCHES_TOO_LITTLE,
        ),
    ],
)
def test_better_means_better(intervals: dict[str, tuple[float, float]], reason: Reason) -> None:
    assert decide(metrics_of(recall=0.9), difference(**intervals)) is reason


@pytest.mark.parametrize("recall", [None, 0.0, 0.49])
def test_a_model_that_matches_next_to_nothing_is_never_used_by_itself(recall: float | None) -> None:
    better = difference(**GAINS, recall=RISES, right_verdicts=RISES)
    assert decide(metrics_of(recall=recall), better) is Reason.MATCHES_TOO_LITTLE


@pytest.mark.parametrize(
    ("threshold", "recall", "reason"),
    [
        (0.2, 0.5, Reason.BETTER),
        (0.2, 0.49, Reason.MATCHES_TOO_LITTLE),
        (0.2, None, Reason.MATCHES_TOO_LITTLE),  # no label was right
        (None, None, Reason.BETTER),  # it gives no verdicts by label
    ],
)
def test_nor_is_one_that_matches_next_to_nothing_by_label(
    threshold: float | None, recall: float | None, reason: Reason
) -> None:
    by_label = LabelVerdictMetrics("match_label", 8, threshold, 1.0, None, recall, None, None, None, {}, {})
    assert decide(metrics_of(recall=0.9, label_verdict=by_label), difference(**GAINS)) is reason


def test_a_gain_on_a_few_scenes_decides_nothing() -> None:
    assert decide(metrics_of(recall=1.0), difference(LEAST_SCENES - 1, **GAINS)) is Reason.TOO_FEW_SCENES
    assert decide(metrics_of(recall=1.0), difference(LEAST_SCENES, **GAINS)) is Reason.BETTER
    said = explain_decision(Reason.TOO_FEW_SCENES, 4)
    assert said.startswith("Measured on 4 scenes: only a gain of more than 49% could be told from chance.")
    assert f"About {ADVISED_SCENES} are needed" in said


def test_what_was_measured_on_near_copies_decides_nothing() -> None:
    after, gained = metrics_of(recall=1.0), difference(LEAST_SCENES, **GAINS)
    assert decide(after, gained, scenes_cut=True) is Reason.ONLY_COPIES
    assert "near copies of what it has learnt" in explain_decision(Reason.ONLY_COPIES, 12)


def test_every_reason_is_a_sentence() -> None:
    for reason in Reason:
        assert explain_decision(reason, 1).endswith(".")
