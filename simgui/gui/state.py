"""What the window is about, in one place: pages read it, and are told when something of it has changed."""

from dataclasses import dataclass, replace
from enum import Flag, auto
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from simgui.library.catalogue import Where
from simgui.models.cutpoints import Cutpoint


@dataclass(frozen=True)
class ModelInUse:
    """The model version that searches use where they look.

    Attributes:
        id: Unique.
        name: For people.
    """

    id: str
    name: str


@dataclass(frozen=True)
class SharedPlace:
    """The shared library that is open in the window.

    Attributes:
        address: As it is written.
        name: For people.
        chosen: Whether searches with pictures look there.
        together: Whether they look in the open folder, too.
        opened: How often it was opened: each time, another person may ask.
    """

    address: str
    name: str
    chosen: bool = False
    together: bool = False
    opened: int = 0


class Changes(Flag):
    """What a piece of work may have changed."""

    NOTHING = 0
    LABELS = auto()
    LIBRARY = auto()
    MODELS = auto()


class WindowState(QObject):
    """Folder, scope, model and threshold in use, and revisions of labels, library and models.

    Each signal is emitted after its value is set, and only if it has really changed. It belongs to the GUI
    thread; a task is handed the values that it needs.
    """

    folder_changed = Signal(object)
    """The open folder: a `Path`."""
    scope_changed = Signal(bool)
    """Whether searches look in all folders of the library."""
    shared_changed = Signal()
    """Another shared library is open, or none, or it is searched in another way."""
    model_changed = Signal(object)
    """The model in use: a `ModelInUse`."""
    threshold_changed = Signal(object)
    """The threshold in use: a `Cutpoint`."""
    labels_changed = Signal()
    """Labels of pictures are others."""
    library_changed = Signal()
    """Pictures or folders of the library have come, gone or changed."""
    models_changed = Signal()
    """Model versions have come or gone, or bear other names."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._everywhere = False
        self._shared: SharedPlace | None = None
        self._model: ModelInUse | None = None
        self._threshold: Cutpoint | None = None
        self._labels = self._library = self._models = 0

    @property
    def folder(self) -> Path | None:
        """The open folder, absolute; None before one is open."""
        return self._folder

    @property
    def everywhere(self) -> bool:
        """Whether searches look in all folders of the library, not only in the open one."""
        return self._everywhere

    @property
    def where(self) -> Where | None:
        """Where searches look: the open folder, or () for the whole library; None before a folder is open."""
        if self._folder is None:
            return None
        return () if self._everywhere else self._folder

    @property
    def shared(self) -> SharedPlace | None:
        """The shared library that is open; None if none is."""
        return self._shared

    @property
    def searched_library(self) -> SharedPlace | None:
        """The shared library that searches with pictures look in; None if they look here alone."""
        return self._shared if self._shared is not None and self._shared.chosen else None

    @property
    def model(self) -> ModelInUse | None:
        """The model in use; None until it is known."""
        return self._model

    @property
    def threshold(self) -> Cutpoint | None:
        """The threshold in use; None until it is known."""
        return self._threshold

    @property
    def revision(self) -> tuple[int, int, int]:
        """How often labels, library and models have changed: equal as long as none of them has."""
        return self._labels, self._library, self._models

    def open_folder(self, folder: Path) -> None:
        """Open another folder."""
        if folder != self._folder:
            self._folder = folder
            self.folder_changed.emit(folder)

    def search_everywhere(self, everywhere: bool) -> None:
        """Search in all folders of the library, or in the open one."""
        if everywhere != self._everywhere:
            self._everywhere = everywhere
            self.scope_changed.emit(everywhere)

    def share(self, place: SharedPlace | None) -> None:
        """Open a shared library, or search in another way in the open one; None closes it."""
        if place != self._shared:
            self._shared = place
            self.shared_changed.emit()

    def search_here(self) -> None:
        """Search on this computer alone."""
        if self._shared is not None:
            self.share(replace(self._shared, chosen=False))

    def use_model(self, model: ModelInUse, threshold: Cutpoint) -> None:
        """Show what another model finds, at its own threshold."""
        before, self._model = self._model, model
        threshold_before, self._threshold = self._threshold, threshold
        if model != before:
            self.model_changed.emit(model)
        if threshold != threshold_before:
            self.threshold_changed.emit(threshold)

    def use_threshold(self, threshold: Cutpoint) -> None:
        """Show verdicts at another threshold of the model in use."""
        if threshold != self._threshold:
            self._threshold = threshold
            self.threshold_changed.emit(threshold)

    def note_labels(self) -> None:
        """Note that labels have been changed."""
        self._labels += 1
        self.labels_changed.emit()

    def note_library(self) -> None:
        """Note that pictures or folders have come, gone or changed."""
        self._library += 1
        self.library_changed.emit()

    def note_models(self) -> None:
        """Note that model versions have come or gone, or bear other names."""
        self._models += 1
        self.models_changed.emit()

    def note(self, changes: Changes) -> None:
        """Note what a piece of work may have changed."""
        if Changes.LIBRARY in changes:
            self.note_library()
        if Changes.LABELS in changes:
            self.note_labels()
        if Changes.MODELS in changes:
            self.note_models()
