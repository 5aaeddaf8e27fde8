import json

import pytest

from simgui.child.protocol import Event, Request
from simgui.core.errors import SimguiError
from simgui.core.progress import Step
from simgui.core.sentences import Sentence, say, say_count
from simgui.core.units import Unit


def test_a_request_survives_the_way_to_the_trainer() -> None:
    request = Request("train", {"folder": "/photos/Bücher", "seed": 7, "labels": ["a", "b"]})
    line = request.to_line()
    assert "\n" not in line
    assert json.loads(line)["schema"] == 1
    assert Request.from_line(line + "\n") == request


@pytest.mark.parametrize(
    "line",
    [
        "",
        "\n",
        "not json",
        "null",
        "5",
        "[]",
        "{}",
        '{"task": "check", "options": {}}',
        '{"schema": 2, "task": "check", "options": {}}',
        '{"schema": 1, "options": {}}',
        '{"schema": 1, "task": 5, "options": {}}',
        '{"schema": 1, "task": "check"}',
        '{"schema": 1, "task": "check", "options": null}',
        '{"schema": 1, "task": "check", "options": ["a"]}',
    ],
)
def test_what_is_no_request_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Request.from_line(line)


@pytest.mark.parametrize(
    "event",
    [
        Event("news", {"of": ["a", 1]}),
        Event.of_step(Step(say("Training {name}", name="x"), 3, 9, "steps", phase="head")),
        Event("result", {"result": {"model": "m-1", "café": 0.5}}),
        Event.of_error(SimguiError("Too few pictures", "Two\nlines.")),
        Event.of_error(SimguiError(say("Too few"), say_count("{count} file", "{count} files", 2))),
    ],
)
def test_an_event_survives_the_way_back(event: Event) -> None:
    line = event.to_line()
    assert "\n" not in line
    assert Event.from_line(line + "\n") == event


def test_what_a_person_reads_comes_back_as_a_sentence() -> None:
    step = Step(say("Training {name}", name="x"), 3, 9, Unit.STEPS, phase="head")
    there = Event.from_line(Event.of_step(step).to_line()).step
    assert there == step
    assert isinstance(there.text, Sentence) and there.text.template == "Training {name}"
    error = Event.from_line(Event.of_error(SimguiError(say("Too few"), "Add some.")).to_line()).error
    assert isinstance(error.title, Sentence) and (error.title, error.message) == ("Too few", "Add some.")


@pytest.mark.parametrize(
    "line",
    [
        '{"event": "progress"}',
        '{"event": "progress", "text": "Training", "done": "1", "total": 9, "unit": "steps"}',
        '{"event": "progress", "text": "Training", "done": 1, "total": 9, "unit": "miles"}',
        '{"event": "progress", "text": "Training", "done": 1, "total": 9, "unit": 5}',
        '{"event": "progress", "text": ["Training"], "done": 1, "total": 9, "unit": "steps"}',
        '{"event": "progress", "text": "Training", "done": 1, "total": 9, "unit": "steps", "phase": 5}',
        '{"event": "error", "title": "Too few"}',
        '{"event": "error", "title": "Too few", "message": {"say": "{a.b}", "values": {"a": 1}}}',
        "[" * 100_000,
    ],
)
def test_an_event_that_does_not_say_what_it_has_to_is_none(line: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Event.from_line(line)


@pytest.mark.parametrize("line", ["", "Epoch 1/5 [====>   ]", "5", "null", "[]", "{}", '{"event": 3}'])
def test_a_stray_line_is_no_event(line: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Event.from_line(line)
