"""The starters in 8 bits: whole folders, and features that do not depend on how they are computed."""

import hashlib
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from ai_edge_litert.interpreter import Interpreter

from simgui.core.resources import resource
from simgui.models.head import load_head
from simgui.models.layout import BACKBONE, HEAD, NETWORK
from simgui.models.litert import load_backbone
from simgui.models.manifest.backbone import BackboneManifest
from simgui.models.manifest.model import ModelManifest
from simgui.models.network.file import check_network

pytestmark = pytest.mark.slow

STARTERS = ("starter-2", "starter-fast-2")
PICTURES = 6

Answers = Callable[..., npt.NDArray[np.int8]]


@pytest.fixture(params=STARTERS)
def starter(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def pixels(starter: str) -> npt.NDArray[np.uint8]:
    size = BackboneManifest.read(resource("models", starter)).input.size_px
    cells = np.random.default_rng(0).integers(0, 256, (PICTURES, size // 4, size // 4, 3), np.uint8)
    return cells.repeat(4, axis=1).repeat(4, axis=2)


@pytest.fixture
def answers(starter: str) -> Answers:
    content = resource("models", starter, NETWORK).read_bytes()

    def answer(pixels: npt.NDArray[np.uint8], batch: int = 1, threads: int = 1) -> npt.NDArray[np.int8]:
        """Give what a fresh interpreter makes of pictures, so many at a time."""
        interpreter: Any = Interpreter(model_content=content, num_threads=threads)
        given, made = (
            interpreter.get_input_details()[0]["index"],
            interpreter.get_output_details()[0]["index"],
        )
        rows = []
        for start in range(0, len(pixels), batch):
            part = pixels[start : start + batch]
            interpreter.resize_tensor_input(given, part.shape)
            interpreter.allocate_tensors()
            interpreter.set_tensor(given, part)
            interpreter.invoke()
            rows.append(interpreter.get_tensor(made))
        return np.concatenate(rows)

    return answer


def test_its_manifests_describe_its_files(starter: str) -> None:
    folder = resource("models", starter)
    model, backbone = ModelManifest.read(folder), BackboneManifest.read(folder)
    assert (model.id, model.backbone) == (starter, backbone.id)
    assert model.cutpoint.distance > 0
    assert hashlib.sha256((folder / NETWORK).read_bytes()).hexdigest() == backbone.sha256
    assert hashlib.sha256((folder / HEAD).read_bytes()).hexdigest() == model.head_sha256
    assert load_head(folder / HEAD, model.head_sha256).features == backbone.features


def test_its_manifest_says_what_its_bytes_stand_for(starter: str) -> None:
    told = BackboneManifest.read(resource("models", starter))
    assert told.quantisation == check_network(resource("models", starter, NETWORK).read_bytes()).quantisation
    assert load_backbone(resource("models", starter, BACKBONE)).quantisation == told.quantisation


def test_its_features_are_the_same_bytes_alone_and_in_a_batch(
    pixels: npt.NDArray[np.uint8], answers: Answers
) -> None:
    alone = answers(pixels)
    assert alone.dtype == np.int8
    assert alone.std(axis=0).any()
    for batch in (2, 4, PICTURES):
        np.testing.assert_array_equal(answers(pixels, batch), alone)


def test_its_features_are_the_same_bytes_by_several_threads(
    pixels: npt.NDArray[np.uint8], answers: Answers
) -> None:
    alone = answers(pixels)
    np.testing.assert_array_equal(answers(pixels, threads=2), alone)
    with ThreadPoolExecutor(3) as pool:
        for each in pool.map(answers, [pixels] * 3):
            np.testing.assert_array_equal(each, alone)


def test_the_program_gives_its_features_as_numbers_whatever_the_batch(
    starter: str, pixels: npt.NDArray[np.uint8], answers: Answers
) -> None:
    backbone = load_backbone(resource("models", starter, BACKBONE))
    assert backbone.id == BackboneManifest.read(resource("models", starter)).id
    output = json.loads(resource("models", starter, BACKBONE).read_text("utf-8"))["output"]
    expected = (answers(pixels).astype(np.float32) - output["zero_point"]) * np.float32(output["scale"])
    together = backbone.features(pixels)
    assert together.dtype == np.float32
    assert np.isfinite(together).all()
    np.testing.assert_array_equal(together, expected)
    for batch in (1, 4):
        parts = [backbone.features(pixels[start : start + batch]) for start in range(0, PICTURES, batch)]
        np.testing.assert_array_equal(np.concatenate(parts), together)
