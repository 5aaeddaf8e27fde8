import json
from collections.abc import Callable
from pathlib import Path

import pytest
from pictures import contents
from versions import manifest_of

from simgui.core.errors import SimguiError
from simgui.models.store import ModelStore

HEAD = bytes(range(256)) * 40


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "models"


@pytest.fixture
def store(root: Path) -> ModelStore:
    return ModelStore(root)


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
        lambda: store.files(model_id),
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
