"""The commands of the window itself, with their keys and menus; its pages have their own."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from simgui.gui.look.actions import menu_action

_Key = QKeySequence.StandardKey


class Commanded(Protocol):
    """What the window can be told to do."""

    def choose_picture(self) -> object:
        """Search with a picture that the person chooses."""

    def choose_folder(self) -> object:
        """Open a folder that the person chooses."""

    def open_samples(self) -> object:
        """Open the sample pictures."""

    def close(self) -> bool:
        """Quit."""

    def paste(self) -> object:
        """Search with what is on the clipboard, or open it."""

    def show_area(self, number: int) -> object:
        """Show an area."""

    def rescan(self) -> object:
        """Look through the open folder."""

    def show_about(self) -> object:
        """Show version and licences."""

    def check_for_updates(self) -> object:
        """Say whether there is a newer version."""


def add_commands(window: QWidget, does: Commanded) -> None:
    """Give the window its actions; `does` is what they do."""
    tr = partial(QCoreApplication.translate, "commands")
    menu_action(window, "file", tr("Open picture…"), does.choose_picture, _Key.Open, section="open")
    menu_action(window, "file", tr("Choose folder…"), does.choose_folder, "Ctrl+Shift+O", section="open")
    menu_action(window, "file", tr("Try the sample pictures"), does.open_samples, section="open")
    leave = menu_action(window, "file", tr("Quit"), does.close, _Key.Quit, section="quit")
    leave.setMenuRole(QAction.MenuRole.QuitRole)
    menu_action(window, "edit", tr("Paste"), does.paste, _Key.Paste, tip=tr("Search with what is copied"))
    for number, area in enumerate((tr("Search"), tr("Train"), tr("Insight"), tr("Library"))):
        show = partial(does.show_area, number)
        menu_action(window, "view", area, show, f"Ctrl+{number + 1}", section="areas")
    menu_action(window, "library", tr("Rescan"), does.rescan, "F5", tip=tr("Look through the open folder"))
    about = menu_action(window, "help", tr("About SimGUI and licences…"), does.show_about, "F1")
    about.setMenuRole(QAction.MenuRole.AboutRole)
    menu_action(window, "help", tr("Check for updates…"), does.check_for_updates)
