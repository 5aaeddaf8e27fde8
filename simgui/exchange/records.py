"""What is to be said of labels that go out or come in, before it is done and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from simgui.library.catalogue import Change
from simgui.library.decisions import label_changes


class KeywordRule(StrEnum):
    """Which keyword becomes the label, where a picture has keywords."""

    KNOWN = "known"  # the one that is a label of the folder already
    SPECIFIC = "specific"  # the one with the most levels, its last level
    FIRST = "first"  # the first one that the file names, its last level


@dataclass(frozen=True)
class LabelledFile:
    """A file of the library.

    Attributes:
        path: Where it lies.
        picture: The picture that it holds.
        label: Its label; None if it has none.
    """

    path: Path
    picture: int
    label: str | None


@dataclass(frozen=True)
class Problem:
    """A file that was left as it is.

    Attributes:
        path: The file.
        reason: Why, in plain words that follow its name and a colon.
    """

    path: Path
    reason: str


@dataclass(frozen=True)
class Conflict:
    """A picture of which more than one label is said.

    Attributes:
        path: The first file that says one.
        labels: They, two at least.
    """

    path: Path
    labels: tuple[str, ...]


@dataclass(frozen=True)
class LabelToCome:
    """A label that a picture is to have.

    Attributes:
        path: The file that says so.
        picture: The picture.
        before: The label that it has now; None if it has none.
        label: The one that it is to have, another one.
    """

    path: Path
    picture: int
    before: str | None
    label: str


@dataclass(frozen=True)
class ImportPlan:
    """What labels that come in would change; nothing is changed yet.

    Attributes:
        folder: The folder.
        labels: Pictures that are to have another label.
        same: How many pictures have the label already that is said of them.
        without: How many files say nothing.
        other: How many files have keywords of which none is a label, by the rule that was chosen.
        unknown: What a table names that is no picture of the folder.
        conflicts: Pictures of which more than one label is said: they stay as they are.
        problems: Files that could not be read.
    """

    folder: Path
    labels: tuple[LabelToCome, ...] = ()
    same: int = 0
    without: int = 0
    other: int = 0
    unknown: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def new(self) -> int:
        """How many pictures without a label would have one."""
        return sum(each.before is None for each in self.labels)

    @property
    def changed(self) -> int:
        """How many pictures would have another label than now."""
        return len(self.labels) - self.new

    def meant(self, *, replace: bool = True) -> tuple[LabelToCome, ...]:
        """Give what is to be changed.

        Args:
            replace: Whether pictures that have a label get another one.
        """
        return tuple(each for each in self.labels if replace or each.before is None)

    def changes(self, *, replace: bool = True) -> list[Change]:
        """Give it as changes for `Decisions.apply`."""
        return label_changes({each.picture: each.label for each in self.meant(replace=replace)})


@dataclass(frozen=True)
class SidecarSummary:
    """What writing labels into sidecars did, or would do.

    Attributes:
        folder: The folder.
        written: How many sidecars are new.
        merged: How many that were there say another label, or one for the first time.
        removed: From how many the label was taken out that SimGUI had written: the picture has none now.
        same: How many said it already.
        without: How many pictures have no label and no sidecar in which SimGUI wrote one.
        problems: Files that were left as they are.
    """

    folder: Path
    written: int = 0
    merged: int = 0
    removed: int = 0
    same: int = 0
    without: int = 0
    problems: tuple[Problem, ...] = ()


def distinct(labels: Iterable[str]) -> tuple[str, ...]:
    """Give labels once each, in their order."""
    return tuple(dict.fromkeys(labels))
