from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pictures import make_library, make_picture

from simgui.app import App
from simgui.core.progress import Progress, Step
from simgui.evaluation.measurement import MeasurementRequest
from simgui.evaluation.mislabelled.detection import MislabelledPicture
from simgui.library.decisions import confirmations, label_changes
from simgui.library.folders.indexer import index_folder
from simgui.library.storage.data_folder import DataFolder
from simgui.models.model import Model

pytestmark = pytest.mark.slow


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """A library with one hat among the bags."""
    folder = make_library(tmp_path / "pictures", each=8)
    make_picture(folder / "bags" / "planted.png", 101, 50)
    return folder


def mislabelled(app: App, folder: Path) -> tuple[MislabelledPicture, ...]:
    measurement = app.measurements.measure(MeasurementRequest(folder), Progress())
    return app.mislabelled.find(measurement, Progress()).pictures


def test_the_planted_picture_is_found_and_explained(app: App, planted: Path) -> None:
    found = mislabelled(app, planted)
    pictures = {each.id: each for each in app.pictures.get([found[0].picture, found[0].nearest], planted)}
    assert pictures[found[0].picture].path == planted / "bags" / "planted.png"
    assert (found[0].label, found[0].looks_like) == ("bags", "hats")
    assert pictures[found[0].nearest].label == "hats"
    assert len(found) == 1


def test_relabelled_it_is_not_given_any_more(app: App, planted: Path) -> None:
    (found,) = mislabelled(app, planted)
    app.decisions.apply(label_changes({found.picture: found.looks_like}))
    assert mislabelled(app, planted) == ()


def test_confirmed_it_is_not_shown_while_its_label_is_the_same(app: App, planted: Path) -> None:
    (found,) = mislabelled(app, planted)
    app.decisions.apply(confirmations({found.picture: "bags"}))
    assert mislabelled(app, planted) == ()
    app.decisions.apply(label_changes({found.picture: "shoes"}))
    assert [(each.picture, each.label) for each in mislabelled(app, planted)] == [(found.picture, "shoes")]


def test_only_pictures_of_the_gallery_are_looked_at(app: App, planted: Path, tmp_path: Path) -> None:
    test = make_library(tmp_path / "test", each=2)
    make_picture(test / "bags" / "odd.png", 101, 70)
    measurement = app.measurements.measure(MeasurementRequest(planted, test=test), Progress())
    found = app.mislabelled.find(measurement, Progress()).pictures
    assert np.isin([each.picture for each in found], measurement.gallery_ids).all()
    assert len(found) == 1


class Memorised:
    """A head that has learnt every label by heart, the wrong ones too."""

    features = 48

    def embed(self, features: np.ndarray) -> np.ndarray:
        embeddings = np.zeros((len(features), 2), np.float32)
        embeddings[:, 0] = 1  # all pictures alike: nothing of what they look like is left
        return embeddings


def test_what_a_model_has_memorised_hides_nothing(
    app: App, data_folder: DataFolder, model: Model, planted: Path
) -> None:
    expected = mislabelled(app, planted)
    with closing(App(data_folder, replace(model, id="memorised", head=Memorised()))) as other:
        assert mislabelled(other, planted) == expected
    assert len(expected) == 1


def test_it_says_whose_features_were_looked_at(app: App, planted: Path) -> None:
    measurement = app.measurements.measure(MeasurementRequest(planted), Progress())
    found = app.mislabelled.find(measurement, Progress())
    assert (found.model_name, found.independent) == ("Fake", False)  # the shipped backbone has not looked yet
    app.models.rename("starter-1", "As it came")  # any starter will do
    shipped = app.models.load("starter-1")
    index_folder(planted, app._catalogue, shipped.backbone, Progress())
    found = app.mislabelled.find(measurement, Progress())
    assert (found.model_name, found.independent) == ("As it came", True)


def test_asked_again_nothing_is_computed_until_something_changes(app: App, planted: Path) -> None:
    measurement = app.measurements.measure(MeasurementRequest(planted), Progress())
    steps: list[Step] = []
    watched = Progress(steps.append)
    found = app.mislabelled.find(measurement, watched)
    assert steps
    steps.clear()
    assert app.mislabelled.find(measurement, watched) is found
    assert not steps
    app.decisions.apply(confirmations({found.pictures[0].picture: "bags"}))
    assert app.mislabelled.find(measurement, watched).pictures == ()
    assert steps
