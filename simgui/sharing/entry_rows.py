"""An entry as a row of a collection of Milvus."""

import hashlib
import json
import time
from collections.abc import Mapping
from pathlib import Path, PurePath, PureWindowsPath
from typing import Any

import numpy as np

from simgui.models.head import Embeddings
from simgui.sharing.gallery import Entry, root_id
from simgui.sharing.places import path_of, place_of

UNKNOWN_TIME = -(1 << 60)
_MOST_TEXT = 4000
_MOST_FOLDERS = 1000
_MOST_PLACES_BYTES = 60_000
SHOWN = ("content", "root", "label", "width", "height", "taken", "about")
FIELDS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("id", "VARCHAR", {"is_primary": True, "max_length": 64}),
    ("content", "VARCHAR", {"max_length": 32}),
    ("root", "VARCHAR", {"max_length": 16}),
    ("stamp", "VARCHAR", {"max_length": 32}),
    ("label", "VARCHAR", {"max_length": 2 * _MOST_TEXT}),
    ("width", "INT64", {}),
    ("height", "INT64", {}),
    ("least", "INT64", {}),
    ("taken", "INT64", {}),
    ("added", "INT64", {}),
    (
        "folders",
        "ARRAY",
        {"element_type": "VARCHAR", "max_capacity": _MOST_FOLDERS, "max_length": 2 * _MOST_TEXT},
    ),
    ("about", "JSON", {}),
)


def stamp_of(entry: Entry) -> str:
    """Name what an entry says, so that another publishing writes only what has changed."""
    return hashlib.blake2b(
        json.dumps([_about(entry), label_written(entry), numbers_of(entry)], sort_keys=True).encode(),
        digest_size=12,
    ).hexdigest()


def folders_of(entry: Entry) -> list[str]:
    """List the folders that the places of an entry lie in, from the root down."""
    found: dict[str, None] = {}
    for place in entry.places:
        for folder in map(_folder, path_of(place).parents):
            if len(folder.encode()) <= 2 * _MOST_TEXT and len(found) < _MOST_FOLDERS:
                found[folder] = None
    return list(found)


def _folder(path: PurePath) -> str:
    """Write a folder as a place."""
    return str(path) if isinstance(path, PureWindowsPath) else place_of(Path(str(path)))


def row_of(entry: Entry, embedding: Embeddings) -> dict[str, Any]:
    """Write an entry and its embedding, float32 (d,), as a row."""
    return {
        "id": entry.key,
        "content": entry.content.hex(),
        "root": root_id(entry.root),
        "stamp": stamp_of(entry),
        "label": label_written(entry),
        **numbers_of(entry),
        "added": int(time.time()),
        "folders": folders_of(entry),
        "about": _about(entry),
        "embedding": np.asarray(embedding, np.float32),
    }


def label_written(entry: Entry) -> str:
    """Give the label that filters read; empty for none."""
    return (entry.counted_label or "")[:_MOST_TEXT]


def numbers_of(entry: Entry) -> dict[str, int]:
    """Give the fields that are numbers."""
    return {
        "width": entry.width_px,
        "height": entry.height_px,
        "least": min(entry.width_px, entry.height_px),
        "taken": UNKNOWN_TIME if entry.taken is None else entry.taken,
    }


def _about(entry: Entry) -> dict[str, Any]:
    places: list[str] = []
    room = _MOST_PLACES_BYTES
    for place in entry.places:
        room -= len(json.dumps(place)) + 2
        if room < 0 and places:
            break
        places.append(place)
    about: dict[str, Any] = {"root": entry.root, "places": places}
    if entry.camera:
        about["camera"] = entry.camera
    if entry.disputed:
        about["disputed"] = entry.label
    return about


def entry_of(row: Mapping[str, Any]) -> Entry:
    """Read the entry of a row."""
    about = row["about"]
    disputed = "disputed" in about
    return Entry(
        bytes.fromhex(row["content"]),
        str(about["root"]),
        tuple(map(str, about["places"])),
        (about["disputed"] if disputed else row["label"]) or None,
        int(row["width"]),
        int(row["height"]),
        None if row["taken"] == UNKNOWN_TIME else int(row["taken"]),
        str(about.get("camera", "")),
        disputed,
    )
