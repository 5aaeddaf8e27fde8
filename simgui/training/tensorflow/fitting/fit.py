"""Fit one network: batches by a sampler, validation on calibration pictures after each epoch, checkpoints.

The weights of the last epoch that chance does not tell from the best are kept; training ends when the
validation metric has been lower for a while. A checkpoint is written to the folder of the training at least
every half minute, so that a kill costs no more than that.
"""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import tensorflow as tf

from simgui.core.progress import Progress
from simgui.core.units import Unit
from simgui.training.notes import CurvePoint
from simgui.training.options import TrainingOptions
from simgui.training.phases import Phase
from simgui.training.recipes import Recipe
from simgui.training.runs import Arrays, TrainingRun
from simgui.training.tensorflow.fitting.losses import CrossBatchMemory

_SECONDS_BETWEEN_CHECKPOINTS = 30.0
_STEPS_BETWEEN_REPORTS = 5
_CHANCE = 0.01
"""About the standard error of mean average precision over a few hundred pictures. Of two epochs that differ
by less, the later is the better one: its learning rate is lower."""


@dataclass(frozen=True)
class Validation:
    """What the calibration pictures say of a network.

    Attributes:
        recall_at_1: Share whose nearest picture, learnt or not, has the right label.
        map: Mean average precision; changes less by chance, so the best weights are chosen by it.
    """

    recall_at_1: float
    map: float


class Batches(Protocol):
    """Gives the batch of each step, by its number alone."""

    @property
    def steps_per_epoch(self) -> int:
        """Batches between two validations."""

    def batches(self, step: int) -> Iterator[tuple[Any, Any]]:
        """Give the batch of a step and all that follow."""


@dataclass(frozen=True)
class NetworkToFit:
    """A network, and what it is fitted to.

    Attributes:
        name: "head"; also of its checkpoint.
        phase: Of the plan.
        model: A compiled `SimilarityModel`.
        sampler: Gives the batch of each step, `steps_per_epoch` an epoch.
        validate: Measures the model on calibration pictures; None if there are none.
    """

    name: str
    phase: Phase
    model: Any
    sampler: Batches
    validate: Callable[[], Validation] | None


def make_optimizer(recipe: Recipe, pictures: int, options: TrainingOptions) -> Any:
    """Make Adam, its learning rate falling to zero along a cosine by the last step."""
    rate = options.learning_rate or recipe.learning_rate
    schedule = tf.keras.optimizers.schedules.CosineDecay(rate, recipe.steps(pictures, options))
    return tf.keras.optimizers.Adam(schedule)


def fit(
    network: NetworkToFit,
    recipe: Recipe,
    pictures: int,
    options: TrainingOptions,
    run: TrainingRun,
    progress: Progress,
) -> None:
    """Fit a network, from its checkpoint if there is one, and leave the best weights in it.

    Args:
        network: What to fit.
        recipe: How long, where the options leave it open.
        pictures: How many are trained on.
        options: Of the person.
        run: Where checkpoints are kept.
        progress: Told of every step and epoch.

    Raises:
        SimguiError: if the disk does not allow a checkpoint.
    """
    finished = run.kept(network.name)
    if finished is not None:
        network.model.set_weights(_listed(finished, "weights"))
        return
    epochs = recipe.epochs(pictures, options)
    monitor = _Monitor(network, epochs, recipe.patience, run, progress)
    monitor.resume()
    per_epoch = network.sampler.steps_per_epoch

    def train(steps: int, **until: int) -> None:
        batches = network.sampler.batches(monitor.reached)
        network.model.fit(batches, steps_per_epoch=steps, verbose=0, callbacks=[monitor], **until)

    if monitor.step:  # the rest of the epoch that was interrupted
        train(per_epoch - monitor.step, epochs=1)
    if monitor.epoch < epochs and not monitor.ended:
        train(per_epoch, epochs=epochs, initial_epoch=monitor.epoch)
    if monitor.best:
        network.model.set_weights(monitor.best)
    run.keep(network.name, _named("weights", network.model.get_weights()))
    run.forget(_checkpoint(network))


class _Monitor(tf.keras.callbacks.Callback):  # type: ignore[misc]
    """Reports, validates, keeps the best weights, writes checkpoints, and ends the fit in time."""

    def __init__(
        self, network: NetworkToFit, epochs: int, patience: int, run: TrainingRun, progress: Progress
    ) -> None:
        super().__init__()
        self._network = network
        self._total = epochs * network.sampler.steps_per_epoch
        self._patience = patience
        self._run = run
        self._progress = progress
        self._best_map = -1.0
        self._waited = 0
        self._written = time.monotonic()
        self.best: list[Any] = []
        self.epoch = 0
        self.step = 0

    @property
    def ended(self) -> bool:
        """Whether the metric has not risen for long enough."""
        return self._waited >= self._patience

    def resume(self) -> None:
        """Go on from the checkpoint, if there is one."""
        kept = self._run.kept(_checkpoint(self._network))
        if kept is None:
            return
        model = self._network.model
        model.set_weights(_listed(kept, "weights"))
        model.optimizer.build(model.trainable_variables)
        for variable, value in zip(model.optimizer.variables, _listed(kept, "optimizer"), strict=True):
            variable.assign(value)
        for number, loss in enumerate(_with_memory(model)):
            memory = _listed(kept, f"memory{number}")
            if memory:
                loss.remember(memory)
        self.best = _listed(kept, "best")
        self.epoch, self.step, self._waited = (int(value) for value in kept["reached"])
        self._best_map = float(kept["figure"])

    def on_train_batch_end(self, batch: int, logs: Any = None) -> None:
        """Report, and write a checkpoint now and then."""
        del batch, logs
        self.step += 1
        reached = self.reached
        if reached % _STEPS_BETWEEN_REPORTS == 0:
            self._network.phase.report(self._progress, reached, self._total, Unit.STEPS)
        if time.monotonic() - self._written > _SECONDS_BETWEEN_CHECKPOINTS:
            self._write()

    def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
        """Validate on the calibration pictures, and keep the weights if they are the best."""
        del epoch
        self.epoch, self.step = self.epoch + 1, 0
        validate = self._network.validate
        found = validate() if validate is not None else None
        loss = float((logs or {}).get("loss", np.nan))
        recall = None if found is None else found.recall_at_1
        self._progress.tell(CurvePoint(self._network.name, self.reached, loss, recall))
        if found is None:
            return
        if found.map > self._best_map - _CHANCE:
            self._best_map, self._waited = max(found.map, self._best_map), 0
            self.best = self._network.model.get_weights()
        else:
            self._waited += 1
        if self.ended:
            self._network.model.stop_training = True

    @property
    def reached(self) -> int:
        """How many steps are done."""
        return int(self.epoch * self._network.sampler.steps_per_epoch + self.step)

    def _write(self) -> None:
        model = self._network.model
        optimizer = [variable.numpy() for variable in model.optimizer.variables]
        memory: Arrays = {}
        for number, loss in enumerate(_with_memory(model)):
            memory |= _named(f"memory{number}", loss.memory())
        self._run.keep(
            _checkpoint(self._network),
            _named("weights", model.get_weights())
            | _named("optimizer", optimizer)
            | _named("best", self.best)
            | memory
            | {
                "reached": np.array([self.epoch, self.step, self._waited]),
                "figure": np.array(self._best_map),
            },
        )
        self._written = time.monotonic()


def _with_memory(model: Any) -> list[CrossBatchMemory]:
    losses = model.loss if isinstance(model.loss, list) else [model.loss]
    of_labels = [getattr(loss, "of_labels", loss) for loss in losses]
    return [loss for loss in of_labels if isinstance(loss, CrossBatchMemory)]


def _checkpoint(network: NetworkToFit) -> str:
    return f"{network.name}-under-way"


def _named(name: str, arrays: list[Any]) -> Arrays:
    return {f"{name}-{number}": array for number, array in enumerate(arrays)}


def _listed(arrays: Arrays, name: str) -> list[Any]:
    count = sum(each.startswith(f"{name}-") for each in arrays)
    return [arrays[f"{name}-{number}"] for number in range(count)]
