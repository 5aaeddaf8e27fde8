"""Dropout that a resumed training repeats."""

from collections.abc import Callable
from typing import Any

import tensorflow as tf


class SteppedDropout(tf.keras.layers.Layer):  # type: ignore[misc]
    """Dropout whose choice depends on its seed and on the step of the training alone.

    The dropout of Keras draws from a state that no checkpoint holds, so a resumed training would go on with
    other numbers (Srivastava et al. 2014, "Dropout", is the method).

    Args:
        rate: Share of numbers that are dropped, in [0, 1).
        seed: Of this layer: layers of one network have different ones.
        step: Gives the variable that counts the steps.
    """

    def __init__(self, rate: float, seed: int, step: Callable[[], Any]) -> None:
        super().__init__()
        self._rate, self._seed, self._step = rate, seed, step

    def call(self, inputs: Any, training: bool | None = None) -> Any:
        """Drop numbers while training, and scale the others up."""
        if not training:
            return inputs
        seed = tf.stack([tf.constant(self._seed, tf.int64), tf.cast(self._step(), tf.int64)])
        return tf.nn.experimental.stateless_dropout(inputs, self._rate, seed)
