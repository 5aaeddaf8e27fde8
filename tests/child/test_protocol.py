import json

import pytest

from simgui.child.protocol import Event, Request
from simgui.core.errors import SimguiError
from simgui.core.progress import Step


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
        Event.of_step(Step("Training", 3, 9, "epochs")),
        Event("result", {"result": {"model": "m-1", "café": 0.5}}),
        Event.of_error(SimguiError("Too few pictures", "Two\nlines.")),
    ],
)
def test_an_event_survives_the_way_back(event: Event) -> None:
    line = event.to_line()
    assert "\n" not in line
    assert Event.from_line(line + "\n") == event


@pytest.mark.parametrize("line", ["", "Epoch 1/5 [====>   ]", "5", "null", "[]", "{}", '{"event": 3}'])
def test_a_stray_line_is_no_event(line: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Event.from_line(line)
