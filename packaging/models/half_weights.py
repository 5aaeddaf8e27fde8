"""Store most weights of a LiteRT network in 16 bit, and keep the delicate ones in 32.

The converter's own 16-bit option rounds every weight. In EfficientNet-Lite0
nearly all of the harm comes from the depthwise kernels of the first two blocks:
they are small differences of neighbouring pixels, scaled up by the batch norm
folded into them, so on smooth pictures the rounding is a visible part of the
answer. Depthwise kernels and offsets are one twentieth of the weights, the
kernels of the 1 x 1 convolutions nearly all the rest. So only those are rounded:
the file grows by 0.4 MB, and the largest error falls to a twentieth.

The option also writes ``reduced_precision_support`` into the file, a hint by
which some processors compute, not only store, in 16 bit. Then the same picture
would have other features on another machine. Here no hint is written.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from tensorflow.lite.python import schema_py_generated as schema
from tensorflow.lite.tools import flatbuffer_utils

DEQUANTIZE_FLOAT16_VERSION = 3
LARGEST_FLOAT16 = float(np.finfo(np.float16).max)


def halve_pointwise(model: bytes) -> bytes:
    """Round the kernels of all 1 x 1 convolutions to 16 bit.

    Each one becomes a constant in 16 bit with an operator that widens it, as
    the converter writes them; LiteRT widens constants once, when it loads.

    Args:
        model: a LiteRT file whose weights are float32.

    Returns:
        The same network, smaller.
    """
    network = flatbuffer_utils.read_model_from_bytearray(bytearray(model))
    (graph,) = network.subgraphs
    kernels = [operator for operator in graph.operators if _is_pointwise(network, graph, operator)]
    code = _add_dequantize_code(network)
    widened = [_halve_kernel(network, graph, operator, code) for operator in kernels]
    graph.operators = widened + graph.operators
    return bytes(flatbuffer_utils.convert_object_to_bytearray(network))


def _is_pointwise(network: Any, graph: Any, operator: Any) -> bool:
    """Whether an operator is a 1 x 1 convolution with a constant kernel."""
    if network.operatorCodes[operator.opcodeIndex].builtinCode != schema.BuiltinOperator.CONV_2D:
        return False
    kernel = graph.tensors[operator.inputs[1]]
    is_constant = network.buffers[kernel.buffer].data is not None
    return is_constant and tuple(kernel.shape[1:3]) == (1, 1)


def _add_dequantize_code(network: Any) -> int:
    """Declare the widening operator; returns its number."""
    code = schema.OperatorCodeT()
    code.builtinCode = schema.BuiltinOperator.DEQUANTIZE
    code.deprecatedBuiltinCode = schema.BuiltinOperator.DEQUANTIZE
    code.version = DEQUANTIZE_FLOAT16_VERSION
    network.operatorCodes.append(code)
    return len(network.operatorCodes) - 1


def _halve_kernel(network: Any, graph: Any, convolution: Any, code: int) -> Any:
    """Round one kernel in place; returns the operator that widens it again."""
    place = convolution.inputs[1]
    wide = graph.tensors[place]
    narrow = schema.TensorT()
    narrow.name = wide.name + b"_float16"
    narrow.shape = wide.shape
    narrow.type = schema.TensorType.FLOAT16
    narrow.buffer = wide.buffer
    buffer = network.buffers[wide.buffer]
    buffer.data = _rounded(np.asarray(buffer.data, dtype=np.uint8))
    graph.tensors.append(narrow)
    wide.buffer = 0  # by convention the empty buffer: the tensor is computed
    widen = schema.OperatorT()
    widen.opcodeIndex = code
    widen.inputs = np.array([len(graph.tensors) - 1], dtype=np.int32)
    widen.outputs = np.array([place], dtype=np.int32)
    widen.builtinOptionsType = schema.BuiltinOptions.DequantizeOptions
    widen.builtinOptions = schema.DequantizeOptionsT()
    return widen


def _rounded(stored: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """The bytes of float32 values as the bytes of the nearest float16 values."""
    values = stored.view("<f4")
    if float(np.abs(values).max()) > LARGEST_FLOAT16:
        raise ValueError("a weight is too large for 16 bit")
    return values.astype("<f2").view(np.uint8)
