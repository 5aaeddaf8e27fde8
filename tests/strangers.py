"""Model files as a stranger may send them: each attack in a few lines, the same every time."""

import hashlib
import io
import json
import struct
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
from ai_edge_litert import schema_py_generated as schema
from networks import add_constant, add_operator, add_tensor, tiny_network
from versions import write_version

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.resources import resource
from simgui.library.storage.data_folder import DataFolder

MIB = 1 << 20
SHIPPED = resource("models", "starter", "backbone.json")


def make_version(folder: Path, network: bytes | None = None, arrays: Any = None, **values: Any) -> Path:
    """Write a version that a stranger made, with a network of 32 pixels as its backbone."""
    network = tiny_network() if network is None else network
    write_version(folder, "stranger-1", arrays, backbone="strange", **values)
    (folder / "backbone.tflite").write_bytes(network)
    digest = hashlib.sha256(network).hexdigest()
    backbone = {"schema": 1, "id": "strange", "file": "backbone.tflite", "sha256": digest}
    backbone["input"] = {"size_px": 32, "crop": 1.0}
    (folder / "backbone.json").write_text(json.dumps(backbone), "utf-8")
    return folder


def zipped(folder: Path, method: int = zipfile.ZIP_DEFLATED) -> Path:
    """Pack a folder beside it."""
    file = folder.with_suffix(".simgui")
    with zipfile.ZipFile(file, "w", method) as packed:
        for path in sorted(folder.iterdir()):
            packed.write(path, path.name)
    return file


def with_head(folder: Path, content: bytes) -> Path:
    """Give a version another `head.npz`, its hash told."""
    (folder / "head.npz").write_bytes(content)
    manifest = json.loads((folder / "model.json").read_text("utf-8"))
    manifest["head"]["sha256"] = hashlib.sha256(content).hexdigest()
    (folder / "model.json").write_text(json.dumps(manifest), "utf-8")
    return folder


def npy(shape: Any, descr: str = "<f4", content: bytes = b"") -> bytes:
    """Write the header of an array, and whatever follows it."""
    header = f"{{'descr': {descr!r}, 'fortran_order': False, 'shape': {shape!r}, }}\n".encode()
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + content


def npz(method: int = zipfile.ZIP_STORED, **members: bytes) -> bytes:
    """Pack arrays that `npy` wrote."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as packed:
        for name, content in members.items():
            packed.writestr(f"{name}.npy", content)
    return file.getvalue()


# Files that are refused before anything of them is used.


def bomb(folder: Path, method: int, size: int = 320 * MIB) -> Path:
    """A small file out of which much comes."""
    file = folder / f"bomb{method}.simgui"
    with zipfile.ZipFile(file, "w", method) as packed, packed.open("model.json", "w") as member:
        for _ in range(size // MIB):
            member.write(bytes(MIB))
    return file


def many_members(folder: Path) -> Path:
    """A file that lists 60,000 members."""
    file = folder / "many.simgui"
    one = struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 33, 0, 0, 0, 10, 0, 0, 0, 0, 0, 0)
    listed = b"".join(one + b"m%09d" % number for number in range(60_000))
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 60_000, 60_000, len(listed), 0, 0)
    file.write_bytes(listed + end)
    return file


def more_members_than_told(folder: Path) -> Path:
    """A file whose end tells of one member, and whose longer end of millions."""
    file = many_members(folder)
    content = file.read_bytes()
    size = len(content) - 22
    long_end = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 60_000, 60_000, size, 0)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, size, 1)
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 1, 1, 46, 0, 0)
    file.write_bytes(content[:size] + long_end + locator + end)
    return file


def wide_head(folder: Path) -> Path:
    """A head of a few kilobytes that would take gigabytes as an array of 32 bits."""
    rows = 128 * MIB // 4096
    wide = npy((rows, 4096), "|i1", bytes(rows * 4096))
    return zipped(with_head(make_version(folder / "wide"), npz(zipfile.ZIP_DEFLATED, projection=wide)))


BIG = 60_000


def growing(model: Any) -> None:
    """Repeat what was computed 60,000 times: 300 MB of features, and 14 GB in the next step."""
    given, place = model.subgraphs[0].outputs[0], add_tensor(model, (BIG, 1280))
    repeated = add_constant(model, np.ones((BIG, 1), np.float32))
    add_operator(model, schema.BuiltinOperator.MUL, [given, repeated], place, schema.MulOptionsT())


def wide(model: Any) -> None:
    """Make 30,000 numbers of each place of a picture, five times: 154 MB."""
    seen = model.subgraphs[0].operators[1].outputs[0]
    kernel = add_constant(model, np.zeros((30_000, 1, 1, 8), np.float32))
    offsets = add_constant(model, np.zeros(30_000, np.float32))
    options = schema.Conv2DOptionsT()
    options.strideW = options.strideH = 1
    place = add_tensor(model, (1, 16, 16, 30_000))
    add_operator(model, schema.BuiltinOperator.CONV_2D, [seen, kernel, offsets], place, options)
    for _ in range(4):
        given, place = place, add_tensor(model, (1, 16, 16, 30_000))
        add_operator(model, schema.BuiltinOperator.ADD, [given, given], place, schema.AddOptionsT())


def looping(model: Any) -> None:
    """Repeat the second graph while the first says so."""
    model.subgraphs.append(model.subgraphs[0])
    options = schema.WhileOptionsT()
    options.condSubgraphIndex = options.bodySubgraphIndex = 1
    place = add_tensor(model, (1, 1280))
    add_operator(model, schema.BuiltinOperator.WHILE, [model.subgraphs[0].outputs[0]], place, options)


def foreign(model: Any) -> None:
    """Call code that the file names."""
    add_operator(model, schema.BuiltinOperator.CUSTOM, [0], add_tensor(model, (1, 4)))
    model.operatorCodes[-1].customCode = b"FlexPyFunc"


def reshaping(model: Any) -> None:
    """Let a constant say what shape comes out."""
    shape = add_constant(model, np.array([1, 1280], np.int32))
    given, place = model.subgraphs[0].outputs[0], add_tensor(model, (1, 1280))
    code = schema.BuiltinOperator.RESHAPE
    add_operator(model, code, [given, shape], place, schema.ReshapeOptionsT())


def hinted(model: Any) -> None:
    """Let some processors compute in 16 bit."""
    note = schema.MetadataT()
    note.name, note.buffer = b"reduced_precision_support", 1
    model.metadata = [note]


def strided(model: Any) -> None:
    """Divide by a stride of nothing."""
    model.subgraphs[0].operators[1].builtinOptions.strideW = 0


def cut_weights(model: Any) -> None:
    """Say that there are more weights than there are."""
    kernel = model.subgraphs[0].operators[1].inputs[1]
    model.subgraphs[0].tensors[kernel].shape = [8, 3, 3, 3000]


def backwards(model: Any) -> None:
    """Take what is computed later."""
    model.subgraphs[0].operators[1].inputs[0] = model.subgraphs[0].outputs[0]


def twice(model: Any) -> None:
    """Write into the picture."""
    model.subgraphs[0].operators[0].outputs = [0]


def not_a_number(model: Any) -> None:
    """Weights that are no numbers."""
    add_nan = np.full(8, np.nan, np.float32)
    model.buffers[2].data = np.frombuffer(add_nan.tobytes(), np.uint8)


def heavy(model: Any) -> None:
    """Compute for minutes: the same 40 convolutions of a picture, each of 1.6 billion steps."""
    graph = model.subgraphs[0]
    seen = graph.operators[1].outputs[0]
    kernel = add_constant(model, np.zeros((2048, 1, 1, 8), np.float32))
    back = add_constant(model, np.zeros((8, 25, 25, 2048), np.float32))
    wide, narrow = (add_constant(model, np.zeros(size, np.float32)) for size in (2048, 8))
    for _ in range(40):
        options = schema.Conv2DOptionsT()
        options.strideW = options.strideH = 1
        large = add_tensor(model, (1, 16, 16, 2048))
        add_operator(model, schema.BuiltinOperator.CONV_2D, [seen, kernel, wide], large, options)
        seen = add_tensor(model, (1, 16, 16, 8))
        add_operator(model, schema.BuiltinOperator.CONV_2D, [large, back, narrow], seen, options)


def of_other_numbers(model: Any) -> None:
    """Read the picture as floats."""
    model.subgraphs[0].tensors[0].type = schema.TensorType.FLOAT32


def quantized(model: Any) -> None:
    """Scale numbers by a list of no end."""
    scales = schema.QuantizationParametersT()
    scales.scale, scales.zeroPoint = [0.0] * 9, [1 << 62]
    model.subgraphs[0].tensors[3].quantization = scales


def shared_state(model: Any) -> None:
    """Remember one picture while the next is looked at."""
    model.subgraphs[0].tensors[4].isVariable = True


BENT_NETWORKS: dict[Callable[[Any], None], str] = {
    growing: "constants that do not fit",
    wide: "too long, or too much memory",
    heavy: "too long, or too much memory",
    looping: "more than 1",
    foreign: "field 1 is not known",
    reshaping: "is not allowed",
    hinted: "a note that is not known",
    strided: "a stride of an odd size",
    cut_weights: "weights of another size",
    backwards: "something else than was computed",
    twice: "writes where it may not",
    not_a_number: "weights that are no numbers",
    of_other_numbers: "does not look at a picture",
    quantized: "is not known",
    shared_state: "is not known",
}
"""Each with what is said of it."""


def _scales(model: Any, place: int) -> Any:
    return model.subgraphs[0].tensors[place].quantization


def unscaled(model: Any) -> None:
    """Divide by a scale of nothing."""
    _scales(model, model.subgraphs[0].outputs[0]).scale = [0.0]


def scaled_by_no_number(model: Any) -> None:
    """Scale features by what is no number."""
    _scales(model, model.subgraphs[0].outputs[0]).scale = [float("nan")]


def far_apart(model: Any) -> None:
    """Bring features to a scale that no implementation can reach."""
    _scales(model, model.subgraphs[0].outputs[0]).scale = [2e-6]


def unequal_summands(model: Any) -> None:
    """Add what is a thousand times as large."""
    _scales(model, model.subgraphs[0].operators[3].outputs[0]).scale = [30.0]


def too_few_scales(model: Any) -> None:
    """Read scales beyond the end of their list."""
    kernel = _scales(model, model.subgraphs[0].operators[1].inputs[1])
    kernel.scale, kernel.zeroPoint = kernel.scale[:3], kernel.zeroPoint[:3]


def other_axis(model: Any) -> None:
    """Scale along another axis than the channels."""
    _scales(model, model.subgraphs[0].operators[2].inputs[1]).quantizedDimension = 0


def asymmetric(model: Any) -> None:
    """Weights with a zero point."""
    _scales(model, model.subgraphs[0].operators[1].inputs[1]).zeroPoint = [1, 0, 0, 0]


def other_offsets(model: Any) -> None:
    """Offsets on a scale of their own."""
    _scales(model, model.subgraphs[0].operators[1].inputs[2]).scale = [0.5] * 4


def zero_point_outside(model: Any) -> None:
    """A zero that is no number of 8 bits."""
    _scales(model, model.subgraphs[0].outputs[0]).zeroPoint = [1 << 40]


def overflowing_sums(model: Any) -> None:
    """Offsets next to the largest number."""
    offsets = model.subgraphs[0].tensors[model.subgraphs[0].operators[1].inputs[2]].buffer
    model.buffers[offsets].data = np.frombuffer(np.full(4, (1 << 31) - 1, np.int32).tobytes(), np.uint8)


def scaled_picture(model: Any) -> None:
    """Read the bytes of a picture as other bytes."""
    _scales(model, model.subgraphs[0].inputs[0]).scale = [0.5]


def partly_in_32_bits(model: Any) -> None:
    """Add numbers of 32 bits."""
    model.subgraphs[0].tensors[model.subgraphs[0].operators[3].outputs[0]].type = schema.TensorType.FLOAT32


def pooled_in_8_bits(model: Any) -> None:
    """An operator that no network in 8 bits of ours has."""
    graph = model.subgraphs[0]
    place = add_tensor(model, graph.tensors[graph.operators[3].outputs[0]].shape, "int8")
    graph.tensors[place].quantization = _scales(model, graph.outputs[0])
    add_operator(model, schema.BuiltinOperator.MUL, [graph.operators[3].outputs[0]] * 2, place)


BENT_QUANTISED_NETWORKS: dict[Callable[[Any], None], str] = {
    unscaled: "a scale out of all bounds",
    scaled_by_no_number: "a scale out of all bounds",
    far_apart: "scales too far",
    unequal_summands: "scales too far",
    too_few_scales: "not those of their channels",
    other_axis: "not those of their channels",
    asymmetric: "a zero point out of all bounds",
    other_offsets: "offsets on another scale",
    zero_point_outside: "a zero point out of all bounds",
    overflowing_sums: "sums that are too large",
    scaled_picture: "a picture that is scaled",
    partly_in_32_bits: "is not known",
    pooled_in_8_bits: "of another",
}
"""Each with what is said of it."""


def overflowing(model: Any) -> None:
    """Well-formed, but of bright pictures it makes infinity, and of dark ones none."""
    weights = np.full((8, 3, 3, 3), 3e37, np.float32)
    model.buffers[1].data = np.frombuffer(weights.tobytes(), np.uint8)
    model.subgraphs[0].operators[1].builtinOptions.fusedActivationFunction = 0


# Run in a process of their own, which is measured.


def import_each(files: list[str], data: str) -> Iterator[dict[str, Any]]:
    """Import files one after another, and tell what was said, and what is left in the folder of models."""
    with closing(App(DataFolder.open(Path(data)))) as app:
        _ = app.models.of()  # loaded in any case
        yield {}
        for file in files:
            try:
                said, message = "", app.packages.import_file(Path(file))
            except SimguiError as error:
                said, message = error.title, error.message
            left = sorted(path.name for path in Path(data, "models").glob("*"))
            yield {"title": said, "message": message, "left": left}


def take_memory(mebibytes: int) -> Iterator[str]:
    """Ask for memory as a model on trial may, and tell how that ended."""
    from simgui.models import trial

    trial._bound_process()
    try:
        np.ones(mebibytes * MIB, np.uint8)
    except MemoryError:
        yield "refused"
    else:
        yield "granted"
