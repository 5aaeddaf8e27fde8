from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import FakeBackbone, fake_model
from pictures import make_library, make_picture

from simgui.app import App
from simgui.child.protocol import Request
from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress, Step
from simgui.library.decisions import label_changes
from simgui.library.storage.data_folder import DataFolder
from simgui.maps import service as module
from simgui.maps.cache import MapCache
from simgui.maps.projection import principal_places
from simgui.maps.requests import ProjectRequest


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """What the trainer was asked; it answers with the start, turned about."""
    requests: list[Request] = []

    def run(request: Request, log: object, progress: Progress) -> dict[str, Any]:
        requests.append(request)
        progress.step("Arranging the map:", 1, 1, "rounds")
        wanted = ProjectRequest.from_json(request.options)
        np.save(wanted.result, np.load(wanted.start)[:, ::-1])
        return {}

    monkeypatch.setattr(module, "run_trainer", run)
    monkeypatch.setattr(module, "LEAST_TO_ARRANGE", 5)
    return requests


def index(app: App, library: Path) -> None:
    app.folders.index(library, Progress())


def test_at_once_it_shows_principal_components_with_path_and_label(app: App, library: Path) -> None:
    make_picture(library / "alone.png", 300)
    index(app, library)
    found = app.maps.get(library, None, Progress())
    assert not found.arranged
    assert found.names == ("bags", "hats", "shoes")
    assert len(found) == 10
    pictures = app.pictures.get(found.ids.tolist(), library)
    assert [str(each.path.relative_to(library)) for each in pictures] == list(found.paths)
    assert [each.label for each in pictures] == [found.label_of(row) for row in range(10)]
    gallery = app.searches._galleries.of(library.resolve(), app.models.of(), Progress())
    assert np.array_equal(found.places, principal_places(gallery.embeddings))
    rows = list(found.rows())
    assert rows[0] == ("x", "y", "path", "label")
    assert rows[1] == (*found.places[0].tolist(), found.paths[0], found.label_of(0) or "")


def test_the_trainer_gets_the_exact_neighbours(
    app: App, library: Path, asked: list[Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, Any] = {}
    run = module.run_trainer

    def look(request: Request, log: Any, progress: Progress) -> dict[str, Any]:
        for name in ("neighbours", "distances", "start"):
            given[name] = np.load(request.options[name], allow_pickle=False)
        return run(request, log, progress)

    monkeypatch.setattr(module, "run_trainer", look)
    index(app, library)
    app.maps.arrange(library, None, Progress())
    expected = app.neighbourhoods.get(library, Progress())
    assert np.array_equal(given["neighbours"], expected.neighbours)
    assert np.array_equal(given["distances"], expected.distances)
    assert asked[0].task == "project"


def test_an_arranged_map_is_kept_for_the_next_start(
    data_folder: DataFolder, app: App, library: Path, asked: list[Request]
) -> None:
    index(app, library)
    before = app.maps.get(library, None, Progress())
    assert before.can_arrange
    app.maps.arrange(library, None, Progress())
    after = app.maps.get(library, None, Progress())
    assert after.arranged
    assert np.array_equal(after.places, before.places[:, ::-1])
    app.maps.arrange(library, None, Progress())
    assert len(asked) == 1
    app.close()
    later = App(data_folder, fake_model())
    assert np.array_equal(later.maps.get(library, None, Progress()).places, after.places)
    later.close()


def test_it_is_arranged_anew_when_pictures_come_and_is_there_again_when_they_go(
    app: App, library: Path, asked: list[Request]
) -> None:
    index(app, library)
    app.maps.arrange(library, None, Progress())
    new = make_picture(library / "hats" / "new.png", 300)
    index(app, library)
    assert not app.maps.get(library, None, Progress()).arranged
    new.unlink()
    index(app, library)
    assert app.maps.get(library, None, Progress()).arranged


def test_other_labels_need_no_other_map(app: App, library: Path, asked: list[Request]) -> None:
    index(app, library)
    app.maps.arrange(library, None, Progress())
    before = app.maps.get(library, None, Progress())
    app.decisions.apply(label_changes({int(before.ids[0]): "caps"}))
    after = app.maps.get(library, None, Progress())
    assert after.arranged
    assert after.label_of(0) == "caps"
    assert len(asked) == 1


def test_another_model_has_a_map_of_its_own(
    app: App, library: Path, asked: list[Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    other = fake_model(FakeBackbone(), "another-model")
    monkeypatch.setattr(app.models, "load", lambda model_id: other)
    index(app, library)
    app.maps.arrange(library, None, Progress())
    assert not app.maps.get(library, "another-model", Progress()).arranged
    app.maps.arrange(library, "another-model", Progress())
    assert app.maps.get(library, "another-model", Progress()).arranged
    assert len(asked) == 2


def test_few_pictures_are_not_arranged(app: App, library: Path, asked: list[Request]) -> None:
    few = make_library(library.parent / "few", ("one",), 2)
    index(app, few)
    app.maps.arrange(few, None, Progress())
    assert not asked
    assert not app.maps.get(few, None, Progress()).can_arrange


def test_a_folder_without_pictures(app: App, tmp_path: Path, asked: list[Request]) -> None:
    assert len(app.maps.get(tmp_path, None, Progress())) == 0
    app.maps.arrange(tmp_path, None, Progress())
    assert not asked


@pytest.mark.parametrize("problem", [Cancelled(), SimguiError("The trainer ended early", "Try again.")])
def test_what_was_not_finished_leaves_nothing_behind(
    problem: Exception,
    app: App,
    library: Path,
    asked: list[Request],
    monkeypatch: pytest.MonkeyPatch,
    data_folder: DataFolder,
) -> None:
    def fail(request: Request, log: object, progress: Progress) -> dict[str, Any]:
        raise problem

    monkeypatch.setattr(module, "run_trainer", fail)
    index(app, library)
    with pytest.raises(type(problem)):
        app.maps.arrange(library, None, Progress())
    assert not app.maps.get(library, None, Progress()).arranged
    assert not data_folder.maps.exists()


def test_a_damaged_map_is_computed_again(
    data_folder: DataFolder, app: App, library: Path, asked: list[Request]
) -> None:
    index(app, library)
    app.maps.arrange(library, None, Progress())
    (kept,) = data_folder.maps.iterdir()
    kept.write_bytes(kept.read_bytes()[:100])
    app.close()
    later = App(data_folder, fake_model())
    assert not later.maps.get(library, None, Progress()).arranged
    later.maps.arrange(library, None, Progress())
    assert later.maps.get(library, None, Progress()).arranged
    later.close()


@pytest.mark.process
@pytest.mark.slow
def test_umap_brings_labels_together_tells_its_rounds_and_gives_the_same_map_again(
    app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_library(tmp_path / "many", ("bags", "hats", "shoes"), 20)
    index(app, folder)
    steps: list[Step] = []
    app.maps.arrange(folder, None, Progress(steps.append))
    assert steps[-1].text == "Arranging the map:"
    assert steps[-1].done == steps[-1].total > 10
    first = app.maps.get(folder, None, Progress())
    assert first.arranged
    distances = np.linalg.norm(first.places[:, None] - first.places[None], axis=2)
    np.fill_diagonal(distances, np.inf)
    assert np.array_equal(first.labels[distances.argmin(axis=1)], first.labels)

    def forget(*_: object) -> None: ...

    monkeypatch.setattr(MapCache, "get", forget)
    app.maps._kept.clear()
    app.maps.arrange(folder, None, Progress())
    assert np.array_equal(app.maps.get(folder, None, Progress()).places, first.places)


@pytest.mark.process
def test_stopping_ends_the_trainer(app: App, tmp_path: Path) -> None:
    folder = make_library(tmp_path / "many", ("bags", "hats", "shoes"), 10)
    index(app, folder)
    seen: list[str] = []
    progress = Progress(lambda step: seen.append(step.text), lambda: "Preparing the map" in seen)
    with pytest.raises(Cancelled):
        app.maps.arrange(folder, None, progress)
    assert not app.maps.get(folder, None, Progress()).arranged
