"""Lists of names: one that is longer than the list is wide ends in "…", its tool tip tells the whole."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem


def shorten_names(names: QListWidget) -> None:
    """Let a list shorten what does not fit, instead of scrolling sideways."""
    names.setItemDelegate(_AsWideAsTheList(names))
    names.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


class _AsWideAsTheList(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Ask for no width: what there is is taken."""
        return QSize(0, super().sizeHint(option, index).height())
