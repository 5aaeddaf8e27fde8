"""Is a LiteRT file a network that can do nothing but look at a picture, in bounded time and memory?

LiteRT knows 200 operators, some of which loop, call other code or allocate what they please, and small
changes of a file can end it. So the whole structure of a file is read here first, and it is accepted only
if it is what this program writes itself (the export of a training, `packaging/models`): one graph of the
operators below, in order, on tensors whose shapes follow from the picture's, in 32 bits or, from the first to
the last, in 8. Then the number of operations and the memory are known before anything runs, and neither
depends on the picture: a network that loops, grows or is malformed cannot be written in this form, so one
that was checked runs in the program itself (`benchmarks/hostile_networks.py` tries that). What the weights
make of pictures is tried first (`simgui.models.trial`).
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from simgui.models.flatbuffer import Table, UnsoundError, root
from simgui.models.quantisation import (
    LARGEST_RATIO,
    LARGEST_SUMMAND,
    SCALE_FIELDS,
    SMALLEST_RATIO,
    SMALLEST_SUMMAND,
    Scales,
    check_ratio,
    check_weights,
    read_scales,
)

MOST_FILE_BYTES = 64 << 20
"""Of a LiteRT file, and of its weights in 32 bit; *thorough* writes 13 MB."""
MOST_ACTIVATION_BYTES = 128 << 20
"""Of all that is computed of one picture, together; EfficientNet-Lite0 computes 31 MB."""
MOST_WORK = 4_000_000_000
"""Multiplications and additions a picture; EfficientNet-Lite0 takes 0.4 billion."""
MOST_FEATURES = 4096

_MOST_OPERATORS, _MOST_TENSORS, _MOST_SIDE, _MOST_KERNEL = 1000, 4000, 1 << 16, 32
_MOST_TEXT = 4096
_UNCHANGED, _RELU, _RELU6 = 0, 1, 3
_SAME = 0
_MOST_SUM, _LARGEST_PRODUCT = (1 << 31) - 1, 255 * 128
_TYPES = {0: "<f4", 1: "<f2", 2: "<i4", 3: "|u1", 9: "|i1"}
_FLOAT32, _FLOAT16, _INT32, _UINT8 = range(4)
_INT8 = 9
_SCALED = {_INT32, _UINT8, _INT8}
_METADATA = {"min_runtime_version", "CONVERSION_METADATA"}
"""Notes that change nothing. Another one makes some processors compute in 16 bit."""

Shape = tuple[int, ...]


@dataclass(frozen=True)
class Network:
    """What is known of a network before it runs.

    Attributes:
        size_px: Width and height of its input, uint8 (n, size, size, 3).
        features: Length of its output, float32 or int8 (n, features).
        scales: What the whole numbers of its output stand for; None if it is float32.
        work: Multiplications and additions a picture.
        activation_bytes: Of all tensors that are computed of a picture.
    """

    size_px: int
    features: int
    scales: Scales | None
    work: int
    activation_bytes: int


def check_network(content: bytes) -> Network:
    """Check a LiteRT file from the first byte to the last, and say what it takes to run it.

    Raises:
        UnsoundError: if it is anything else than a network that this program could have written.
    """
    if len(content) > MOST_FILE_BYTES:
        raise UnsoundError(f"{len(content):,} bytes are more than {MOST_FILE_BYTES:,}")
    file = root(content, b"TFL3", frozenset((0, 1, 2, 3, 4, 6, 7)))
    if file.number(0, "I") != 3:
        raise UnsoundError("another version of the format")
    file.text(3, _MOST_TEXT)
    graphs = file.tables(2, frozenset(range(5)), 1)
    if len(graphs) != 1:
        raise UnsoundError("not one graph")
    buffers = [
        each.array(0, "|u1", MOST_FILE_BYTES, align=4)
        for each in file.tables(4, frozenset((0,)), _MOST_TENSORS)
    ]
    if not buffers or _filled(buffers[0]):
        raise UnsoundError("the first buffer is not empty")
    for note in file.tables(6, frozenset((0, 1)), len(_METADATA)):
        if note.text(0, _MOST_TEXT) not in _METADATA or not 0 < note.number(1, "I") < len(buffers):
            raise UnsoundError("a note that is not known")
    network = _Graph(graphs[0], _codes(file), buffers).check()
    _check_signatures(file, graphs[0])
    return network


def _codes(file: Table) -> list[int]:
    """Give the operators that the file names; LiteRT takes the larger of the two numbers of each."""
    found = []
    for code in file.tables(1, frozenset((0, 2, 3)), len(_OPERATORS)):
        number = code.number(3, "i")
        if code.number(0, "b") != number or number not in _OPERATORS:
            raise UnsoundError(f"operator {number} is not allowed")
        if not 1 <= code.number(2, "i", 1) <= _NEWEST.get(number, 1):
            raise UnsoundError(f"operator {number} in another version")
        found.append(number)
    return found


def _check_signatures(file: Table, graph: Table) -> None:
    for signature in file.tables(7, frozenset((0, 1, 2)), 1):
        signature.text(2, _MOST_TEXT)
        for side in (0, 1):
            for named in signature.tables(side, frozenset((0, 1)), 1):
                named.text(0, _MOST_TEXT)
                if (named.number(1, "I"),) != graph.integers(side + 1, 1):
                    raise UnsoundError("the signature is not that of the graph")


def _filled(buffer: npt.NDArray[np.generic] | None) -> bool:
    return buffer is not None and len(buffer) > 0


@dataclass(frozen=True)
class _Tensor:
    shape: Shape
    kind: int
    free_batch: bool
    values: npt.NDArray[np.generic] | None
    scales: Scales | None

    @property
    def count(self) -> int:
        return math.prod(self.shape)


@dataclass
class _Graph:
    """The graph of a file, followed from the picture to the features."""

    table: Table
    codes: list[int]
    buffers: list[npt.NDArray[np.generic] | None]
    tensors: list[_Tensor] = field(default_factory=list)
    known: set[int] = field(default_factory=set)
    """Tensors that hold something by now: the picture, and what was computed."""
    constants: set[int] = field(default_factory=set)
    work: int = 0
    activation_bytes: int = 0

    def check(self) -> Network:
        self.table.text(4, _MOST_TEXT)
        self.tensors = [self._tensor(each) for each in self.table.tables(0, _TENSOR_FIELDS, _MOST_TENSORS)]
        self.constants = {place for place, each in enumerate(self.tensors) if each.values is not None}
        if sum(4 * self.tensors[place].count for place in self.constants) > MOST_FILE_BYTES:
            raise UnsoundError("more weights than a network has")
        (given,) = self._ends(1)
        (answer,) = self._ends(2)
        self._check_picture(given)
        for operator in self.table.tables(3, frozenset(range(5)), _MOST_OPERATORS):
            self._run(operator)
            if self.work > MOST_WORK or self.activation_bytes > MOST_ACTIVATION_BYTES:
                raise UnsoundError("it would take too long, or too much memory")
        features = self.tensors[answer]
        if answer not in self.known or len(features.shape) != 2:
            raise UnsoundError("it gives no features")
        if features.shape[1] > MOST_FEATURES or not features.free_batch:
            raise UnsoundError(f"its features are {features.shape}")
        if len(self.known) + len(self.constants) != len(self.tensors):
            raise UnsoundError("a tensor that nothing computes")
        return Network(
            size_px=self.tensors[given].shape[1],
            features=features.shape[1],
            scales=features.scales,
            work=self.work,
            activation_bytes=self.activation_bytes,
        )

    def _ends(self, side: int) -> Shape:
        places = self.table.integers(side, 1)
        if len(places) != 1 or not 0 <= places[0] < len(self.tensors):
            raise UnsoundError("not one input and one output")
        return places

    def _check_picture(self, place: int) -> None:
        picture = self.tensors[place]
        shape = picture.shape
        if (
            place in self.constants
            or len(shape) != 4
            or (shape[0], shape[3], picture.kind) != (1, 3, _UINT8)
            or shape[1] != shape[2]
            or not picture.free_batch
        ):
            raise UnsoundError("it does not look at a picture")
        self.known.add(place)

    def _tensor(self, table: Table) -> _Tensor:
        table.text(3, _MOST_TEXT)
        shape, kind = table.integers(0, 4), table.number(1, "b")
        buffer = table.number(2, "I")
        if kind not in _TYPES or buffer >= len(self.buffers):
            raise UnsoundError("a tensor of another type, or of no buffer")
        if not all(1 <= side <= _MOST_SIDE for side in shape):
            raise UnsoundError(f"a tensor of shape {shape}")
        signature = table.integers(7, 4)
        if signature and signature not in (shape, (-1, *shape[1:])):
            raise UnsoundError("a tensor whose shape is not fixed")
        if table.number(8, "B", 0) > 1:
            raise UnsoundError("a tensor of an odd rank")
        values, scales = self._values(buffer, shape, kind), self._scales(table, kind)
        return _Tensor(shape, kind, signature[:1] == (-1,), values, scales)

    def _scales(self, table: Table, kind: int) -> Scales | None:
        if kind not in _SCALED:
            if 4 in table:
                table.table(4, frozenset())
            return None
        bounds = np.iinfo(_TYPES[kind])
        scales = None
        if 4 in table:
            told = table.table(4, SCALE_FIELDS)
            scales = read_scales(told, int(bounds.min), int(bounds.max), _MOST_SIDE)
        if kind == _INT8 and scales is None:
            raise UnsoundError("whole numbers that stand for nothing")
        return scales

    def _values(self, buffer: int, shape: Shape, kind: int) -> npt.NDArray[np.generic] | None:
        stored = self.buffers[buffer]
        if stored is None or not len(stored):
            return None
        dtype = np.dtype(_TYPES[kind])
        if len(stored) != math.prod(shape) * dtype.itemsize:
            raise UnsoundError("weights of another size than their shape says")
        values = np.frombuffer(stored, dtype).reshape(shape)
        if values.dtype.kind == "f" and not np.isfinite(values).all():
            raise UnsoundError("weights that are no numbers")
        return values

    def _run(self, table: Table) -> None:
        """Check an operator, and add what it takes."""
        number = table.number(0, "I")
        if number >= len(self.codes):
            raise UnsoundError("an operator that is not named")
        code = self.codes[number]
        operator = _OPERATORS[code]
        if table.number(3, "B") != operator.options or (4 in table) != bool(operator.options):
            raise UnsoundError(f"operator {code} with options of another")
        options = table.table(4, operator.fields) if operator.options else table
        inputs, outputs = table.integers(1, 32), table.integers(2, 1)
        if len(outputs) != 1:
            raise UnsoundError(f"operator {code} gives not one tensor")
        (place,) = outputs
        if not 0 <= place < len(self.tensors) or place in self.known or place in self.constants:
            raise UnsoundError(f"operator {code} writes where it may not")
        made = self.tensors[place]
        step = _Step(self, options, inputs, made)
        if step.kind == _INT8 and not operator.in_8_bits:
            raise UnsoundError(f"operator {code} is not allowed in 8 bits")
        shape, work, room = operator.follow(step)
        kind = _INT8 if code == _QUANTIZE else step.kind
        if made.shape != shape or made.kind != kind or made.values is not None:
            raise UnsoundError(f"operator {code} gives {shape}, not {made.shape}")
        if code == _DEQUANTIZE:
            self.constants.add(place)
            return
        if not made.free_batch:
            raise UnsoundError("one picture would not be looked at like another")
        self.known.add(place)
        self.work += work
        self.activation_bytes += 4 * (made.count + room)


@dataclass(frozen=True)
class _Step:
    """One operator: its options, its inputs and what it writes to."""

    graph: _Graph
    options: Table
    inputs: Shape
    made: _Tensor

    @property
    def kind(self) -> int:
        """What it computes in, which its first input says: 32 bits, or 8."""
        return _INT8 if self._tensor(0).kind == _INT8 else _FLOAT32

    def activation(self, row: int, rank: int, kind: int | None = None) -> Shape:
        """Give the shape of an input that depends on the picture."""
        tensor = self._tensor(row)
        is_known = self._place(row) in self.graph.known
        wanted = self.kind if kind is None else kind
        if not is_known or tensor.kind != wanted or (rank and len(tensor.shape) != rank):
            raise UnsoundError("an operator on something else than was computed")
        return tensor.shape

    def constant(self, row: int, kind: int | None = None) -> _Tensor:
        """Give an input that is part of the file."""
        tensor = self._tensor(row)
        wanted = self.kind if kind is None else kind
        if self._place(row) not in self.graph.constants or tensor.kind != wanted:
            raise UnsoundError("an operator without its weights")
        return tensor

    def offsets(self, row: int) -> _Tensor:
        """Give the offsets of a convolution, which are of a larger kind than its weights in 8 bits."""
        return self.constant(row, _INT32 if self.kind == _INT8 else _FLOAT32)

    def scales(self, row: int) -> Scales:
        """Give what the numbers of an input stand for."""
        return _scales_of(self._tensor(row))

    def check_weights(self, channels: int, axis: int, products: int) -> None:
        """Check, in 8 bits, that the sum of so many products is one that can be computed.

        Args:
            channels: That are given.
            axis: Of the kernel, on which they are.
            products: Summed up for each number that is given.
        """
        if self.kind != _INT8:
            return
        kernel, offsets = self.scales(1), self.constant(2, _INT32)
        if kernel.axis != axis or offsets.values is None:
            raise UnsoundError("weights whose scales are not those of their channels")
        check_weights(self.scales(0), kernel, _scales_of(offsets), _scales_of(self.made), channels)
        if int(abs(offsets.values.astype(np.int64)).max()) + products * _LARGEST_PRODUCT > _MOST_SUM:
            raise UnsoundError("sums that are too large")

    def check_ratio(self, row: int, smallest: float = SMALLEST_RATIO, largest: float = LARGEST_RATIO) -> None:
        """Check, in 8 bits, that an input can be brought to the scale of the result."""
        if self.kind == _INT8:
            check_ratio(np.array([self.scales(row).whole]), _scales_of(self.made), smallest, largest)

    def is_constant(self, row: int) -> bool:
        return self._place(row) in self.graph.constants

    def expect(self, count: int) -> None:
        if len(self.inputs) != count:
            raise UnsoundError("an operator with too few or too many inputs")

    def activated(self, option: int) -> None:
        if self.options.number(option, "b") not in (_UNCHANGED, _RELU, _RELU6):
            raise UnsoundError("another activation")

    def windows(self, size: Sequence[int], kernel: Sequence[int]) -> tuple[int, int]:
        """Give in how many places a kernel stands: padding, strides are the first options."""
        padding, across, down = self.options.number(0, "b"), *(self.options.number(n, "i") for n in (1, 2))
        if padding not in (_SAME, 1) or not all(1 <= n <= _MOST_KERNEL for n in (across, down, *kernel)):
            raise UnsoundError("a kernel or a stride of an odd size")
        if padding == _SAME:
            return -(-size[0] // down), -(-size[1] // across)
        if kernel[0] > size[0] or kernel[1] > size[1]:
            raise UnsoundError("a kernel larger than what it looks at")
        return (size[0] - kernel[0]) // down + 1, (size[1] - kernel[1]) // across + 1

    def _tensor(self, row: int) -> _Tensor:
        return self.graph.tensors[self._place(row)]

    def _place(self, row: int) -> int:
        place = self.inputs[row] if row < len(self.inputs) else -1
        if not 0 <= place < len(self.graph.tensors):
            raise UnsoundError("an operator on a tensor that is not there")
        return place


def _scales_of(tensor: _Tensor) -> Scales:
    if tensor.scales is None:
        raise UnsoundError("whole numbers that stand for nothing")
    return tensor.scales


Outcome = tuple[Shape, int, int]
"""Shape of what is computed, operations, and numbers that are needed besides."""


def _cast(step: _Step) -> Outcome:
    step.expect(1)
    shape = step.activation(0, 4, _UINT8)
    return shape, math.prod(shape), 0


def _quantize(step: _Step) -> Outcome:
    """Take the bytes of a picture as they are, with the zero in the middle."""
    step.expect(1)
    shape = step.activation(0, 4, _UINT8)
    given, made = step.scales(0), _scales_of(step.made)
    if given.whole != made.whole or given.zero_point - made.zero_point != 128:
        raise UnsoundError("a picture that is scaled")
    return shape, math.prod(shape), 0


def _elementwise(step: _Step) -> Outcome:
    """Add or multiply: by as many numbers, or by constants that are repeated for each place."""
    step.expect(2)
    step.activated(0)
    shape = step.activation(0, 0)
    if step.is_constant(1) and step.kind == _FLOAT32:
        other = step.constant(1).shape
        fits = len(other) <= len(shape) and all(
            side in (1, own) for side, own in zip(reversed(other), reversed(shape), strict=False)
        )
        if not fits:
            raise UnsoundError("constants that do not fit")
    elif step.activation(1, len(shape)) != shape:
        raise UnsoundError("a sum of different shapes")
    for row in range(2):
        step.check_ratio(row, SMALLEST_SUMMAND, LARGEST_SUMMAND)
    return shape, math.prod(shape), 0


def _convolution(step: _Step) -> Outcome:
    step.expect(3)
    step.activated(3)
    _, height, width, channels = step.activation(0, 4)
    kernel, offsets = step.constant(1).shape, step.offsets(2).shape
    if len(kernel) != 4 or kernel[3] != channels or offsets != kernel[:1]:
        raise UnsoundError("a convolution whose weights do not fit")
    down, across = step.windows((height, width), kernel[1:3])
    patch = kernel[1] * kernel[2] * channels
    step.check_weights(kernel[0], axis=0, products=patch)
    unrolled = 0 if kernel[1:3] == (1, 1) else down * across * patch  # where LiteRT lays the patches out
    return (1, down, across, kernel[0]), down * across * patch * kernel[0], unrolled


def _depthwise(step: _Step) -> Outcome:
    step.expect(3)
    step.activated(4)
    _, height, width, channels = step.activation(0, 4)
    kernel, offsets = step.constant(1).shape, step.offsets(2).shape
    if len(kernel) != 4 or (kernel[0], kernel[3]) != (1, channels) or offsets != (channels,):
        raise UnsoundError("a depthwise convolution whose weights do not fit")
    if step.options.number(3, "i") != 1:
        raise UnsoundError("a depthwise convolution that gives more channels")
    down, across = step.windows((height, width), kernel[1:3])
    step.check_weights(channels, axis=3, products=kernel[1] * kernel[2])
    return (1, down, across, channels), down * across * channels * kernel[1] * kernel[2], 0


def _pool(step: _Step) -> Outcome:
    step.expect(1)
    step.activated(5)
    _, height, width, channels = step.activation(0, 4)
    kernel = step.options.number(4, "i"), step.options.number(3, "i")
    down, across = step.windows((height, width), kernel)
    return (1, down, across, channels), down * across * channels * math.prod(kernel), 0


def _reduce(step: _Step) -> Outcome:
    """Mean or maximum over all places of a picture."""
    step.expect(2)
    shape = step.activation(0, 4)
    axes = step.constant(1, _INT32).values
    if axes is None or axes.ndim != 1 or axes.tolist() != [1, 2]:
        raise UnsoundError("a mean over something else than places")
    step.check_ratio(0)
    return (1, shape[3]), math.prod(shape), 0


def _join(step: _Step) -> Outcome:
    if step.options.number(0, "i") not in (1, -1) or not 1 <= len(step.inputs) <= 16:
        raise UnsoundError("features that are joined in another way")
    return (1, sum(step.activation(row, 2)[1] for row in range(len(step.inputs)))), 0, 0


def _dense(step: _Step) -> Outcome:
    step.activated(0)
    (_, width), kernel = step.activation(0, 2), step.constant(1).shape
    if len(step.inputs) not in (2, 3) or len(kernel) != 2 or kernel[1] != width:
        raise UnsoundError("a dense layer whose weights do not fit")
    if len(step.inputs) == 3 and step.inputs[2] != -1 and step.constant(2).shape != kernel[:1]:
        raise UnsoundError("a dense layer whose offsets do not fit")
    return (1, kernel[0]), math.prod(kernel), 0


def _scale_to_unit(step: _Step) -> Outcome:
    step.expect(1)
    shape = step.activation(0, 2)
    return shape, 2 * math.prod(shape), 0


def _widen(step: _Step) -> Outcome:
    """Make 32-bit weights of 16-bit ones, which LiteRT does once, when it loads the file."""
    step.expect(1)
    return step.constant(0, _FLOAT16).shape, 0, 0


@dataclass(frozen=True)
class _Operator:
    """An operator that is allowed: the kind of its options, those that may be set, and what it does."""

    options: int
    fields: frozenset[int]
    follow: Callable[[_Step], Outcome]
    in_8_bits: bool = False


_DEQUANTIZE, _QUANTIZE = 6, 114
_OPERATORS = {
    0: _Operator(11, frozenset((0,)), _elementwise, in_8_bits=True),  # ADD
    2: _Operator(10, frozenset((0,)), _join),  # CONCATENATION
    3: _Operator(1, frozenset((0, 1, 2, 3)), _convolution, in_8_bits=True),  # CONV_2D, not dilated
    4: _Operator(2, frozenset((0, 1, 2, 3, 4)), _depthwise, in_8_bits=True),  # DEPTHWISE_CONV_2D, not dilated
    _DEQUANTIZE: _Operator(38, frozenset(), _widen),
    9: _Operator(8, frozenset((0,)), _dense),  # FULLY_CONNECTED
    11: _Operator(12, frozenset(), _scale_to_unit),  # L2_NORMALIZATION
    17: _Operator(5, frozenset(range(6)), _pool),  # MAX_POOL_2D
    18: _Operator(21, frozenset((0,)), _elementwise),  # MUL
    40: _Operator(27, frozenset(), _reduce, in_8_bits=True),  # MEAN
    53: _Operator(0, frozenset(), _cast),  # CAST
    82: _Operator(27, frozenset(), _reduce),  # REDUCE_MAX
    _QUANTIZE: _Operator(0, frozenset(), _quantize),
}
"""By their numbers in the format: all that trainings and `packaging/models` write."""
_NEWEST = {0: 2, 3: 3, 4: 3, _DEQUANTIZE: 3, 40: 2}
_TENSOR_FIELDS = frozenset((0, 1, 2, 3, 4, 7, 8))
