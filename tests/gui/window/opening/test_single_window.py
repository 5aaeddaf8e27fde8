import os
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from simgui.core.errors import SimguiError
from simgui.gui.window.main_window import MainWindow
from simgui.gui.window.opening import single_window
from simgui.gui.window.opening.single_window import SingleWindow


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


@pytest.mark.parametrize(
    "said",
    [
        b"x" * (1 << 20),
        b"\n",
        b"[" * 60_000 + b"\n",
        b'{"places": 3}\n',
        b'{"places": ["zz"]}\n',
        b'{"places": [7]}\n',
        b'{"places": ["2f61", null]}\n',
        b'{"places": ["' + b"relative".hex().encode() + b'"]}\n',
        b'{"places": ["' + b"/a\0b".hex().encode() + b'"]}\n',
        b"GET / HTTP/1.1\r\n\r\n",
    ],
    ids=range(10),
)
def test_what_no_start_says_is_sent_away(qtbot: QtBot, tmp_path: Path, said: bytes) -> None:
    window = SingleWindow(tmp_path)
    called: list[object] = []
    window.called.connect(called.append)
    assert window.claim(())
    stranger = QLocalSocket()
    with qtbot.waitSignal(stranger.disconnected):
        stranger.connectToServer(window._name)
        stranger.write(said)
    assert called == []
    with qtbot.waitSignal(window.called) as answered:  # it goes on listening
        assert not SingleWindow(tmp_path).claim((tmp_path,))
    assert answered.args == [(tmp_path,)]
    window.close()


def test_more_files_than_a_request_holds_are_cut_short(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = SingleWindow(tmp_path), SingleWindow(tmp_path)
    assert first.claim(())
    many = tuple(tmp_path / f"{number:0100}" for number in range(1000))
    with qtbot.waitSignal(first.called) as called:
        assert not second.claim(many)
    (places,) = called.args
    assert 100 < len(places) < 1000
    assert places == many[: len(places)]
    first.close()
