"""What a worker needs to look at pictures as this computer does, and the proof that it does so."""

import hashlib
import os
import platform
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np
import numpy.typing as npt

import simgui
from simgui.core.resources import resource
from simgui.library.decoding.pool import DecodingPool
from simgui.models.backbone import Backbone, InputSpec, Quantisation
from simgui.models.litert import LiteRTBackbone

_DECIDE = ("ai-edge-litert", "numpy", "pillow", "imagecodecs", "pi-heif")
"""The packages whose versions decide about pixels and features."""


@dataclass(frozen=True)
class Recipe:
    """How pictures are looked at.

    Attributes:
        backbone_id: Name under which the features are kept.
        wanted: The pictures that the backbone takes.
        file: Where it lies on the computer that asks, for messages.
        network: uint8 (n,): the bytes of its file. In an array, the workers of a machine share one copy.
        quantisation: What its features in 8 bits stand for; None if they are kept in 16.
        thumbnail_px: The longer side of the thumbnail that is made of each picture; none if 0.
        proof: What the computer that asks makes of a picture that comes with the program.
        parts: Versions of what takes part, for the message to the person if a proof fails.
    """

    backbone_id: str
    wanted: InputSpec
    file: Path
    network: npt.NDArray[np.uint8] = field(repr=False)
    quantisation: Quantisation | None
    thumbnail_px: int
    proof: str
    parts: str

    @classmethod
    def of(cls, backbone: LiteRTBackbone, thumbnail_px: int, decoders: DecodingPool) -> "Recipe":
        """Write the recipe of a backbone, with the proof of this computer."""
        return cls(
            backbone.id,
            backbone.input,
            backbone.file,
            np.frombuffer(backbone.content, np.uint8),
            backbone.quantisation,
            thumbnail_px,
            proof(backbone, decoders),
            parts(),
        )

    @property
    def key(self) -> str:
        """Tell recipes apart."""
        said = f"{self.backbone_id} {self.wanted} {self.quantisation} {self.thumbnail_px} {self.proof}"
        return hashlib.blake2b(said.encode() + self.network.tobytes(), digest_size=16).hexdigest()

    def backbone(self) -> LiteRTBackbone:
        """Make the backbone again."""
        content = self.network.tobytes()
        return LiteRTBackbone(self.backbone_id, self.wanted, self.file, content, self.quantisation)


def proof(backbone: Backbone, decoders: DecodingPool) -> str:
    """Hash what decoding and backbone make of a picture that comes with the program."""
    picture = decoders.decode(_sample(), backbone.input)
    features = backbone.features(picture.pixels[None])[0]
    hashed = hashlib.blake2b(picture.pixels.tobytes(), digest_size=16)
    hashed.update(features.astype("<f4").tobytes())
    return hashed.hexdigest()


def parts() -> str:
    """Name versions: "SimGUI 1.0 with Python 3.11.7, numpy 2.3.5" and so on, and the kind of processor."""
    found = []
    for name in _DECIDE:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} missing")
    python = f"Python {platform.python_version()}"
    return f"SimGUI {simgui.__version__} with {', '.join((python, *found))} on {platform.machine()}"


def _sample() -> Path:
    folder = resource("samples")
    return min(folder.rglob("*.jpg"), key=Path.as_posix)


def machine() -> str:
    """Name this machine, for a message to the person who looks after it."""
    return platform.node() or f"process {os.getpid()}"
