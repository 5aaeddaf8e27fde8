"""A backbone in 8 bits, as the tools here run it; without TensorFlow.

Whole numbers give the same features for a picture alone and in a batch, and on
each processor that rounds the same way.
"""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from ai_edge_litert.interpreter import Interpreter
from files import BACKBONE_NAME, NETWORK_NAME

from simgui.models.backbone import InputSpec

Bytes = npt.NDArray[np.int8]
Float32s = npt.NDArray[np.float32]
Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Quantisation:
    """What the bytes of a tensor mean: ``(byte - zero_point) * scale``."""

    scale: float
    zero_point: int

    def numbers(self, stored: Bytes) -> Float32s:
        """The numbers that bytes stand for: int8 (n, d) → float32 (n, d)."""
        return (stored.astype(np.float32) - np.float32(self.zero_point)) * np.float32(self.scale)

    def described(self) -> dict[str, Any]:
        """For the manifest."""
        return {"dtype": "int8", "scale": self.scale, "zero_point": self.zero_point}


class QuantisedBackbone:
    """A backbone in 8 bits, for the tools here; an interpreter of its own for every thread.

    Args:
        backbone_id: name under which features are kept.
        wanted: what it looks at.
        model: content of the LiteRT file.
    """

    def __init__(self, backbone_id: str, wanted: InputSpec, model: bytes) -> None:
        self._id = backbone_id
        self._input = wanted
        self.model = model
        self._local = threading.local()
        answer = Interpreter(model_content=model).get_output_details()[0]
        self.quantisation = Quantisation(*answer["quantization"])

    @property
    def id(self) -> str:
        """Name under which features are kept."""
        return self._id

    @property
    def input(self) -> InputSpec:
        """What it looks at."""
        return self._input

    def features(self, pixels: Pixels) -> Float32s:
        """Compute features: uint8 (n, size, size, 3), RGB → float32 (n, d)."""
        return self.quantisation.numbers(self.stored_features(pixels))

    def stored_features(self, pixels: Pixels) -> Bytes:
        """The same as the bytes that the network gives: int8 (n, d)."""
        interpreter = self._interpreter(len(pixels))
        interpreter.set_tensor(interpreter.get_input_details()[0]["index"], pixels)
        interpreter.invoke()
        stored: Bytes = interpreter.get_tensor(interpreter.get_output_details()[0]["index"])
        return stored

    def _interpreter(self, batch: int) -> Any:
        kept = getattr(self._local, "kept", None)
        if kept is None or kept[0] != batch:
            interpreter = Interpreter(model_content=self.model, num_threads=1)
            given = interpreter.get_input_details()[0]
            interpreter.resize_tensor_input(given["index"], [batch, *given["shape"][1:]])
            interpreter.allocate_tensors()
            kept = self._local.kept = (batch, interpreter)
        return kept[1]


def load_quantised(folder: Path) -> QuantisedBackbone:
    """Load the backbone of a folder by its manifest."""
    described = json.loads((folder / BACKBONE_NAME).read_text("utf-8"))
    wanted = InputSpec(described["input"]["size_px"], described["input"]["crop"])
    backbone = QuantisedBackbone(described["id"], wanted, (folder / NETWORK_NAME).read_bytes())
    if backbone.quantisation.described() != described["output"]:
        raise ValueError(f"{folder} says that its features mean {described['output']}")
    return backbone
