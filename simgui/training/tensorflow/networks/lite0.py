"""EfficientNet-Lite0 in Keras, its weights read from the shipped LiteRT file, to be trained further.

Our own description of a published network: M. Tan, Q. V. Le, "EfficientNet: Rethinking Model Scaling for
Convolutional Neural Networks", ICML 2019, arXiv:1905.11946, in the Lite variant of `tensorflow/tpu`: B0
without squeeze-and-excite, ReLU6 for swish, stem and head never scaled.

The shipped file holds every batch norm folded into the convolution before it, so there is none here: a
network that is trained on few pictures is better off with the statistics it came with.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import tensorflow as tf
from tensorflow.lite.python import schema_py_generated as schema
from tensorflow.lite.tools import flatbuffer_utils

SIZE_PX = 224
FEATURES = 1280
STEM_CHANNELS = 32
# The weights expect (x - 127) / 128, not the mean and deviation of ImageNet.
INPUT_CENTRE = 127.0
INPUT_SCALE = 128.0

Step = Literal["expand", "depthwise", "project"]
Weights = dict[str, list[npt.NDArray[np.float32]]]


@dataclass(frozen=True)
class Stage:
    """A row of table 1 of the paper: `repeats` blocks, the first one strided."""

    repeats: int
    kernel: int
    stride: int
    expansion: int
    channels: int


@dataclass(frozen=True)
class Block:
    """One inverted residual block (Sandler et al. 2018, arXiv:1801.04381)."""

    index: int
    kernel: int
    stride: int
    channels_in: int
    expansion: int
    channels_out: int

    @property
    def has_residual(self) -> bool:
        """Whether the input is added to the output: their shapes must agree."""
        return self.stride == 1 and self.channels_in == self.channels_out

    @property
    def steps(self) -> tuple[Step, ...]:
        """The convolutions of the block; without expansion there is no first one."""
        return ("depthwise", "project") if self.expansion == 1 else ("expand", "depthwise", "project")

    def unit(self, step: Step) -> str:
        """Name one convolution, such as `block03_expand`."""
        return f"block{self.index:02d}_{step}"


STAGES = (
    Stage(repeats=1, kernel=3, stride=1, expansion=1, channels=16),
    Stage(repeats=2, kernel=3, stride=2, expansion=6, channels=24),
    Stage(repeats=2, kernel=5, stride=2, expansion=6, channels=40),
    Stage(repeats=3, kernel=3, stride=2, expansion=6, channels=80),
    Stage(repeats=3, kernel=5, stride=1, expansion=6, channels=112),
    Stage(repeats=4, kernel=5, stride=2, expansion=6, channels=192),
    Stage(repeats=1, kernel=3, stride=1, expansion=6, channels=320),
)


def blocks() -> tuple[Block, ...]:
    """Give the sixteen blocks, in order."""
    found: list[Block] = []
    channels = STEM_CHANNELS
    for stage in STAGES:
        for repeat in range(stage.repeats):
            stride = stage.stride if repeat == 0 else 1
            found.append(Block(len(found), stage.kernel, stride, channels, stage.expansion, stage.channels))
            channels = stage.channels
    return tuple(found)


def units() -> Iterator[str]:
    """Name every convolution, from the input to the features."""
    yield "stem"
    for block in blocks():
        yield from map(block.unit, block.steps)
    yield "head"


def read_weights(file: Path) -> Weights:
    """Read kernel and bias of every convolution from the shipped LiteRT file.

    Returns:
        By the name of the unit; kernels as Keras keeps them, (height, width, in, out) and, depthwise,
        (height, width, channels, 1).

    Raises:
        ValueError: if the file holds another network.
    """
    network = flatbuffer_utils.read_model(str(file))
    (graph,) = network.subgraphs
    codes = [network.operatorCodes[operator.opcodeIndex].builtinCode for operator in graph.operators]
    kinds = schema.BuiltinOperator
    narrow = {  # constants kept in 16 bit, by the tensor that they are widened to
        operator.outputs[0]: operator.inputs[0]
        for operator, code in zip(graph.operators, codes, strict=True)
        if code == kinds.DEQUANTIZE
    }
    types = {schema.TensorType.FLOAT16: "<f2", schema.TensorType.FLOAT32: "<f4"}

    def constant(place: int) -> npt.NDArray[np.float32]:
        tensor = graph.tensors[narrow.get(place, place)]
        stored = np.asarray(network.buffers[tensor.buffer].data, np.uint8)
        return stored.view(types[tensor.type]).astype(np.float32).reshape(tensor.shape)

    # LiteRT keeps kernels as (out, height, width, in) and, depthwise, (1, height, width, channels).
    found = [
        [constant(operator.inputs[1]).transpose(1, 2, 3, 0), constant(operator.inputs[2])]
        for operator, code in zip(graph.operators, codes, strict=True)
        if code in (kinds.CONV_2D, kinds.DEPTHWISE_CONV_2D)
    ]
    return dict(zip(units(), found, strict=True))


def lower_part(weights: Weights, cut: int) -> Any:
    """Build the network up to its block number `cut`: float32 (n, 224, 224, 3), 0 to 255 → its output."""
    pixels = tf.keras.Input((SIZE_PX, SIZE_PX, 3), name="pixels")
    x = tf.keras.layers.Rescaling(1 / INPUT_SCALE, offset=-INPUT_CENTRE / INPUT_SCALE)(pixels)
    x = _activated(_convolution(STEM_CHANNELS, 3, 2, "stem")(x))
    for block in blocks()[:cut]:
        x = _add_block(x, block)
    return _filled(tf.keras.Model(pixels, x, name="lower"), weights)


def upper_part(weights: Weights, cut: int, name: str = "upper") -> Any:
    """Build the rest of the network: output of the lower part → features float32 (n, 1280), 0 to 6."""
    size = SIZE_PX // 2
    for block in blocks()[:cut]:
        size //= block.stride
    given = tf.keras.Input((size, size, blocks()[cut].channels_in))
    x = given
    for block in blocks()[cut:]:
        x = _add_block(x, block)
    x = _activated(_convolution(FEATURES, 1, 1, "head")(x))
    x = tf.keras.layers.GlobalAveragePooling2D()(x)
    return _filled(tf.keras.Model(given, x, name=name), weights)


def _filled(model: Any, weights: Weights) -> Any:
    for layer in model.layers:
        if layer.name in weights:
            layer.set_weights(weights[layer.name])
    return model


def _add_block(x: Any, block: Block) -> Any:
    given = x
    if "expand" in block.steps:
        wide = block.channels_in * block.expansion
        x = _activated(_convolution(wide, 1, 1, block.unit("expand"))(x))
    depthwise = tf.keras.layers.DepthwiseConv2D(
        block.kernel, strides=block.stride, padding="same", name=block.unit("depthwise")
    )
    x = _convolution(block.channels_out, 1, 1, block.unit("project"))(_activated(depthwise(x)))
    return tf.keras.layers.Add()([x, given]) if block.has_residual else x


def _convolution(channels: int, kernel: int, stride: int, name: str) -> Any:
    return tf.keras.layers.Conv2D(channels, kernel, strides=stride, padding="same", name=name)


def _activated(x: Any) -> Any:
    return tf.keras.layers.ReLU(6.0)(x)
