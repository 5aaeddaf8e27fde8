"""From a Keras network to a LiteRT file, and how far one is from the other."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf
from ai_edge_litert.interpreter import Interpreter

Float32s = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]


def converter_of(network: Any) -> Any:
    """A converter to a file with a free batch dimension.

    The converter folds each batch norm into the convolution before it.
    """
    (given,) = network.inputs

    def features(pixels: Any) -> dict[str, Any]:
        return {"features": network(pixels, training=False)}

    signature = [tf.TensorSpec(given.shape, dtype=given.dtype, name="pixels")]
    traced = tf.function(features, input_signature=signature).get_concrete_function()
    converter = tf.lite.TFLiteConverter.from_concrete_functions([traced], network)
    converter.exclude_conversion_metadata = True  # it would differ from run to run
    return converter


def convert(network: Any) -> bytes:
    """Convert to a LiteRT file in 32 bit."""
    converted: bytes = converter_of(network).convert()
    return converted


def litert_answers(model: bytes, pixels: Pixels, batch: int) -> npt.NDArray[Any]:
    """What a file answers, ``batch`` pictures at a time (the last batch may be smaller).

    Returns:
        (n, d), of the type that the file gives.
    """
    interpreter = Interpreter(model_content=model, num_threads=1)
    given = interpreter.get_input_details()[0]
    answer = interpreter.get_output_details()[0]["index"]
    rows: list[npt.NDArray[Any]] = []
    for start in range(0, len(pixels), batch):
        part = pixels[start : start + batch].astype(given["dtype"])
        interpreter.resize_tensor_input(given["index"], part.shape)
        interpreter.allocate_tensors()
        interpreter.set_tensor(given["index"], part)
        interpreter.invoke()
        rows.append(interpreter.get_tensor(answer))
    return np.concatenate(rows)


def cosines(one: Float32s, other: Float32s) -> npt.NDArray[np.float64]:
    """The cosine of each pair of rows, in 64 bit: float64 (n,)."""
    a, b = one.astype(np.float64), other.astype(np.float64)
    found: npt.NDArray[np.float64] = (a * b).sum(axis=1) / (
        np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1)
    )
    return found


def largest_difference(one: Float32s, other: Float32s) -> float:
    """The largest absolute difference between two sets of features."""
    return float(np.abs(one.astype(np.float64) - other.astype(np.float64)).max())


def round_up(value: float, digits: int) -> float:
    """Round up, for a difference: the true one is at most the figure told."""
    return math.ceil(value * 10.0**digits) / 10.0**digits


def round_down(value: float, digits: int) -> float:
    """Round down, for a cosine: the true one is at least the figure told."""
    return math.floor(value * 10.0**digits) / 10.0**digits
