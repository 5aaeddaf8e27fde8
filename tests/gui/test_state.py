from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from simgui.gui.state import ModelInUse, WindowState
from simgui.models.cutpoints import Cutpoint

STARTER = ModelInUse("starter", "Starter")
BALANCED = Cutpoint("balanced", 0.3)


@pytest.fixture
def state(qtbot: QtBot) -> WindowState:
    del qtbot
    return WindowState()


@pytest.fixture
def told(state: WindowState) -> list[object]:
    """What the signals say, in their order."""
    heard: list[object] = []
    for signal in (state.folder_changed, state.scope_changed, state.model_changed, state.threshold_changed):
        signal.connect(heard.append)
    state.labels_changed.connect(lambda: heard.append("labels"))
    state.library_changed.connect(lambda: heard.append("library"))
    state.models_changed.connect(lambda: heard.append("models"))
    return heard


def test_a_change_is_told_once_and_what_stays_the_same_is_not(
    state: WindowState, told: list[object], tmp_path: Path
) -> None:
    for _ in range(2):
        state.open_folder(tmp_path)
        state.search_everywhere(True)
        state.use_model(STARTER, BALANCED)
        state.use_threshold(BALANCED)
    assert told == [tmp_path, True, STARTER, BALANCED]


def test_when_a_change_is_told_it_is_made(state: WindowState, tmp_path: Path) -> None:
    seen: list[object] = []
    state.folder_changed.connect(lambda: seen.append(state.folder))
    state.scope_changed.connect(lambda: seen.append(state.where))
    state.model_changed.connect(lambda: seen.append((state.model, state.threshold)))
    state.open_folder(tmp_path)
    state.search_everywhere(True)
    state.use_model(STARTER, BALANCED)
    assert seen == [tmp_path, (), (STARTER, BALANCED)]


def test_another_model_brings_its_own_threshold(state: WindowState, told: list[object]) -> None:
    state.use_model(STARTER, BALANCED)
    other = ModelInUse("made-1", "Made")
    state.use_model(other, BALANCED)
    state.use_model(other, Cutpoint("custom", 0.2))
    assert told == [STARTER, BALANCED, other, Cutpoint("custom", 0.2)]


def test_searches_look_nowhere_before_a_folder_is_open(state: WindowState, tmp_path: Path) -> None:
    state.search_everywhere(True)
    assert state.where is None
    state.open_folder(tmp_path)
    assert state.where == ()
    state.search_everywhere(False)
    assert state.where == tmp_path


def test_every_change_of_content_is_another_revision(state: WindowState, told: list[object]) -> None:
    revisions = [state.revision]
    for note in (state.note_labels, state.note_library, state.note_models):
        note()
        revisions.append(state.revision)
    assert len(set(revisions)) == 4
    assert told == ["labels", "library", "models"]
