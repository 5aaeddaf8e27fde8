"""Problems of labels, and pictures to label next: each with its pictures and what was found."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QWidget

from simgui.core.names import quoted
from simgui.core.sentences import joined
from simgui.evaluation.label_problems.records import LabelProblem, ProblemKind
from simgui.gui.insight.quality.row_painter import RowPainter
from simgui.gui.language import filled, translated
from simgui.gui.pictures.item_list import ItemList
from simgui.gui.pictures.item_model import ItemModel
from simgui.gui.pictures.picture_loader import PictureLoader

_TOLD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class ProblemList(ItemList[LabelProblem]):
    """A list of problems, of which one is chosen."""

    def __init__(self, thumbnails: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(_ProblemModel(), RowPainter(thumbnails, _pictures_of), thumbnails, parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    @property
    def current(self) -> LabelProblem | None:
        """The one that is chosen."""
        return next(iter(self.selected), None)

    def show_problems(self, problems: Sequence[LabelProblem]) -> None:
        """Show others; the place in the list stays, so that one can go on from there."""
        row, top = max(0, self.currentIndex().row()), self.verticalScrollBar().value()
        self._model.show_items(problems)
        if problems:
            self.setCurrentIndex(self._model.index(min(row, len(problems) - 1)))
            self.verticalScrollBar().setValue(top)


class _ProblemModel(ItemModel[LabelProblem]):
    """The problems of the list."""

    def words(self, item: LabelProblem, role: int) -> object:
        """Say what it is, and what was found."""
        return f"{self._title(item)}\n{translated(item.why)}" if role in _TOLD else None

    def _title(self, item: LabelProblem) -> str:
        labels = item.labels
        match item.kind:
            case ProblemKind.CONTRADICTION:
                return filled(self.tr("The same picture under {0}"), _quoted(labels))
            case ProblemKind.SAME:
                return filled(self.tr("“{0}” and “{1}” look like one label"), *labels)
            case ProblemKind.SPLIT:
                return filled(self.tr("“{0}” looks like two labels"), *labels)
            case ProblemKind.NEXT:
                return filled(self.tr("“{0}” or “{1}”?"), *labels)


def _quoted(labels: Sequence[str]) -> str:
    return translated(joined(map(quoted, labels), ", "))


def _pictures_of(problem: LabelProblem) -> Sequence[int]:
    return problem.pictures
