"""The shipped backbone, run by LiteRT."""

import os
import threading
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.backbone import InputSpec
from simgui.core.manifest import checked_file, damaged, read_manifest

_SMALLEST_PX, _LARGEST_PX = 16, 1024


class LiteRTBackbone:
    """A LiteRT file that turns pixels into features; an interpreter of its own for every thread that asks.

    One thread an interpreter: the indexer runs one on each core, which keeps all of them busy without the
    hand-over inside a layer.
    """

    def __init__(self, backbone_id: str, wanted: InputSpec, file: Path) -> None:
        self._id = backbone_id
        self._input = wanted
        self._file = file
        self._local = threading.local()

    @property
    def id(self) -> str:
        """Name under which features are kept."""
        return self._id

    @property
    def input(self) -> InputSpec:
        """What it looks at."""
        return self._input

    @property
    def file(self) -> Path:
        """The LiteRT file."""
        return self._file

    def features(self, pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Compute features: uint8 (n, size, size, 3), RGB → float32 (n, d)."""
        interpreter = self._interpreter(len(pixels))
        taken = interpreter.get_input_details()[0]
        interpreter.set_tensor(taken["index"], pixels.astype(taken["dtype"], copy=False))
        interpreter.invoke()
        given = interpreter.get_output_details()[0]
        return np.asarray(interpreter.get_tensor(given["index"]), np.float32)

    def _interpreter(self, batch: int) -> Any:
        interpreter = getattr(self._local, "interpreter", None)
        if interpreter is None:
            from ai_edge_litert.interpreter import Interpreter

            interpreter = Interpreter(model_path=os.fspath(self._file), num_threads=1)
            self._local.batch = None
            self._local.interpreter = interpreter
        if batch != self._local.batch:
            details = interpreter.get_input_details()[0]
            interpreter.resize_tensor_input(details["index"], [batch, *details["shape"][1:]])
            interpreter.allocate_tensors()
            self._local.batch = batch
        return interpreter


def load_backbone(manifest_path: Path) -> LiteRTBackbone:
    """Load a backbone by its manifest, hash checked.

    Raises:
        SimguiError: if the manifest or the file is missing, damaged or newer than this program.
    """
    manifest = read_manifest(manifest_path)
    try:
        wanted = InputSpec(int(manifest["input"]["size_px"]), float(manifest["input"]["crop"]))
        if not (_SMALLEST_PX <= wanted.size_px <= _LARGEST_PX and 0 < wanted.crop <= 1):
            raise ValueError(wanted)
        return LiteRTBackbone(manifest["id"], wanted, checked_file(manifest_path.parent, manifest))
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(manifest_path) from error
