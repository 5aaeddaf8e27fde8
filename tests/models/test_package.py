"""A version as one file; what importing one does to a library is in `test_registry.py`."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest
from pictures import contents
from versions import manifest_of

from simgui.core.errors import SimguiError
from simgui.models import package
from simgui.models.package import pack_model, unpack_model
from simgui.models.store import ModelStore

HEAD = bytes(range(256)) * 40


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "models"


@pytest.fixture
def store(root: Path) -> ModelStore:
    return ModelStore(root)


@pytest.fixture
def exported(store: ModelStore, tmp_path: Path) -> Path:
    """The version made-1, packed, and gone from the store."""
    publish(store, "made-1")
    pack_model(store.files("made-1"), tmp_path / "made.zip")
    store.delete("made-1")
    return tmp_path / "made.zip"


def staged(store: ModelStore, model_id: object) -> Path:
    folder = store.stage()
    (folder / "head.npz").write_bytes(HEAD)
    values = manifest_of("", folder / "head.npz", id=model_id)
    (folder / "model.json").write_text(json.dumps(values), "utf-8")
    return folder


def publish(store: ModelStore, model_id: str) -> str:
    return store.publish(staged(store, model_id))


def left_in(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir()) if root.exists() else []


def packed(file: Path, *members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(file, "w", method) as made:
        for name, content in members:
            made.writestr(name, content)
    return file


def unpack(store: ModelStore, file: Path) -> Path:
    """Unpack a file to a staging folder, which is discarded if that fails."""
    folder = store.stage()
    try:
        unpack_model(file, folder)
    except SimguiError:
        store.discard(folder)
        raise
    return folder


def test_what_was_exported_comes_back_byte_for_byte(
    store: ModelStore, root: Path, tmp_path: Path, exported: Path
) -> None:
    assert left_in(root) == []
    assert store.publish(unpack(store, exported)) == "made-1"
    assert (root / "made-1" / "head.npz").read_bytes() == HEAD
    assert json.loads((root / "made-1" / "model.json").read_text("utf-8"))["id"] == "made-1"
    assert left_in(root) == ["made-1"]
    assert left_in(tmp_path) == ["made.zip", "models"]


def test_an_export_replaces_the_file(store: ModelStore, tmp_path: Path) -> None:
    publish(store, "made-1")
    (tmp_path / "made.zip").write_bytes(b"old")
    pack_model(store.files("made-1"), tmp_path / "made.zip")
    assert zipfile.is_zipfile(tmp_path / "made.zip")


@pytest.mark.parametrize("where", ["missing/made.zip", "a file/made.zip", "a folder", "x" * 300])
def test_an_export_that_fails_leaves_nothing(store: ModelStore, tmp_path: Path, where: str) -> None:
    publish(store, "made-1")
    (tmp_path / "a file").write_bytes(b"")
    (tmp_path / "a folder").mkdir()
    (tmp_path / "a folder" / "picture.png").write_bytes(b"")
    before = contents(tmp_path)
    with pytest.raises(SimguiError, match="Cannot use this file or folder"):
        pack_model(store.files("made-1"), tmp_path / where)
    assert contents(tmp_path) == before


MANIFEST = ("model.json", b'{"schema": 1, "id": "made-1"}')
WEIGHTS = ("head.npz", HEAD)


@pytest.mark.parametrize(
    "members",
    [
        (),
        (WEIGHTS,),
        (MANIFEST, WEIGHTS, ("run.py", b"print()")),
        (MANIFEST, ("../head.npz", HEAD)),
        (MANIFEST, ("/tmp/head.npz", HEAD)),
        (MANIFEST, ("sub/head.npz", HEAD)),
        (MANIFEST, ("head.npz/", b"")),
        (("../model.json", b"{}"), WEIGHTS),
    ],
)
def test_a_zip_file_of_anything_else_is_refused(
    store: ModelStore, root: Path, tmp_path: Path, members: tuple[tuple[str, bytes], ...]
) -> None:
    file = packed(tmp_path / "strange.zip", *members)
    before = contents(tmp_path)
    with pytest.raises(SimguiError, match="This is no model"):
        unpack(store, file)
    assert left_in(root) == []
    assert contents(tmp_path) == before


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_comes_twice_is_refused(store: ModelStore, root: Path, tmp_path: Path) -> None:
    with pytest.raises(SimguiError, match="This is no model"):
        unpack(store, packed(tmp_path / "twice.zip", MANIFEST, WEIGHTS, MANIFEST))
    assert left_in(root) == []


@pytest.mark.parametrize("content", [b"", b"not a zip file", b"PK\x03\x04 and no more", bytes(5000)])
def test_what_is_no_zip_file_is_refused(
    store: ModelStore, root: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "made.zip").write_bytes(content)
    with pytest.raises(SimguiError, match="This is no model") as caught:
        unpack(store, tmp_path / "made.zip")
    assert str(tmp_path / "made.zip") in caught.value.message
    assert left_in(root) == []


@pytest.mark.parametrize("name", ["missing.zip", "models"])
def test_a_file_that_cannot_be_read_is_told(store: ModelStore, root: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(SimguiError, match="Cannot use this file or folder"):
        unpack(store, tmp_path / name)
    assert left_in(root) == []


def test_a_name_that_is_no_text_is_refused(store: ModelStore, root: Path, tmp_path: Path) -> None:
    file = packed(tmp_path / "made.zip", MANIFEST, ("häd.npz", HEAD))
    file.write_bytes(file.read_bytes().replace("ä".encode(), b"\xff\xff"))
    with pytest.raises(SimguiError, match="This is no model"):
        unpack(store, file)
    assert left_in(root) == []


@pytest.mark.parametrize(
    "method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_damaged_bytes_are_refused_or_change_nothing(
    store: ModelStore, root: Path, tmp_path: Path, method: int
) -> None:
    whole = packed(tmp_path / "whole.zip", MANIFEST, WEIGHTS, method=method).read_bytes()
    random = np.random.default_rng(method)
    refused = 0
    for _ in range(200):
        damaged = bytearray(whole)
        for place in random.integers(0, len(whole), random.integers(1, 4)):
            damaged[place] ^= int(random.integers(1, 256))
        (tmp_path / "damaged.zip").write_bytes(damaged)
        try:
            folder = unpack(store, tmp_path / "damaged.zip")
        except SimguiError:
            refused += 1
        else:
            for name, content in (MANIFEST, WEIGHTS):
                if (folder / name).exists():
                    assert (folder / name).read_bytes() == content
            store.discard(folder)
        assert left_in(root) == []
    assert refused > 50


def test_more_than_a_model_can_hold_is_refused(
    store: ModelStore, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = packed(tmp_path / "large.zip", MANIFEST, ("head.npz", bytes(100_000)))
    assert file.stat().st_size < 10_000
    monkeypatch.setattr(package, "MOST_BYTES", 100_000)  # the head alone would fit
    with pytest.raises(SimguiError, match="This file is too large"):
        unpack(store, file)
    assert left_in(root) == []
    monkeypatch.setattr(package, "MOST_BYTES", 100_000 + len(MANIFEST[1]))
    assert (unpack(store, file) / "head.npz").stat().st_size == 100_000
