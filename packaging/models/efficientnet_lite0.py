"""EfficientNet-Lite0 without its classifier, in Keras 2 (``tf_keras``).

The blocks are described in ``simgui.training.tensorflow.networks.lite0``; here each convolution has its
batch norm, as in the published weights.

Every layer has a name that says where it stands (``stem_conv``,
``block03_depthwise_norm``), and ``named_units`` lists the pairs of convolution
and batch norm in order, so that weights can be put in from any source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import tf_keras as keras

from simgui.training.tensorflow.networks.lite0 import (
    FEATURES,
    INPUT_CENTRE,
    INPUT_SCALE,
    SIZE_PX,
    STEM_CHANNELS,
    Block,
    Step,
    blocks,
)

NORM_EPSILON = 1e-3
NORM_MOMENTUM = 0.99

InputType = Literal["uint8", "float32"]


@dataclass(frozen=True)
class Unit:
    """A convolution without bias and the batch norm that follows it.

    Attributes:
        name: ``stem``, ``head`` or ``blockNN_STEP``; the layers are called
            ``NAME_conv`` and ``NAME_norm``.
        block: number of the block, or None for stem and head.
        step: what the convolution does in its block, or None.
    """

    name: str
    block: int | None = None
    step: Step | None = None


def named_units() -> Iterator[Unit]:
    """Every convolution with its batch norm, from the input to the features."""
    yield Unit("stem")
    for block in blocks():
        for step in block.steps:
            yield Unit(block.unit(step), block.index, step)
    yield Unit("head")


def build(size_px: int = SIZE_PX, input_type: InputType = "float32") -> keras.Model:
    """Build the network, its weights not yet set.

    Args:
        size_px: side of the square input.
        input_type: how the pictures arrive: bytes, or float32 of the same range.

    Returns:
        A model from RGB (n, size_px, size_px, 3), 0 to 255, to features
        float32 (n, 1280), which are 0 to 6 (the mean of ReLU6 over the places).
    """
    pixels = keras.Input((size_px, size_px, 3), dtype=input_type, name="pixels")
    x = keras.layers.Rescaling(1.0 / INPUT_SCALE, offset=-INPUT_CENTRE / INPUT_SCALE, name="normalise")(
        pixels
    )
    x = _unit(x, "stem", _convolution(STEM_CHANNELS, kernel=3, stride=2, name="stem"))
    for block in blocks():
        x = _block(x, block)
    x = _unit(x, "head", _convolution(FEATURES, kernel=1, stride=1, name="head"))
    x = keras.layers.GlobalAveragePooling2D(name="features")(x)
    return keras.Model(pixels, x, name="efficientnet_lite0")


def _block(x: Any, block: Block) -> Any:
    """Add one inverted residual block."""
    given = x
    if "expand" in block.steps:
        name = block.unit("expand")
        wide = block.channels_in * block.expansion
        x = _unit(x, name, _convolution(wide, kernel=1, stride=1, name=name))
    name = block.unit("depthwise")
    x = _unit(x, name, _depthwise(block.kernel, block.stride, name))
    name = block.unit("project")
    x = _unit(x, name, _convolution(block.channels_out, kernel=1, stride=1, name=name), activate=False)
    if block.has_residual:
        x = keras.layers.Add(name=f"block{block.index:02d}_add")([x, given])
    return x


def _unit(x: Any, name: str, convolution: Any, *, activate: bool = True) -> Any:
    """Add a convolution, its batch norm and, unless it projects, ReLU6."""
    x = convolution(x)
    x = keras.layers.BatchNormalization(epsilon=NORM_EPSILON, momentum=NORM_MOMENTUM, name=f"{name}_norm")(x)
    if activate:
        x = keras.layers.ReLU(6.0, name=f"{name}_relu6")(x)
    return x


def _convolution(channels: int, *, kernel: int, stride: int, name: str) -> Any:
    return keras.layers.Conv2D(
        channels, kernel, strides=stride, padding="same", use_bias=False, name=f"{name}_conv"
    )


def _depthwise(kernel: int, stride: int, name: str) -> Any:
    return keras.layers.DepthwiseConv2D(
        kernel, strides=stride, padding="same", use_bias=False, name=f"{name}_conv"
    )
