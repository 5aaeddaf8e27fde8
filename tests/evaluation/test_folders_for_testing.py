from contextlib import closing
from pathlib import Path

import pytest
from fakes import FakeBackbone
from pictures import make_library

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.evaluation.measurement import MeasurementRequest
from simgui.library.catalogue import Kind
from simgui.library.decisions import label_changes
from simgui.library.records import FileState
from simgui.library.storage.data_folder import DataFolder
from simgui.models.model import Model


@pytest.fixture
def test_folder(library: Path) -> Path:
    return make_library(library.with_name("test"), ("hats", "shoes"), 4)


@pytest.fixture
def measured(app: App, library: Path, test_folder: Path) -> App:
    app.folders.index(library, Progress())
    assert app.reports.evaluate(library, test_folder, Progress()).queries == 8
    return app


def test_a_test_folder_is_no_part_of_the_library(measured: App, library: Path, test_folder: Path) -> None:
    assert measured.folders.paths() == (library,)
    assert not measured.folders.knows(test_folder)
    assert len(measured.pictures.ids(())) == 9
    found = measured.searches.find(next(test_folder.rglob("*.png")), ())
    assert all(each.picture.path.is_relative_to(library) for each in found.neighbours)


def test_it_is_read_once_and_forgotten_when_the_program_ends(
    measured: App,
    library: Path,
    test_folder: Path,
    data_folder: DataFolder,
    model: Model,
    backbone: FakeBackbone,
) -> None:
    looked_at = backbone.calls
    measured.measurements.measure(MeasurementRequest(library, test=test_folder, rescan=True), Progress())
    assert backbone.calls == looked_at
    measured.decisions.apply(label_changes({int(measured.pictures.ids(test_folder)[0]): "caps"}))
    measured.close()
    with closing(App(data_folder, model)) as app:
        assert len(app.pictures.ids(library)) == 9
        assert list(app.ledger.entries(test_folder)) == []
        assert app._catalogue.pictures.count() == 9
        app.folders.index(test_folder, Progress())
        assert list(app._catalogue.decisions.decided(Kind.LABEL).values()) == ["caps"]


def test_the_test_folders_of_a_killed_program_are_forgotten_at_the_next_start(
    measured: App, library: Path, test_folder: Path, data_folder: DataFolder, model: Model
) -> None:
    with closing(App(data_folder, model)) as beside:
        assert list(beside.ledger.entries(test_folder))  # somebody may be measuring with it
    measured._test_folders.forget = lambda: None  # type: ignore[method-assign]
    measured.close()
    with closing(App(data_folder, model)) as app:
        assert list(app.ledger.entries(test_folder)) == []
        assert app.folders.paths() == (library,)


def test_a_folder_of_the_library_stays_when_it_is_tested_with(
    app: App, library: Path, data_folder: DataFolder, model: Model
) -> None:
    app.folders.index(library / "hats", Progress())
    make_library(library / "inner", ("bags", "hats"), 2)
    app.folders.index(library / "inner", Progress())
    app.reports.evaluate(library / "inner", library, Progress())
    app.close()
    with closing(App(data_folder, model)) as after:
        assert after.folders.paths() == (library / "hats", library / "inner")
        assert after.ledger.counts(library)[FileState.INDEXED] == 3 + 4


def test_a_test_folder_that_is_opened_later_stays(
    measured: App, test_folder: Path, data_folder: DataFolder, model: Model
) -> None:
    measured.folders.index(test_folder, Progress())
    measured.close()
    with closing(App(data_folder, model)) as app:
        assert len(app.pictures.ids(test_folder)) == 8


def test_a_folder_without_labels_is_not_kept_either(app: App, library: Path, tmp_path: Path) -> None:
    app.folders.index(library, Progress())
    (tmp_path / "empty").mkdir()
    with pytest.raises(SimguiError):
        app.reports.evaluate(library, tmp_path / "empty", Progress())
    assert app.folders.paths() == (library,)
