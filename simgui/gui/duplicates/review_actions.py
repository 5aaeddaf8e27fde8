"""What can be done while groups are reviewed, each with its key and a place in the menu."""

from collections.abc import Callable
from functools import partial
from typing import Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from simgui.gui.look.actions import NEEDS, menu_action, set_needs

_MENU = "duplicates"


class Reviews(Protocol):
    """What the area can be told to do."""

    def go_to_group(self, by: int) -> None:
        """Go to another group."""

    def keep_this(self) -> None:
        """Keep the picture, and no other of its group."""

    def keep_this_too(self) -> None:
        """Keep the picture as well, or no longer."""

    def tick_group(self) -> None:
        """Let the extras of the group go, or not."""

    def tick_all(self, ticked: bool) -> None:
        """Let the extras of all groups go, or of none."""

    def say_different(self) -> None:
        """Say that the pictures of the group are no duplicates."""

    def say_reviewed(self) -> None:
        """Say that the group is as it should be."""

    def compare(self) -> None:
        """Show the picture beside the one that is kept."""

    def trash_group(self) -> None:
        """Ask, and move the extras of the group to the trash."""

    def trash_ticked(self) -> None:
        """Ask, and move the extras of all ticked groups to the trash."""

    def move_ticked(self) -> None:
        """Ask where to, and move the extras of all ticked groups."""

    def export(self) -> None:
        """Ask where to, and write the list of groups."""

    def resize_pictures(self, factor: float) -> None:
        """Show pictures larger or smaller."""


class ReviewActions:
    """The actions of the area.

    Args:
        does: What they do.
        page: In its sight, keys work.
    """

    def __init__(self, does: Reviews, page: QWidget) -> None:
        tr = partial(QCoreApplication.translate, "duplicates")
        set_needs(page, tr("Find duplicates first"))
        group = partial(self._make, page, "group")
        self.before = group(tr("Previous group"), tr("‹ Group"), partial(does.go_to_group, -1), "P")  # noqa: RUF001
        self.after = group(tr("Next group"), tr("Group ›"), partial(does.go_to_group, 1), "N")  # noqa: RUF001
        self.keep = group(
            tr("Keep this"),
            tr("Keep this"),
            does.keep_this,
            "K",
            tr("Keep this picture, no other of its group"),
        )
        self.keep_too = group(
            tr("Keep this too"),
            tr("Keep too"),
            does.keep_this_too,
            "Shift+K",
            tr("Keep this picture as well"),
        )
        self.compare = group(
            tr("Compare with the one kept"),
            tr("Compare"),
            does.compare,
            "C",
            tr("Show both large, side by side"),
        )
        self.tick = group(
            tr("Tick the group"), tr("Tick"), does.tick_group, "T", tr("Mark its extras to be moved, or not")
        )
        self.different = group(
            tr("These are different"),
            tr("Different"),
            does.say_different,
            "D",
            tr("These are no duplicates: never list them together again"),
        )
        self.reviewed = group(
            tr("Group reviewed"),
            tr("Reviewed"),
            does.say_reviewed,
            "R",
            tr("Keep all of these; list the group again only if a picture joins it"),
        )
        self.trash_group = group(
            tr("Move others to trash…"),
            tr("Trash others…"),
            does.trash_group,
            "Del",
            tr("Move the extras of this group to the trash"),
        )
        every = partial(self._make, page, "all")
        self.tick_all = every(tr("Tick all groups"), tr("Tick all"), partial(does.tick_all, True), "Ctrl+A")
        self.tick_none = every(
            tr("Tick no group"), tr("Tick none"), partial(does.tick_all, False), "Ctrl+Shift+A"
        )
        self.trash = every(
            tr("Move ticked to trash…"),
            tr("Move to trash…"),
            does.trash_ticked,
            "Ctrl+Del",
            tr("Move the extras of all ticked groups to the trash"),
        )
        self.move = every(
            tr("Move ticked to a folder…"),
            tr("Move to folder…"),
            does.move_ticked,
            "Ctrl+M",
            tr("Move the extras of all ticked groups to a folder"),
        )
        self.export = every(
            tr("Export the list of groups…"), tr("Export list…"), does.export, "Ctrl+E", tr("As a CSV file")
        )
        for action in (self.trash, self.move):
            action.setProperty(NEEDS, tr("Tick a group first"))
        size = partial(menu_action, page, "view", section="size")
        larger = size(tr("Larger pictures in groups"), partial(does.resize_pictures, 1.15), "Ctrl++")
        larger.setShortcuts([QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")])
        smaller = size(tr("Smaller pictures in groups"), partial(does.resize_pictures, 1 / 1.15), "Ctrl+-")
        self._sizes = (larger, smaller)

    @staticmethod
    def _make(
        page: QWidget,
        section: str,
        text: str,
        short: str,
        slot: Callable[..., object],
        key: str,
        tip: str = "",
    ) -> QAction:
        action = menu_action(page, _MENU, text, slot, key, tip=tip, section=section)
        action.setIconText(short)
        return action

    @property
    def of_group(self) -> tuple[QAction, ...]:
        """Those about one group, in the order of their buttons."""
        return (
            self.before,
            self.after,
            self.keep,
            self.keep_too,
            self.compare,
            self.different,
            self.reviewed,
            self.trash_group,
        )

    @property
    def in_large_view(self) -> tuple[QAction, ...]:
        """Those that work beside a picture that is shown large."""
        return tuple(each for each in self.of_group if each is not self.compare)

    def show_able(self, *, listed: bool, ticked: bool, extras: bool, moving: bool) -> None:
        """Offer what applies now.

        Args:
            listed: Whether there is a group.
            ticked: Whether anything is ticked.
            extras: Whether the group that keys act on has pictures that are not kept.
            moving: Whether files are being moved: what lists them stays as it is until then.
        """
        for action in (*self.of_group, self.tick, self.tick_all, self.tick_none, *self._sizes):
            action.setEnabled(listed and not moving)
        self.export.setEnabled(listed)
        self.trash_group.setEnabled(listed and extras and not moving)
        for action in (self.trash, self.move):
            action.setEnabled(listed and ticked and not moving)
