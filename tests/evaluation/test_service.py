import hashlib
import itertools
import shutil
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from fakes import FakeBackbone, fake_model
from pictures import LABELS, make_library, make_picture
from versions import add_version

from simgui.app import App
from simgui.core.errors import Cancelled, SimguiError, UnfinishedIndex
from simgui.core.progress import Progress, Step
from simgui.evaluation.measurement import MeasurementRequest
from simgui.library.decisions import label_changes
from simgui.library.label_rule import LabelLevel
from simgui.library.rules import Rules
from simgui.library.storage.data_folder import DataFolder
from simgui.models.cutpoints import Cutpoint


def test_every_picture_in_turn(app: App, library: Path) -> None:
    make_picture(library / "without a label.png", 9)
    evaluation = app.reports.evaluate(library, None, Progress())
    assert (evaluation.model, evaluation.queries, evaluation.cutpoint) == ("fake-model-1", 9, 0.3)
    assert (evaluation.recall_at_1, evaluation.recall_at_5, evaluation.map) == (1, 1, 1)
    assert (evaluation.precision, evaluation.recall, evaluation.f1) == (1, 1, 1)
    assert evaluation.false_accept_rate == 0


def test_a_label_of_a_single_picture_is_never_found(app: App, library: Path) -> None:
    make_picture(library / "gloves" / "0.png", 9)
    evaluation = app.reports.evaluate(library, None, Progress())
    assert evaluation.queries == 10
    assert evaluation.recall_at_1 == evaluation.map == 0.9


def test_the_figures_are_those_of_single_searches(app: App, tmp_path: Path) -> None:
    random = np.random.default_rng(4)
    train, test = tmp_path / "train", tmp_path / "test"
    for folder, count in ((train, 30), (test, 12)):
        for number in range(count):
            label = ("a", "b", "c")[int(random.integers(3))]
            make_picture(
                folder / label / f"{number}.png", int(random.integers(6)), int(random.integers(1000))
            )
    evaluation = app.reports.evaluate(train, test, Progress())
    right_first = right_among_five = accepted = right_accepted = 0
    queries = sorted(test.rglob("*.png"))
    for query in queries:
        result = app.searches.find(query, train)
        right = [neighbour.picture.label == query.parent.name for neighbour in result.neighbours]
        right_first += right[0]
        right_among_five += any(right)
        accepted += result.match
        right_accepted += right[0] and result.match
    assert evaluation.queries == 12
    assert evaluation.recall_at_1 == pytest.approx(right_first / 12)
    assert evaluation.recall_at_5 == pytest.approx(right_among_five / 12)
    assert evaluation.precision == pytest.approx(right_accepted / accepted)
    assert evaluation.recall == pytest.approx(right_accepted / right_first)
    assert evaluation.f1 == pytest.approx(2 * right_accepted / (accepted + right_first))


def test_queries_of_labels_that_the_gallery_does_not_have(app: App, library: Path, tmp_path: Path) -> None:
    test = tmp_path / "test"
    make_picture(test / "hats" / "new.png", 101, 9)
    make_picture(test / "gloves" / "new.png", 999)
    evaluation = app.reports.evaluate(library, test, Progress())
    assert (evaluation.queries, evaluation.recall_at_1, evaluation.map) == (2, 0.5, 0.5)
    assert (evaluation.precision, evaluation.recall, evaluation.false_accept_rate) == (1, 1, 0)


def test_one_query_is_enough(app: App, library: Path, tmp_path: Path) -> None:
    make_picture(tmp_path / "test" / "hats" / "new.png", 101, 9)
    evaluation = app.reports.evaluate(library, tmp_path / "test", Progress())
    assert (evaluation.queries, evaluation.recall_at_1) == (1, 1)


def test_a_picture_that_lies_in_both_folders_is_not_found_by_itself(
    app: App, library: Path, tmp_path: Path
) -> None:
    test = tmp_path / "test"
    (test / "hats").mkdir(parents=True)
    (test / "shoes").mkdir()
    shutil.copyfile(library / "hats" / "0.png", test / "hats" / "same.png")
    shutil.copyfile(library / "hats" / "1.png", test / "shoes" / "same.png")  # labelled otherwise
    evaluation = app.reports.evaluate(library, test, Progress())
    assert (evaluation.queries, evaluation.recall_at_1) == (2, 0.5)


def test_the_persons_cutpoint_is_the_one_that_is_measured(app: App, library: Path) -> None:
    app.models.choose_cutpoint(0.0)
    evaluation = app.reports.evaluate(library, None, Progress())
    assert (evaluation.cutpoint, evaluation.recall, evaluation.precision) == (0.0, 0, None)


@pytest.mark.parametrize("which", ["gallery", "test"])
def test_a_folder_without_labels(which: str, app: App, library: Path, tmp_path: Path) -> None:
    flat = tmp_path / "flat"
    for number in range(3):
        make_picture(flat / f"{number}.png", number)
    with pytest.raises(SimguiError, match="No labelled pictures") as caught:
        app.reports.evaluate(*((flat, None) if which == "gallery" else (library, flat)), Progress())
    assert str(flat) in caught.value.message
    assert "one subfolder a label" in caught.value.message


def test_an_evaluation_can_be_stopped(app: App, library: Path) -> None:
    with pytest.raises(Cancelled):
        app.reports.evaluate(library, None, Progress(is_cancelled=lambda: True))


def test_what_a_model_has_learnt_from_never_measures_it(
    data_folder: DataFolder, library: Path, backbone: FakeBackbone
) -> None:
    learnt = sorted((library / "hats").iterdir())[:2]
    hashes = [hashlib.blake2b(path.read_bytes(), digest_size=16).digest() for path in learnt]
    add_version(data_folder, fake_model(backbone).id, learnt=hashes)
    with closing(App(data_folder, fake_model(backbone))) as app:
        measured = app.measurements.measure(MeasurementRequest(library), Progress())
        assert (len(measured.query_ids), measured.learnt, len(measured.gallery_ids)) == (7, 2, 9)
        asked = app.pictures.get(measured.query_ids.tolist(), library)
        assert not {picture.path for picture in asked} & set(learnt)
        assert [measured.names[number] for number in measured.query_labels] == [each.label for each in asked]
        request = MeasurementRequest(library, test=_folder_of(learnt[0], library))
        with pytest.raises(SimguiError, match="Nothing to measure honestly"):
            app.measurements.measure(request, Progress())


def test_two_versions_side_by_side_are_asked_the_same(
    data_folder: DataFolder, library: Path, backbone: FakeBackbone
) -> None:
    learnt = sorted((library / "hats").iterdir())[:2]
    hashes = [hashlib.blake2b(path.read_bytes(), digest_size=16).digest() for path in learnt]
    add_version(data_folder, "other", learnt=hashes)
    with closing(App(data_folder, fake_model(backbone))) as app:
        alone = app.measurements.measure(MeasurementRequest(library), Progress())
        beside = app.measurements.measure(MeasurementRequest(library, beside="other"), Progress())
        assert (len(alone.query_ids), len(beside.query_ids)) == (9, 7)
        asked = app.pictures.get(beside.query_ids.tolist(), library)
        assert not {picture.path for picture in asked} & set(learnt)


def test_what_is_indexed_is_measured_without_a_look_at_the_folder(
    app: App, backbone: FakeBackbone, library: Path
) -> None:
    app.folders.index(library, Progress())
    make_picture(library / "hats" / "new.png", 101, variant=8)
    looked_at = backbone.calls
    library.rename(library.with_name("away"))  # whoever looks now finds nothing
    measured = app.measurements.measure(MeasurementRequest(library), Progress())
    assert (len(measured.query_ids), backbone.calls) == (9, looked_at)
    library.with_name("away").rename(library)
    assert app.reports.evaluate(library, None, Progress()).queries == 10  # the command looks for what is new


def test_a_version_with_eyes_of_its_own_looks_at_what_it_has_not_seen(
    indexed: App, data_folder: DataFolder, library: Path
) -> None:
    eyes = FakeBackbone("fake-2", grid=2)
    with closing(App(data_folder, fake_model(eyes, "other-model"))) as app:
        app.folders.index(library / "hats", Progress())
        assert eyes.calls == 3
        for _ in range(2):
            assert len(app.measurements.measure(MeasurementRequest(library), Progress()).gallery_ids) == 9
            assert eyes.calls == 9


def stop_after(pictures: int) -> Progress:
    """Make a progress whose person stops the indexing after so many pictures."""
    steps: list[Step] = []
    return Progress(
        steps.append,
        lambda: any(step.text == "Indexing" and step.done >= pictures for step in steps),
        clock=itertools.count().__next__,  # every step is told, however fast they come
    )


def test_half_a_folder_is_not_measured(app: App, library: Path) -> None:
    with pytest.raises(Cancelled):
        app.folders.index(library, stop_after(4))
    assert 4 <= len(app.pictures.ids(library)) < 9
    for _ in range(2):
        with pytest.raises(UnfinishedIndex, match="not indexed to its end"):
            app.measurements.measure(MeasurementRequest(library), Progress())
    app.folders.index(library / "hats", Progress())  # all of a part of it is no half of that part
    with pytest.raises(SimguiError, match="No labelled pictures"):
        app.measurements.measure(MeasurementRequest(library / "hats"), Progress())
    with pytest.raises(UnfinishedIndex):
        app.measurements.measure(MeasurementRequest(library), Progress())
    app.folders.index(library, Progress())
    assert len(app.measurements.measure(MeasurementRequest(library), Progress()).query_ids) == 9


def test_a_folder_that_was_whole_once_is_measured_while_it_is_looked_through(app: App, library: Path) -> None:
    with pytest.raises(UnfinishedIndex):  # somebody else has begun to index it
        app.measurements.measure(MeasurementRequest(library, may_index=False), Progress())
    app.folders.index(library, Progress())
    for variant in range(3):
        make_picture(library / "coats" / f"{variant}.png", 900, variant)
    with pytest.raises(Cancelled):
        app.folders.index(library, stop_after(1))
    measured = app.measurements.measure(MeasurementRequest(library, may_index=False), Progress())
    assert len(measured.query_ids) in (10, 11)


def test_nothing_is_measured_again_that_has_not_changed(app: App, library: Path) -> None:
    app.folders.index(library, Progress())
    first = app.measurements.measure(MeasurementRequest(library), Progress())
    app.models.choose_cutpoint(0.02)
    again = app.measurements.measure(MeasurementRequest(library), Progress(), last=first)
    assert again.figures is first.figures
    assert again.cutpoint == Cutpoint("custom", 0.02)
    app.decisions.apply(label_changes({int(first.query_ids[0]): "gloves"}))
    anew = app.measurements.measure(MeasurementRequest(library), Progress(), last=again)
    assert anew.figures is not first.figures
    app.decisions.apply(label_changes({int(first.query_ids[0]): None}))
    make_picture(library / "hats" / "new.png", 101, variant=8)
    app.folders.index(library, Progress())
    anew = app.measurements.measure(MeasurementRequest(library), Progress(), last=again)
    assert anew.figures is not first.figures


def _folder_of(picture: Path, library: Path) -> Path:
    """Make a labelled folder of one picture."""
    folder = library.with_name("apart")
    (folder / "hats").mkdir(parents=True)
    shutil.copyfile(picture, folder / "hats" / "same.png")
    return folder


def test_of_many_queries_some_are_drawn(app: App, library: Path) -> None:
    make_library(library, (*LABELS, "coats", "gloves"), 12)
    measured = app.measurements.measure(MeasurementRequest(library, most_queries=40), Progress())
    assert (len(measured.query_ids), measured.not_drawn) == (40, 20)
    assert set(measured.query_labels.tolist()) == set(range(5))


def test_a_measurement_follows_the_rule_for_labels(app: App, tmp_path: Path) -> None:
    folder, test = (tmp_path / name for name in ("gallery", "test"))
    for number in range(12):
        make_picture(folder / ("old", "new")[number % 2] / ("a", "b")[number // 6] / f"{number}.png", number)
        make_picture(test / "any" / ("a", "b")[number // 6] / f"{number}.png", 50 + number)
    app.folders.index(folder, Progress())
    first = app.measurements.measure(MeasurementRequest(folder), Progress())
    assert first.names == ("new", "old")
    app.folders.set_rules(folder, Rules(labels=LabelLevel.LAST))
    last = app.measurements.measure(MeasurementRequest(folder), Progress(), first)
    assert last.names == ("a", "b")
    assert last.key != first.key
    apart = app.measurements.measure(MeasurementRequest(folder, test), Progress())
    assert apart.names == ("a", "b")  # the test folder goes by the rule of the gallery
    app.folders.set_rules(folder, Rules(labels=LabelLevel.NONE))
    with pytest.raises(SimguiError, match="you chose so"):
        app.measurements.measure(MeasurementRequest(folder), Progress())
