"""Changes of what the person decided, made in batches and taken back the same way."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

_NAME_BYTES = 16


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


@dataclass(frozen=True)
class PairAnswer:
    """Whether two pictures are the same to the person, kept by their contents, in whatever order they come.

    Attributes:
        one: Content hash of a picture, 16 bytes; the library need not hold it.
        other: That of another one.
        same: What the person said; None forgets it.
        asked: Whether the program chose the pair, by its distance alone. Pairs that a person picks are mostly
            those that surprise them, and say little of the others.
    """

    one: bytes
    other: bytes
    same: bool | None
    asked: bool = False

    @property
    def pair(self) -> tuple[bytes, bytes]:
        """Both contents, the smaller one first."""
        return min(self.one, self.other), max(self.one, self.other)


class GroupVerdict(StrEnum):
    """What the person said of a group of duplicates."""

    DIFFERENT = "different"  # its pictures are no duplicates of one another
    REVIEWED = "reviewed"  # it is as they want it


@dataclass(frozen=True)
class GroupDecision:
    """What the person said of a group of duplicates, kept by the contents in it.

    Attributes:
        files: How many files of the group held each content, by content hashes of 16 bytes; the library need
            not hold them.
        verdict: What the person said; None forgets it.
    """

    files: tuple[tuple[bytes, int], ...]
    verdict: GroupVerdict | None

    @property
    def name(self) -> bytes:
        """A name for the contents, in whatever order they come: 16 bytes."""
        contents = sorted({content for content, _ in self.files})
        return hashlib.blake2b(b"".join(contents), digest_size=_NAME_BYTES).digest()


Change = PictureDecision | SubfolderLabel | Choice | PairAnswer | GroupDecision
