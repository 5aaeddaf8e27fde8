"""The real window on the fake model."""

from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from simgui.app import App
from simgui.core.garbage import nothing_collected
from simgui.gui.look.theme import apply_theme, dressed_at_the_end
from simgui.gui.settings import Settings
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.worker import Worker
from simgui.library.storage.data_folder import DataFolder

OpenWindow = Callable[[], MainWindow]
_PATIENCE_MS = 30_000


class PatientBot(QtBot):
    """Waits as long as a busy machine may need; what never happens still fails.

    It keeps widgets until they are closed, which `QtBot` does not: one that only a test knows would be gone
    with its names, perhaps while it is painted.
    """

    def __init__(self, request: pytest.FixtureRequest) -> None:
        super().__init__(request)
        self._kept: list[QWidget] = []

    def addWidget(  # noqa: N802 - its own name
        self, widget: QWidget, *, before_close_func: Callable[[QWidget], None] | None = None
    ) -> None:
        """Close a widget at the end of the test, and keep it until then."""
        self._kept.append(widget)
        super().addWidget(widget, before_close_func=before_close_func)

    waitUntil = partialmethod(QtBot.waitUntil, timeout=_PATIENCE_MS)  # noqa: N815 - its own name
    waitSignal = partialmethod(QtBot.waitSignal, timeout=_PATIENCE_MS)  # noqa: N815 - its own name


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


@pytest.fixture(scope="session")
def qapp(qapp: QApplication, pytestconfig: pytest.Config) -> QApplication:
    """The application, in the font that was asked for, with numbers and dates as no country writes them."""
    QLocale.setDefault(QLocale.c())
    asked = pytestconfig.getoption("--font")
    if asked:
        family, _, points = asked.rpartition(",")
        qapp.setFont(QFont(family, int(points)))
        if QFontInfo(qapp.font()).family() != family:
            pytest.exit(f"--font: there is no {family!r} here", returncode=4)
    return qapp


@pytest.fixture(autouse=True)
def none_left() -> Iterator[None]:
    """Let no widget of a test live on: whatever changes the looks of all would go through it, too."""
    yield
    delete_closed()


def delete_closed() -> None:
    """Delete the widgets that are to be deleted later, as the program does whenever it has nothing to do."""
    if QApplication.instance() is not None:
        QApplication.processEvents()  # what a task has ended with may still be on its way to them
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[QApplication]:
    """The application as the program dresses it; what a test makes of it is undone."""
    before = qapp.font(), qapp.palette(), qapp.styleSheet(), qapp.property("colourScheme")
    apply_theme(qapp)
    yield qapp
    delete_closed()
    with nothing_collected():
        qapp.setStyleSheet(before[2])
        qapp.setPalette(before[1])
        qapp.setFont(before[0])
    qapp.setProperty("colourScheme", before[3])


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    started = Worker()
    yield started
    started.close()


@pytest.fixture
def settings(data_folder: DataFolder) -> Settings:
    return Settings(data_folder.root / "window.ini")


@pytest.fixture
def open_window(qtbot: QtBot, qapp: QApplication, app: App, data_folder: DataFolder) -> Iterator[OpenWindow]:
    """Open a window as the program does; what it remembers is shared between the windows of a test."""
    windows = []

    def open_one() -> MainWindow:
        with dressed_at_the_end(qapp):
            window = MainWindow(app, Worker(), Settings(data_folder.root / "window.ini"))
        windows.append(window)
        qtbot.addWidget(window)
        window.show()
        qtbot.waitExposed(window)
        return window

    yield open_one
    for window in windows:
        window.close()


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window()


@pytest.fixture
def opened(qtbot: QtBot, window: MainWindow, library: Path) -> MainWindow:
    """A window with the library open and indexed."""
    window.open_folder(library)
    qtbot.waitUntil(lambda: not window.busy)
    return window
