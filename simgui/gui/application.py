"""Start the window."""

import logging
import os
import sys
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.gui.language_choice import apply_language
from simgui.gui.look.icons import application_icon
from simgui.gui.look.questions import failure_box
from simgui.gui.look.spoken import tell_roles
from simgui.gui.look.theme import apply_theme, dressed_at_the_end
from simgui.gui.settings import Settings
from simgui.gui.window.crash.last_crash import LastCrash
from simgui.gui.window.crash.unforeseen import Unforeseen
from simgui.gui.window.main_window import MainWindow
from simgui.gui.window.opening.single_window import SingleWindow
from simgui.gui.work.worker import Worker
from simgui.library.storage.crash_log import CrashLog
from simgui.library.storage.data_folder import DataFolder

log = logging.getLogger(__name__)

_UNSEEN_PLATFORMS = ("offscreen", "minimal")
"""Nobody sees a box there, and nobody can close it."""


def run(data_folder: DataFolder, places: tuple[Path, ...]) -> int:
    """Show the window with a folder or a query, or where the person stopped; give the exit status at the end.

    If the library has a window already, that one comes forward and opens them.

    Raises:
        SimguiError: if the library cannot be opened.
    """
    application = _application()
    with closing(SingleWindow(data_folder.root)) as single, closing(Unforeseen()) as unforeseen:
        if not single.claim(places):
            return 0
        with closing(CrashLog(data_folder.logs)) as crash_log, closing(App(data_folder)) as app:
            settings = Settings(data_folder.root / "window.ini")
            apply_language(application, settings["language"])
            last_crash = LastCrash(crash_log.last, settings)
            apply_theme(application, settings["colour_scheme"])
            with dressed_at_the_end(application):
                window = MainWindow(app, Worker(), settings)
            single.called.connect(window.come_forward)
            unforeseen.happened.connect(window.tell)
            application.commitDataRequest.connect(window.end_session)
            window.show()
            window.begin(places, reopens=last_crash.reopens)
            if last_crash.notice is not None:
                window.tell(last_crash.notice)
            status = application.exec()
            last_crash.forget()
            return status


def show_failure(error: SimguiError) -> None:
    """Say in a box why there is no window, to a person who started the program from a menu."""
    application = _application()
    if application.platformName() in _UNSEEN_PLATFORMS:
        return
    apply_language(application, "")
    apply_theme(application, "")
    failure_box(error).exec()


def _application() -> QApplication:
    """Give the application, made once."""
    made = QApplication.instance()
    if isinstance(made, QApplication):
        return made
    qInstallMessageHandler(_report)
    application = QApplication(["simgui"])
    application.setApplicationName("SimGUI")
    application.setDesktopFileName("simgui")
    application.setWindowIcon(application_icon())
    tell_roles()
    return application


def _report(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    """Put what Qt says into the log; what it cannot go on from ends the program with a sentence."""
    log.log(logging.INFO if kind in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) else logging.WARNING, message)
    if kind == QtMsgType.QtFatalMsg:
        print(
            "The window cannot be shown. Qt finds no screen, or lacks a system library: the README names "
            "those of Linux, the log in the data folder says more.",
            file=sys.stderr,
            flush=True,
        )
        os._exit(1)  # returning from here, Qt would abort the process
