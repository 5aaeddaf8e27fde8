"""The three starters that are shipped, and how their files are written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MODELS = Path(__file__).resolve().parents[2] / "resources" / "models"
NETWORK_NAME, BACKBONE_NAME = "backbone.tflite", "backbone.json"
HEAD_NAME, MODEL_NAME = "head.npz", "model.json"


@dataclass(frozen=True)
class Starter:
    """A model that the program brings along.

    Attributes:
        folder: name of its folder.
        id: name of the version.
        name: for people.
        created: date to write into its manifest.
        backbone_id: name under which features of its backbone are kept.
    """

    folder: str
    id: str
    name: str
    created: str
    backbone_id: str

    @property
    def path(self) -> Path:
        """Where it is shipped."""
        return MODELS / self.folder


STARTER = Starter("starter", "starter-1", "Earlier starter", "2026-11-24", "efficientnet-lite0-f16-1")
STARTER_2 = Starter("starter-2", "starter-2", "Starter", "2026-11-26", "efficientnet-lite2-int8-1")
STARTER_FAST_2 = Starter(
    "starter-fast-2", "starter-fast-2", "Starter (fast)", "2026-11-26", "efficientnet-lite0-int8-1"
)
STARTERS = {starter.folder: starter for starter in (STARTER, STARTER_2, STARTER_FAST_2)}


def json_bytes(described: Mapping[str, Any]) -> bytes:
    """The content of a manifest."""
    return (json.dumps(described, indent=2, ensure_ascii=False) + "\n").encode()


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, each beside its place first."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        fresh = folder / f"{name}.new"
        fresh.write_bytes(content)
        fresh.replace(folder / name)
