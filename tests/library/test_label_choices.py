from pathlib import Path

import pytest
from fakes import FakeBackbone
from pictures import make_picture

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, Kind
from simgui.library.folders.additions import add_copies
from simgui.library.folders.indexer import index_folder
from simgui.library.label_choices import LabelChoice, label_choices, labels_in_force
from simgui.library.label_rule import LabelLevel
from simgui.library.labelled import read_labelled
from simgui.library.rules import Rules


@pytest.fixture
def nested(tmp_path: Path, catalogue: Catalogue) -> Path:
    """Photos by year, in each year by what they show."""
    folder = tmp_path / "photos"
    for number, (year, thing) in enumerate(
        (y, t) for y in ("2018", "2019") for t in ("cats", "dogs") for _ in "ab"
    ):
        make_picture(folder / year / thing / f"{number}.png", number)
    make_picture(folder / "loose.png", 99)
    index_folder(folder, catalogue, FakeBackbone(), Progress())
    return folder


def test_what_each_rule_would_give(nested: Path, catalogue: Catalogue) -> None:
    said = {each.level.value: each.said() for each in label_choices(catalogue, nested, "fake-1")}
    assert said == {
        "auto": "no labels",
        "first": "2 labels, 8 pictures: 2018, 2019",
        "last": "2 labels, 8 pictures: cats, dogs",
        "path": "4 labels, 8 pictures: 2018/cats, 2018/dogs, 2019/cats, …",
        "none": "no labels",
    }


def test_the_rule_is_followed_everywhere(nested: Path, catalogue: Catalogue) -> None:
    assert labels_in_force(catalogue, nested, "fake-1").why == (
        "The subfolders look like dates (“2018”, “2019”): taken as folders, not as labels."
    )
    catalogue.folders.set_rules(nested, Rules(labels=LabelLevel.LAST))
    found = labels_in_force(catalogue, nested, "fake-1")
    assert (found.level, dict(found.labels)) == (LabelLevel.LAST, {"cats": 4, "dogs": 4})
    pictures = read_labelled(catalogue, nested, "fake-1")
    shown = catalogue.pictures.get(pictures.ids.tolist(), nested)
    assert [each.label for each in shown] == [pictures.names[label] for label in pictures.labels]
    inside = read_labelled(catalogue, nested / "2019", "fake-1")  # opened by itself, by the same rule
    assert inside.counts() == {"cats": 2, "dogs": 2}


def test_a_label_of_the_person_counts_under_every_rule(nested: Path, catalogue: Catalogue) -> None:
    number = catalogue.pictures.at(nested / "loose.png", "fake-1")
    assert number is not None
    catalogue.decisions.decide(Kind.LABEL, {number: "birds"})
    for choice in label_choices(catalogue, nested, "fake-1"):
        assert choice.labels["birds"] == 1


@pytest.mark.parametrize(("level", "place"), [(LabelLevel.LAST, "2018/dogs"), (LabelLevel.FIRST, "2019")])
def test_a_copy_goes_where_its_label_is(
    nested: Path, catalogue: Catalogue, level: LabelLevel, place: str
) -> None:
    catalogue.folders.set_rules(nested, Rules(labels=level))
    number = catalogue.pictures.at(nested / "loose.png", "fake-1")
    assert number is not None
    label = "dogs" if level is LabelLevel.LAST else "2019"
    assert add_copies(catalogue, "fake-1", {number: label}, nested, Progress()) == [
        nested / place / "loose.png"
    ]


def test_a_choice_is_said_as_a_sentence() -> None:
    few, many = (
        LabelChoice(LabelLevel.FIRST, {"a": 1}, ""),
        LabelChoice(LabelLevel.FIRST, dict.fromkeys("abcd", 2), ""),
    )
    assert few.sentence() == "1 label, 1 picture: a."
    assert many.sentence() == "4 labels, 8 pictures: a, b, c, …"
