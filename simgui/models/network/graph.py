"""The graph of a LiteRT file, followed operator by operator from the picture to the features."""

from collections.abc import Sequence
from dataclasses import dataclass

from simgui.models.backbone import MOST_FEATURES, Quantisation
from simgui.models.layout import MOST_FILE_BYTES, NETWORK
from simgui.models.network.flatbuffer import Table, UnsoundError
from simgui.models.network.operators import DEQUANTIZE, OPERATORS, QUANTIZE, Step
from simgui.models.network.scales import Scales
from simgui.models.network.tensors import FLOAT32, INT8, MOST_TEXT, UINT8, Buffer, Tensors, read_tensors

MOST_ACTIVATION_BYTES = 128 << 20
"""Of all that is computed of one picture, together; EfficientNet-Lite0 computes 31 MB."""
MOST_WORK = 4_000_000_000
"""Multiplications and additions a picture; EfficientNet-Lite0 takes 0.4 billion."""
_MOST_OPERATORS = 1000


@dataclass(frozen=True)
class Network:
    """What is known of a network before it runs.

    Attributes:
        size_px: Width and height of its input, uint8 (n, size, size, 3).
        features: Length of its output, float32 or int8 (n, features).
        quantisation: What the whole numbers of its output stand for; None if it is float32.
        work: Multiplications and additions a picture.
        activation_bytes: Of all tensors that are computed of a picture.
    """

    size_px: int
    features: int
    quantisation: Quantisation | None
    work: int
    activation_bytes: int


class Graph:
    """The graph of a file.

    Args:
        table: Where it stands in the file.
        codes: The operators that the file names.
        buffers: What the file holds for its tensors.

    Raises:
        UnsoundError: if one of its tensors is not allowed.
    """

    def __init__(self, table: Table, codes: Sequence[int], buffers: Sequence[Buffer]) -> None:
        self._table = table
        self._codes = codes
        self._tensors = Tensors(read_tensors(table, buffers))
        self._work = 0
        self._activation_bytes = 0

    def check(self) -> Network:
        """Follow it to its end, once.

        Raises:
            UnsoundError: if it does anything else than compute features of a picture within the bounds.
        """
        self._table.text(4, MOST_TEXT)
        if self._tensors.weight_bytes > MOST_FILE_BYTES[NETWORK]:
            raise UnsoundError("more weights than a network has")
        given, answer = self._end(1), self._end(2)
        self._check_picture(given)
        for operator in self._table.tables(3, frozenset(range(5)), _MOST_OPERATORS):
            self._run(operator)
            if self._work > MOST_WORK or self._activation_bytes > MOST_ACTIVATION_BYTES:
                raise UnsoundError("it would take too long, or too much memory")
        self._check_features(answer)
        if len(self._tensors.computed) + len(self._tensors.constants) != len(self._tensors):
            raise UnsoundError("a tensor that nothing computes")
        picture, features = self._tensors[given], self._tensors[answer]
        return Network(
            size_px=picture.shape[1],
            features=features.shape[1],
            quantisation=_quantisation(features.scaled) if features.kind == INT8 else None,
            work=self._work,
            activation_bytes=self._activation_bytes,
        )

    def _end(self, side: int) -> int:
        places = self._table.integers(side, 1)
        if len(places) != 1 or not 0 <= places[0] < len(self._tensors):
            raise UnsoundError("not one input and one output")
        return places[0]

    def _check_picture(self, place: int) -> None:
        picture = self._tensors[place]
        shape = picture.shape
        if (
            place in self._tensors.constants
            or len(shape) != 4
            or (shape[0], shape[3], picture.kind) != (1, 3, UINT8)
            or shape[1] != shape[2]
            or not picture.free_batch
        ):
            raise UnsoundError("it does not look at a picture")
        self._tensors.computed.add(place)

    def _check_features(self, place: int) -> None:
        features = self._tensors[place]
        is_computed = place in self._tensors.computed
        if not is_computed or len(features.shape) != 2 or features.kind not in (FLOAT32, INT8):
            raise UnsoundError("it gives no features")
        if features.shape[1] > MOST_FEATURES or not features.free_batch:
            raise UnsoundError(f"its features are {features.shape}")

    def _run(self, table: Table) -> None:
        """Check an operator, and add what it takes."""
        number = table.number(0, "I")
        if number >= len(self._codes):
            raise UnsoundError("an operator that is not named")
        code = self._codes[number]
        operator = OPERATORS[code]
        if table.number(3, "B") != operator.options or (4 in table) != bool(operator.options):
            raise UnsoundError(f"operator {code} with options of another")
        options = table.table(4, operator.fields) if operator.options else table
        inputs, outputs = table.integers(1, 32), table.integers(2, 1)
        if len(outputs) != 1:
            raise UnsoundError(f"operator {code} gives not one tensor")
        (place,) = outputs
        if not self._tensors.is_free(place):
            raise UnsoundError(f"operator {code} writes where it may not")
        made = self._tensors[place]
        step = Step(self._tensors, options, inputs, made)
        if step.kind == INT8 and not operator.in_8_bits:
            raise UnsoundError(f"operator {code} is not allowed in 8 bits")
        outcome = operator.follow(step)
        kind = INT8 if code == QUANTIZE else step.kind
        if made.shape != outcome.shape or made.kind != kind or made.values is not None:
            raise UnsoundError(f"operator {code} gives {outcome.shape}, not {made.shape}")
        if code == DEQUANTIZE:
            self._tensors.constants.add(place)
            return
        if not made.free_batch:
            raise UnsoundError("one picture would not be looked at like another")
        self._tensors.computed.add(place)
        self._work += outcome.work
        self._activation_bytes += 4 * (made.count + outcome.room)


def _quantisation(scales: Scales) -> Quantisation:
    """Say what whole numbers stand for as a manifest does."""
    return Quantisation(scales.whole, scales.zero_point)
