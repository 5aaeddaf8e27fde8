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
import os
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ["TF_USE_LEGACY_KERAS"] = "1"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

from conversion import (
    Pixels,
    convert,
    cosines,
    largest_difference,
    litert_answers,
    round_down,
    round_up,
)
from efficientnet_lite import FEATURES, SCALING
from files import BACKBONE_NAME, NETWORK_NAME, STARTER, json_bytes, write
from half_weights import halve_pointwise
from pictures import choose_pixels
from published import LITE0, CheckFailedError, Weights, build_network, original_features

from simgui.models.litert import load_backbone

FLOAT32_LARGEST_DIFFERENCE = 1e-3
FLOAT16_SMALLEST_COSINE = 0.9999
BATCHES = (1, 8)


@dataclass(frozen=True)
class Checked:
    """How far the converted networks are from the original, over all pictures."""

    pictures: int
    float32_largest_difference: float
    float16_smallest_cosine: float
    float16_largest_difference: float
    shipped_smallest_cosine: float


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
    original = original_features(LITE0, weights, pixels)
    halves = [litert_answers(half, pixels, batch) for batch in BATCHES]
    fulls = [litert_answers(full, pixels, batch) for batch in BATCHES]
    by_program = load_backbone(shipped).features(pixels)
    checked = Checked(
        pictures=len(pixels),
        float32_largest_difference=max(largest_difference(original, part) for part in fulls),
        float16_smallest_cosine=min(float(cosines(original, part).min()) for part in halves),
        float16_largest_difference=max(largest_difference(original, part) for part in halves),
        shipped_smallest_cosine=float(cosines(original, by_program).min()),
    )
    print(checked)
    if not checked.float32_largest_difference < FLOAT32_LARGEST_DIFFERENCE:
        raise CheckFailedError("the network in 32 bit differs from the original")
    if not min(checked.float16_smallest_cosine, checked.shipped_smallest_cosine) >= FLOAT16_SMALLEST_COSINE:
        raise CheckFailedError("the network in 16 bit is too far from the original")
    return checked


def manifest(model: bytes, checked: Checked | None) -> dict[str, Any]:
    """What the program and the person should know about the file."""
    network = LITE0.network
    described: dict[str, Any] = {
        "schema": 1,
        "id": STARTER.backbone_id,
        "name": network.title,
        "version": "1",
        "file": NETWORK_NAME,
        "sha256": hashlib.sha256(model).hexdigest(),
        "input": network.described_input(),
        "preprocessing": f"{network.preprocessing()} The network itself computes {SCALING}.",
        "features": FEATURES,
        "source": LITE0.described(),
        "licence": "Apache-2.0",
        "credits": LITE0.credits(),
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


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--pictures", type=Path, nargs="+", required=True, help="folders of pictures to check on"
    )
    parser.add_argument("--count", type=int, default=200, help="how many pictures to check on")
    parser.add_argument("--weights", type=Path, help="the published .pth (default: from its package)")
    parser.add_argument("--out", type=Path, default=STARTER.path, help="folder to write to")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, check and write. Returns 0, or 1 if a check failed."""
    options = parse_arguments(arguments)
    try:
        weights = LITE0.read(options.weights)
        full = convert(build_network(LITE0, weights))
        half = halve_pointwise(full)
        pixels = choose_pixels(options.pictures, options.count, LITE0.network.input)
        with tempfile.TemporaryDirectory() as trial:
            write(Path(trial), {NETWORK_NAME: half, BACKBONE_NAME: json_bytes(manifest(half, None))})
            checked = check(full, half, Path(trial) / BACKBONE_NAME, weights, pixels)
    except CheckFailedError as failure:
        print(f"Nothing was written: {failure}", file=sys.stderr)
        return 1
    described = json_bytes(manifest(half, checked))
    write(options.out, {NETWORK_NAME: half, BACKBONE_NAME: described})
    print(f"{options.out / NETWORK_NAME}: {len(half):,} bytes (in 32 bit: {len(full):,})")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
