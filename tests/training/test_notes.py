import pytest

from simgui.child.protocol import Event
from simgui.training.notes import Caution, CurvePoint, Note, TrainingPlan, event_of, note_of


@pytest.mark.parametrize(
    "note",
    [
        TrainingPlan(("Starting", "Training"), (0.25, 0.75)),
        CurvePoint("head", 100, 0.5, 0.75),
        CurvePoint("head", 100, 0.5, None),
        Caution("Three pictures teach nothing."),
    ],
)
def test_a_note_comes_out_of_the_trainer_as_it_went_in(note: Note) -> None:
    assert note_of(Event.from_line(event_of(note).to_line())) == note


def test_what_is_no_note_has_none() -> None:
    assert note_of(Event("progress", {"text": "Training"})) is None
    assert note_of(Event("news", {"text": "of a later program"})) is None
