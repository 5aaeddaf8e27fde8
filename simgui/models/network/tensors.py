"""The tensors of a graph: what the file says of each, and which of them hold something so far."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from simgui.models.network.flatbuffer import Table, UnsoundError

FLOAT32, FLOAT16, INT32, UINT8 = range(4)
MOST_TENSORS, MOST_TEXT = 4000, 4096
_MOST_SIDE = 1 << 16
_DTYPES = {FLOAT32: "<f4", FLOAT16: "<f2", INT32: "<i4", UINT8: "|u1"}
_FIELDS = frozenset((0, 1, 2, 3, 4, 7, 8))

Shape = tuple[int, ...]
Buffer = npt.NDArray[np.generic] | None
"""What the file holds for a tensor; nothing for one that is computed."""


@dataclass(frozen=True)
class Tensor:
    """A tensor of a graph.

    Attributes:
        shape: For one picture.
        kind: `FLOAT32`, `FLOAT16`, `INT32` or `UINT8`.
        free_batch: Whether its first side is the number of pictures.
        values: What the file holds for it, of this shape; None for one that is computed.
    """

    shape: Shape
    kind: int
    free_batch: bool
    values: Buffer

    @property
    def count(self) -> int:
        """How many numbers it has."""
        return math.prod(self.shape)


def read_tensors(graph: Table, buffers: Sequence[Buffer]) -> list[Tensor]:
    """Read all tensors of a graph.

    Raises:
        UnsoundError: if one has another type, a shape that is not fixed, or values that do not fit it.
    """
    return [_read(each, buffers) for each in graph.tables(0, _FIELDS, MOST_TENSORS)]


def _read(table: Table, buffers: Sequence[Buffer]) -> Tensor:
    table.text(3, MOST_TEXT)
    if 4 in table:
        table.table(4, frozenset())  # nothing is quantized
    shape, kind = table.integers(0, 4), table.number(1, "b")
    buffer = table.number(2, "I")
    if kind not in _DTYPES or buffer >= len(buffers):
        raise UnsoundError("a tensor of another type, or of no buffer")
    if not all(1 <= side <= _MOST_SIDE for side in shape):
        raise UnsoundError(f"a tensor of shape {shape}")
    signature = table.integers(7, 4)
    if signature and signature not in (shape, (-1, *shape[1:])):
        raise UnsoundError("a tensor whose shape is not fixed")
    if table.number(8, "B", 0) > 1:
        raise UnsoundError("a tensor of an odd rank")
    return Tensor(shape, kind, signature[:1] == (-1,), _values(buffers[buffer], shape, kind))


def _values(stored: Buffer, shape: Shape, kind: int) -> Buffer:
    if stored is None or not len(stored):
        return None
    dtype = np.dtype(_DTYPES[kind])
    if len(stored) != math.prod(shape) * dtype.itemsize:
        raise UnsoundError("weights of another size than their shape says")
    values = np.frombuffer(stored, dtype).reshape(shape)
    if values.dtype.kind == "f" and not np.isfinite(values).all():
        raise UnsoundError("weights that are no numbers")
    return values


@dataclass
class Tensors:
    """All tensors of a graph, while it is followed from the picture to the features.

    Attributes:
        all: In the order of the file.
        constants: Places of those that are part of the file, or follow from it alone.
        computed: Places of those that hold something by now: the picture, and what was computed of it.
    """

    all: list[Tensor]
    constants: set[int] = field(default_factory=set)
    computed: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.constants = {place for place, each in enumerate(self.all) if each.values is not None}

    def __getitem__(self, place: int) -> Tensor:
        return self.all[place]

    def __len__(self) -> int:
        return len(self.all)

    def is_free(self, place: int) -> bool:
        """Tell whether an operator may write to a place: it exists and holds nothing yet."""
        return 0 <= place < len(self.all) and place not in self.computed and place not in self.constants

    @property
    def weight_bytes(self) -> int:
        """Bytes of all constants in 32 bit."""
        return sum(4 * self.all[place].count for place in self.constants)
