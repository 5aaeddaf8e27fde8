"""The JSON beside a model file: what the file is, and the hash that it must have."""

import hashlib
import json
from pathlib import Path
from typing import Any

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
        raise damaged(path) from error
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
        raise damaged(path)
    return path


def damaged(path: Path, how: str = "is not as it was written") -> SimguiError:
    """Say that a model file is not as it should be."""
    advice = "Use another model, or install SimGUI again"
    return SimguiError("The model is damaged", f"{path} {how}. {advice}.")
