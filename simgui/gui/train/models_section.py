"""The models part of the Train area: every version so far, and what can be done with it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simgui.core.names import shown
from simgui.evaluation.comparison import compare
from simgui.gui.language import filled
from simgui.gui.look.labels import styled
from simgui.gui.look.notice import Notice
from simgui.gui.state import WindowState
from simgui.gui.train.model_comparison import ModelComparison
from simgui.gui.train.model_list import ModelList
from simgui.gui.work.file_manager import FileManager
from simgui.gui.work.worker import Lane, Worker
from simgui.library.catalogue import Where
from simgui.models.package import ModelPackages
from simgui.models.records import ModelReport, ModelVersion
from simgui.models.registry import Models


class ModelsSection(QWidget):
    """The list of model versions; uses, renames, deletes, exports, imports and compares them.

    Args:
        models: The versions.
        packages: Writes and reads files of them.
        state: Told when another version is used, and when versions have come, gone or other names.
        worker: Does what the person wants.
        parent: Owner.
    """

    other_in_use = Signal()
    """Another version is used now, or bears another name."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        models: Models,
        packages: ModelPackages,
        state: WindowState,
        worker: Worker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._models = models
        self._packages = packages
        self._state = state
        self._worker = worker
        self._notice = Notice()
        self._notice.place_wanted.connect(FileManager(worker, self).show)
        self._list = ModelList()
        self._list.use_wanted.connect(self.use)
        self._list.rename_wanted.connect(self._rename)
        self._list.delete_wanted.connect(self._delete)
        self._list.compare_wanted.connect(self._compare)
        self._list.export_wanted.connect(self._export)
        self._list.import_wanted.connect(self._import)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(styled(self.tr("Models"), "heading"))
        layout.addWidget(self._notice)
        layout.addWidget(self._list)

    def show_versions(self, versions: Sequence[ModelVersion]) -> None:
        """Show these versions."""
        self._list.show_versions(versions)

    def use(self, model_id: str) -> None:
        """Let the open folder use a version."""
        task = partial(self._models.use, model_id, self._state.folder)
        self._worker.start(Lane.INTERACTIVE, task, self._tell_change, self.failed.emit)

    def use_starter(self) -> None:
        """Let the open folder use the starter again."""
        self.use(self._models.starters.default.id)

    def _rename(self, model_id: str, name: str) -> None:
        task = partial(self._models.rename, model_id, name)
        self._worker.start(Lane.INTERACTIVE, task, self._tell_change, self.failed.emit)

    def _tell_change(self, _done: object) -> None:
        self.other_in_use.emit()
        self._state.note_models()

    def _delete(self, model_id: str) -> None:
        # in the same lane as an export, which may be under way
        task = partial(self._models.delete, model_id)
        self._worker.start(Lane.FILES, task, self._deleted, self.failed.emit)

    def _deleted(self, _done: object) -> None:
        self._state.note_models()

    def _export(self, model_id: str, file: str) -> None:
        task = partial(_export, self._packages, model_id, Path(file))
        self._worker.start(Lane.FILES, task, self._exported, self.failed.emit)

    def _exported(self, file: Path) -> None:
        self._notice.say_with_place(filled(self.tr("The model is saved as {0}"), shown(file)), file)

    def _import(self, file: str) -> None:
        task = partial(_import, self._packages, self._models, Path(file))
        self._worker.start(Lane.FILES, task, self._imported, self.failed.emit)

    def _imported(self, name: str) -> None:
        self._notice.say(filled(self.tr("“{0}” is imported. It is not used yet."), shown(name)))
        self._state.note_models()

    def _compare(self, model_id: str) -> None:
        task = partial(_compare, self._models, self._state.folder or (), model_id)
        self._worker.start(Lane.INTERACTIVE, task, self._show_comparison, self.failed.emit)

    def _show_comparison(self, reports: tuple[ModelReport, ModelReport]) -> None:
        ModelComparison(*reports, self).show()


# The tasks: they run off the GUI thread and touch no widget.


def _export(packages: ModelPackages, model_id: str, file: Path) -> Path:
    packages.export(model_id, file)
    return file


def _import(packages: ModelPackages, models: Models, file: Path) -> str:
    imported = packages.import_file(file)
    return next(version.name for version in models.list() if version.id == imported)


def _compare(models: Models, where: Where, model_id: str) -> tuple[ModelReport, ModelReport]:
    return compare(models, models.of(where).id, model_id)
