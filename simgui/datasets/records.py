"""What is asked of the process that writes a data set, and what it answers."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, ClassVar

from simgui.core.sentences import Sentence, joined, say


@dataclass(frozen=True)
class LookRequest:
    """Tell what a data set would download.

    Attributes:
        name: As TensorFlow Datasets has it, `cifar10`.
    """

    TASK: ClassVar[str] = "look at data set"
    name: str

    def to_json(self) -> dict[str, Any]:
        """Give it as an object of JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "LookRequest":
        """Read it."""
        return cls(str(values["name"]))


@dataclass(frozen=True)
class WriteRequest:
    """Write a data set.

    Attributes:
        name: As TensorFlow Datasets has it.
        folder: Where to; it does not exist yet.
        may_download: Whether the person has agreed to the network.
    """

    TASK: ClassVar[str] = "write data set"
    name: str
    folder: Path
    may_download: bool

    def to_json(self) -> dict[str, Any]:
        """Give it as an object of JSON."""
        return asdict(self) | {"folder": str(self.folder)}

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "WriteRequest":
        """Read it."""
        return cls(str(values["name"]), Path(values["folder"]), bool(values["may_download"]))


@dataclass(frozen=True)
class Download:
    """What a data set needs of the network.

    Attributes:
        needed: False if it is on this computer.
        bytes: How much; None if that is not known before.
        hosts: From where, sorted; empty if that is not known before.
    """

    needed: bool
    bytes: int | None = None
    hosts: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Give it as an object of JSON."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Download":
        """Read it."""
        return cls(bool(values["needed"]), values["bytes"], tuple(values["hosts"]))

    @property
    def size(self) -> Sentence:
        """What would be downloaded: `162 MB from www.cs.toronto.edu`."""
        size = (
            say("some data")
            if self.bytes is None
            else say("{size:,} MB", size=max(1, round(self.bytes / 1e6)))
        )
        if not self.hosts:
            return size
        return say("{size} from {hosts}", size=size, hosts=joined(self.hosts, " and "))


@dataclass(frozen=True)
class WrittenDataset:
    """A data set as folders.

    Attributes:
        folder: It has a folder for each split, with a folder for each label.
        pictures: Of each split, how many of each label.
    """

    folder: Path
    pictures: Mapping[str, Mapping[str, int]]

    def to_json(self) -> dict[str, Any]:
        """Give it as an object of JSON."""
        return {
            "folder": str(self.folder),
            "pictures": {name: dict(labels) for name, labels in self.pictures.items()},
        }

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "WrittenDataset":
        """Read it."""
        return cls(Path(values["folder"]), values["pictures"])
