import json
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from networks import tiny_network
from versions import add_version, joined_arrays, with_own_backbone, write_version

from simgui.app import App
from simgui.child import client as trainer
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import DataFolder
from simgui.models import versions
from simgui.models.cutpoints import Cutpoint
from simgui.models.model import Model
from simgui.models.records import ModelVersion, Split

pytestmark = pytest.mark.slow

STARTER = "starter-2"
STARTERS = [STARTER, "starter-fast-2", "starter-1"]
OTHERS = STARTERS[1:]


@pytest.fixture
def shipped(data_folder: DataFolder) -> Iterator[App]:
    """A session on the shipped model, with a version made-1 beside it."""
    add_version(data_folder, "made-1")
    with closing(App(data_folder)) as opened:
        yield opened


def ids(app: App) -> list[str]:
    return [version.id for version in app.models.list()]


def left_in(folder: DataFolder) -> list[str]:
    return sorted(path.name for path in folder.models.iterdir())


def packed(folder: Path, model_id: str, arrays: dict[str, Any] | None = None, **values: Any) -> Path:
    """Write a version as a stranger may send it."""
    version = write_version(folder / "stranger", model_id, arrays, **values)
    with zipfile.ZipFile(folder / "stranger.zip", "w") as made:
        for name in ("model.json", "head.npz"):
            made.write(version / name, name)
    return folder / "stranger.zip"


# Which there are, and which is used.


def test_the_starters_alone_are_listed_and_the_default_one_is_used(data_folder: DataFolder) -> None:
    with closing(App(data_folder)) as app:
        assert [(each.id, each.name, each.recipe, each.active) for each in app.models.list()] == [
            (STARTER, "Starter", "shipped", True),
            ("starter-fast-2", "Starter (fast)", "shipped", False),
            ("starter-1", "Earlier starter", "shipped", False),
        ]
        assert app.models.of().id == STARTER
    assert not data_folder.models.exists()


def test_the_starters_come_first(shipped: App, data_folder: DataFolder) -> None:
    add_version(data_folder, "a-1")
    assert ids(shipped) == [*STARTERS, "a-1", "made-1"]
    assert shipped.models.list()[4] == ModelVersion(
        "made-1", "Made made-1", "quick", "2026-01-02T03:04:05+00:00", False
    )


def test_a_version_is_used_with_its_cutpoint_until_another_is(shipped: App) -> None:
    starter = shipped.models.cutpoint_of(shipped.models.of())
    assert shipped.models.use("made-1").id == shipped.models.of().id == "made-1"
    assert shipped.models.cutpoint_of(shipped.models.of()) == Cutpoint("balanced", 0.25)
    assert [version.id for version in shipped.models.list() if version.active] == ["made-1"]
    assert shipped.models.use(STARTER).id == shipped.models.of().id == STARTER
    assert shipped.models.cutpoint_of(shipped.models.of()) == starter


def test_the_choice_survives_the_session(shipped: App, data_folder: DataFolder) -> None:
    shipped.models.use("made-1")
    with closing(App(data_folder)) as again:
        assert again.models.of().id == "made-1"
        again.models.use(STARTER)
    with closing(App(data_folder)) as once_more:
        assert once_more.models.of().id == STARTER


def test_a_search_uses_the_version_without_indexing_anew(shipped: App, library: Path) -> None:
    shipped.folders.index(library, Progress())
    query = library / "hats" / "0.png"
    before = shipped.searches.find(query, library)
    shipped.models.use("made-1")
    after = shipped.searches.find(query, library)
    assert (before.model, after.model) == (STARTER, "made-1")
    assert before.searched == after.searched == 9
    assert after.cutpoint == Cutpoint("balanced", 0.25)
    assert [each.distance for each in before.neighbours] != [each.distance for each in after.neighbours]


def test_a_cutpoint_of_the_persons_own_belongs_to_its_version(shipped: App) -> None:
    starter = shipped.models.cutpoint_of(shipped.models.of())
    shipped.models.use("made-1")
    assert shipped.models.choose_cutpoint(0.5) == Cutpoint("custom", 0.5)
    shipped.models.use(STARTER)
    assert shipped.models.cutpoint_of(shipped.models.of()) == starter
    shipped.models.use("made-1")
    assert shipped.models.cutpoint_of(shipped.models.of()) == Cutpoint("custom", 0.5)
    assert shipped.models.choose_cutpoint(None) == Cutpoint("balanced", 0.25)


@pytest.mark.parametrize("model_id", ["unknown-1", "../starter", ""])
def test_an_unknown_version_is_not_used(shipped: App, data_folder: DataFolder, model_id: str) -> None:
    shipped.models.use("made-1")
    for ask in (shipped.models.use, shipped.models.load, shipped.models.delete):
        with pytest.raises(SimguiError, match="No such model"):
            ask(model_id)
    assert shipped.models.of().id == "made-1"


def test_a_damaged_version_is_not_used(shipped: App, data_folder: DataFolder) -> None:
    (data_folder.models / "made-1" / "head.npz").write_bytes(b"damaged")
    with pytest.raises(SimguiError, match="The model is damaged"):
        shipped.models.use("made-1")
    assert shipped.models.of().id == STARTER
    with closing(App(data_folder)) as again:
        assert again.models.of().id == STARTER


def lose(version: Path) -> None:
    (version / "model.json").unlink()


def damage(version: Path) -> None:
    (version / "head.npz").write_bytes(b"damaged")


@pytest.mark.parametrize("spoil", [lose, damage])
def test_where_the_version_in_use_is_lost_the_starter_is_used_and_said(
    shipped: App, data_folder: DataFolder, spoil: Callable[[Path], None]
) -> None:
    shipped.models.rename("made-1", "Hats")
    shipped.models.use("made-1")
    spoil(data_folder.models / "made-1")
    with closing(App(data_folder)) as again:
        told = again.storage.settle(Progress())
        assert told is not None
        assert told.title == "The starter is used from now on"
        assert "“Hats” is lost or damaged" in told.message
        assert again.models.of().id == STARTER
        assert again.storage.settle(Progress()) is None  # told once
    with closing(App(data_folder)) as once_more:
        assert once_more.storage.settle(Progress()) is None
        assert once_more.models.list()[0].active


def test_a_damaged_starter_is_told_to_who_needs_it(
    data_folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_folder: Path, _backbone: object) -> Model:
        raise SimguiError("The model is damaged", "Install SimGUI again.")

    monkeypatch.setattr(versions, "load_model", fail)
    with closing(App(data_folder)) as app:
        assert app.storage.settle(Progress()) is None  # a doctor can still look
        with pytest.raises(SimguiError, match="The model is damaged"):
            app.searches.find(b"", data_folder.root)


def test_a_version_is_loaded_without_being_used(shipped: App) -> None:
    assert shipped.models.load("made-1").id == "made-1"
    assert shipped.models.load(STARTER).id == STARTER
    assert shipped.models.of().id == STARTER


def test_each_version_has_its_folder(shipped: App, data_folder: DataFolder) -> None:
    models = shipped.models
    assert models.folder("made-1") == data_folder.models / "made-1"
    assert json.loads((models.folder(STARTER) / "model.json").read_text("utf-8"))["id"] == STARTER


def test_a_version_that_is_not_active_is_evaluated(shipped: App, library: Path) -> None:
    figures = shipped.reports.evaluate(library, None, Progress(), "made-1")
    assert (figures.model, figures.cutpoint, figures.queries) == ("made-1", 0.25, 9)
    active = shipped.reports.evaluate(library, None, Progress())
    assert (active.model, active.cutpoint) == (
        STARTER,
        shipped.models.cutpoint_of(shipped.models.of()).distance,
    )
    with pytest.raises(SimguiError, match="No such model"):
        shipped.reports.evaluate(library, None, Progress(), "unknown-1")


# Deleted.


def test_the_version_in_use_is_not_deleted(shipped: App) -> None:
    shipped.models.use("made-1")
    with pytest.raises(SimguiError, match="This model is in use"):
        shipped.models.delete("made-1")
    shipped.models.use(STARTER)
    with pytest.raises(SimguiError, match="The starter stays"):
        shipped.models.delete(STARTER)
    assert ids(shipped) == [*STARTERS, "made-1"]


def test_another_version_is_deleted(shipped: App, data_folder: DataFolder) -> None:
    shipped.models.delete("made-1")
    assert ids(shipped) == STARTERS
    assert left_in(data_folder) == []


def test_the_starter_is_never_deleted(shipped: App) -> None:
    shipped.models.use("made-1")
    with pytest.raises(SimguiError):
        shipped.models.delete(STARTER)
    assert ids(shipped) == [*STARTERS, "made-1"]


# Sent away and taken in.


@pytest.mark.process
def test_an_exported_version_works_in_another_library(shipped: App, tmp_path: Path) -> None:
    shipped.packages.export("made-1", tmp_path / "made.zip")
    features = np.random.default_rng(0).normal(size=(3, 1280)).astype(np.float32)
    other = DataFolder.open(tmp_path / "other")
    with closing(App(other)) as app:
        taken_in = app.packages.import_file(tmp_path / "made.zip")
        assert ids(app) == [*STARTERS, taken_in]
        assert app.models.of().id == STARTER  # to be used it is chosen
        taken = app.models.use(taken_in)
        assert taken.name == "Made made-1"
    made = shipped.models.load("made-1")
    assert np.array_equal(taken.head.embed(features), made.head.embed(features))
    assert left_in(other) == [taken_in]


@pytest.mark.process
def test_a_version_is_taken_in_once(shipped: App, tmp_path: Path, data_folder: DataFolder) -> None:
    shipped.packages.export("made-1", tmp_path / "made.zip")
    with pytest.raises(SimguiError, match="This model is here already"):
        shipped.packages.import_file(tmp_path / "made.zip")
    assert left_in(data_folder) == ["made-1"]


@pytest.mark.process
@pytest.mark.parametrize(
    ("arrays", "values"),
    [
        (None, {"backbone": "another-1"}),
        (None, {"id": "../made"}),
        (None, {"id": 7}),
        (None, {"schema": 2}),
        (None, {"cutpoint": {}}),
        (None, {"head": {"file": "head.npz", "sha256": "0" * 64}}),
        (joined_arrays(kept_share=2), {}),
        (joined_arrays(features=20), {}),
        ({"projection": np.ones((20, 4), np.float32)}, {}),
    ],
)
def test_a_version_that_does_not_fit_is_refused(
    shipped: App, data_folder: DataFolder, tmp_path: Path, arrays: Any, values: dict[str, Any]
) -> None:
    file = packed(tmp_path, "stranger-1", arrays, **values)
    with pytest.raises(SimguiError):
        shipped.packages.import_file(file)
    assert left_in(data_folder) == ["made-1"]
    assert ids(shipped) == [*STARTERS, "made-1"]


@pytest.mark.process
def test_a_strangers_version_that_fits_is_taken_in(shipped: App, tmp_path: Path) -> None:
    taken_in = shipped.packages.import_file(packed(tmp_path, "stranger-1", joined_arrays(1)))
    assert shipped.models.use(taken_in).name == "Made stranger-1"


# A version with a backbone of its own.


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "own"
    folder.mkdir()
    return with_own_backbone(folder, "thorough-1", tiny_network(32), input={"size_px": 32, "crop": 1.0})


def zipped(folder: Path) -> Path:
    file = folder.with_suffix(".simgui")
    with zipfile.ZipFile(file, "w") as packed:
        for path in folder.iterdir():
            packed.write(path, path.name)
    return file


@pytest.mark.process
def test_a_backbone_comes_along_and_the_library_is_looked_at_with_it(
    shipped: App, own: Path, library: Path, tmp_path: Path
) -> None:
    shipped.folders.index(library, Progress())
    taken_in = shipped.packages.import_file(zipped(own))
    shipped.packages.export(taken_in, tmp_path / "out.simgui")
    with zipfile.ZipFile(tmp_path / "out.simgui") as packed:
        assert {"backbone.json", "backbone.tflite", "head.npz", "model.json"} == set(packed.namelist())
    backbone = shipped.models.use(taken_in).backbone
    assert backbone.id.startswith("backbone-")
    assert shipped.searches.find(library / "hats" / "0.png", library).model == STARTER
    assert shipped.folders.index(library, Progress(), backbone).indexed == 9
    assert shipped.models.change_over() is not None
    assert shipped.searches.find(library / "hats" / "0.png", library).model == taken_in
    assert len(shipped.searches.find(library / "hats" / "0.png", library).neighbours) == 5
    # deleted, it leaves nothing behind; what the starter has seen stays
    shipped.models.use(STARTER)
    shipped.models.delete(taken_in)
    assert shipped.folders.index(library, Progress()).indexed == 0
    assert shipped.packages.import_file(zipped(own)) == taken_in
    again = shipped.models.use(taken_in)
    assert shipped.folders.index(library, Progress(), again.backbone).indexed == 9


@pytest.mark.process
@pytest.mark.parametrize(
    ("content", "values"),
    [
        (b"TFL3 but nothing behind it", {}),
        (None, {"input": {"size_px": 100_000, "crop": 1.0}}),
        (None, {"input": {"size_px": 224, "crop": 7.0}}),
        (None, {"sha256": "0" * 64}),
        (None, {"schema": 99}),
    ],
)
def test_a_backbone_that_does_not_work_is_not_taken_in(
    shipped: App, tmp_path: Path, content: bytes | None, values: dict[str, Any]
) -> None:
    folder = tmp_path / "bad"
    folder.mkdir()
    with_own_backbone(folder, "thorough-1", content, **values)
    with pytest.raises(SimguiError, match=r"damaged|newer"):
        shipped.packages.import_file(zipped(folder))
    assert "thorough-1" not in [version.id for version in shipped.models.list()]
    assert list(shipped.data_folder.models.glob(".*")) == []


@pytest.mark.process
def test_a_network_that_ends_its_process_is_a_damaged_model(
    shipped: App, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash = [sys.executable, "-c", "import os; os.abort()"]
    monkeypatch.setattr(trainer, "trainer_command", lambda: crash)
    with pytest.raises(SimguiError, match=r"The model is damaged.*does not run"):
        shipped.packages.import_file(zipped(own))
    assert list(shipped.data_folder.models.glob(".*")) == []


# Names and reports.


def test_a_version_is_renamed_and_the_version_itself_stays(shipped: App) -> None:
    folder = add_version(shipped.data_folder, "spring-1")
    manifest = (folder / "model.json").read_bytes()
    shipped.models.rename("spring-1", "  Autumn  ")
    shipped.models.rename(STARTER, "As it came")
    assert {"As it came", "Autumn"} <= {version.name for version in shipped.models.list()}
    assert shipped.models.use("spring-1").name == "Autumn"
    assert (folder / "model.json").read_bytes() == manifest
    for model_id, name in (("spring-1", "  "), ("unknown-1", "Autumn")):
        with pytest.raises(SimguiError):
            shipped.models.rename(model_id, name)
    shipped.models.use(STARTER)
    shipped.models.delete("spring-1")
    add_version(shipped.data_folder, "spring-1")
    assert "Made spring-1" in [version.name for version in shipped.models.list()]


def test_a_report_gives_what_the_version_says_of_itself(shipped: App) -> None:
    measured = {"recall_at_1": 0.75, "queries": 12, "intervals": {"recall_at_1": [0.5, 0.875]}}
    data = {"folder": "/photos", "labels": {"hats": 9}}
    split = {"train": 5, "test": 12, "digest": "ab"}
    add_version(shipped.data_folder, "spring-1", report={"after": measured}, data=data, split=split)
    report = shipped.models.report("spring-1")
    assert (report.version.recall_at_1, report.version.queries) == (0.75, 12)
    assert (report.folder, report.labels, report.split) == ("/photos", {"hats": 9}, Split(5, None, 12, "ab"))
    metrics = report.metrics
    assert metrics is not None
    assert (metrics.queries, metrics.recall_at_1, metrics.map, metrics.held_out) == (12, 0.75, None, None)
    assert metrics.intervals == {"recall_at_1": (0.5, 0.875)}
    bare = shipped.models.report(STARTER)
    assert (bare.version.recall_at_1, bare.metrics, bare.cutpoints, bare.labels) == (None, None, (), {})


def test_a_cutpoint_that_calibration_named_keeps_its_name(shipped: App) -> None:
    named = [{"name": "lenient", "distance": 0.5}, {"name": "strict", "distance": 0.125}]
    add_version(shipped.data_folder, "spring-1", cutpoints=named)
    assert shipped.models.use("spring-1").cutpoints == (Cutpoint("strict", 0.125), Cutpoint("lenient", 0.5))
    assert shipped.models.choose_cutpoint(0.125) == Cutpoint("strict", 0.125)
    assert shipped.models.choose_cutpoint(0.25) == Cutpoint("custom", 0.25)
    assert shipped.models.choose_cutpoint(None) == Cutpoint("balanced", 0.25)


def test_thresholds_out_of_order_are_named_anew_and_the_choice_stays(shipped: App) -> None:
    named = [
        {"name": "optimal", "distance": 0.24, "calibration": {"false_accept_rate": 0.2}},
        {"name": "strict", "distance": 0.0625, "calibration": {"false_accept_rate": 0.01}},
        {"name": "lenient", "distance": 0.22, "calibration": {"false_accept_rate": 0.1}},
    ]
    start = {"name": "lenient", "distance": 0.22}
    add_version(shipped.data_folder, "spring-1", cutpoints=named, cutpoint=start)
    shipped.models.use("spring-1")
    chosen = shipped.models.choose_cutpoint(0.24)
    in_order = (Cutpoint("strict", 0.0625), Cutpoint("balanced", 0.22), Cutpoint("lenient", 0.24))
    assert shipped.models.of().cutpoints == in_order
    assert chosen == shipped.models.cutpoint_of(shipped.models.of()) == in_order[2]
    assert shipped.models.choose_cutpoint(None) == in_order[1]
    told = shipped.models.report("spring-1").cutpoints
    assert tuple(each.cutpoint for each in told) == in_order
    rates = [each.calibration.false_accept_rate for each in told if each.calibration]
    assert rates == [0.01, 0.1, 0.2]
