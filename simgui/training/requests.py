"""What the program asks of the trainer for a training, and what that answers; JSON is made and read here."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, ClassVar, NamedTuple

from simgui.models.layout import EARLIER_STARTER
from simgui.training.options import TrainingOptions


@dataclass(frozen=True)
class NewVersion:
    """How the version that a training makes is called.

    Attributes:
        id: Name of its folder.
        name: For people.
        created: When the training began; ISO 8601.
    """

    id: str
    name: str
    created: str

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "NewVersion":
        """Read it from what `to_json` gave."""
        return cls(str(values["id"]), str(values["name"]), str(values["created"]))

    def to_json(self) -> dict[str, str]:
        """Give it as an object of JSON."""
        return asdict(self)


@dataclass(frozen=True)
class RequestedTraining:
    """What a person has asked for; kept on the disk until the training has ended.

    Attributes:
        version: How the new version is called.
        folder: The labelled folder; the first subfolder on the way to a picture is its label.
        options: How to train.
        starter: Id of the starter on whose features the training stands. What an earlier program has begun
            goes on with the one that there was.
    """

    version: NewVersion
    folder: Path
    options: TrainingOptions
    starter: str = EARLIER_STARTER

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "RequestedTraining":
        """Read it from what `to_json` gave.

        Raises:
            KeyError, TypeError: if it is something else.
            SimguiError: if an option is not usable.
        """
        return cls(
            NewVersion.from_json(values["version"]),
            Path(values["folder"]),
            TrainingOptions.from_json(values["options"]),
            str(values.get("starter", EARLIER_STARTER)),
        )

    def to_json(self) -> dict[str, Any]:
        """Give it as an object of JSON."""
        return {
            "starter": self.starter,
            "version": self.version.to_json(),
            "folder": str(self.folder),
            "options": self.options.to_json(),
        }


@dataclass(frozen=True)
class TrainRequest:
    """Asks for a training, or for the rest of one that was interrupted.

    Attributes:
        training: What the person has asked for.
        run: Folder of the training.
        catalogue: The library's file; the labelled folder is indexed in it.
        backbone: Manifest of the starter's backbone, whose features are kept.
        active: Folder of the model to compare with.
        starter: Folder of the default starter, which is measured too.
    """

    TASK: ClassVar[str] = "train"

    training: RequestedTraining
    run: Path
    catalogue: Path
    backbone: Path
    active: Path
    starter: Path

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "TrainRequest":
        """Read it from what `to_json` gave."""
        return cls(
            training=RequestedTraining.from_json(values),
            run=Path(values["run"]),
            catalogue=Path(values["catalogue"]),
            backbone=Path(values["backbone"]),
            active=Path(values["active"]),
            starter=Path(values["starter_folder"]),
        )

    def to_json(self) -> dict[str, Any]:
        """Give it as an object of JSON."""
        return {
            **self.training.to_json(),
            "run": str(self.run),
            "catalogue": str(self.catalogue),
            "backbone": str(self.backbone),
            "active": str(self.active),
            "starter_folder": str(self.starter),
        }


@dataclass(frozen=True)
class TrainResult:
    """What the trainer answers when the new version is finished: it lies in the folder of the training.

    Attributes:
        version: Its id.
    """

    version: str

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "TrainResult":
        """Read it from what `to_json` gave."""
        return cls(str(values["version"]))

    def to_json(self) -> dict[str, str]:
        """Give it as an object of JSON."""
        return asdict(self)


@dataclass(frozen=True)
class PreviewRequest:
    """Asks for one batch as a training would draw it.

    Attributes:
        catalogue: The library's file.
        folder: The labelled folder.
        backbone_id: Only pictures with features of this backbone are drawn.
        options: How the training would be.
    """

    TASK: ClassVar[str] = "preview"

    catalogue: Path
    folder: Path
    backbone_id: str
    options: TrainingOptions

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "PreviewRequest":
        """Read it from what `to_json` gave."""
        return cls(
            Path(values["catalogue"]),
            Path(values["folder"]),
            str(values["backbone_id"]),
            TrainingOptions.from_json(values["options"]),
        )

    def to_json(self) -> dict[str, Any]:
        """Give it as an object of JSON."""
        return {
            "catalogue": str(self.catalogue),
            "folder": str(self.folder),
            "backbone_id": self.backbone_id,
            "options": self.options.to_json(),
        }


class BatchRow(NamedTuple):
    """The pictures of one label in a batch.

    Attributes:
        label: Its name.
        pictures: Ids of its pictures.
    """

    label: str
    pictures: tuple[int, ...]


@dataclass(frozen=True)
class PreviewResult:
    """One batch, as a training would draw it.

    Attributes:
        rows: One for each label of the batch.
    """

    rows: tuple[BatchRow, ...]

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "PreviewResult":
        """Read it from what `to_json` gave."""
        return cls(tuple(BatchRow(str(label), tuple(map(int, ids))) for label, ids in values["rows"]))

    def to_json(self) -> dict[str, Any]:
        """Give it as an object of JSON."""
        return {"rows": [[row.label, list(row.pictures)] for row in self.rows]}


@dataclass(frozen=True)
class CheckRequest:
    """Asks whether TensorFlow and TensorFlow Similarity are there and fit together."""

    TASK: ClassVar[str] = "check"

    @classmethod
    def from_json(cls, _values: Mapping[str, Any]) -> "CheckRequest":
        """Read it from what `to_json` gave."""
        return cls()

    def to_json(self) -> dict[str, Any]:
        """Give it as an object of JSON."""
        return {}


@dataclass(frozen=True)
class CheckResult:
    """The versions of what a training needs.

    Attributes:
        versions: By the name of the package.
    """

    versions: Mapping[str, str]

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "CheckResult":
        """Read it from what `to_json` gave."""
        return cls({str(package): str(version) for package, version in values.items()})

    def to_json(self) -> dict[str, str]:
        """Give it as an object of JSON."""
        return dict(self.versions)
