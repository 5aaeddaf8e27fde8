"""EfficientNet-Lite without its classifier, in Keras 2 (``tf_keras``).

The stages of Lite0 are described in ``simgui.training.tensorflow.networks.lite0``; here
they are also widened and deepened, and each convolution has its batch norm, as
in the published weights.

Every layer has a name that says where it stands (``stem_conv``,
``block03_depthwise_norm``), and ``Lite.units`` lists the pairs of convolution
and batch norm in order, so that weights can be put in from any source.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

import tf_keras as keras

from simgui.models.backbone import InputSpec
from simgui.training.tensorflow.networks.lite0 import (
    FEATURES,
    INPUT_CENTRE,
    INPUT_SCALE,
    STAGES,
    STEM_CHANNELS,
    Block,
    Stage,
    Step,
)

__all__ = ["FEATURES", "INPUT_CENTRE", "INPUT_SCALE", "LITE0", "LITE2", "SCALING", "Lite", "Unit", "build"]

NORM_EPSILON = 1e-3
NORM_MOMENTUM = 0.99
CHANNELS_DIVISOR = 8
CROP = (224, 256)
"""The central square, of the shorter side, as in the published evaluation of Lite0. That of Lite2 was 260 of
292, which finds no better; with one square for all, every starter looks at the same part of a picture."""
SCALING = f"(x - {INPUT_CENTRE:.0f}) / {INPUT_SCALE:.0f}"

InputType = Literal["uint8", "float32", "scaled"]


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


@dataclass(frozen=True)
class Lite:
    """One size of EfficientNet-Lite.

    Attributes:
        name: what the published PyTorch package calls it.
        title: for people.
        size_px: side of the square input.
        width: factor of the channels of each stage.
        depth: factor of the repeats of each stage but the first and the last.
    """

    name: str
    title: str
    size_px: int
    width: float = 1.0
    depth: float = 1.0

    @property
    def crop(self) -> float:
        """Share of the shorter side that the central square takes."""
        return CROP[0] / CROP[1]

    @property
    def input(self) -> InputSpec:
        """What the program's decoder has to give it."""
        return InputSpec(self.size_px, self.crop)

    def described_input(self) -> dict[str, Any]:
        """The input, for the manifest of a file that takes bytes."""
        return {
            "size_px": self.size_px,
            "crop": self.crop,
            "dtype": "uint8",
            "layout": "NHWC RGB 0..255",
        }

    def preprocessing(self) -> str:
        """How a picture becomes the input, in words."""
        return (
            "Turn the picture upright, convert it to sRGB, cut out the central square of side "
            f"min(height, width) * {CROP[0]}/{CROP[1]} and resize it with Pillow's bicubic "
            f"filter to {self.size_px} px."
        )

    def stages(self) -> tuple[Stage, ...]:
        """The seven stages, scaled."""
        last = len(STAGES) - 1
        return tuple(
            replace(
                stage,
                channels=_scaled_channels(stage.channels, self.width),
                repeats=stage.repeats if place in (0, last) else math.ceil(stage.repeats * self.depth),
            )
            for place, stage in enumerate(STAGES)
        )

    def blocks(self) -> tuple[Block, ...]:
        """All blocks, in order."""
        found: list[Block] = []
        channels = STEM_CHANNELS
        for stage in self.stages():
            for repeat in range(stage.repeats):
                stride = stage.stride if repeat == 0 else 1
                found.append(
                    Block(len(found), stage.kernel, stride, channels, stage.expansion, stage.channels)
                )
                channels = stage.channels
        return tuple(found)

    def units(self) -> Iterator[Unit]:
        """Every convolution with its batch norm, from the input to the features."""
        yield Unit("stem")
        for block in self.blocks():
            for step in block.steps:
                yield Unit(block.unit(step), block.index, step)
        yield Unit("head")


LITE0 = Lite("efficientnet-lite0", "EfficientNet-Lite0", size_px=224)
LITE2 = Lite("efficientnet-lite2", "EfficientNet-Lite2", size_px=260, width=1.1, depth=1.2)


def build(lite: Lite, input_type: InputType = "float32") -> keras.Model:
    """Build a network, its weights not yet set.

    Args:
        lite: which one.
        input_type: how the pictures arrive: bytes, float32 of the same range, or
            float32 that is already scaled, as the published network takes it.

    Returns:
        A model from RGB (n, size_px, size_px, 3) to features float32 (n, 1280),
        which are 0 to 6 (the mean of ReLU6 over the places).
    """
    dtype = "float32" if input_type == "scaled" else input_type
    pixels = keras.Input((lite.size_px, lite.size_px, 3), dtype=dtype, name="pixels")
    x = pixels
    if input_type != "scaled":
        scale, offset = 1.0 / INPUT_SCALE, -INPUT_CENTRE / INPUT_SCALE
        x = keras.layers.Rescaling(scale, offset=offset, name="normalise")(x)
    x = _unit(x, "stem", _convolution(STEM_CHANNELS, kernel=3, stride=2, name="stem"))
    for block in lite.blocks():
        x = _block(x, block)
    x = _unit(x, "head", _convolution(FEATURES, kernel=1, stride=1, name="head"))
    x = keras.layers.GlobalAveragePooling2D(name="features")(x)
    return keras.Model(pixels, x, name=lite.name.replace("-", "_"))


def _scaled_channels(channels: int, width: float) -> int:
    """Channels times a factor, to the nearest multiple of eight that is not under nine tenths of it."""
    wanted = channels * width
    rounded = max(CHANNELS_DIVISOR, int(wanted + CHANNELS_DIVISOR / 2) // CHANNELS_DIVISOR * CHANNELS_DIVISOR)
    return rounded if rounded >= 0.9 * wanted else rounded + CHANNELS_DIVISOR


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
