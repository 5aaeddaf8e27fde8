from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSlider
from pytestqt.qtbot import QtBot
from seen import cards, label_verdict, says, verdicts

from simgui.app import App
from simgui.gui.search.query.query_panel import QueryPanel
from simgui.gui.search.results.label_pill import LabelPill
from simgui.gui.window.main_window import MainWindow
from simgui.models.label_thresholds import LabelThresholds, MatcherThresholds
from simgui.search.label_verdict import LabelVerdict


def use_thresholds(app: App, monkeypatch: pytest.MonkeyPatch, **labels: float) -> None:
    thresholds = LabelThresholds("match_label", {"match_label": MatcherThresholds(0.3, labels)})
    model = replace(app.models.of(), label_thresholds=thresholds)
    monkeypatch.setattr(app.models, "of", lambda *_where: model)


def ask(qtbot: QtBot, window: MainWindow, picture: Path) -> None:
    window.search(picture)
    qtbot.waitUntil(lambda: len(cards(window)) == 5)


def test_the_verdict_by_label_stands_above_the_neighbours(
    qtbot: QtBot, opened: MainWindow, library: Path, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_thresholds(app, monkeypatch, shoes=0.0)
    ask(qtbot, opened, library / "bags" / "0.png")
    assert label_verdict(opened).startswith("bags · match (0.0")
    assert label_verdict(opened).endswith(", up to 0.30)")
    assert verdicts(opened)[:2] == ["match", "match"]
    (panel,) = opened.findChildren(QueryPanel)
    assert not says(panel, "Like the pictures in")  # nothing is said twice
    assert says(panel, "Pictures match up to 0.30")
    ask(qtbot, opened, library / "shoes" / "0.png")
    qtbot.waitUntil(lambda: label_verdict(opened).startswith("shoes · no match (0.0"))
    assert verdicts(opened)[:2] == ["match", "match"]  # each neighbour keeps its own


def test_the_slider_moves_the_verdicts_of_the_pictures_only(
    qtbot: QtBot, opened: MainWindow, library: Path, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_thresholds(app, monkeypatch)
    ask(qtbot, opened, library / "bags" / "0.png")
    before = label_verdict(opened)
    opened.findChildren(QueryPanel)[0].findChildren(QSlider)[0].setValue(0)
    assert verdicts(opened) == ["no match"] * 5
    assert label_verdict(opened) == before
    assert before.startswith("bags · match")
    qtbot.waitUntil(lambda: app.models.cutpoint_of(app.models.of()).name == "custom")


def test_without_thresholds_for_labels_all_is_as_it_was(
    qtbot: QtBot, opened: MainWindow, library: Path
) -> None:
    ask(qtbot, opened, library / "bags" / "0.png")
    assert label_verdict(opened) == ""
    assert says(opened, "Like the pictures in “bags”.")
    assert says(opened, "Match up to 0.30")


def test_a_long_label_is_shortened_and_the_verdict_is_not(qtbot: QtBot) -> None:
    pill = LabelPill()
    qtbot.addWidget(pill)
    pill.show_label(LabelVerdict("an endless name of a label " * 9, 0.1, 0.3))
    whole = pill.sizeHint().width()
    assert pill.fitted(whole) == pill.text
    fitted = pill.fitted(whole // 3)
    assert "…" in fitted
    assert "· match (0.10, up to 0.30)" in fitted
    assert pill.fontMetrics().horizontalAdvance(fitted) <= whole // 3
    assert pill.accessibleName() == pill.text
    assert "an endless name of a label " * 2 in pill.text
