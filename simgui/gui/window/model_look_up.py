"""Which model is in use where searches look, looked up whenever that may have changed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from simgui.core.errors import SimguiError
from simgui.gui.state import ModelInUse, WindowState
from simgui.gui.work.latest import Latest
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Lane, Worker
from simgui.library.catalogue import Change, Choice, Where
from simgui.models.cutpoints import Cutpoint
from simgui.models.registry import Models


class ModelLookUp(QObject):
    """Puts the model in use, and its threshold, into the state of the window.

    Args:
        models: Knows it.
        state: Receives it.
        worker: Does the looking up: the first time, the model is loaded.
        undo: Tells when another threshold is chosen.
        parent: Owner.
    """

    failed = Signal(object)
    """A `SimguiError`: the model is damaged, or one that was chosen is lost."""

    def __init__(
        self,
        models: Models,
        state: WindowState,
        worker: Worker,
        undo: Undo,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._models = models
        self._state = state
        self._worker = worker
        self._run = Latest(worker, Lane.INTERACTIVE, self)
        for changed in (
            state.models_changed,
            state.folder_changed,
            state.scope_changed,
            state.library_changed,
        ):
            changed.connect(self._look_up)
        undo.applied.connect(self._follow)
        self._look_up()

    def _follow(self, changes: Sequence[Change]) -> None:
        if any(isinstance(each, Choice) for each in changes):
            self._look_up()

    def _look_up(self) -> None:
        self._run.start(
            partial(_model_in_use, self._models, self._state.where or ()), self._show, self.failed.emit
        )

    def _show(self, found: tuple[ModelInUse, Cutpoint]) -> None:
        self._state.use_model(*found)
        # A loss is told once, so it is not asked for in a run whose result a newer one may replace.
        task = partial(self._models.settle, self._state.where or ())
        self._worker.start(Lane.INTERACTIVE, task, self._tell_loss, self.failed.emit)

    def _tell_loss(self, loss: SimguiError | None) -> None:
        if loss is not None:
            self.failed.emit(loss)


def _model_in_use(models: Models, where: Where) -> tuple[ModelInUse, Cutpoint]:
    model = models.of(where)
    return ModelInUse(model.id, model.name), models.cutpoint_of(model, where)
