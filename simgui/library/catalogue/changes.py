"""Changes of what the person decided, made in batches and taken back the same way."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class Kind(StrEnum):
    """What a decision about a picture is about."""

    LABEL = "label"  # the picture's own label, which counts instead of its subfolder
    RIGHT = "right"  # the label that the person said is right
    LEFT = "left"  # it has no match, and the person leaves it so


@dataclass(frozen=True)
class PictureDecision:
    """A decision about one picture, kept by its content.

    Attributes:
        picture: Its id.
        kind: What is decided.
        value: The label, or any word where there is none to keep; None forgets what was decided before.
    """

    picture: int
    kind: Kind
    value: str | None


@dataclass(frozen=True)
class SubfolderLabel:
    """The label of all pictures in one subfolder.

    Attributes:
        folder: The folder.
        subfolder: Name of the subfolder.
        label: The label; the name of the subfolder is the usual one. None excludes its pictures.
    """

    folder: Path
    subfolder: str
    label: str | None


@dataclass(frozen=True)
class Choice:
    """A choice by name, such as the model of a folder.

    Attributes:
        name: Its name.
        value: What is chosen; None forgets the choice.
    """

    name: str
    value: str | None


Change = PictureDecision | SubfolderLabel | Choice
