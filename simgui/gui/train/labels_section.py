"""The labels part of the Train area: how many pictures each label has, and what is made of the subfolders."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simgui.core.names import quoted
from simgui.core.sentences import joined, say_count
from simgui.gui.language import filled, translated
from simgui.gui.look.buttons import quiet
from simgui.gui.look.labels import styled
from simgui.gui.look.notice import Notice
from simgui.gui.state import WindowState
from simgui.gui.train.label_editor import LabelEditor
from simgui.gui.work.undo import Undo
from simgui.library.catalogue import Change, SubfolderLabel
from simgui.library.decisions import subfolder_changes
from simgui.library.labels import Labelling
from simgui.training.records import TrainingData

_MOST_NAMED = 2
"""Subfolders that a menu names; of more it says how many."""


class LabelsSection(QWidget):
    """The labels of the open folder; renames, merges and excludes them, and takes that back.

    Args:
        undo: Writes what the person makes of subfolders.
        state: The open folder.
        parent: Owner.
    """

    rules_wanted = Signal()
    """The person wants to choose which subfolders are labels."""

    def __init__(self, undo: Undo, state: WindowState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._undo = undo
        self._state = state
        self._notice = Notice()
        self._editor = LabelEditor()
        self._editor.relabelled.connect(self._relabel)
        state.folder_changed.connect(self._notice.hide)
        self._rule = styled("", "faint")
        self._rule.setWordWrap(True)
        self._choose = quiet(self.tr("Choose which subfolders are labels…"))
        self._choose.clicked.connect(self.rules_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(styled(self.tr("Pictures of each label"), "heading"))
        layout.addWidget(self._rule)
        layout.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._notice)
        layout.addWidget(self._editor)

    def show_unknown(self) -> None:
        """Count nothing: the folder is not known to its end, and the labels of a part would mislead."""
        self._rule.setText(self.tr("Labels are counted when all of the folder is indexed."))
        self._rule.show()
        self._editor.hide()
        self._choose.hide()

    def show_data(self, data: TrainingData, labelling: Labelling) -> None:
        """Show labels, and what the person made of them so far."""
        self._editor.show()
        self._choose.show()
        self._rule.setText(translated(data.rule))
        self._rule.setVisible(bool(data.rule))
        self._editor.show_data(data, labelling)

    def show_busy(self, busy: bool) -> None:
        """Take no changes while a long job is running."""
        self._editor.setEnabled(not busy)
        self._choose.setEnabled(not busy)

    def _relabel(self, labelling: Labelling) -> None:
        folder = self._state.folder
        if folder is not None:
            changes = subfolder_changes(folder, self._editor.labelling, labelling)
            self._undo.do(self._text(changes), changes, self._relabelled)

    def _text(self, changes: Sequence[Change]) -> str:
        """Say what is done, for the menu."""
        given = [each for each in changes if isinstance(each, SubfolderLabel)]
        labels = {each.label for each in given}
        folders = joined((quoted(each.subfolder) for each in given[:_MOST_NAMED]), ", ")
        if len(given) > _MOST_NAMED or len(labels) != 1:
            return filled(
                self.tr("labels of {0}"),
                translated(say_count("{count:,} subfolder", "{count:,} subfolders", len(given))),
            )
        label = labels.pop()
        if label is None:
            return filled(self.tr("exclude {0}"), folders)
        return filled(self.tr("label “{0}” for {1}"), label, folders)

    def _relabelled(self, changes: Sequence[Change]) -> None:
        places = {each.folder for each in changes if isinstance(each, SubfolderLabel)}
        if places <= {self._state.folder}:
            self._undo.offer(self._notice, self.tr("The labels are changed; no file was touched."))
