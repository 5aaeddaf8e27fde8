"""Requests and results arrive in the other process as they were sent."""

import json
from pathlib import Path

import pytest

from simgui.child.protocol import Request
from simgui.training.options import TrainingOptions
from simgui.training.requests import (
    BatchRow,
    CheckRequest,
    CheckResult,
    NewVersion,
    PreviewRequest,
    PreviewResult,
    RequestedTraining,
    TrainRequest,
    TrainResult,
)

OPTIONS = TrainingOptions("thorough", seed=3, epochs=2, held_out=("hats",))
REQUESTED = RequestedTraining(NewVersion("quick-1", "Photos", "2026-03-01"), Path("photos"), OPTIONS)


@pytest.mark.parametrize(
    "request_",
    [
        TrainRequest(
            REQUESTED, Path("run"), Path("catalogue"), Path("backbone.json"), Path("active"), Path("starter")
        ),
        PreviewRequest(Path("catalogue"), Path("photos"), "lite0", OPTIONS),
        CheckRequest(),
    ],
)
def test_a_request_is_read_as_it_was_written(request_: TrainRequest | PreviewRequest | CheckRequest) -> None:
    sent = Request.from_line(Request(request_.TASK, request_.to_json()).to_line())
    assert sent.task == request_.TASK
    assert type(request_).from_json(sent.options) == request_


@pytest.mark.parametrize(
    "result",
    [
        TrainResult("quick-1"),
        PreviewResult((BatchRow("bags", (1, 2)), BatchRow("hats", (3,)))),
        CheckResult({"tensorflow": "2.21.0"}),
    ],
)
def test_a_result_is_read_as_it_was_written(result: TrainResult | PreviewResult | CheckResult) -> None:
    assert type(result).from_json(json.loads(json.dumps(result.to_json()))) == result
