"""The lower half of the Search area: every picture that there is to search in, and where that is."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simgui.gui.pictures.picture_grid import PictureGrid
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_model import PictureModel
from simgui.gui.pictures.picture_names import PictureNames
from simgui.gui.search.scope_bar import ScopeBar
from simgui.gui.state import WindowState
from simgui.gui.work.look_up import LookUp
from simgui.gui.work.worker import Lane, Task, Worker
from simgui.library.catalogue import Where
from simgui.library.folders.service import Folders
from simgui.library.pictures import Pictures
from simgui.library.records import Ids
from simgui.models.records import ModelVersion
from simgui.models.registry import Models
from simgui.search.query import PictureId


@dataclass(frozen=True)
class _Listed:
    """What there is to search in: the pictures, those that are offline, and the number of covered folders.

    And, of searches in all of these, the versions that can answer.
    """

    ids: Ids
    offline: frozenset[int]
    folders: int
    versions: tuple[ModelVersion, ...]


class LibraryPanel(QWidget):
    """A grid of the pictures that are indexed by now, below the choice of open folder or all folders.

    Args:
        pictures: Lists them.
        folders: Says how many folders the library covers.
        models: Answer searches in all folders.
        state: Says where to search.
        worker: Does the looking up.
        thumbnails: Pictures by id.
        parent: Owner.
    """

    chosen = Signal(object)
    """A picture to search with: a `PictureId`."""
    listed = Signal(int)
    """So many pictures are there to search in."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        pictures: Pictures,
        folders: Folders,
        models: Models,
        state: WindowState,
        worker: Worker,
        thumbnails: PictureLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._folders = folders
        self._models = models
        self._worker = worker
        self._state = state
        self._listing = LookUp(worker, self, self._list, self._show, self.failed.emit)
        self._model = PictureModel(thumbnails, PictureNames(worker, pictures.file_of, self), self)
        self._grid = PictureGrid(self._model, thumbnails)
        self._grid.chosen.connect(self.chosen)
        self._scope = ScopeBar()
        self._scope.choose(everywhere=state.everywhere)
        self._scope.chosen.connect(state.search_everywhere)
        self._scope.model_chosen.connect(self._use)
        state.folder_changed.connect(self._change_folder)
        state.model_changed.connect(self._list_anew)
        state.models_changed.connect(self.refresh)
        state.scope_changed.connect(self._change_scope)
        state.library_changed.connect(self.refresh)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._scope)
        layout.addWidget(self._grid, 1)

    def show_query(self, picture: PictureId | None) -> None:
        """Frame the picture that is the query; None if there is none, or it is not of the library."""
        self._grid.show_query(picture)

    def show_verdicts(self, verdicts: dict[int, str]) -> None:
        """Let a screen reader say of neighbours what their cards say, by the ids of the pictures."""
        self._model.set_verdicts(verdicts)

    def refresh(self) -> None:
        """List what is indexed by now."""
        self._listing.refresh()

    def _list(self) -> Task[_Listed] | None:
        where = self._state.where
        return (
            None
            if where is None
            else partial(_list_pictures, self._pictures, self._folders, self._models, where)
        )

    def _show(self, listed: _Listed) -> None:
        self._model.set_ids(listed.ids)
        self._model.set_offline(listed.offline)
        self._scope.show_folders(self._state.folder or Path(), listed.folders)
        self._scope.show_versions(listed.versions)
        self.listed.emit(len(listed.ids))

    def _use(self, model_id: str) -> None:
        """Let a version answer searches in all folders."""
        task = partial(self._models.use, model_id, ())
        self._worker.start(Lane.INTERACTIVE, task, self._used, self.failed.emit)

    def _used(self, _model: object) -> None:
        self._state.note_models()

    def _list_anew(self, _model: object) -> None:
        """List what another model can search in."""
        self.refresh()

    def _change_folder(self) -> None:
        if not self._state.everywhere:
            self._model.set_ids(np.empty(0, np.int64))
        self._listing.restart()

    def _change_scope(self) -> None:
        self._scope.choose(everywhere=self._state.everywhere)
        self._listing.restart()


def _list_pictures(pictures: Pictures, folders: Folders, models: Models, where: Where) -> _Listed:
    versions = () if where else models.list(where)
    return _Listed(pictures.ids(where), pictures.offline_ids(where), len(folders.paths()), versions)
