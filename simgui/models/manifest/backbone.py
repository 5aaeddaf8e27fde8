"""What a backbone says of itself: `backbone.json`."""

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from simgui.models.backbone import InputSpec, Quantisation
from simgui.models.layout import BACKBONE, NETWORK, OWN_BACKBONE
from simgui.models.manifest.checks import BACKBONE_FIELDS, SCHEMA
from simgui.models.manifest.file import read_manifest, write_manifest

_PIXELS = {"dtype": "uint8", "layout": "NHWC RGB 0..255"}


@dataclass(frozen=True)
class BackboneManifest:
    """What a backbone says of itself, checked.

    Attributes:
        id: What it calls itself.
        sha256: Of `backbone.tflite`.
        input: What it looks at.
        name: For people; empty if it does not say.
        features: How many it gives; None if it does not say.
        quantisation: What its features in 8 bits stand for, as which they are kept. None if they are kept in
            16 bits: it gives them in 32, or was written before there was a choice.
    """

    id: str
    sha256: str
    input: InputSpec
    name: str = ""
    features: int | None = None
    quantisation: Quantisation | None = None

    @classmethod
    def read(cls, folder: Path) -> "BackboneManifest":
        """Read and check the manifest in a folder.

        Raises:
            SimguiError: if it cannot be read, is damaged, or was written by a newer program.
        """
        return read_manifest(folder / BACKBONE, cls.from_json)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "BackboneManifest":
        """Check every field.

        Raises:
            FieldError: if one is not as it must be.
        """
        known = BACKBONE_FIELDS(dict(values))
        return cls(
            id=known["id"],
            sha256=known["sha256"],
            input=InputSpec(known["input"]["size_px"], known["input"]["crop"]),
            name=known.get("name", ""),
            features=known.get("features"),
            quantisation=_quantisation(known.get("output")),
        )

    def write(self, folder: Path) -> Path:
        """Write it to a folder, and give its path.

        Raises:
            SimguiError: if the disk does not allow it.
        """
        path = folder / BACKBONE
        write_manifest(path, self.to_json())
        return path

    def to_json(self) -> dict[str, Any]:
        """Give it as an object of JSON; what it does not say is left out."""
        values = {
            "schema": SCHEMA,
            "id": self.id,
            "name": self.name,
            "file": NETWORK,
            "sha256": self.sha256,
            "input": {"size_px": self.input.size_px, "crop": self.input.crop, **_PIXELS},
            "output": self.quantisation and {"dtype": "int8", **asdict(self.quantisation)},
            "features": self.features,
        }
        return {name: value for name, value in values.items() if value not in (None, "")}

    @property
    def content_id(self) -> str:
        """A name that only those backbones share which compute the same of every picture."""
        said = f"{self.sha256} {self.input.size_px} {self.input.crop!r}"
        return OWN_BACKBONE + hashlib.sha256(said.encode()).hexdigest()[:32]


def _quantisation(output: Mapping[str, Any] | None) -> Quantisation | None:
    return None if output is None else Quantisation(output["scale"], output["zero_point"])
