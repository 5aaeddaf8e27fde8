"""Start the window."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from simgui.gui.icons import application_icon
from simgui.gui.main_window import MainWindow
from simgui.gui.settings import Settings
from simgui.gui.theme import apply_theme
from simgui.gui.worker import Worker
from simgui.library.data_folder import DataFolder
from simgui.session import Session


def run(data_folder: DataFolder, folder: Path | None) -> int:
    """Show the window with a folder, or where the person stopped; give the exit status when it is closed.

    Raises:
        SimguiError: if the library cannot be opened.
    """
    session = Session(data_folder)
    application = QApplication(["simgui"])
    application.setApplicationName("SimGUI")
    application.setDesktopFileName("simgui")
    application.setWindowIcon(application_icon())
    settings = Settings(data_folder.root / "window.ini")
    apply_theme(application, settings["colour_scheme"])
    window = MainWindow(session, Worker(), settings)
    window.show()
    if folder is not None:
        window.open_folder(folder)
    else:
        window.open_last_folder()
    try:
        return application.exec()
    finally:
        session.close()
