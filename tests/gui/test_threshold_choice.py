from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simgui.app import App
from simgui.gui.state import WindowState
from simgui.gui.threshold_choice import ThresholdChoice
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Worker
from simgui.library.catalogue import Choice
from simgui.models.cutpoints import Cutpoint
from simgui.models.taught import TaughtThreshold, name_of_taught

TAUGHT = TaughtThreshold(0.2, (0.1, 0.3), 50, 20, 0.275, 0.7, (0.6, 0.8), 0.5, (0.1, 0.3), 0.9, (0.8, 1.0))


def test_a_reset_leads_to_what_answers_taught_in_the_folder(
    qtbot: QtBot, app: App, worker: Worker, library: Path
) -> None:
    app.decisions.apply([Choice(name_of_taught(app.models.of().id, library), TAUGHT.to_json())])
    window = QWidget()
    qtbot.addWidget(window)
    state, used = WindowState(window), list[Cutpoint]()
    undo = Undo(app.decisions, state, worker, window)
    choice = ThresholdChoice(app.models, state, worker, undo, window)
    choice.used.connect(used.append)
    choice.choose(0.4, library)
    qtbot.waitUntil(lambda: used == [Cutpoint("custom", 0.4)])
    choice.choose(None, library)
    qtbot.waitUntil(lambda: used[1:] == [TAUGHT.cutpoint])
    assert state.threshold == TAUGHT.cutpoint
    assert undo.texts == ("reset the threshold", "")
