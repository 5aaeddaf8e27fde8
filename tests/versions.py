"""Model versions made for tests: a joined head of small random networks on the shipped backbone."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from simgui.core.resources import resource
from simgui.library.storage.data_folder import DataFolder
from simgui.models.store import ModelStore

BACKBONE = "efficientnet-lite2-int8-1"


def joined_arrays(seed: int = 0, features: int = 1280, kept_share: float = 0.4) -> dict[str, Any]:
    """Make the arrays of a joined head: three networks of eight hidden units and five outputs, six kept."""
    random = np.random.default_rng(seed)
    shapes = {
        "hidden_weights": (3, features, 8),
        "hidden_biases": (3, 8),
        "output_weights": (3, 8, 5),
        "output_biases": (3, 5),
        "projection": (features, 6),
    }
    arrays = {name: random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    return arrays | {"kept_share": np.array(kept_share, np.float32)}


def sha256_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def manifest_of(model_id: str, head_file: Path, /, **values: Any) -> dict[str, Any]:
    """Make the manifest of a version with a head; `values` replace others."""
    return {
        "schema": 1,
        "id": model_id,
        "name": f"Made {model_id}",
        "created": "2026-01-02T03:04:05+00:00",
        "recipe": "quick",
        "backbone": BACKBONE,
        "cutpoint": {"name": "optimal", "distance": 0.25},
        "head": {"file": "head.npz", "sha256": sha256_of(head_file), "kind": "joined"},
    } | values


def write_version(folder: Path, model_id: str, arrays: dict[str, Any] | None = None, **values: Any) -> Path:
    """Write head and manifest of a version; `values` replace those of the manifest."""
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(folder / "head.npz", **(arrays or joined_arrays()))
    manifest = manifest_of(model_id, folder / "head.npz", **values)
    (folder / "model.json").write_text(json.dumps(manifest), "utf-8")
    return folder


def with_own_backbone(folder: Path, model_id: str, content: bytes | None = None, **values: Any) -> Path:
    """Give a version the shipped backbone as its own, or another content of the file."""
    starter = resource("models", "starter")
    content = (starter / "backbone.tflite").read_bytes() if content is None else content
    (folder / "backbone.tflite").write_bytes(content)
    manifest = json.loads((starter / "backbone.json").read_text("utf-8"))
    manifest |= {"id": model_id, "sha256": hashlib.sha256(content).hexdigest()} | values
    (folder / "backbone.json").write_text(json.dumps(manifest), "utf-8")
    return write_version(folder, model_id, backbone=manifest["id"])


def add_version(
    data_folder: DataFolder, model_id: str, learnt: Sequence[bytes] | None = None, **values: Any
) -> Path:
    """Publish a version in the store of a data folder, and give its folder.

    Args:
        data_folder: Where it is kept.
        model_id: Its id.
        learnt: Contents of the pictures that it says it has learnt from.
        values: Replace those of the manifest.
    """
    store = ModelStore(data_folder.models)
    staged = store.stage()
    if learnt is not None:
        np.savez(staged / "learnt.npz", contents=np.array([list(each) for each in learnt], np.uint8))
        values["learnt"] = {"file": "learnt.npz", "sha256": sha256_of(staged / "learnt.npz")}
    return store.folder(store.publish(write_version(staged, model_id, **values)))
