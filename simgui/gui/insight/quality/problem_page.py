"""A list of problems of labels, with a button and a key for each thing that can be done about one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QInputDialog, QVBoxLayout, QWidget

from simgui.evaluation.label_problems.records import LabelProblem, ProblemKind, Remedy
from simgui.gui.insight.label_changes import Wanted
from simgui.gui.insight.quality.problem_list import ProblemList
from simgui.gui.language import filled
from simgui.gui.look.buttons import NameButton
from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.look.labels import styled
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.library.catalogue import Change

KEYS = ("1", "2", "3", "M", "R", "D")
"""Give the first, second or third label; merge; name a label; dismiss."""
_SPACING_PX = 8
_MOST_OF_NAME = 34
"""Figures of the text."""


class ProblemPage(QWidget):
    """Problems of one sort.

    Args:
        name: What is listed, for those who cannot see it.
        thumbnails: Pictures by id.
        parent: Owner.
    """

    search_wanted = Signal(object)
    """A picture to search with: a `PictureId`."""
    changes_wanted = Signal(object)
    """A `Wanted`."""

    def __init__(self, name: str, thumbnails: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: Sequence[str] = ()
        self.list = ProblemList(thumbnails)
        self.list.setAccessibleName(name)
        self.list.search_wanted.connect(self.search_wanted)
        self.list.selectionModel().selectionChanged.connect(self._show_buttons)
        self._sentence = styled("", "faint")
        self._sentence.setWordWrap(True)
        self._buttons = {key: NameButton(_MOST_OF_NAME) for key in KEYS}
        row = FlowLayout(_SPACING_PX)
        for key, button in self._buttons.items():
            row.addWidget(button)
            button.clicked.connect(partial(self.press, key))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._sentence)
        layout.addLayout(row)
        layout.addWidget(self.list, 1)
        self._show_buttons()

    def show_problems(self, problems: Sequence[LabelProblem], names: Sequence[str], sentence: str) -> None:
        """Show others.

        Args:
            problems: They.
            names: The labels that there are, to choose from.
            sentence: What is to be said above them.
        """
        self._names = names
        self._sentence.setText(sentence)
        if list(self.list.items) != list(problems):
            self.list.show_problems(problems)
        self._show_buttons()

    def _show_buttons(self) -> None:
        texts = self._texts()
        for key, button in self._buttons.items():
            button.setVisible(key in texts)
            if key in texts:
                button.show_name(filled(self.tr("{0} ({1})"), texts[key], key))

    def _texts(self) -> dict[str, str]:
        """Say what each key does about the chosen problem."""
        problem = self.list.current
        if problem is None:
            return {}
        texts = {key: self._text(problem.kind, remedy) for key, remedy in self._remedies(problem).items()}
        dismiss = {
            ProblemKind.CONTRADICTION: self.tr("Leave it"),
            ProblemKind.SAME: self.tr("They are two labels"),
            ProblemKind.SPLIT: self.tr("It is one label"),
            ProblemKind.NEXT: self.tr("Skip"),
        }
        return texts | {"D": dismiss[problem.kind]}

    def _text(self, kind: ProblemKind, remedy: Remedy) -> str:
        if remedy.label is not None:
            given = self.tr("Merge into “{0}”") if kind is ProblemKind.SAME else self.tr("Label “{0}”")
            return filled(given, remedy.label)
        return {
            ProblemKind.SAME: self.tr("Merge and rename…"),
            ProblemKind.SPLIT: self.tr("Rename the smaller group…"),
        }.get(kind, self.tr("Another label…"))

    @staticmethod
    def _remedies(problem: LabelProblem) -> dict[str, Remedy]:
        """Give each remedy its key."""
        given = [remedy for remedy in problem.remedies if remedy.label is not None]
        keys = ("M",) if problem.kind is ProblemKind.SAME else ("1", "2", "3")
        found = dict(zip(keys, given, strict=False))
        unnamed = [remedy for remedy in problem.remedies if remedy.label is None]
        return found | dict(zip("R", unnamed, strict=False))

    # What is done.

    def press(self, key: str) -> None:
        """Do what a key stands for about the chosen problem; nothing if it stands for nothing."""
        problem = self.list.current
        if problem is None:
            return
        if key == "D":
            text = self.tr("keep what is right as it is")
            self._want(problem, problem.dismissal, self.tr("Not listed again."), text)
        elif (remedy := self._remedies(problem).get(key)) is not None:
            self._apply(problem, remedy)

    def _apply(self, problem: LabelProblem, remedy: Remedy) -> None:
        label, changes = remedy.label, remedy.changes
        if label is None:
            label = self._ask_name(problem)
            if not label:
                return
            changes = remedy.named(label)
        if problem.kind is ProblemKind.SAME:
            said, text = self.tr("Merged into “{0}”."), self.tr("merge into “{0}”")
        else:
            said, text = self.tr("Labelled “{0}”."), self.tr("label “{0}”")
        self._want(problem, changes, filled(said, label), filled(text, label))

    def _ask_name(self, problem: LabelProblem) -> str:
        names = list(self._names)
        start = names.index(problem.labels[0]) if problem.labels[0] in names else 0
        name, agreed = QInputDialog.getItem(
            self, self.tr("Name a label"), self.tr("A label that there is, or a new one:"), names, start, True
        )
        return name.strip() if agreed else ""

    def _want(self, problem: LabelProblem, changes: Sequence[Change], said: str, text: str) -> None:
        """Go on to the next problem; all are looked for anew with the measurement that follows."""
        self.list.show_problems([each for each in self.list.items if each is not problem])
        self._show_buttons()
        self.changes_wanted.emit(Wanted(changes, said, text))
        if self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
