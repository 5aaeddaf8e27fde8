"""Read and write a manifest, of either kind."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from simgui.core.checked import FieldError, fields, read_object, whole
from simgui.core.errors import SimguiError
from simgui.core.files import written_whole
from simgui.core.sentences import say
from simgui.models.layout import MOST_FILE_BYTES, damaged
from simgui.models.manifest.checks import SCHEMA

Manifest = TypeVar("Manifest")


def read_manifest(path: Path, from_json: Callable[[Mapping[str, Any]], Manifest]) -> Manifest:
    """Read and check a manifest.

    Args:
        path: The file.
        from_json: Makes the manifest of the object in it; raises `FieldError` over a field that is wrong.

    Raises:
        SimguiError: if it cannot be read, is damaged, or was written by a newer program.
    """
    try:
        values = read_object(path, MOST_FILE_BYTES[path.name])
        schema = fields({"schema": whole(1, 1 << 31)})(values)["schema"]
        if schema > SCHEMA:
            raise SimguiError(
                say("The model is newer than this program"),
                say(
                    "{path} has schema {schema}, this program knows up to {known}. Install the newer SimGUI.",
                    path=path,
                    schema=schema,
                    known=SCHEMA,
                ),
            )
        return from_json(values)
    except FieldError as wrong:
        field, must = wrong.args
        how = (
            say("is not as it must be: {wrong}", wrong=wrong.sentence)
            if field
            else say("is not {must}", must=must)
        )
        raise damaged(path, how) from wrong


def write_manifest(path: Path, values: Mapping[str, Any]) -> None:
    """Write a manifest to the folder of a version that is being made.

    Raises:
        SimguiError: if the disk does not allow it.
    """
    with written_whole(path) as beside:
        beside.write_text(json.dumps(values, indent=2), "utf-8")
