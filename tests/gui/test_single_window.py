import os
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from simgui.core.errors import SimguiError
from simgui.gui import single_window
from simgui.gui.main_window import MainWindow
from simgui.gui.single_window import SingleWindow


def test_a_second_start_hands_its_folder_to_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second, third = (SingleWindow(tmp_path) for _ in range(3))
    folder = tmp_path / os.fsdecode(b"caf\xe9")
    assert first.claim(())
    with qtbot.waitSignal(first.called, timeout=10_000) as called:
        assert not second.claim((folder,))
    assert called.args == [(folder,)]
    with qtbot.waitSignal(first.called, timeout=10_000) as called:
        assert not third.claim(())
    assert called.args == [()]
    first.close()
    assert second.claim(())
    second.close()


def test_another_library_has_a_window_of_its_own(qtbot: QtBot, tmp_path: Path) -> None:
    libraries = [tmp_path / "one", tmp_path / "other"]
    for each in libraries:
        each.mkdir()
    windows = [SingleWindow(each) for each in libraries]
    assert [window.claim(()) for window in windows] == [True, True]
    for window in windows:
        window.close()


def test_a_window_that_does_not_answer_is_told(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = SingleWindow(tmp_path), SingleWindow(tmp_path)
    assert first.claim(())
    first._server.close()
    monkeypatch.setattr(single_window, "_PATIENCE_MS", 1)
    with pytest.raises(SimguiError, match="This library is open elsewhere"):
        second.claim(())
    first.close()


def test_the_window_comes_forward_with_the_folder(
    qtbot: QtBot, window: MainWindow, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[MainWindow] = []

    def note(self: MainWindow) -> None:
        raised.append(self)

    monkeypatch.setattr(MainWindow, "raise_", note)  # which the offscreen platform cannot do
    window.showMinimized()
    window.come_forward((library,))
    qtbot.waitUntil(lambda: not window.busy)
    assert not window.isMinimized()
    assert raised == [window]
    assert library.name in window.windowTitle()
