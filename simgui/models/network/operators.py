"""The operators that a network may consist of: what each takes and gives, and what that costs."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from simgui.models.network.flatbuffer import Table, UnsoundError
from simgui.models.network.tensors import FLOAT16, FLOAT32, INT32, UINT8, Shape, Tensor, Tensors

_MOST_KERNEL = 32
_UNCHANGED, _RELU, _RELU6 = 0, 1, 3
_SAME, _VALID = 0, 1


@dataclass(frozen=True)
class Outcome:
    """What an operator makes of its inputs, for one picture.

    Attributes:
        shape: Of what it computes.
        work: Multiplications and additions.
        room: Numbers that it needs memory for besides what it computes.
    """

    shape: Shape
    work: int = 0
    room: int = 0


@dataclass(frozen=True)
class Step:
    """One operator of a graph: its options, the places of its inputs, and the tensors that these name."""

    tensors: Tensors
    options: Table
    inputs: Shape

    def activation(self, row: int, rank: int, kind: int = FLOAT32) -> Shape:
        """Give the shape of an input that depends on the picture."""
        place = self._place(row)
        tensor = self.tensors[place]
        if place not in self.tensors.computed or tensor.kind != kind or (rank and len(tensor.shape) != rank):
            raise UnsoundError("an operator on something else than was computed")
        return tensor.shape

    def constant(self, row: int, kind: int = FLOAT32) -> Tensor:
        """Give an input that is part of the file."""
        place = self._place(row)
        tensor = self.tensors[place]
        if place not in self.tensors.constants or tensor.kind != kind:
            raise UnsoundError("an operator without its weights")
        return tensor

    def is_constant(self, row: int) -> bool:
        """Tell whether an input is part of the file."""
        return self._place(row) in self.tensors.constants

    def expect(self, count: int) -> None:
        """Refuse another number of inputs."""
        if len(self.inputs) != count:
            raise UnsoundError("an operator with too few or too many inputs")

    def activated(self, option: int) -> None:
        """Refuse every activation function but ReLU and ReLU6."""
        if self.options.number(option, "b") not in (_UNCHANGED, _RELU, _RELU6):
            raise UnsoundError("another activation")

    def windows(self, size: Sequence[int], kernel: Sequence[int]) -> tuple[int, int]:
        """Give in how many places a kernel stands; the first options are padding and strides."""
        padding, across, down = self.options.number(0, "b"), *(self.options.number(n, "i") for n in (1, 2))
        if padding not in (_SAME, _VALID) or not all(1 <= n <= _MOST_KERNEL for n in (across, down, *kernel)):
            raise UnsoundError("a kernel or a stride of an odd size")
        if padding == _SAME:
            return -(-size[0] // down), -(-size[1] // across)
        if kernel[0] > size[0] or kernel[1] > size[1]:
            raise UnsoundError("a kernel larger than what it looks at")
        return (size[0] - kernel[0]) // down + 1, (size[1] - kernel[1]) // across + 1

    def _place(self, row: int) -> int:
        place = self.inputs[row] if row < len(self.inputs) else -1
        if not 0 <= place < len(self.tensors):
            raise UnsoundError("an operator on a tensor that is not there")
        return place


def _cast(step: Step) -> Outcome:
    step.expect(1)
    shape = step.activation(0, 4, UINT8)
    return Outcome(shape, math.prod(shape))


def _elementwise(step: Step) -> Outcome:
    """Add or multiply: by as many numbers, or by constants that are repeated for each place."""
    step.expect(2)
    step.activated(0)
    shape = step.activation(0, 0)
    if step.is_constant(1):
        other = step.constant(1).shape
        fits = len(other) <= len(shape) and all(
            side in (1, own) for side, own in zip(reversed(other), reversed(shape), strict=False)
        )
        if not fits:
            raise UnsoundError("constants that do not fit")
    elif step.activation(1, len(shape)) != shape:
        raise UnsoundError("a sum of different shapes")
    return Outcome(shape, math.prod(shape))


def _convolution(step: Step) -> Outcome:
    step.expect(3)
    step.activated(3)
    _, height, width, channels = step.activation(0, 4)
    kernel, offsets = step.constant(1).shape, step.constant(2).shape
    if len(kernel) != 4 or kernel[3] != channels or offsets != kernel[:1]:
        raise UnsoundError("a convolution whose weights do not fit")
    down, across = step.windows((height, width), kernel[1:3])
    patch = kernel[1] * kernel[2] * channels
    unrolled = 0 if kernel[1:3] == (1, 1) else down * across * patch  # where LiteRT lays the patches out
    return Outcome((1, down, across, kernel[0]), down * across * patch * kernel[0], unrolled)


def _depthwise(step: Step) -> Outcome:
    step.expect(3)
    step.activated(4)
    _, height, width, channels = step.activation(0, 4)
    kernel, offsets = step.constant(1).shape, step.constant(2).shape
    if len(kernel) != 4 or (kernel[0], kernel[3]) != (1, channels) or offsets != (channels,):
        raise UnsoundError("a depthwise convolution whose weights do not fit")
    if step.options.number(3, "i") != 1:
        raise UnsoundError("a depthwise convolution that gives more channels")
    down, across = step.windows((height, width), kernel[1:3])
    return Outcome((1, down, across, channels), down * across * channels * kernel[1] * kernel[2])


def _pool(step: Step) -> Outcome:
    step.expect(1)
    step.activated(5)
    _, height, width, channels = step.activation(0, 4)
    kernel = step.options.number(4, "i"), step.options.number(3, "i")
    down, across = step.windows((height, width), kernel)
    return Outcome((1, down, across, channels), down * across * channels * math.prod(kernel))


def _reduce(step: Step) -> Outcome:
    """Mean or maximum over all places of a picture."""
    step.expect(2)
    shape = step.activation(0, 4)
    axes = step.constant(1, INT32).values
    if axes is None or axes.ndim != 1 or axes.tolist() != [1, 2]:
        raise UnsoundError("a mean over something else than places")
    return Outcome((1, shape[3]), math.prod(shape))


def _join(step: Step) -> Outcome:
    if step.options.number(0, "i") not in (1, -1) or not 1 <= len(step.inputs) <= 16:
        raise UnsoundError("features that are joined in another way")
    return Outcome((1, sum(step.activation(row, 2)[1] for row in range(len(step.inputs)))))


def _dense(step: Step) -> Outcome:
    step.activated(0)
    (_, width), kernel = step.activation(0, 2), step.constant(1).shape
    if len(step.inputs) not in (2, 3) or len(kernel) != 2 or kernel[1] != width:
        raise UnsoundError("a dense layer whose weights do not fit")
    if len(step.inputs) == 3 and step.inputs[2] != -1 and step.constant(2).shape != kernel[:1]:
        raise UnsoundError("a dense layer whose offsets do not fit")
    return Outcome((1, kernel[0]), math.prod(kernel))


def _scale_to_unit(step: Step) -> Outcome:
    step.expect(1)
    shape = step.activation(0, 2)
    return Outcome(shape, 2 * math.prod(shape))


def _widen(step: Step) -> Outcome:
    """Make 32-bit weights of 16-bit ones, which LiteRT does once, when it loads the file."""
    step.expect(1)
    return Outcome(step.constant(0, FLOAT16).shape)


@dataclass(frozen=True)
class Operator:
    """An operator that is allowed.

    Attributes:
        options: The kind of its options in the format; 0 if it has none.
        fields: Numbers of the options that may be set.
        follow: Checks its inputs and options, and says what it makes of them.
        newest: The newest version of it that is allowed.
    """

    options: int
    fields: frozenset[int]
    follow: Callable[[Step], Outcome]
    newest: int = 1


DEQUANTIZE = 6
OPERATORS = {
    0: Operator(11, frozenset((0,)), _elementwise),  # ADD
    2: Operator(10, frozenset((0,)), _join),  # CONCATENATION
    3: Operator(1, frozenset((0, 1, 2, 3)), _convolution),  # CONV_2D, not dilated
    4: Operator(2, frozenset((0, 1, 2, 3, 4)), _depthwise),  # DEPTHWISE_CONV_2D, not dilated
    DEQUANTIZE: Operator(38, frozenset(), _widen, newest=3),
    9: Operator(8, frozenset((0,)), _dense),  # FULLY_CONNECTED
    11: Operator(12, frozenset(), _scale_to_unit),  # L2_NORMALIZATION
    17: Operator(5, frozenset(range(6)), _pool),  # MAX_POOL_2D
    18: Operator(21, frozenset((0,)), _elementwise),  # MUL
    40: Operator(27, frozenset(), _reduce),  # MEAN
    53: Operator(0, frozenset(), _cast),  # CAST
    82: Operator(27, frozenset(), _reduce),  # REDUCE_MAX
}
"""By their numbers in the format: all that trainings and `packaging/models` write."""
