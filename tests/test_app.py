from contextlib import closing
from pathlib import Path

import pytest
from fakes import fake_model

from simgui.app import Session
from simgui.core.progress import Progress
from simgui.library.labels import Labelling
from simgui.library.storage.data_folder import DataFolder
from simgui.models import registry as models
from simgui.models.model import Model
from simgui.models.store import ModelStore


def test_a_damaged_catalogue_is_set_aside_and_what_was_decided_comes_back(
    data_folder: DataFolder, model: Model, library: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(Session(data_folder, model)) as session:
        session.index_folder(library, Progress())
        session.relabel(library, Labelling({"hats": "caps"}))
        picture = session.picture_ids(library)[:1].tolist()
        session._catalogue.decide("label", dict.fromkeys(picture, "mine"))
    damaged = b"no database " * 500
    data_folder.catalogue.write_bytes(damaged)
    with closing(Session(data_folder, model)) as session:
        told = session.keeping.settle(Progress())
        assert told is not None
        assert told.title == "The catalogue was damaged"
        assert session.keeping.settle(Progress()) is None  # told once
        assert [each.path for each in session.folders.list()] == [library]
        assert session.labelling(library) == Labelling({"hats": "caps"})
        session.index_folder(library, Progress())
        first = session.picture_ids(library)[:1].tolist()
        assert [each.label for each in session.pictures(first, library)] == ["mine"]
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

    monkeypatch.setattr(models, "load_model", load)
    with closing(Session(data_folder)) as session:
        assert loaded == []
        assert session.model is session.model
        assert [folder.name for folder in loaded] == ["starter"]


def test_what_a_killed_import_left_is_swept_unless_another_program_may_use_it(
    data_folder: DataFolder, model: Model
) -> None:
    store = ModelStore(data_folder.models)
    left = store.stage()
    (left / "head.npz").touch()
    with closing(Session(data_folder, model)):
        assert not left.exists()
        in_use = store.stage()
        with closing(Session(data_folder, model)):
            assert in_use.exists()
    with closing(Session(data_folder, model)):
        assert store.staged() == []
