"""What the Train area shows of a folder and of the models, looked up off the GUI thread."""

from dataclasses import dataclass
from pathlib import Path

from simgui.gui.work.undo import Undo
from simgui.installation.training_parts.service import TrainingParts
from simgui.library.decisions import Decisions
from simgui.library.folders.service import Folders
from simgui.library.labels import Labelling
from simgui.library.pictures import Pictures
from simgui.models.package import ModelPackages
from simgui.models.records import ModelReport, ModelVersion
from simgui.models.registry import Models
from simgui.training.records import TrainingData, Unfinished
from simgui.training.service import Trainings


@dataclass(frozen=True)
class TrainServices:
    """The services that the Train area uses."""

    trainings: Trainings
    parts: TrainingParts
    models: Models
    packages: ModelPackages
    decisions: Decisions
    folders: Folders
    pictures: Pictures
    undo: Undo


@dataclass(frozen=True)
class TrainAnswer:
    """What the page shows of a folder and of the models."""

    folder: Path
    data: TrainingData | None
    """None as long as the folder has never been indexed to its end."""
    labelling: Labelling
    versions: tuple[ModelVersion, ...]
    used: ModelReport | None
    unfinished: Unfinished | None


def look_up(services: TrainServices, folder: Path) -> TrainAnswer:
    """Look up what the page shows; runs off the GUI thread and touches no widget."""
    versions = services.models.list(folder)
    used = next((version.id for version in versions if version.active), None)
    return TrainAnswer(
        folder,
        services.trainings.data(folder) if _is_known(services.folders, folder) else None,
        services.decisions.labelling(folder),
        versions,
        None if used is None else services.models.report(used),
        services.trainings.unfinished(),
    )


def _is_known(folders: Folders, folder: Path) -> bool:
    """Tell whether a folder has been indexed to its end, perhaps as a part of another one."""
    covering = folders.covering(folder)
    return not covering or any(each.scanned for each in covering)
