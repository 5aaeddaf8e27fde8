"""Small LiteRT networks, as the program writes them, and bent as a stranger may bend them."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema

from simgui.core.backbone import InputSpec
from simgui.search.backbone import LiteRTBackbone
from simgui.search.flatbuffer import UnsoundError
from simgui.search.network import check_network

CHANNELS = 8
_TYPES = {
    "float32": schema.TensorType.FLOAT32,
    "float16": schema.TensorType.FLOAT16,
    "int32": schema.TensorType.INT32,
    "uint8": schema.TensorType.UINT8,
}


def tiny_network(
    size: int = 32, change: Callable[[Any], None] | None = None, seed: int = 0, width: int = 1280
) -> bytes:
    """Make a network of four operators: uint8 (n, size, size, 3) → float32 (n, width).

    Args:
        size: Of its input, even.
        change: Bends it before it is written; given the `ModelT` of the format.
        seed: Of its weights.
        width: Of its output.
    """
    random = np.random.default_rng(seed)
    half = size // 2
    model = schema.ModelT()
    model.version, model.operatorCodes, model.buffers, model.description = 3, [], [schema.BufferT()], b"made"
    graph = schema.SubGraphT()
    graph.tensors, graph.operators, graph.name = [], [], b"main"
    model.subgraphs = [graph]
    picture = add_tensor(model, (1, size, size, 3), "uint8")
    numbers = add_tensor(model, (1, size, size, 3))
    add_operator(model, schema.BuiltinOperator.CAST, [picture], numbers)
    kernel = add_constant(model, random.normal(size=(CHANNELS, 3, 3, 3)).astype(np.float32) / 255)
    offsets = add_constant(model, np.zeros(CHANNELS, np.float32))
    options = schema.Conv2DOptionsT()
    options.strideW = options.strideH = 2
    options.fusedActivationFunction = schema.ActivationFunctionType.RELU6
    seen = add_tensor(model, (1, half, half, CHANNELS))
    add_operator(model, schema.BuiltinOperator.CONV_2D, [numbers, kernel, offsets], seen, options)
    pooled = add_tensor(model, (1, CHANNELS))
    axes = add_constant(model, np.array([1, 2], np.int32))
    add_operator(model, schema.BuiltinOperator.MEAN, [seen, axes], pooled, schema.ReducerOptionsT())
    widened = add_constant(model, random.normal(size=(width, CHANNELS)).astype(np.float32))
    features = add_tensor(model, (1, width))
    dense = schema.FullyConnectedOptionsT()
    add_operator(model, schema.BuiltinOperator.FULLY_CONNECTED, [pooled, widened, -1], features, dense)
    graph.inputs, graph.outputs = [picture], [features]
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
    whole, ran = tiny_network(size=16, width=8), 0
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
        except Exception:
            if not unchecked:
                raise
    yield ran
