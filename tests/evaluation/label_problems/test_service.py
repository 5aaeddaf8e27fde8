import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from pictures import make_library, make_picture

from simgui.app import App
from simgui.core.progress import Progress
from simgui.evaluation.label_problems import service as module
from simgui.evaluation.label_problems.records import LabelProblem, ProblemKind
from simgui.evaluation.label_problems.split_labels import Gap, SplitLabel
from simgui.evaluation.measurement import MeasurementRequest

pytestmark = pytest.mark.slow

KIND = ProblemKind


@pytest.fixture
def troubled(tmp_path: Path) -> Path:
    """Hats under two names, a bag that lies among the shoes too, and pictures without a label."""
    folder = make_library(tmp_path / "pictures", each=24)
    for variant in range(100, 124):
        make_picture(folder / "caps" / f"{variant}.png", 101, variant)
    (folder / "hats" / "0.png").unlink()  # in the midst of all the others, it would be nearest to each
    shutil.copyfile(folder / "bags" / "0.png", folder / "shoes" / "a bag.png")
    for number in range(3):
        make_picture(folder / f"{number}.png", 900 + number)
    return folder


def find(app: App, folder: Path, kind: ProblemKind) -> list[LabelProblem]:
    measurement = app.measurements.measure(MeasurementRequest(folder), Progress())
    return [each for each in app.label_problems.find(measurement, Progress()) if each.kind is kind]


def labels(app: App, folder: Path) -> dict[str, int]:
    return dict(app.trainings.data(folder).labels)


def paths(app: App, folder: Path, pictures: Sequence[int]) -> list[str]:
    return [each.path.relative_to(folder).as_posix() for each in app.pictures.get(pictures, folder)]


def test_copies_under_two_labels_are_found_and_settled(app: App, troubled: Path) -> None:
    exact = next(each for each in find(app, troubled, KIND.CONTRADICTION) if len(each.pictures) == 1)
    assert exact.labels == ("bags", "shoes")
    assert exact.why == "Copies of one picture lie under “bags” and “shoes”: it is not learned from."
    assert paths(app, troubled, exact.pictures) == ["bags/0.png"]
    undo = app.decisions.apply(exact.remedies[0].changes)
    assert exact.pictures not in [each.pictures for each in find(app, troubled, KIND.CONTRADICTION)]
    assert labels(app, troubled)["bags"] == 24
    app.decisions.apply(undo)
    assert exact in find(app, troubled, KIND.CONTRADICTION)


def test_near_copies_under_two_labels_are_found_and_confirmed(app: App, troubled: Path) -> None:
    near = next(each for each in find(app, troubled, KIND.CONTRADICTION) if len(each.pictures) == 2)
    assert set(near.labels) == {"caps", "hats"}
    app.decisions.apply(near.dismissal)  # both are right
    assert near not in find(app, troubled, KIND.CONTRADICTION)
    assert set(app.decisions.confirmed_labels()) == set(near.pictures)


def test_labels_that_are_one_are_merged_and_taken_back(app: App, troubled: Path) -> None:
    (same,) = find(app, troubled, KIND.SAME)
    assert same.labels == ("hats", "caps")
    before = labels(app, troubled)
    undo = app.decisions.apply(same.remedies[0].changes)
    merged = labels(app, troubled)
    assert (merged.get("hats"), merged["caps"]) == (None, 47)
    assert find(app, troubled, KIND.SAME) == []
    app.decisions.apply(undo)
    assert labels(app, troubled) == before


def test_both_names_may_become_another(app: App, troubled: Path) -> None:
    (same,) = find(app, troubled, KIND.SAME)
    app.decisions.apply(same.remedies[-1].named("headwear"))
    assert labels(app, troubled)["headwear"] == 47


def test_what_is_dismissed_is_not_given_until_that_is_taken_back(app: App, troubled: Path) -> None:
    (same,) = find(app, troubled, KIND.SAME)
    undo = app.decisions.apply(same.dismissal)
    assert find(app, troubled, KIND.SAME) == []
    app.decisions.apply(undo)
    assert find(app, troubled, KIND.SAME) == [same]


def test_pictures_without_a_label_are_asked_for(app: App, troubled: Path) -> None:
    asked = find(app, troubled, KIND.NEXT)
    assert {"0.png", "1.png", "2.png"}.issuperset(paths(app, troubled, [each.picture for each in asked]))
    assert len(asked) > 1
    first = asked[0]
    assert first.why.startswith("It has no label. Its nearest pictures: “")
    assert [remedy.label for remedy in first.remedies] == [*first.labels, None]
    app.decisions.apply(first.remedies[0].changes)
    undo = app.decisions.apply(asked[1].remedies[-1].named("other"))
    assert labels(app, troubled)["other"] == 1
    app.decisions.apply(undo)
    app.decisions.apply(asked[1].dismissal)
    assert not {each.picture for each in asked} & {each.picture for each in find(app, troubled, KIND.NEXT)}


def test_where_all_have_labels_the_doubtful_are_asked_for(app: App, tmp_path: Path) -> None:
    folder = make_library(tmp_path / "pictures", each=6)
    first = find(app, folder, KIND.NEXT)[0]
    own = app.pictures.get([first.picture], folder)[0].label
    assert first.why.startswith(f"Labelled “{own}”.")
    remedy = next(each for each in first.remedies if each.label == own)
    app.decisions.apply(remedy.changes)
    assert app.decisions.confirmed_labels() == {first.picture: own}
    assert first.picture not in [each.picture for each in find(app, folder, KIND.NEXT)]


def test_half_of_a_label_gets_another_name(app: App, troubled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def found(
        _features: object, numbers: np.ndarray, names: tuple[str, ...], _progress: Progress
    ) -> tuple[SplitLabel, ...]:
        rows = np.flatnonzero(numbers == names.index("shoes"))
        return (SplitLabel("shoes", rows[10:], rows[:10], Gap(0.5, 5), Gap(0.4, 4)),)

    monkeypatch.setattr(module, "find_split_labels", found)
    (split,) = find(app, troubled, KIND.SPLIT)
    assert split.why == (
        "14 and 10 of its pictures lie further apart (0.50) than two labels usually do (0.40)."
    )
    assert len(split.pictures) == 4
    app.decisions.apply(split.remedies[0].named("boots"))
    assert (labels(app, troubled)["shoes"], labels(app, troubled)["boots"]) == (14, 10)
