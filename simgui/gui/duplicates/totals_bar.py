"""The lower edge of the groups: what is ticked, and what can be done with it."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from simgui.core.sentences import say_count
from simgui.gui.duplicates.member_words import pictures_words
from simgui.gui.duplicates.review import Totals
from simgui.gui.language import filled, size_text, translated
from simgui.gui.look.action_button import ActionButton
from simgui.gui.look.labels import ElidedLabel


class TotalsBar(QWidget):
    """A sentence, and a button for each action.

    Args:
        first: What is most likely wanted.
        others: What else can be done.
        parent: Owner.
    """

    def __init__(self, first: QAction, others: tuple[QAction, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ElidedLabel("", end=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._text, 1)
        for action in (*others, first):
            button: QPushButton = ActionButton(action, self)
            if action is first:
                button.setProperty("role", "primary")
            layout.addWidget(button)

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def show_totals(self, totals: Totals) -> None:
        """Say what is ticked."""
        if not totals.pictures:
            self._text.show_text(self.tr("No group is ticked. Tick the groups whose extras are to be moved."))
            return
        groups = translated(say_count("{count:,} group", "{count:,} groups", totals.groups))
        self._text.show_text(
            filled(
                self.tr("{0} in {1} ticked to be moved, {2}"),
                pictures_words(totals.pictures),
                groups,
                size_text(totals.bytes),
            )
        )
