"""The commands of the window itself, with their keys and menus; its pages have their own."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from simgui.gui.look.actions import menu_action, set_needs
from simgui.gui.window.area_names import area_names
from simgui.gui.window.dialogs import Dialogs
from simgui.gui.window.palette.palette_entries import PaletteEntries
from simgui.gui.window.recent_folders import RecentFolders

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


class LibraryCommanded(Protocol):
    """What can be done with the library as a whole."""

    def show_rules(self) -> object:
        """Show the rules of the open folder."""

    def back_up(self) -> object:
        """Write the library to a file that the person chooses."""

    def restore(self) -> object:
        """Restore a backup that the person chooses."""


class Commands:
    """The actions of the window, made in the order in which the menus show them.

    Args:
        window: Has them.
        does: What they do.
        library: What those of the library do.
        dialogs: Some of them open one.
        recent: Has its own menu, below the first actions of *File*.
        palette: Opened by one.
    """

    def __init__(
        self,
        window: QWidget,
        does: Commanded,
        library: LibraryCommanded,
        dialogs: Dialogs,
        recent: RecentFolders,
        palette: PaletteEntries,
    ) -> None:
        tr = partial(QCoreApplication.translate, "commands")
        make = partial(menu_action, window)
        set_needs(window, tr("Open a folder first"))
        make("file", tr("Open picture…"), does.choose_picture, _Key.Open, section="open")
        make("file", tr("Choose folder…"), does.choose_folder, "Ctrl+Shift+O", section="open")
        window.addAction(recent.menu.menuAction())
        make("file", tr("Try the sample pictures"), does.open_samples, section="open")
        settings = make("file", tr("Settings…"), dialogs.show_settings, "Ctrl+,", section="settings")
        settings.setMenuRole(QAction.MenuRole.PreferencesRole)
        leave = make("file", tr("Quit"), does.close, _Key.Quit, section="quit")
        leave.setMenuRole(QAction.MenuRole.QuitRole)
        make("edit", tr("Paste"), does.paste, _Key.Paste, tip=tr("Search with what is copied"))
        areas = [
            make("view", area, partial(does.show_area, number), f"Ctrl+{number + 1}", section="areas")
            for number, area in enumerate(area_names())
        ]
        rescan = make(
            "library", tr("Rescan"), does.rescan, "F5", tip=tr("Look through the open folder again")
        )
        rules = make("library", tr("Rules…"), library.show_rules, tip=tr("What is excluded, what is a label"))
        kept = [
            make(
                "library",
                tr("Back up…"),
                library.back_up,
                tip=tr("Write the library, with labels, verdicts and models, to one file"),
                section="kept",
            ),
            make(
                "library",
                tr("Restore a backup…"),
                library.restore,
                tip=tr("The library as it is now is kept beside it"),
                section="kept",
            ),
        ]
        make("help", tr("Help"), dialogs.show_help, _Key.HelpContents, section="help")
        make("help", tr("Command palette…"), palette.ask, "Ctrl+K", section="help")
        make("help", tr("Check for updates…"), dialogs.check_for_updates, section="about")
        about = make("help", tr("About SimGUI and licences…"), dialogs.show_about, section="about")
        about.setMenuRole(QAction.MenuRole.AboutRole)
        self._about_folder = (*areas, rescan, rules, *kept)
        self.show_folder(is_open=False)

    def show_folder(self, *, is_open: bool) -> None:
        """Offer what needs an open folder, or do not."""
        for action in self._about_folder:
            action.setEnabled(is_open)
