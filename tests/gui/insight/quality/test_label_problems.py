"""Problems of labels, and what to label next, in the Quality view."""

import shutil
from pathlib import Path

import pytest
from pictures import make_library, make_picture
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot
from seen import button, says

from simgui.app import App
from simgui.evaluation.label_problems.records import LabelProblem, ProblemKind
from simgui.gui.insight.page import InsightPage
from simgui.gui.insight.quality.problem_page import ProblemPage
from simgui.gui.insight.quality.view import QualityView
from simgui.gui.window.main_window import MainWindow


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Hats under two names, a bag that lies among the shoes too, and pictures without a label."""
    folder = make_library(tmp_path / "pictures", each=16)
    (folder / "hats" / "0.png").unlink()
    for variant in range(100, 116):
        make_picture(folder / "caps" / f"{variant}.png", 101, variant)
    shutil.copyfile(folder / "bags" / "0.png", folder / "shoes" / "a bag.png")
    for number in range(8):
        make_picture(folder / f"{number}.png", 900 + number)
    return folder


@pytest.fixture
def page(opened: MainWindow) -> InsightPage:
    opened.show_area(2)
    found = opened.findChild(InsightPage)
    assert found is not None
    return found


@pytest.fixture
def view(qtbot: QtBot, page: InsightPage) -> QualityView:
    qtbot.mouseClick(button(page, "Quality"), Qt.MouseButton.LeftButton)
    shown = page.view
    assert isinstance(shown, QualityView)
    qtbot.waitUntil(lambda: bool(shown.found.wrong.list.items))
    return shown


def choose(page: ProblemPage, kind: ProblemKind) -> LabelProblem:
    problems = list(page.list.items)
    row = next(row for row, each in enumerate(problems) if each.kind is kind)
    page.list.setCurrentIndex(page.list.model().index(row, 0))
    return problems[row]


def listed(page: ProblemPage, problem: LabelProblem) -> bool:
    return any((each.kind, each.labels) == (problem.kind, problem.labels) for each in page.list.items)


def show(qtbot: QtBot, view: QualityView, name: str, page: ProblemPage) -> None:
    qtbot.mouseClick(button(view, f"{name}  {len(page.list.items)}"), Qt.MouseButton.LeftButton)
    assert page.isVisible()
    page.list.setFocus()


def test_two_names_are_merged_by_one_key_and_taken_back(
    qtbot: QtBot, page: InsightPage, view: QualityView, app: App, library: Path
) -> None:
    problems = view.found.wrong
    show(qtbot, view, "Label problems", problems)
    same = choose(problems, ProblemKind.SAME)
    assert says(problems, "Labels that contradict each other")
    assert button(problems, "Merge into “caps” (M)").isVisible()
    qtbot.keyClick(problems.list, Qt.Key.Key_M)
    qtbot.waitUntil(lambda: says(page, "Merged into “caps”."))
    assert "hats" not in app.trainings.data(library).labels
    qtbot.waitUntil(lambda: not view.found._looking.running and not listed(problems, same))
    qtbot.mouseClick(button(page, "Undo"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: listed(problems, same))
    qtbot.waitUntil(lambda: "hats" in app.trainings.data(library).labels)


def test_what_is_right_is_not_listed_again_until_that_is_taken_back(
    qtbot: QtBot, page: InsightPage, view: QualityView
) -> None:
    problems = view.found.wrong
    show(qtbot, view, "Label problems", problems)
    same = choose(problems, ProblemKind.SAME)
    qtbot.mouseClick(button(problems, "They are two labels (D)"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(page, "Not listed again."))
    qtbot.waitUntil(lambda: not listed(problems, same))
    qtbot.mouseClick(button(page, "Undo"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: listed(problems, same))


def test_a_contradiction_is_settled_by_a_key(
    qtbot: QtBot, view: QualityView, app: App, library: Path
) -> None:
    problems = view.found.wrong
    show(qtbot, view, "Label problems", problems)
    copies = choose(problems, ProblemKind.CONTRADICTION)
    assert copies.labels == ("bags", "shoes")
    qtbot.keyClick(problems.list, Qt.Key.Key_2)
    qtbot.waitUntil(lambda: app.trainings.data(library).labels["shoes"] == 17)
    assert app.pictures.get(copies.pictures, library)[0].label == "shoes"


def test_pictures_are_labelled_one_after_the_other(
    qtbot: QtBot,
    page: InsightPage,
    view: QualityView,
    app: App,
    library: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = view.found.next
    show(qtbot, view, "Label next", asked)
    first, second = asked.list.items[0], asked.list.items[1]
    assert says(asked, "their labels would teach most")
    qtbot.keyClick(asked.list, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: says(page, f"Labelled “{first.labels[0]}”."))
    assert asked.list.current == second
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_given: ("gloves", True))
    qtbot.keyClick(asked.list, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: app.trainings.data(library).labels.get("gloves") == 1)
    labels = [each.label for each in app.pictures.get([first.picture, second.picture], library)]
    assert labels == [first.labels[0], "gloves"]
    monkeypatch.setattr(QInputDialog, "getItem", lambda *_given: ("", False))


def test_what_is_listed_is_exported(qtbot: QtBot, view: QualityView) -> None:
    show(qtbot, view, "Label problems", view.found.wrong)
    heading, *rows = view._rows()
    assert list(heading) == ["problem", "labels", "pictures", "why"]
    assert {str(row[0]) for row in rows} >= {"contradiction", "same"}
    assert not view._picture().isNull()
