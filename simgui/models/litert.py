"""Backbones, run by LiteRT: those of the starters, and those that belong to another version."""

import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.sentences import say
from simgui.models.backbone import InputSpec, Quantisation
from simgui.models.layout import (
    BACKBONE,
    MOST_FILE_BYTES,
    NETWORK,
    STARTERS,
    damaged,
    read_checked,
    starter_folder,
)
from simgui.models.manifest.backbone import BackboneManifest
from simgui.models.network.file import check_network
from simgui.models.network.flatbuffer import UnsoundError
from simgui.models.network.map_output import networks_of_maps


class LiteRTBackbone:
    """A LiteRT file that turns pixels into features; each thread that asks has an interpreter of its own.

    An interpreter uses one thread: the indexer runs one on each core, which keeps all of them busy without
    handing over inside a layer.

    Args:
        backbone_id: Name under which features are kept.
        wanted: The pictures that it takes.
        file: Where it lies.
        content: Its bytes, checked; the file is not read again.
        quantisation: What its features in 8 bits stand for; None if they are kept in 16.
    """

    def __init__(
        self,
        backbone_id: str,
        wanted: InputSpec,
        file: Path,
        content: bytes,
        quantisation: Quantisation | None = None,
    ) -> None:
        self._id = backbone_id
        self._input = wanted
        self._file = file
        self._content = content
        self._quantisation = quantisation
        self._local = threading.local()

    @property
    def id(self) -> str:
        """Name under which features are kept."""
        return self._id

    @property
    def input(self) -> InputSpec:
        """The pictures that it takes."""
        return self._input

    @property
    def quantisation(self) -> Quantisation | None:
        """What its features in 8 bits stand for; None if they are kept in 16."""
        return self._quantisation

    @property
    def file(self) -> Path:
        """The LiteRT file."""
        return self._file

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self._content

    def features(self, pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Compute features: uint8 (n, size, size, 3), RGB → float32 (n, d), also by a network in 8 bits.

        Raises:
            SimguiError: if LiteRT cannot run the file.
        """
        try:
            interpreter = self._interpreter(len(pixels))
            taken = interpreter.get_input_details()[0]
            interpreter.set_tensor(taken["index"], pixels.astype(taken["dtype"], copy=False))
            interpreter.invoke()
            given = interpreter.get_output_details()[0]
            return _as_numbers(interpreter.get_tensor(given["index"]), given)
        except (ValueError, RuntimeError) as error:
            raise damaged(self._file, say("does not run here")) from error

    def feature_map(self, pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32] | None:
        """Compute the features of each place of a picture, whose mean are its features.

        It is asked for when somebody looks at two pictures, so that no interpreter is kept for it; making one
        costs about as much as a run.

        Args:
            pixels: uint8 (size, size, 3), RGB.

        Returns:
            float32 (rows, columns, d); None if this network does not average places.

        Raises:
            SimguiError: if LiteRT cannot run the file.
        """
        try:
            networks = networks_of_maps(self._content)
        except UnsoundError:
            return None
        try:
            maps = [_answer_of(network, pixels) for network in networks]
        except (ValueError, RuntimeError) as error:
            raise damaged(self._file, say("does not run here")) from error
        if len({each.shape[:2] for each in maps}) != 1:
            return None
        return np.concatenate(maps, axis=2)

    def _interpreter(self, batch: int) -> Any:
        interpreter = getattr(self._local, "interpreter", None)
        if interpreter is None:
            from ai_edge_litert.interpreter import Interpreter

            interpreter = Interpreter(model_content=self._content, num_threads=1)
            self._local.batch = None
            self._local.interpreter = interpreter
        if batch != self._local.batch:
            details = interpreter.get_input_details()[0]
            interpreter.resize_tensor_input(details["index"], [batch, *details["shape"][1:]])
            interpreter.allocate_tensors()
            self._local.batch = batch
        return interpreter


def _answer_of(network: bytes, pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
    """Run a network once: uint8 (size, size, 3) → float32 (rows, columns, d).

    Raises:
        ValueError: if its answer is something else.
    """
    from ai_edge_litert.interpreter import Interpreter

    interpreter = Interpreter(model_content=network, num_threads=1)
    interpreter.allocate_tensors()
    taken, given = interpreter.get_input_details()[0], interpreter.get_output_details()[0]
    interpreter.set_tensor(taken["index"], pixels[None].astype(taken["dtype"], copy=False))
    interpreter.invoke()
    answer = _as_numbers(interpreter.get_tensor(given["index"]), given)
    if answer.ndim != 4:
        raise ValueError("no map")
    found: npt.NDArray[np.float32] = answer[0]
    return found


def _as_numbers(features: npt.NDArray[Any], output: Mapping[str, Any]) -> npt.NDArray[np.float32]:
    """Give the features that a network has written, float32 or int8 (n, d), as float32.

    Args:
        features: As it wrote them.
        output: What LiteRT tells of its output tensor: the scale and zero point of whole numbers.
    """
    if features.dtype != np.int8:
        return np.asarray(features, np.float32)
    return Quantisation(*output["quantization"]).features(features)


def load_backbone(manifest_path: Path, version: str | None = None) -> LiteRTBackbone:
    """Load a backbone by its manifest, its hash and its network checked.

    Features are kept under an id that the content decides, not the file: that of a starter's backbone if it
    is that, byte for byte; else a hash. Only a version that an earlier program trained here keeps its
    features under its own id.

    Args:
        manifest_path: Its manifest; the network lies beside it.
        version: Id of the version that it belongs to; None for a starter's.

    Raises:
        SimguiError: if the manifest or the file is missing, damaged or newer than this program.
    """
    folder = manifest_path.parent
    manifest, shipped = BackboneManifest.read(folder), _shipped()
    content = read_checked(folder / NETWORK, manifest.sha256, MOST_FILE_BYTES[NETWORK])
    told = {each.sha256: each.quantisation for each in (manifest, *shipped)}  # a starter's own word counts
    if manifest.sha256 not in {each.sha256 for each in shipped}:
        try:
            network = check_network(content)
            if network.size_px != manifest.input.size_px:
                raise UnsoundError(f"it looks at {network.size_px} pixels")
            if manifest.quantisation not in (None, network.quantisation):
                raise UnsoundError("its features stand for something else")
        except UnsoundError as error:
            raise damaged(
                folder / NETWORK, say("is no network that SimGUI runs ({reason})", reason=error)
            ) from error
    backbone_id, file = _kept_under(manifest, shipped, version), folder / NETWORK
    return LiteRTBackbone(backbone_id, manifest.input, file, content, told[manifest.sha256])


def own_backbone_id(folder: Path, version: str) -> str | None:
    """Say under which id the features of a version's own backbone are kept; None if it has none.

    Raises:
        SimguiError: if a manifest cannot be read.
    """
    if not (folder / BACKBONE).exists():
        return None
    return _kept_under(BackboneManifest.read(folder), _shipped(), version)


def _shipped() -> list[BackboneManifest]:
    """Read what the backbones of the starters say of themselves."""
    return [BackboneManifest.read(starter_folder(each)) for each in STARTERS]


def _kept_under(manifest: BackboneManifest, shipped: Sequence[BackboneManifest], version: str | None) -> str:
    ids = {each.content_id: each.id for each in shipped}
    if manifest.content_id in ids:
        return ids[manifest.content_id]
    if version is not None and manifest.id == version and version not in ids.values():
        return version
    return manifest.content_id
