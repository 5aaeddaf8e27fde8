"""Make a shipped backbone in 8 bits: ``backbone.tflite`` and ``backbone.json``.

A developer's tool; the program itself never runs it. It puts published PyTorch
weights into our own Keras network, converts that to LiteRT in full 8 bits with
the ranges that calibration pictures show, and checks the result against the
original network on other pictures. The files are only replaced when every check
passed, and a second run writes the same bytes. See ``packaging/models/README.md``.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ["TF_USE_LEGACY_KERAS"] = "1"
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np
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
from files import BACKBONE_NAME, NETWORK_NAME, STARTER_2, STARTER_FAST_2, Starter, json_bytes, write
from pictures import choose_pixels
from published import LITE0, LITE2, CheckFailedError, Published, Weights, build_network, original_features
from quantisation import quantise
from quantised_backbone import QuantisedBackbone

MADE_FROM = {STARTER_2.folder: (STARTER_2, LITE2), STARTER_FAST_2.folder: (STARTER_FAST_2, LITE0)}

FLOAT32_LARGEST_DIFFERENCE = 1e-3
SMALLEST_COSINE, MEDIAN_COSINE = 0.93, 0.98
BATCHES = (1, 8, 32)


@dataclass(frozen=True)
class Checked:
    """How far the converted networks are from the original, over all pictures."""

    pictures: int
    float32_largest_difference: float
    smallest_cosine: float
    median_cosine: float


def check(backbone: QuantisedBackbone, published: Published, weights: Weights, pixels: Pixels) -> Checked:
    """Compare a network in 8 bits, and the same in 32 bit, with the original.

    Args:
        backbone: in 8 bits.
        published: what it was made from.
        weights: of the original.
        pixels: uint8 (n, size_px, size_px, 3) from the program's own decoder.

    Raises:
        CheckFailedError: a figure is outside its bound, or a batch changes the features.
    """
    original = original_features(published, weights, pixels)
    full = litert_answers(convert(build_network(published, weights)), pixels, 1)
    alone, *together = (litert_answers(backbone.model, pixels, batch) for batch in BATCHES)
    near = cosines(original, backbone.quantisation.numbers(alone))
    checked = Checked(
        pictures=len(pixels),
        float32_largest_difference=largest_difference(original, full),
        smallest_cosine=float(near.min()),
        median_cosine=float(np.median(near)),
    )
    print(checked)
    if not checked.float32_largest_difference < FLOAT32_LARGEST_DIFFERENCE:
        raise CheckFailedError("the network in 32 bit differs from the original")
    if not (checked.smallest_cosine >= SMALLEST_COSINE and checked.median_cosine >= MEDIAN_COSINE):
        raise CheckFailedError("the network in 8 bits is too far from the original")
    if not all(np.array_equal(alone, each) for each in together):
        raise CheckFailedError("a picture has other features in a batch than alone")
    return checked


def manifest(
    starter: Starter, published: Published, backbone: QuantisedBackbone, calibrated: int, checked: Checked
) -> dict[str, Any]:
    """What the program and the person should know about the file."""
    network = published.network
    return {
        "schema": 1,
        "id": starter.backbone_id,
        "name": f"{network.title}, 8 bits",
        "version": "1",
        "file": NETWORK_NAME,
        "sha256": hashlib.sha256(backbone.model).hexdigest(),
        "input": network.described_input(),
        "output": backbone.quantisation.described(),
        "preprocessing": (
            f"{network.preprocessing()} The network takes the bytes as {SCALING}. "
            "A feature is (byte - zero_point) * scale."
        ),
        "features": FEATURES,
        "source": published.described(),
        "licence": "Apache-2.0",
        "credits": published.credits(),
        "changes": (
            "Converted from PyTorch to LiteRT: the classifier was left out, batch norms were folded "
            "into the convolutions, the scaling of the input and the mean over the places were "
            "included, and weights and arithmetic were rounded to 8 bits, with ranges calibrated on "
            f"{calibrated} pictures. The weights were not trained further."
        ),
        "checked": {
            "pictures": checked.pictures,
            "against": "the published PyTorch network on the same pixels, features before the classifier",
            "float32_largest_difference": round_up(checked.float32_largest_difference, 6),
            "smallest_cosine": round_down(checked.smallest_cosine, 4),
            "median_cosine": round_down(checked.median_cosine, 4),
            "same_bytes_in_batches_of": list(BATCHES),
        },
    }


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--starter", choices=MADE_FROM, required=True, help="which one to make")
    parser.add_argument(
        "--pictures",
        nargs=2,
        action="append",
        required=True,
        metavar=("FOLDER", "COUNT"),
        help="calibrate with so many pictures of a folder, evenly spread; may be given again",
    )
    parser.add_argument("--check", type=Path, nargs="+", required=True, help="folders to check on")
    parser.add_argument("--count", type=int, default=200, help="how many pictures to check on")
    parser.add_argument("--weights", type=Path, help="the published .pth (default: from its package)")
    parser.add_argument("--out", type=Path, help="folder to write to (default: where it is shipped)")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Build, check and write. Returns 0, or 1 if a check failed."""
    options = parse_arguments(arguments)
    starter, published = MADE_FROM[options.starter]
    wanted = published.network.input
    calibration = np.concatenate(
        [choose_pixels([Path(folder)], int(count), wanted) for folder, count in options.pictures]
    )
    try:
        weights = published.read(options.weights)
        model = quantise(build_network(published, weights, "scaled"), calibration)
        backbone = QuantisedBackbone(starter.backbone_id, wanted, model)
        checked = check(backbone, published, weights, choose_pixels(options.check, options.count, wanted))
    except CheckFailedError as failure:
        print(f"Nothing was written: {failure}", file=sys.stderr)
        return 1
    described = manifest(starter, published, backbone, len(calibration), checked)
    folder = options.out or starter.path
    write(folder, {NETWORK_NAME: model, BACKBONE_NAME: json_bytes(described)})
    print(f"{folder / NETWORK_NAME}: {len(model):,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
