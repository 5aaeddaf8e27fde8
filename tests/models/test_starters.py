"""The starters: each searches, each keeps its own features, and none can be deleted or passed for."""

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import pytest
from networks import quantised_network
from strangers import make_version, zipped
from versions import joined_arrays, write_version

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.resources import resource
from simgui.core.sentences import Sentence
from simgui.library.storage.data_folder import DataFolder
from simgui.models.layout import BACKBONE, NETWORK, STARTERS
from simgui.models.network.file import check_network

pytestmark = pytest.mark.slow

EARLIER = "starter-1"
LITE2, LITE2_FEATURES = "starter-2", "efficientnet-lite2-int8-1"


@pytest.fixture
def shipped(data_folder: DataFolder) -> Iterator[App]:
    """A session on the starters."""
    with closing(App(data_folder)) as opened:
        yield opened


def names(app: App) -> dict[str, str]:
    return {version.id: version.name for version in app.models.list()}


@pytest.mark.parametrize("model_id", STARTERS)
def test_each_starter_searches_the_samples(shipped: App, model_id: str) -> None:
    samples = resource("samples")
    query = samples / "hat" / "hat-1.jpg"
    model = shipped.models.use(model_id)
    assert shipped.folders.index(samples, Progress()).indexed == 60
    found = shipped.searches.find(query, samples)
    assert (found.model, found.cutpoint) == (model_id, model.cutpoint)
    assert len(found.neighbours) == 5
    assert query not in [each.picture.path for each in found.neighbours]
    assert found.neighbours[0].picture.label == "hat"


def test_another_starter_looks_at_the_folder_anew_and_what_each_has_seen_is_kept(
    shipped: App, library: Path
) -> None:
    query = library / "hats" / "0.png"
    shipped.folders.index(library, Progress())
    before = shipped.searches.find(query, library)
    shipped.models.use(EARLIER)
    waiting = shipped.searches.find(query, library)
    assert (waiting.model, waiting.neighbours) == (LITE2, before.neighbours)
    prepared = shipped.preparation.run((), Progress())
    assert prepared is not None
    assert (prepared.done, prepared.total, prepared.in_use) == (9, 9, True)
    found = shipped.searches.find(query, library)
    assert (found.model, len(found.neighbours)) == (EARLIER, 5)
    for model_id in (LITE2, EARLIER):
        assert shipped.models.use(model_id).id == shipped.models.of().id == model_id
        assert shipped.folders.index(library, Progress()).indexed == 0
    shipped.models.use(LITE2)
    after = shipped.searches.find(query, library)
    assert [each.distance for each in after.neighbours] == [each.distance for each in before.neighbours]


@pytest.mark.parametrize("model_id", STARTERS)
def test_no_starter_is_deleted(shipped: App, data_folder: DataFolder, model_id: str) -> None:
    shipped.models.use(next(each for each in STARTERS if each != model_id))
    with pytest.raises(SimguiError, match="The starter stays"):
        shipped.models.delete(model_id)
    assert list(names(shipped)) == list(STARTERS)
    assert shipped.models.use(model_id).id == model_id


def test_a_starter_is_renamed_and_the_choice_of_it_is_kept(shipped: App, data_folder: DataFolder) -> None:
    shipped.models.rename(LITE2, "The better one")
    assert shipped.models.use(LITE2).name == "The better one"
    with closing(App(data_folder)) as again:
        assert again.models.of().id == LITE2
        assert names(again)[LITE2] == "The better one"
        assert again.models.folder(LITE2) == resource("models", "starter-2")


def test_a_version_in_the_store_cannot_replace_a_starter(shipped: App, data_folder: DataFolder) -> None:
    write_version(data_folder.models / LITE2, LITE2, name="A stranger")
    assert list(names(shipped)) == list(STARTERS)
    assert names(shipped)[LITE2] == "Starter"
    assert shipped.models.use(LITE2).backbone.id == LITE2_FEATURES
    assert shipped.models.folder(LITE2) == resource("models", "starter-2")


def test_a_damaged_starter_is_told_and_the_others_are_used(
    shipped: App, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    damaged = tmp_path / "starter-2"
    shutil.copytree(resource("models", "starter-2"), damaged)
    (damaged / "head.npz").write_bytes(b"damaged")
    shipped.models.use(EARLIER)
    starters = {version.id: version for version in shipped.models.list()}
    monkeypatch.setattr("simgui.models.starter.starter_folder", lambda model_id: damaged)
    with pytest.raises(SimguiError, match="The model is damaged"):
        shipped.models.use(LITE2)
    monkeypatch.undo()
    assert shipped.models.of().id == EARLIER
    assert {version.id: version for version in shipped.models.list()} == starters


# What others bring.


def test_a_backbone_cannot_pass_for_that_of_another_starter(shipped: App, data_folder: DataFolder) -> None:
    folder = make_version(data_folder.models / LITE2_FEATURES, id=LITE2_FEATURES)
    for name, field in (("model.json", "backbone"), ("backbone.json", "id")):
        told = json.loads((folder / name).read_text("utf-8"))
        (folder / name).write_text(json.dumps(told | {field: LITE2_FEATURES}), "utf-8")
    assert shipped.models.use(LITE2_FEATURES).backbone.id.startswith("backbone-")


@pytest.mark.process
@pytest.mark.slow
def test_a_version_on_the_backbone_of_a_starter_shares_its_features(
    shipped: App, library: Path, tmp_path: Path
) -> None:
    shipped.models.use(LITE2)
    shipped.folders.index(library, Progress())
    folder = tmp_path / "on-lite2"
    write_version(folder, "on-lite2-1", joined_arrays(1), backbone=LITE2_FEATURES)
    for name in (BACKBONE, NETWORK):
        shutil.copyfile(resource("models", "starter-2", name), folder / name)
    imported = shipped.packages.import_file(zipped(folder))
    assert shipped.models.use(imported).backbone.id == LITE2_FEATURES
    assert shipped.folders.index(library, Progress()).indexed == 0
    kept = shipped._catalogue._database.query("SELECT DISTINCT length(vector) FROM features").fetchall()
    assert kept == [(1280,)]
    told = json.loads((shipped.models.folder(imported) / BACKBONE).read_text("utf-8"))
    del told["output"]  # as an earlier program imported it
    (shipped.models.folder(imported) / BACKBONE).write_text(json.dumps(told), "utf-8")
    assert (
        shipped.models.load(imported).backbone.quantisation
        == shipped.models.load(LITE2).backbone.quantisation
    )
    shipped.models.use(LITE2)
    shipped.models.delete(imported)
    assert shipped.folders.index(library, Progress()).indexed == 0  # they are the starter's too


@pytest.mark.process
@pytest.mark.slow
@pytest.mark.parametrize("change", [{}, {"scale": 0.5}, {"zero_point": 7}])
def test_what_its_numbers_stand_for_is_held_against_the_network(
    shipped: App, library: Path, tmp_path: Path, change: dict[str, float]
) -> None:
    network = quantised_network(32)
    folder = make_version(tmp_path / "m", network, joined_arrays(features=4))
    quantisation = check_network(network).quantisation
    assert quantisation is not None
    backbone = json.loads((folder / BACKBONE).read_text("utf-8"))
    backbone["output"] = {"dtype": "int8"} | asdict(quantisation) | change
    (folder / BACKBONE).write_text(json.dumps(backbone), "utf-8")
    if change:
        with pytest.raises(SimguiError, match="stand for something else"):
            shipped.packages.import_file(zipped(folder))
        return
    model = shipped.models.use(shipped.packages.import_file(zipped(folder)))
    shipped.folders.index(library, Progress())
    kept = shipped._catalogue._database.query("SELECT DISTINCT length(vector) FROM features").fetchall()
    assert kept == [(4,)]
    assert model.backbone.quantisation == quantisation
    assert len(shipped.searches.find(library / "hats" / "0.png", library).neighbours) == 5


@pytest.mark.process
@pytest.mark.slow
def test_a_strangers_network_in_8_bits_is_imported_and_searches(
    shipped: App, library: Path, tmp_path: Path
) -> None:
    folder = make_version(tmp_path / "m", quantised_network(32), joined_arrays(features=4))
    imported = shipped.packages.import_file(zipped(folder))
    backbone = shipped.models.use(imported).backbone
    assert backbone.id.startswith("backbone-")
    assert shipped.folders.index(library, Progress()).indexed == 9
    assert len(shipped.searches.find(library / "hats" / "0.png", library).neighbours) == 5


def test_the_names_of_starters_can_be_said_in_other_languages(shipped: App) -> None:
    assert [each.name for each in shipped.models.list()] == ["Starter", "Starter (fast)", "Earlier starter"]
    assert all(isinstance(each.name, Sentence) for each in shipped.models.list())
    shipped.models.rename(EARLIER, "Mine")
    assert not isinstance(shipped.models.name(EARLIER), Sentence)
