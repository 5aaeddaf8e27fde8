"""Which model is in use, looked up at the start and whenever that may have changed."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from simgui.gui.state import ModelInUse, WindowState
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.models.cutpoints import Cutpoint
from simgui.models.registry import Models


class ModelLookUp(QObject):
    """Puts the model in use, and its threshold, into the state of the window.

    Args:
        models: Knows it.
        state: Receives it.
        worker: Does the looking up: the first time, the model is loaded.
        parent: Owner.
    """

    failed = Signal(object)
    """A `SimguiError`: the model is damaged."""

    def __init__(
        self, models: Models, state: WindowState, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._models = models
        self._state = state
        self._run = Latest(worker, Lane.INTERACTIVE, self)
        state.models_changed.connect(self._look_up)
        self._look_up()

    def _look_up(self) -> None:
        self._run.start(partial(_model_in_use, self._models), self._show, self.failed.emit)

    def _show(self, found: tuple[ModelInUse, Cutpoint]) -> None:
        self._state.use_model(*found)


def _model_in_use(models: Models) -> tuple[ModelInUse, Cutpoint]:
    model = models.active
    return ModelInUse(model.id, model.name, model.backbone.id), models.cutpoint
