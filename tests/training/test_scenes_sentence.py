from dataclasses import replace

from measured import metrics_of

from simgui.training.decision import Reason
from simgui.training.records import Training, scenes_sentence


def test_near_copies_are_told_with_what_was_measured_on() -> None:
    measured = replace(metrics_of(), scenes=204)
    training = Training("quick-1", False, measured, measured, 1.0, pictures=3068, near_copies=412)
    assert scenes_sentence(training) == (
        "412 of 3,068 pictures are near copies of another; measured on 204 scenes that it never saw."
    )
    assert scenes_sentence(replace(training, near_copies=0)) == ""


def test_where_scenes_were_cut_they_are_not_called_new() -> None:
    measured = metrics_of()
    training = Training(
        "quick-1", Reason.ONLY_COPIES, measured, measured, 1.0, near_copies=9, scenes_cut=True
    )
    said = scenes_sentence(training)
    assert said.startswith("No label of 6 pictures or more shows 3 scenes, so a model can only be measured")
    assert "never saw" not in said
