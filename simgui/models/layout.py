"""The files of a model folder: their names, how large each may be, and how one is read.

A folder holds `model.json`, `head.npz`, perhaps `learnt.npz`, and, where the version brings a backbone of its
own, `backbone.json` and `backbone.tflite`. Any of them may come from outside, so each is checked whenever it
is read.
"""

import hashlib
import re
from pathlib import Path

from simgui.core.errors import SimguiError, explain
from simgui.core.files import written_whole
from simgui.core.resources import resource
from simgui.core.sentences import Sentence, say

MODEL, HEAD, LEARNT = "model.json", "head.npz", "learnt.npz"
BACKBONE, NETWORK = "backbone.json", "backbone.tflite"
MOST_FILE_BYTES = {
    MODEL: 4 << 20,
    HEAD: 128 << 20,
    LEARNT: 32 << 20,
    BACKBONE: 64 << 10,
    NETWORK: 64 << 20,
}
"""The files of a model folder, and how large each may be: several times what a training writes."""
MOST_BYTES = 192 << 20
"""Bytes of all files of a version; *thorough* makes 60 million."""

OWN_BACKBONE = "backbone-"
"""How the ids of backbones that are named by their content begin; no version may be called like one."""
MODEL_ID = "[a-z0-9][a-z0-9-]{0,63}"


STARTER, EARLIER_STARTER = "starter-2", "starter-1"
"""Ids of the default starter, and of the one before it, on which older models stand."""
_STARTER_FOLDERS = {STARTER: "starter-2", "starter-fast-2": "starter-fast-2", EARLIER_STARTER: "starter"}
STARTERS = tuple(_STARTER_FOLDERS)
"""Ids of the versions that come with the program, the default one first."""


def is_model_id(name: str) -> bool:
    """Tell whether a version may have this id, which is the name of its folder too."""
    return re.fullmatch(MODEL_ID, name) is not None and not name.startswith(OWN_BACKBONE)


def starter_folder(model_id: str = STARTER) -> Path:
    """Where a starter and its backbone lie."""
    return resource("models", _STARTER_FOLDERS[model_id])


def files_of(folder: Path) -> list[Path]:
    """List the files of a version that are there."""
    return [folder / name for name in MOST_FILE_BYTES if (folder / name).is_file()]


def read_checked(path: Path, sha256: str, most_bytes: int) -> bytes:
    """Read a file of a model folder, after comparing size and hash.

    Raises:
        SimguiError: if it is missing or not the file that the manifest describes.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
    except OSError as error:
        raise explain(error, path) from error
    if len(content) > most_bytes or hashlib.sha256(content).hexdigest() != sha256:
        raise damaged(path)
    return content


def write_hashed(path: Path, content: bytes) -> str:
    """Write a file of a model folder that is being made, and give the hash that its manifest is to name.

    Raises:
        SimguiError: if the disk does not allow it.
    """
    with written_whole(path) as beside:
        beside.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


_CHANGED = say("is not as it was written")


def damaged(path: Path, how: Sentence = _CHANGED) -> SimguiError:
    """Say that a model file is not as it should be: "{path} {how}. …"."""
    return SimguiError(
        say("The model is damaged"),
        say("{path} {how}. Use another model, or install SimGUI again.", path=path, how=how),
    )
