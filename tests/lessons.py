"""What the tests of trainings train on: few pictures, for few steps."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from pictures import make_library

from simgui.app import App
from simgui.core.progress import Progress, Step
from simgui.models.layout import STARTERS

LABELS = ("bags", "coats", "hats", "shoes")
NOT_TRAINED_ON = "clocks"
STARTER = "starter-2"
EACH = 12
TESTED = 2 * len(LABELS)
"""How many pictures of them a training sets aside for its test, and as many for calibration."""
FEW: dict[str, Any] = {
    "steps_per_epoch": 5,
    "epochs": 3,
    "classes_per_batch": 3,
    "examples_per_class_per_batch": 3,
}
_SPREAD = 70


def make_lesson(folder: Path, labels: tuple[str, ...] = LABELS, each: int = EACH) -> Path:
    """Write pictures that are no near copies of each other, `each` of every label, and give the folder."""
    return make_library(folder, labels, each, _SPREAD)


def assert_nothing_was_made(app: App) -> None:
    """See that no training has left a model or anything to go on with."""
    assert list(app.data_folder.models.glob("*")) == []
    assert list(app.data_folder.trainings.glob("*")) == []
    assert app.trainings.unfinished() is None
    assert app.models.of().id == STARTER
    assert [version.id for version in app.models.list()] == [*STARTERS]


class Stopper(Progress):
    """Asks to stop as soon as a phase is reported.

    Attributes:
        texts: What was reported.
    """

    def __init__(self, phase: str, watch: Callable[[Step], None] = lambda _step: None) -> None:
        self.texts: list[str] = []

        def report(step: Step) -> None:
            self.texts.append(step.text)
            watch(step)

        super().__init__(report, lambda: phase in self.texts)
