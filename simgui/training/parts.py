"""What a training stands on where the program was built without it: which files, and where they lie.

The search-only program comes without TensorFlow, and with a list of the wheels that a training needs, made
when it was built. `simgui.installation.training_parts` adds them, once; the trainer finds them here.
"""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from simgui.core.errors import SimguiError
from simgui.core.resources import resource
from simgui.core.sentences import Sentence, say
from simgui.core.units import Unit, counted
from simgui.library.storage.data_folder import default_root

ENVIRONMENT_VARIABLE = "SIMGUI_TRAINING_DIR"
SCHEMA = 1
WHOLE = ".whole"
"""File in a folder of unpacked wheels that nothing is missing from."""
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*\.whl")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Wheel:
    """A package as one file.

    Attributes:
        name: Of the package.
        version: Of the package.
        licence: An SPDX expression.
        file: Its name, without folders.
        size_bytes: Of the file.
        sha256: Of the file, in hexadecimal digits.
        unpacked_bytes: Of what is unpacked from it.
    """

    name: str
    version: str
    licence: str
    file: str
    size_bytes: int
    sha256: str
    unpacked_bytes: int

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "Wheel":
        """Read it.

        Raises:
            KeyError, TypeError, ValueError: if it is no wheel.
        """
        wheel = cls(
            str(values["name"]),
            str(values["version"]),
            str(values["licence"]),
            str(values["file"]),
            int(values["bytes"]),
            str(values["sha256"]),
            int(values["unpacked"]),
        )
        if not (_FILE.fullmatch(wheel.file) and _SHA256.fullmatch(wheel.sha256)):
            raise ValueError(f"{wheel.file} cannot be checked")
        if wheel.size_bytes < 1 or wheel.unpacked_bytes < 0:
            raise ValueError(f"{wheel.file} has no size")
        return wheel

    def to_json(self) -> dict[str, Any]:
        """Give it as an object of JSON."""
        return {
            "name": self.name,
            "version": self.version,
            "licence": self.licence,
            "file": self.file,
            "bytes": self.size_bytes,
            "sha256": self.sha256,
            "unpacked": self.unpacked_bytes,
        }


@dataclass(frozen=True)
class Parts:
    """The wheels that a training needs.

    Attributes:
        system: System, processor and Python that they are for: `linux-x86_64-cp311`.
        address: The folder on the network that they are downloaded from; empty if there is none.
        leave_out: Files of wheels that are not unpacked, by their path; * and ? as in the shell.
        wheels: By name.
    """

    system: str
    address: str
    leave_out: tuple[str, ...]
    wheels: tuple[Wheel, ...]

    @classmethod
    def read(cls, path: Path) -> "Parts":
        """Read the list.

        Raises:
            SimguiError: if it is damaged, or of a later version.
        """
        try:
            values = json.loads(path.read_text("utf-8"))
            if values["schema"] != SCHEMA:
                raise ValueError(f"schema {values['schema']}")
            return cls(
                str(values["system"]),
                str(values["address"]),
                tuple(map(str, values["leave_out"])),
                tuple(map(Wheel.from_json, values["wheels"])),
            )
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SimguiError(
                say("This installation is damaged"),
                say("{file} cannot be read. Install SimGUI again.", file=path),
            ) from error

    def to_json(self) -> dict[str, Any]:
        """Give it as an object of JSON."""
        return {
            "schema": SCHEMA,
            "system": self.system,
            "address": self.address,
            "leave_out": list(self.leave_out),
            "wheels": [each.to_json() for each in self.wheels],
        }

    @cached_property
    def digest(self) -> str:
        """Names the files, wherever they come from."""
        named = json.dumps(self.to_json() | {"address": ""}, sort_keys=True)
        return hashlib.sha256(named.encode()).hexdigest()[:16]

    @property
    def download_bytes(self) -> int:
        """Of all files."""
        return sum(each.size_bytes for each in self.wheels)

    @property
    def unpacked_bytes(self) -> int:
        """Of all that is unpacked."""
        return sum(each.unpacked_bytes for each in self.wheels)


class NotAddedYet(SimguiError):  # noqa: N818 - a state, which passes when they are added
    """A training was asked for, and its parts are yet to be added.

    Attributes:
        parts: What they are.
    """

    def __init__(self, parts: Parts) -> None:
        super().__init__(
            say("Training is not added yet"),
            say(
                "It is added once, a download of {size}: click Train, or use simgui training add.",
                size=megabytes(parts.download_bytes),
            ),
        )
        self.parts = parts


def megabytes(count: int) -> Sentence:
    """Write a size: "312 MB"."""
    return counted(whole_megabytes(count), Unit.MEGABYTES)


def whole_megabytes(count: int) -> int:
    """Round bytes to megabytes; anything is at least one."""
    return max(1, round(count / 1e6))


def shipped_parts() -> Parts | None:
    """Give what this program came without; None where training is a part of it, or of its Python.

    Raises:
        SimguiError: if the list is damaged.
    """
    path = resource("training.json")
    return Parts.read(path) if path.is_file() else None


def shipped_parts_or_damage() -> tuple[Parts | None, SimguiError | None]:
    """Give what `shipped_parts` gives, or why it cannot be known."""
    try:
        return shipped_parts(), None
    except SimguiError as damage:
        return None, damage


def parts_folder() -> Path:
    """Locate the folder that parts are added to.

    It is the one of this person, or of this computer, and never that of a library which `--data-dir` names:
    code that runs does not come with somebody's library.
    """
    chosen = os.environ.get(ENVIRONMENT_VARIABLE)
    return Path(chosen).expanduser().absolute() if chosen else default_root() / "training-parts"


def added_folder(parts: Parts) -> Path | None:
    """Locate the unpacked parts; None until they are added."""
    folder = parts_folder() / parts.digest
    return folder if (folder / WHOLE).is_file() else None


def added_path() -> list[str]:
    """Give what belongs on the path of Python's modules: the folder of the parts, if they are added.

    Raises:
        NotAddedYet: if they are yet to be added.
        SimguiError: if the list of them is damaged.
    """
    parts = shipped_parts()
    if parts is None:
        return []
    folder = added_folder(parts)
    if folder is None:
        raise NotAddedYet(parts)
    return [str(folder)]
