"""Labels that the person gives to pictures, wherever they see them."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject

from simgui.core.names import shown
from simgui.core.sentences import say_count
from simgui.gui.language import filled, translated
from simgui.gui.look.notice import Notice
from simgui.gui.work.undo import Undo
from simgui.library.catalogue import Change
from simgui.library.decisions import label_changes

Labels = Mapping[int, str | None]
"""Labels of pictures by their ids; None for that of the subfolder, or for one that is not confirmed."""


class LabelWriting(QObject):
    """Labels pictures, all in one go, and says so, with a button that takes it back.

    Args:
        undo: Writes the labels.
        notice: Says what was done; the owner.
    """

    def __init__(self, undo: Undo, notice: Notice) -> None:
        super().__init__(notice)
        self._undo = undo
        self._notice = notice

    def label(self, labels: Labels) -> None:
        """Label pictures."""
        pictures = translated(say_count("{count:,} picture", "{count:,} pictures", len(labels)))
        names = set(labels.values())
        one = next(iter(names)) if len(names) == 1 else None
        if one is None:
            text = filled(self.tr("labels of {0}"), pictures)
        else:
            text = filled(self.tr("label “{0}” for {1}"), shown(one), pictures)
        said = filled(self.tr("{0} relabelled."), pictures)
        self._undo.do(text, label_changes(labels), partial(self._say, said))

    def _say(self, said: str, _changes: Sequence[Change]) -> None:
        self._undo.offer(self._notice, said)
