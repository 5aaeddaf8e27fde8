import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot
from seen import button, says

from simgui.core.errors import SimguiError
from simgui.gui.settings import Settings
from simgui.gui.window.crash.crash_dialog import CrashDialog
from simgui.gui.window.crash.last_crash import LastCrash
from simgui.gui.window.crash.unforeseen import Unforeseen
from simgui.gui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton
DUMP = "Fatal Python error: Segmentation fault\n\nCurrent thread 0x01 (most recent call first):\n"


def fail() -> None:
    raise ValueError("a flaw in /home/anna/Oma.jpg")


def has_report(window: MainWindow) -> bool:
    return any(each.text() == "&Report…" and each.isVisible() for each in window.findChildren(QPushButton))


@pytest.fixture
def unforeseen(opened: MainWindow) -> Iterator[Unforeseen]:
    with closing(Unforeseen()) as heard:
        heard.happened.connect(opened.tell)
        yield heard


def forget(caplog: pytest.LogCaptureFixture) -> None:
    assert "the window's own code failed" in caplog.text
    assert "Traceback" in caplog.text
    caplog.clear()


def test_an_error_of_the_window_itself_is_shown_and_the_report_names_no_file(
    qtbot: QtBot, opened: MainWindow, unforeseen: Unforeseen, caplog: pytest.LogCaptureFixture
) -> None:
    QTimer.singleShot(0, opened, fail)
    qtbot.waitUntil(lambda: says(opened, "ValueError: a flaw in /home/anna/Oma.jpg."))
    forget(caplog)
    qtbot.mouseClick(button(opened, "Report…"), LEFT)
    (dialog,) = opened.findChildren(CrashDialog)
    assert "ValueError" in dialog.text
    assert "test_crash_reports.py" in dialog.text
    assert "anna" not in dialog.text
    qtbot.mouseClick(button(dialog, "Copy report"), LEFT)
    assert QGuiApplication.clipboard().text() == dialog.text
    assert says(dialog, "Copied.")
    (names,) = dialog.findChildren(QCheckBox)
    names.click()
    assert "a flaw in /home/anna/Oma.jpg" in dialog.text
    dialog.accept()


def test_an_error_of_a_thread_is_shown(
    qtbot: QtBot, opened: MainWindow, unforeseen: Unforeseen, caplog: pytest.LogCaptureFixture
) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: says(opened, "ValueError"))
    forget(caplog)


def test_an_error_that_was_to_be_expected_has_no_report(qtbot: QtBot, opened: MainWindow) -> None:
    opened.tell(SimguiError("No room", "The disk is full."))
    assert says(opened, "The disk is full.")
    assert not has_report(opened)


def test_what_is_closed_hears_no_more() -> None:
    before = sys.excepthook, threading.excepthook
    Unforeseen().close()
    assert (sys.excepthook, threading.excepthook) == before


def test_a_crash_is_told_at_the_next_start(qtbot: QtBot, window: MainWindow, settings: Settings) -> None:
    last = LastCrash(DUMP, settings)
    assert last.reopens
    assert last.notice is not None
    window.tell(last.notice)
    assert says(window, "What you have decided and what is indexed is kept.")
    qtbot.mouseClick(button(window, "Report…"), LEFT)
    (dialog,) = window.findChildren(CrashDialog)
    assert "Segmentation fault" in dialog.text
    dialog.accept()


def test_what_may_crash_the_program_is_not_opened_by_itself_again_and_again(settings: Settings) -> None:
    assert LastCrash(DUMP, settings).reopens
    again = LastCrash(DUMP, settings)
    assert not again.reopens
    assert again.notice is not None
    assert "not opened by itself" in again.notice.message
    again.forget()
    assert LastCrash(DUMP, settings).reopens


def test_without_a_crash_nothing_is_said(settings: Settings) -> None:
    LastCrash(DUMP, settings)
    quiet = LastCrash("", settings)
    assert quiet.notice is None
    assert LastCrash(DUMP, settings).reopens  # not in a row


def test_after_two_crashes_the_window_starts_without_the_folder(
    qtbot: QtBot, window: MainWindow, library: Path, settings: Settings
) -> None:
    settings["last_folder"] = str(library)
    window.begin((), reopens=False)
    qtbot.waitUntil(lambda: not window.busy)
    assert says(window, "Find")  # the welcome
    assert window._state.folder is None
