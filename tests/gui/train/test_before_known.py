"""Parts of the Train area before it is known what there is to learn from."""

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from seen import says

from simgui.app import App
from simgui.gui.train.label_editor import LabelEditor
from simgui.gui.train.plan_section import PlanSection
from simgui.gui.work.worker import Worker


def test_nothing_is_said_of_labels_that_are_not_known_yet(qtbot: QtBot) -> None:
    editor = LabelEditor()
    qtbot.addWidget(editor)
    editor.show()
    seen: list[QWidget] = [*editor.findChildren(QLineEdit), *editor.findChildren(QLabel)]
    assert not any(each.isVisible() for each in seen)


def test_the_plan_says_that_it_looks(qtbot: QtBot, app: App, worker: Worker) -> None:
    plan = PlanSection(app.trainings, worker)
    qtbot.addWidget(plan)
    plan.show()
    assert says(plan, "Looking at what there is to learn from…")
