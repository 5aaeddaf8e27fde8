"""Stand-ins that make tests fast and exact."""

import threading
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError
from simgui.library.decoding.process import worker
from simgui.library.decoding.process.messages import Answer, NoPicture, Request
from simgui.library.storage.data_folder import DataFolder
from simgui.models.backbone import LITE0_INPUT, InputSpec, Quantisation
from simgui.models.cutpoints import Cutpoint
from simgui.models.head import Embeddings, Head, ProjectionHead
from simgui.models.model import Model


class FakeBackbone:
    """Mean colours over a grid of `grid` by `grid` cells, from -1 to 1; satisfies `simgui.models.backbone`.

    Attributes:
        calls: How many pictures it has looked at.
    """

    def __init__(self, backbone_id: str = "fake-1", grid: int = 4) -> None:
        self._id = backbone_id
        self._grid = grid
        self._lock = threading.Lock()
        self.calls = 0

    @property
    def id(self) -> str:
        return self._id

    @property
    def input(self) -> InputSpec:
        return LITE0_INPUT

    @property
    def quantisation(self) -> Quantisation | None:
        return None

    @property
    def width(self) -> int:
        """Length of its features."""
        return 3 * self._grid**2

    def features(self, pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        assert pixels.dtype == np.uint8
        assert pixels.shape[1:] == (224, 224, 3)
        with self._lock:
            self.calls += len(pixels)
        side = 224 // self._grid
        kept = pixels[:, : side * self._grid, : side * self._grid].astype(np.float32)
        cells = kept.reshape(len(pixels), self._grid, side, self._grid, side, 3).mean(axis=(2, 4))
        return (cells.reshape(len(pixels), -1) - 127) / 128


class DecodingHere:
    """Answers the requests of a pool in the process of the tests; satisfies `RunsRequests`."""

    def __init__(self, kept: int = 1) -> None:
        """Take what `DecodingProcesses` takes."""

    def run(self, request: Request) -> Answer | NoPicture:
        return worker.answer(request)

    def prepare(self, count: int) -> None:
        """Be ready always."""

    def close(self) -> None:
        """Nothing runs."""


def fake_model(backbone: FakeBackbone | None = None, model_id: str = "fake-model-1") -> Model:
    """A model whose embedding is the unit-length features themselves."""
    backbone = backbone or FakeBackbone()
    head = ProjectionHead(np.eye(backbone.width, dtype=np.float32))
    return Model(model_id, "Fake", backbone, head, Cutpoint("starter", 0.3))


class CountingHead:
    """Counts the pictures that it embeds."""

    def __init__(self, head: Head) -> None:
        self._head = head
        self.embedded = 0

    @property
    def features(self) -> int:
        return self._head.features

    def embed(self, features: npt.NDArray[np.float32]) -> Embeddings:
        self.embedded += len(features)
        return self._head.embed(features)


class NoWindow:
    """For commands, which open none; satisfies `simgui.cli.Window`."""

    def show(self, _data_folder: DataFolder, _places: tuple[Path, ...]) -> int:
        raise AssertionError("no window was asked for")

    def show_failure(self, error: SimguiError) -> None:
        raise error
