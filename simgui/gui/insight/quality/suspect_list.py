"""Pictures that look mislabelled: each beside the nearest one of the label that it looks like."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from simgui.evaluation.mislabelled.detection import MislabelledPicture
from simgui.gui.insight.quality.row_painter import RowPainter
from simgui.gui.language import filled
from simgui.gui.pictures.item_list import ItemList
from simgui.gui.pictures.item_model import ItemModel
from simgui.gui.pictures.picture_loader import PictureLoader

_TOLD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class SuspectList(ItemList[MislabelledPicture]):
    """A list of pictures that look mislabelled, the most doubtful first."""

    def __init__(self, thumbnails: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(_SuspectModel(), RowPainter(thumbnails, _pictures_of), thumbnails, parent)
        self.setAccessibleName(self.tr("Pictures that look mislabelled"))

    def show_suspects(self, suspects: Sequence[MislabelledPicture]) -> None:
        """Show others; the place in the list stays, so that one can go on from there."""
        row, top = max(0, self.currentIndex().row()), self.verticalScrollBar().value()
        self._model.show_items(suspects)
        if suspects:
            self.setCurrentIndex(self._model.index(min(row, len(suspects) - 1)))
            self.verticalScrollBar().setValue(top)


class _SuspectModel(ItemModel[MislabelledPicture]):
    """The pictures of the list."""

    def words(self, item: MislabelledPicture, role: int) -> object:
        """Say what it looks like, and why."""
        if role in _TOLD:
            why = self.tr("{0} of its {1} nearest are {2}.")
            says = filled(self.tr("Labelled {0}, looks like {1}"), item.label, item.looks_like)
            return f"{says}\n{filled(why, item.agreeing, item.compared, item.looks_like)}"
        return None


def _pictures_of(suspect: MislabelledPicture) -> tuple[int, int]:
    return suspect.picture, suspect.nearest
