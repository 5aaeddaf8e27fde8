"""Small LiteRT networks, as the program writes them, and bent as a stranger may bend them."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema

from simgui.core.errors import SimguiError
from simgui.models.backbone import InputSpec
from simgui.models.litert import LiteRTBackbone
from simgui.models.network.file import check_network
from simgui.models.network.flatbuffer import UnsoundError

CHANNELS = 8
_TYPES = {
    "float32": schema.TensorType.FLOAT32,
    "float16": schema.TensorType.FLOAT16,
    "int32": schema.TensorType.INT32,
    "uint8": schema.TensorType.UINT8,
}


Change = Callable[[Any], None]
_CODES = schema.BuiltinOperator


def tiny_network(size: int = 32, change: Change | None = None, seed: int = 0) -> bytes:
    """Make a network of four operators: uint8 (n, size, size, 3) → float32 (n, 1280).

    Args:
        size: Of its input, even.
        change: Bends it before it is written; given the `ModelT` of the format.
        seed: Of its weights.
    """
    random = np.random.default_rng(seed)
    model, picture = _begin(size)
    seen = add_tensor(model, (1, size // 2, size // 2, CHANNELS))
    kernel = random.normal(size=(CHANNELS, 3, 3, 3)) / 255
    add_operator(model, _CODES.CONV_2D, [picture, *_weights(model, kernel)], seen, _convolution(2))
    pooled, features = add_tensor(model, (1, CHANNELS)), add_tensor(model, (1, 1280))
    add_operator(model, _CODES.MEAN, [seen, _axes(model)], pooled, schema.ReducerOptionsT())
    widen = add_constant(model, random.normal(size=(1280, CHANNELS)).astype(np.float32))
    options = schema.FullyConnectedOptionsT()
    add_operator(model, _CODES.FULLY_CONNECTED, [pooled, widen, -1], features, options)
    return _written(model, features, change)


def network_of_all_operators(size: int = 16, width: int = 8) -> bytes:
    """Make a network of every operator that is allowed: uint8 (n, size, size, 3) → float32 (n, width)."""
    random = np.random.default_rng(0)
    model, picture = _begin(size)
    scaled, moved = add_tensor(model, (1, size, size, 3)), add_tensor(model, (1, size, size, 3))
    scale, centre = (add_constant(model, np.array(number, np.float32)) for number in (1 / 128, -1))
    add_operator(model, _CODES.MUL, [picture, scale], scaled, schema.MulOptionsT())
    add_operator(model, _CODES.ADD, [scaled, centre], moved, schema.AddOptionsT())
    half = (1, size // 2, size // 2, 4)
    seen, again, both = (add_tensor(model, half) for _ in range(3))
    kernel = random.normal(size=(4, 3, 3, 3))
    add_operator(model, _CODES.CONV_2D, [moved, *_weights(model, kernel)], seen, _convolution(2))
    depthwise = schema.DepthwiseConv2DOptionsT()
    depthwise.strideW = depthwise.strideH = depthwise.depthMultiplier = 1
    kernel = add_constant(model, random.normal(size=(1, 3, 3, 4)).astype(np.float32))
    offsets = add_constant(model, np.zeros(4, np.float32))
    add_operator(model, _CODES.DEPTHWISE_CONV_2D, [seen, kernel, offsets], again, depthwise)
    add_operator(model, _CODES.ADD, [seen, again], both, schema.AddOptionsT())
    pool = schema.Pool2DOptionsT()
    pool.strideW = pool.strideH = pool.filterWidth = pool.filterHeight = 2
    pooled = add_tensor(model, (1, size // 4, size // 4, 4))
    add_operator(model, _CODES.MAX_POOL_2D, [both], pooled, pool)
    mean, largest, joined = add_tensor(model, (1, 4)), add_tensor(model, (1, 4)), add_tensor(model, (1, 8))
    add_operator(model, _CODES.MEAN, [pooled, _axes(model)], mean, schema.ReducerOptionsT())
    add_operator(model, _CODES.REDUCE_MAX, [pooled, _axes(model)], largest, schema.ReducerOptionsT())
    join = schema.ConcatenationOptionsT()
    join.axis = 1
    add_operator(model, _CODES.CONCATENATION, [mean, largest], joined, join)
    narrow = add_constant(model, random.normal(size=(width, 8)).astype(np.float16))
    wide = add_tensor(model, (width, 8))
    model.subgraphs[0].tensors[wide].shapeSignature = None
    add_operator(model, _CODES.DEQUANTIZE, [narrow], wide, schema.DequantizeOptionsT())
    dense, features = add_tensor(model, (1, width)), add_tensor(model, (1, width))
    add_operator(model, _CODES.FULLY_CONNECTED, [joined, wide, -1], dense, schema.FullyConnectedOptionsT())
    add_operator(model, _CODES.L2_NORMALIZATION, [dense], features, schema.L2NormOptionsT())
    return _written(model, features)


def _begin(size: int) -> tuple[Any, int]:
    """Begin a network, and give the tensor of the picture as numbers."""
    model = schema.ModelT()
    model.version, model.operatorCodes, model.buffers, model.description = 3, [], [schema.BufferT()], b"made"
    graph = schema.SubGraphT()
    graph.tensors, graph.operators, graph.name = [], [], b"main"
    model.subgraphs = [graph]
    graph.inputs = [add_tensor(model, (1, size, size, 3), "uint8")]
    numbers = add_tensor(model, (1, size, size, 3))
    add_operator(model, _CODES.CAST, graph.inputs, numbers)
    return model, numbers


def _weights(model: Any, kernel: Any) -> tuple[int, int]:
    """Add the weights of a layer, and offsets of zero."""
    offsets = np.zeros(len(kernel), np.float32)
    return add_constant(model, kernel.astype(np.float32)), add_constant(model, offsets)


def _axes(model: Any) -> int:
    return add_constant(model, np.array([1, 2], np.int32))


def _convolution(stride: int) -> Any:
    options = schema.Conv2DOptionsT()
    options.strideW = options.strideH = stride
    options.fusedActivationFunction = schema.ActivationFunctionType.RELU6
    return options


def _written(model: Any, features: int, change: Change | None = None) -> bytes:
    model.subgraphs[0].outputs = [features]
    if change is not None:
        change(model)
    builder = flatbuffers.Builder(1 << 16)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


def mutant(whole: bytes, seed: int) -> bytes:
    """Change a few places of a file: bits, bytes, numbers and offsets, its end."""
    random = np.random.default_rng(seed)
    bent = bytearray(whole)
    for _ in range(random.integers(1, 4)):
        if len(bent) <= 64:
            break
        place = int(random.integers(0, len(bent) - 4)) & ~3
        kind = random.integers(0, 6)
        if kind == 0:
            bent[place + int(random.integers(0, 4))] ^= 1 << int(random.integers(0, 8))
        elif kind == 1:
            bent[place + int(random.integers(0, 4))] = int(random.integers(0, 256))
        elif kind == 2:
            number = random.choice([0, 1, 2, 4, 255, 1 << 16, (1 << 31) - 1, 1 << 31, (1 << 32) - 1])
            bent[place : place + 4] = int(number).to_bytes(4, "little")
        elif kind == 3:
            other = int(random.integers(0, len(bent) - 4)) & ~3
            bent[place : place + 4] = bent[other : other + 4]
        elif kind == 4:
            moved = int.from_bytes(bent[place : place + 4], "little") + int(random.integers(-8, 9)) * 4
            bent[place : place + 4] = (moved % (1 << 32)).to_bytes(4, "little")
        elif random.random() < 0.2:
            del bent[place:]
    return bytes(bent)


def add_tensor(model: Any, shape: Sequence[int], kind: str = "float32", buffer: int = 0) -> int:
    """Add a tensor to a network, and give its number; its first dimension is free if it holds no constant."""
    tensor = schema.TensorT()
    tensor.shape, tensor.type, tensor.buffer, tensor.name = list(shape), _TYPES[kind], buffer, b"tensor"
    if not buffer:
        tensor.shapeSignature = [-1, *shape[1:]]
    model.subgraphs[0].tensors.append(tensor)
    return len(model.subgraphs[0].tensors) - 1


def add_constant(model: Any, values: Any) -> int:
    """Add weights to a network, and give the number of their tensor."""
    buffer = schema.BufferT()
    buffer.data = np.frombuffer(values.tobytes(), np.uint8)
    model.buffers.append(buffer)
    return add_tensor(model, values.shape, values.dtype.name, len(model.buffers) - 1)


def add_operator(model: Any, code: int, inputs: Sequence[int], output: int, options: Any = None) -> Any:
    """Add an operator at the end of a network."""
    codes = [named.builtinCode for named in model.operatorCodes]
    if code not in codes:
        named = schema.OperatorCodeT()
        named.builtinCode, named.deprecatedBuiltinCode, named.version = code, min(code, 127), 1
        model.operatorCodes.append(named)
        codes.append(code)
    operator = schema.OperatorT()
    operator.opcodeIndex, operator.inputs, operator.outputs = codes.index(code), inputs, [output]
    if options is not None:
        operator.builtinOptions = options
        operator.builtinOptionsType = getattr(schema.BuiltinOptions, type(options).__name__.removesuffix("T"))
    model.subgraphs[0].operators.append(operator)
    return operator


def run_mutants(first: int, count: int, unchecked: bool = False) -> Iterator[int]:
    """Let the mutants of some seeds look at a black and a white picture, and tell how many did."""
    whole, ran = network_of_all_operators(), 0
    for seed in range(first, first + count):
        content, size = mutant(whole, seed), 16
        try:
            size = check_network(content).size_px
        except UnsoundError:
            if not unchecked:
                continue
        try:
            backbone = LiteRTBackbone("mutant", InputSpec(size, 1.0), Path(), content)
            for colour in (0, 255):
                backbone.features(np.full((1, size, size, 3), colour, np.uint8))
            ran += 1
        except SimguiError:
            continue  # LiteRT says no, which is an answer
        except Exception:
            if not unchecked:
                raise
    yield ran
