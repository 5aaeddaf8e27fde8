from contextlib import closing
from pathlib import Path

import pytest
from fakes import fake_model

from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.catalogue import Kind, SubfolderLabel
from simgui.library.labels import Labelling
from simgui.library.storage.data_folder import DataFolder
from simgui.models import versions
from simgui.models.model import Model
from simgui.models.store import ModelStore


def test_a_damaged_catalogue_is_set_aside_and_what_was_decided_comes_back(
    data_folder: DataFolder, model: Model, library: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(App(data_folder, model)) as app:
        app.folders.index(library, Progress())
        app.decisions.apply([SubfolderLabel(library, "hats", "caps")])
        picture = app.pictures.ids(library)[:1].tolist()
        app._catalogue.decisions.decide(Kind.LABEL, dict.fromkeys(picture, "mine"))
    damaged = b"no database " * 500
    data_folder.catalogue.write_bytes(damaged)
    with closing(App(data_folder, model)) as app:
        told = app.storage.settle(Progress())
        assert told is not None
        assert told.title == "The catalogue was damaged"
        assert app.storage.settle(Progress()) is None  # told once
        assert [each.path for each in app.folders.covered()] == [library]
        assert app.decisions.labelling(library) == Labelling({"hats": "caps"})
        app.folders.index(library, Progress())
        first = app.pictures.ids(library)[:1].tolist()
        assert [each.label for each in app.pictures.get(first, library)] == ["mine"]
    (kept,) = data_folder.root.glob("catalogue-damaged-*.sqlite")
    assert kept.read_bytes() == damaged
    assert kept.name in told.message
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    caplog.clear()


def test_the_shipped_model_is_loaded_when_it_is_needed(
    data_folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded: list[Path] = []

    def load(folder: Path, _backbone: object) -> Model:
        loaded.append(folder)
        return fake_model()

    monkeypatch.setattr(versions, "load_model", load)
    with closing(App(data_folder)) as app:
        assert loaded == []
        assert app.models.of() is app.models.of()
        assert [folder.name for folder in loaded] == ["starter-2"]


def test_what_a_killed_import_left_is_swept_unless_another_program_may_use_it(
    data_folder: DataFolder, model: Model
) -> None:
    store = ModelStore(data_folder.models)
    left = store.stage()
    (left / "head.npz").touch()
    with closing(App(data_folder, model)):
        assert not left.exists()
        in_use = store.stage()
        with closing(App(data_folder, model)):
            assert in_use.exists()
    with closing(App(data_folder, model)):
        assert store.staged() == []
