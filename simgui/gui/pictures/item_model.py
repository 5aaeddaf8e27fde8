"""Things of one kind as rows of a list: each given whole to who paints it, and in words to who is told."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from simgui.gui.look.questions import tool_tip

ITEM_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
Item = TypeVar("Item")


class ItemModel(QAbstractListModel, Generic[Item]):
    """A row an item; `ITEM_ROLE` gives the item itself."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[Item] = []

    def show_items(self, items: Sequence[Item]) -> None:
        """Show other items."""
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def words(self, item: Item, role: int) -> object:
        """Give what is said of an item in a role; None for nothing."""
        raise NotImplementedError

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the items."""
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Give an item, or what is said of it."""
        item = self.items[index.row()]
        if role == ITEM_ROLE:
            return item
        said = self.words(item, role)
        return tool_tip(said) if role == Qt.ItemDataRole.ToolTipRole and isinstance(said, str) else said
