import hashlib
import json
import shutil
import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pictures import pattern

from simgui.core.errors import SimguiError
from simgui.core.resources import resource
from simgui.models.backbone import LITE0_INPUT
from simgui.models.cutpoints import Cutpoint
from simgui.models.layout import STARTERS
from simgui.models.litert import LiteRTBackbone, load_backbone
from simgui.models.model import Model, load_model
from simgui.models.starter import Starter


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A model version of the shipped backbone and a head of this test."""
    made = tmp_path / "model"
    made.mkdir()
    for name in ("backbone.json", "backbone.tflite"):
        shutil.copyfile(resource("models", "starter", name), made / name)
    np.savez(made / "head.npz", projection=np.eye(1280, 8, dtype=np.float32))
    manifest = {
        "schema": 1,
        "id": "tested-1",
        "name": "Tested",
        "backbone": json.loads((made / "backbone.json").read_text("utf-8"))["id"],
        "head": {"file": "head.npz", "sha256": sha256(made / "head.npz")},
        "cutpoint": {"name": "starter", "distance": 0.25},
    }
    (made / "model.json").write_text(json.dumps(manifest), "utf-8")
    return made


def change(path: Path, **values: Any) -> None:
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | values), "utf-8")


def refusal(folder: Path) -> SimguiError:
    with pytest.raises(SimguiError) as caught:
        load_model(folder)
    return caught.value


def pixels(count: int) -> Any:
    return np.stack([pattern(seed, size=(224, 224)) for seed in range(count)])


def test_a_model_is_loaded_from_its_folder(folder: Path) -> None:
    model = load_model(folder)
    assert (model.id, model.name, model.cutpoint) == ("tested-1", "Tested", Cutpoint("starter", 0.25))
    assert model.backbone.id == json.loads((folder / "backbone.json").read_text("utf-8"))["id"]
    assert model.backbone.input == LITE0_INPUT
    embeddings = model.embed_pixels(pixels(3))
    assert embeddings.shape == (3, 8)
    assert np.allclose(np.linalg.norm(embeddings, axis=1), 1, atol=1e-5)


def test_the_shipped_model_works() -> None:
    model = load_model(resource("models", "starter"))
    embeddings = model.embed_pixels(pixels(2))
    assert np.allclose(np.linalg.norm(embeddings, axis=1), 1, atol=1e-5)
    assert 0 < model.cutpoint.distance < 1
    assert 1 - float(embeddings[0] @ embeddings[0]) == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize("name", ["model.json", "head.npz", "backbone.tflite"])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    error = refusal(folder)
    assert str(folder / name) in error.message
    assert "is not there" in error.message


@pytest.mark.parametrize("starter", STARTERS)
def test_without_a_backbone_of_its_own_it_stands_on_that_of_the_starter_it_names(
    folder: Path, starter: str
) -> None:
    for name in ("backbone.json", "backbone.tflite"):
        (folder / name).unlink()
    backbone = Starter(starter).backbone_id
    manifest = json.loads((folder / "model.json").read_text("utf-8")) | {"backbone": backbone}
    (folder / "model.json").write_text(json.dumps(manifest), "utf-8")
    assert load_model(folder).backbone.id == backbone


def test_a_backbone_that_no_starter_has_is_refused(folder: Path) -> None:
    (folder / "backbone.json").unlink()
    manifest = json.loads((folder / "model.json").read_text("utf-8")) | {"backbone": "strange"}
    (folder / "model.json").write_text(json.dumps(manifest), "utf-8")
    assert "stands on another backbone, “strange”" in refusal(folder).message


@pytest.mark.parametrize("name", ["head.npz", "backbone.tflite"])
def test_a_single_wrong_bit_is_noticed(folder: Path, name: str) -> None:
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    error = refusal(folder)
    assert error.title == "The model is damaged"
    assert str(folder / name) in error.message


@pytest.mark.parametrize("name", ["model.json", "backbone.json"])
@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'{"id": "x"}', b'{"schema": "one"}', b'{"schema": null}', b"\xff\xfe"],
)
def test_a_damaged_manifest_is_told(folder: Path, name: str, content: bytes) -> None:
    (folder / name).write_bytes(content)
    error = refusal(folder)
    assert error.title == "The model is damaged"
    assert str(folder / name) in error.message


@pytest.mark.parametrize("name", ["model.json", "backbone.json"])
def test_a_newer_manifest_is_refused_politely(folder: Path, name: str) -> None:
    change(folder / name, schema=2)
    error = refusal(folder)
    assert error.title == "The model is newer than this program"
    assert str(folder / name) in error.message
    assert "Install the newer SimGUI" in error.message


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("model.json", {"head": None}),
        ("model.json", {"head": "head.npz"}),
        ("model.json", {"head": {}}),
        ("model.json", {"cutpoint": {}}),
        ("model.json", {"cutpoint": {"name": "x", "distance": "far"}}),
        ("model.json", {"cutpoint": 0.3}),
        ("backbone.json", {"file": None}),
        ("backbone.json", {"sha256": None}),
        ("backbone.json", {"input": None}),
        ("backbone.json", {"input": {"size_px": "large", "crop": 0.875}}),
    ],
)
def test_a_manifest_that_lacks_something_is_told(folder: Path, name: str, values: dict[str, Any]) -> None:
    change(folder / name, **values)
    assert refusal(folder).title == "The model is damaged"


def test_a_manifest_cannot_lead_out_of_its_folder(folder: Path) -> None:
    outside = folder.parent / "head.npz"
    shutil.copyfile(folder / "head.npz", outside)
    (folder / "head.npz").unlink()
    change(folder / "model.json", head={"file": "../head.npz", "sha256": sha256(outside)})
    assert "“head.file” must be one of head.npz" in refusal(folder).message


# The backbone as LiteRT runs it.


@pytest.fixture
def litert() -> LiteRTBackbone:
    return load_backbone(resource("models", "starter", "backbone.json"))


def test_features_do_not_depend_on_what_else_is_in_the_batch(litert: LiteRTBackbone) -> None:
    together = litert.features(pixels(3))
    assert together.shape == (3, 1280)
    assert together.dtype == np.float32
    assert np.isfinite(together).all()
    alone = np.concatenate([litert.features(pixels(3)[[number]]) for number in range(3)])
    again = litert.features(pixels(3))
    assert np.allclose(together, alone, atol=1e-4)
    assert np.array_equal(together, again)
    assert not np.allclose(together[0], together[1], atol=0.1)


@pytest.mark.slow
def test_several_threads_ask_at_once(litert: LiteRTBackbone) -> None:
    asked = pixels(4)
    expected = litert.features(asked)
    found: dict[int, Any] = {}

    def ask(number: int) -> None:
        for _ in range(3):
            found[number] = litert.features(asked[[number]])[0]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for number in range(4):
        assert np.allclose(found[number], expected[number], atol=1e-4)


def test_a_model_is_its_parts(model: Model) -> None:
    features = model.backbone.features(pixels(2))
    assert np.array_equal(model.embed_pixels(pixels(2)), model.head.embed(features))
