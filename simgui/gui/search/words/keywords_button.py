"""What the model sees in the pictures of a place: keywords with counts, to narrow a search down with."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from simgui.core.sentences import say
from simgui.gui.language import translated
from simgui.gui.search.results.choice_popup import ChoicePopup
from simgui.words.records import Keyword

Counts = Sequence[tuple[Keyword, int]]


class KeywordsButton(QPushButton):
    """Opens a list of keywords, and labels, of which any number can be ticked: pictures have all of these.

    Args:
        parent: Owner.
    """

    counts_wanted = Signal()
    """The list is about to be shown."""
    changed = Signal(object)
    """The keywords that are ticked: `tuple[Keyword, ...]`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Keywords  ▾"), parent)
        self.setProperty("role", "chip")
        self.setCheckable(True)
        self.setAccessibleName(self.tr("Keywords"))
        self.setToolTip(self.tr("What the model sees in the pictures, with counts"))
        self._known: dict[str, Keyword] = {}
        self._popup = ChoicePopup(self.tr("Keywords"), several=True, parent=self)
        self._popup.aboutToShow.connect(self._popup.show_counting)
        self._popup.aboutToShow.connect(self.counts_wanted)
        self._popup.changed.connect(self._change)
        self.setMenu(self._popup)
        self.toggled.connect(self._show_used)  # a click opens the list, and marks nothing

    @property
    def popup(self) -> ChoicePopup:
        """The list."""
        return self._popup

    def show_counts(self, counts: Counts) -> None:
        """Offer these keywords, each with how many pictures have it."""
        named = {_name(each): (each, count) for each, count in counts}
        self._known |= {name: each for name, (each, _) in named.items()}
        self._popup.show_choices({name: count for name, (_, count) in named.items()})

    def choose(self, keywords: Sequence[Keyword]) -> None:
        """Tick these, without telling anybody."""
        self._known |= {_name(each): each for each in keywords}
        self._popup.choose([_name(each) for each in keywords])
        self._show_used()

    def _change(self) -> None:
        self._show_used()
        self.changed.emit(tuple(self._known[str(name)] for name in self._popup.chosen))

    def _show_used(self) -> None:
        self.blockSignals(True)
        self.setChecked(bool(self._popup.chosen))
        self.blockSignals(False)


def _name(keyword: Keyword) -> str:
    """Tell a label of the person from a word of the model: both may be called the same."""
    return keyword.word if keyword.sense else translated(say("{word} · label", word=keyword.word))
