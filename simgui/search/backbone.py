"""The shipped backbone, run by LiteRT."""

import hashlib
import json
import os
import threading
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError, explain

SCHEMA = 1


def read_manifest(path: Path) -> dict[str, Any]:
    """Read the JSON beside a model file.

    Raises:
        SimguiError: if it cannot be read, is damaged, or was written by a newer program.
    """
    try:
        manifest = json.loads(path.read_text("utf-8"))
        schema = int(manifest["schema"])
    except OSError as error:
        raise explain(error, path) from error
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(path) from error
    if schema > SCHEMA:
        raise SimguiError(
            "The model is newer than this program",
            f"{path} has schema {schema}, this program knows up to {SCHEMA}. Install the newer SimGUI.",
        )
    return dict(manifest)


def checked_file(folder: Path, entry: dict[str, Any]) -> Path:
    """Give the file that a manifest's entry names, after comparing its hash.

    Raises:
        SimguiError: if it is missing or not the file that the manifest describes.
    """
    path = folder / Path(entry["file"]).name
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise explain(error, path) from error
    if digest != entry["sha256"]:
        raise _damaged(path)
    return path


def _damaged(path: Path) -> SimguiError:
    return SimguiError("The model is damaged", f"{path} is not what was shipped. Install SimGUI again.")


class LiteRTBackbone:
    """A LiteRT file that turns pixels into features; an interpreter of its own for every thread that asks.

    One thread an interpreter: the indexer runs one on each core, which keeps all of them busy without the
    hand-over inside a layer.
    """

    def __init__(self, backbone_id: str, file: Path) -> None:
        self._id = backbone_id
        self._file = file
        self._local = threading.local()

    @property
    def id(self) -> str:
        """Name under which features are kept."""
        return self._id

    def features(self, pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Compute features: uint8 (n, 224, 224, 3), RGB → float32 (n, 1280)."""
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
    return LiteRTBackbone(manifest["id"], checked_file(manifest_path.parent, manifest))
