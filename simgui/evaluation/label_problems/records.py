"""What is wrong with labels, in one form, with what can be done about each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from simgui.core.sentences import Sentence
from simgui.library.catalogue import (
    Change,
    Choice,
    GroupDecision,
    PairAnswer,
    PictureDecision,
    SubfolderLabel,
)


class ProblemKind(StrEnum):
    """What is wrong, or asked for."""

    CONTRADICTION = "contradiction"  # copies of a picture have different labels
    SAME = "same"  # two labels are one
    SPLIT = "split"  # a label is two
    NEXT = "next"  # a picture whose label would teach much


@dataclass(frozen=True)
class Remedy:
    """Something that the person can do about a problem.

    Attributes:
        label: The label that is given by it; None if the person is to name it.
        changes: What is written; without the label, if the person is to name it.
    """

    label: str | None
    changes: Sequence[Change]

    def named(self, label: str) -> Sequence[Change]:
        """Give what is written if the person names this label."""
        return [_named(change, label) for change in self.changes]


@dataclass(frozen=True)
class LabelProblem:
    """Something about labels that the person should look at.

    Attributes:
        kind: What it is.
        labels: The labels that it is about.
        pictures: Ids of pictures that show it, the most telling first.
        why: What was found, in plain words.
        remedies: What can be done: the labels that can be given, the likeliest first; last, if that makes
            sense, one that the person names.
        dismissal: What is written if the person says that it is right as it is.
    """

    kind: ProblemKind
    labels: tuple[str, ...]
    pictures: tuple[int, ...]
    why: Sentence
    remedies: tuple[Remedy, ...]
    dismissal: tuple[Change, ...]

    @property
    def picture(self) -> int:
        """The picture that shows it best."""
        return self.pictures[0]


def _named(change: Change, label: str) -> Change:
    match change:
        case SubfolderLabel():
            return replace(change, label=label)
        case PictureDecision() | Choice():
            return replace(change, value=label)
        case PairAnswer() | GroupDecision():
            return change
