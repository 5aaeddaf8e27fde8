"""From pixels to features: the same networks in LiteRT, OpenVINO and ONNX Runtime."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.measure import Data, Finding, Result, Way, in_turn, prepared
from benchmarks.photographs import pictures_of
from simgui.library.decoding.decoder import decode
from simgui.models.backbone import InputSpec
from simgui.models.layout import starter_folder
from simgui.models.litert import load_backbone

MEASURES = "pixels to features on one core: ours, OpenVINO and ONNX Runtime in 32, 16 and 8 bits"

Pixels = npt.NDArray[np.uint8]
Features = npt.NDArray[np.float32]
Network = Callable[[Pixels], Features]
_TIMED, _GALLERY, _QUERIES = 32, 2000, 400
"""Of fewer queries, one picture is more than the half point that a rival may find worse."""
_WITHIN = 0.005
"""Of recall@1: a rival that finds worse than this is no rival."""


def run(data: Data) -> Iterator[Finding]:
    """Take each network through every way that there is to run it."""
    for name, starters in {"Lite0": ("starter-fast-2", "starter-1"), "Lite2": ("starter-2",)}.items():
        yield _of_network(name, starters, data)


def _of_network(name: str, starters: tuple[str, ...], data: Data) -> Finding:
    ours, *_ = starters
    wanted = load_backbone(starter_folder(ours) / "backbone.json").input
    gallery, gallery_labels = _pixels(data.train, min(_GALLERY, data.largest), wanted)
    queries, query_labels = _pixels(data.test, _QUERIES, wanted)
    makers: dict[str, Callable[[], Network]] = {"SimGUI (LiteRT, 8 bit)": lambda: litert(ours)}
    for starter in starters:
        file, bits = (
            starter_folder(starter) / "backbone.tflite",
            "8 bit" if starter.endswith("-2") else "32 bit",
        )
        if bits == "32 bit":
            makers["LiteRT, 32 bit"] = lambda starter=starter: litert(starter)  # type: ignore[misc]
            makers["OpenVINO, bfloat16"] = lambda file=file: openvino(file, "bf16")  # type: ignore[misc]
        makers[f"OpenVINO, {bits}"] = lambda file=file: openvino(file, "f32")  # type: ignore[misc]
        makers[f"ONNX Runtime, {bits}"] = lambda file=file: onnx(file, data.scratch)  # type: ignore[misc]
    networks: dict[str, Network] = {}

    def preparing(name: str, make: Callable[[], Network], batch: int) -> Callable[[], Way]:
        def prepare() -> Way:
            network = networks[name] = make()
            return lambda: [network(queries[at : at + batch]) for at in range(0, _TIMED, batch)]

        return prepare

    ways, missing = prepared(
        {
            f"{name}, {batch} at once": preparing(name, make, batch)
            for name, make in makers.items()
            for batch in (1, 8)
            if batch == 1 or not name.startswith("SimGUI")  # what indexing does
        }
    )
    taken = in_turn(ways, data.rounds, _TIMED / 1000)
    found = {
        name: recall(_all(network, gallery), gallery_labels, _all(network, queries), query_labels)
        for name, network in networks.items()
    }
    recalls = {way: found[way.rpartition(", ")[0]] for way in taken}
    results = [Result(way, each, f"recall@1 {recalls[way]:.3f}") for way, each in taken.items()]
    mine, *others = results
    as_good = tuple(each.name for each in others if recalls[each.name] >= recalls[mine.name] - _WITHIN)
    return Finding(
        "backbone", f"backbone {name}", "ms a picture", mine, (*others, *missing), as_good or ("nobody",)
    )


def litert(starter: str) -> Network:
    """Load it as the program does."""
    return load_backbone(starter_folder(starter) / "backbone.json").features


def openvino(file: Path, precision: str) -> Network:
    """Let OpenVINO read the same file, on one thread."""
    import openvino as ov

    settings = {"INFERENCE_NUM_THREADS": 1, "INFERENCE_PRECISION_HINT": precision}
    compiled = ov.Core().compile_model(ov.Core().read_model(file), "CPU", settings)
    return lambda pixels: np.asarray(compiled(pixels)[0], np.float32)


def onnx(file: Path, scratch: Path) -> Network:
    """Convert the same file for ONNX Runtime, on one thread."""
    import onnxruntime
    import tf2onnx  # noqa: F401 - named as missing here rather than in the process that uses it

    converted = scratch / f"{file.parent.name}.onnx"
    if not converted.exists():
        command = [sys.executable, "-m", "tf2onnx.convert", "--tflite", file, "--output", converted]
        subprocess.run([*command, "--opset", "15"], check=True, capture_output=True)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(converted, options, providers=["CPUExecutionProvider"])
    (taken,) = session.get_inputs()
    return lambda pixels: np.asarray(session.run(None, {taken.name: pixels})[0], np.float32)


def recall(gallery: Features, gallery_labels: list[str], queries: Features, labels: list[str]) -> float:
    """Give the share of queries whose nearest picture has their label: recall@1 by cosine."""
    unit = [each / np.linalg.norm(each, axis=1, keepdims=True) for each in (gallery, queries)]
    nearest = np.argmax(unit[1] @ unit[0].T, axis=1)
    return float(np.mean([gallery_labels[at] == label for at, label in zip(nearest, labels, strict=True)]))


def _pixels(folder: Path, most: int, wanted: InputSpec) -> tuple[Pixels, list[str]]:
    paths = pictures_of(folder, most)
    return np.stack([decode(path, wanted).pixels for path in paths]), [path.parent.name for path in paths]


def _all(network: Network, pixels: Pixels) -> Features:
    return np.concatenate([network(pixels[at : at + 8]) for at in range(0, len(pixels), 8)])
