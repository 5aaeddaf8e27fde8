import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pictures import contents
from versions import manifest_of

from simgui.core.errors import SimguiError
from simgui.models import store as model_store
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
    store.export("made-1", tmp_path / "made.zip")
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


# Published and deleted.


def test_a_version_is_visible_once_it_is_published(store: ModelStore, root: Path) -> None:
    assert store.ids() == []
    folder = staged(store, "made-1")
    assert store.ids() == []
    assert store.publish(folder) == "made-1"
    assert store.ids() == ["made-1"]
    assert store.folder("made-1") == root / "made-1"
    assert (root / "made-1" / "head.npz").read_bytes() == HEAD
    assert left_in(root) == ["made-1"]


def test_versions_are_listed_in_order(store: ModelStore) -> None:
    for model_id in ("c-1", "a-1", "b-1"):
        publish(store, model_id)
    assert store.ids() == ["a-1", "b-1", "c-1"]
    assert ModelStore(store.folder("a-1").parent).ids() == store.ids()


def test_an_id_is_given_once(store: ModelStore, root: Path) -> None:
    publish(store, "made-1")
    before = contents(root)
    again = staged(store, "made-1")
    (again / "head.npz").write_bytes(b"another")
    with pytest.raises(SimguiError, match="This model is here already"):
        store.publish(again)
    store.discard(again)
    assert contents(root) == before


STRANGE_IDS = ("", "../x", "..", ".", "a/b", "/etc", "A", ".staged-x", "-a", "a" * 65, "ä", "a\n", "a\0")


@pytest.mark.parametrize("model_id", [*STRANGE_IDS, None, ["a"], "backbone-1"])
def test_a_strange_id_is_not_published(store: ModelStore, root: Path, model_id: object) -> None:
    folder = staged(store, model_id)
    with pytest.raises(SimguiError, match="The model is damaged"):
        store.publish(folder)
    store.discard(folder)
    assert left_in(root) == []
    assert left_in(root.parent) == ["models"]


@pytest.mark.parametrize("model_id", [*STRANGE_IDS, "unknown-1"])
def test_an_unknown_version_is_told(store: ModelStore, root: Path, tmp_path: Path, model_id: str) -> None:
    publish(store, "made-1")
    outside = tmp_path / "x"
    outside.mkdir()
    (outside / "model.json").write_text('{"schema": 1, "id": "x"}', "utf-8")
    before = contents(tmp_path)
    asked: list[Callable[[], object]] = [
        lambda: store.folder(model_id),
        lambda: store.delete(model_id),
        lambda: store.export(model_id, tmp_path / "out.zip"),
    ]
    for ask in asked:
        with pytest.raises(SimguiError, match="No such model"):
            ask()
    assert contents(tmp_path) == before


def test_a_deleted_version_is_gone_and_may_come_again(store: ModelStore, root: Path) -> None:
    publish(store, "made-1")
    publish(store, "made-2")
    for _ in range(2):
        store.delete("made-1")
        assert store.ids() == ["made-2"]
        assert left_in(root) == ["made-2"]
        publish(store, "made-1")


def test_a_version_is_deleted_though_a_kill_left_some_of_an_earlier_one(
    store: ModelStore, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(store, "made-1")
    with monkeypatch.context() as killed:
        killed.setattr(ModelStore, "discard", lambda self, folder: None)
        store.delete("made-1")
    publish(store, "made-1")
    store.delete("made-1")
    assert left_in(root) == []


def test_what_is_no_version_is_not_listed(store: ModelStore, root: Path) -> None:
    publish(store, "made-1")
    (root / "empty").mkdir()
    (root / "notes.txt").write_text("nothing", "utf-8")
    staged(store, "made-2")
    assert store.ids() == ["made-1"]


def test_a_store_that_cannot_be_made_is_told(root: Path) -> None:
    root.write_bytes(b"a file")
    with pytest.raises(SimguiError, match="Cannot use this file or folder"):
        ModelStore(root).stage()


# Sent away and taken in.


def test_what_was_exported_comes_back_byte_for_byte(
    store: ModelStore, root: Path, tmp_path: Path, exported: Path
) -> None:
    assert left_in(root) == []
    assert store.publish(store.unpack(exported)) == "made-1"
    assert (root / "made-1" / "head.npz").read_bytes() == HEAD
    assert json.loads((root / "made-1" / "model.json").read_text("utf-8"))["id"] == "made-1"
    assert left_in(root) == ["made-1"]
    assert left_in(tmp_path) == ["made.zip", "models"]


def test_an_export_replaces_the_file(store: ModelStore, tmp_path: Path) -> None:
    publish(store, "made-1")
    (tmp_path / "made.zip").write_bytes(b"old")
    store.export("made-1", tmp_path / "made.zip")
    assert zipfile.is_zipfile(tmp_path / "made.zip")


@pytest.mark.parametrize("where", ["missing/made.zip", "a file/made.zip", "a folder", "x" * 300])
def test_an_export_that_fails_leaves_nothing(store: ModelStore, tmp_path: Path, where: str) -> None:
    publish(store, "made-1")
    (tmp_path / "a file").write_bytes(b"")
    (tmp_path / "a folder").mkdir()
    (tmp_path / "a folder" / "picture.png").write_bytes(b"")
    before = contents(tmp_path)
    with pytest.raises(SimguiError, match="Cannot use this file or folder"):
        store.export("made-1", tmp_path / where)
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
        store.unpack(file)
    assert left_in(root) == []
    assert contents(tmp_path) == before


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_that_comes_twice_is_refused(store: ModelStore, root: Path, tmp_path: Path) -> None:
    with pytest.raises(SimguiError, match="This is no model"):
        store.unpack(packed(tmp_path / "twice.zip", MANIFEST, WEIGHTS, MANIFEST))
    assert left_in(root) == []


@pytest.mark.parametrize("content", [b"", b"not a zip file", b"PK\x03\x04 and no more", bytes(5000)])
def test_what_is_no_zip_file_is_refused(
    store: ModelStore, root: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "made.zip").write_bytes(content)
    with pytest.raises(SimguiError, match="This is no model") as caught:
        store.unpack(tmp_path / "made.zip")
    assert str(tmp_path / "made.zip") in caught.value.message
    assert left_in(root) == []


@pytest.mark.parametrize("name", ["missing.zip", "models"])
def test_a_file_that_cannot_be_read_is_told(store: ModelStore, root: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(SimguiError, match="Cannot use this file or folder"):
        store.unpack(tmp_path / name)
    assert left_in(root) == []


def test_a_name_that_is_no_text_is_refused(store: ModelStore, root: Path, tmp_path: Path) -> None:
    file = packed(tmp_path / "made.zip", MANIFEST, ("häd.npz", HEAD))
    file.write_bytes(file.read_bytes().replace("ä".encode(), b"\xff\xff"))
    with pytest.raises(SimguiError, match="This is no model"):
        store.unpack(file)
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
            folder = store.unpack(tmp_path / "damaged.zip")
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
    monkeypatch.setattr(model_store, "MOST_BYTES", 100_000)  # the head alone would fit
    with pytest.raises(SimguiError, match="This file is too large"):
        store.unpack(file)
    assert left_in(root) == []
    monkeypatch.setattr(model_store, "MOST_BYTES", 100_000 + len(MANIFEST[1]))
    assert (store.unpack(file) / "head.npz").stat().st_size == 100_000
