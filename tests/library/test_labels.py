import os
from pathlib import Path

import pytest

from simgui.library.label_rule import LabelLevel, LabelRule, SubfolderCheck
from simgui.library.labels import FolderLabels, Labelling

SHOP = Path("/shop")
CHANCE = SubfolderCheck(scenes=100, agreeing=52, chance_from=40, chance_to=60)


@pytest.mark.parametrize(
    ("path", "folder", "first", "last", "way"),
    [
        ("/shop/shoes/7.jpg", "/shop", "shoes", "shoes", "shoes"),
        ("/shop/shoes/red/7.jpg", "/shop", "shoes", "red", "shoes/red"),
        ("/shop/shoes/red/new/7.jpg", "/shop", "shoes", "new", "shoes/red/new"),
        ("/shop/shoes/red/7.jpg", "/shop/shoes", "red", "red", "red"),
        ("/shop/7.jpg", "/shop", None, None, None),
        ("/shop2/shoes/7.jpg", "/shop", None, None, None),  # a name that only begins alike is another folder
        ("/elsewhere/shoes/7.jpg", "/shop", None, None, None),
        ("/shop", "/shop", None, None, None),
        ("/shoes/7.jpg", "/", "shoes", "shoes", "shoes"),
        ("/7.jpg", "/", None, None, None),
        ("/shop/Schuhe für Große/7.jpg", "/shop", *["Schuhe für Große"] * 3),
    ],
)
def test_the_subfolder_that_is_the_label(
    path: str, folder: str, first: str | None, last: str | None, way: str | None
) -> None:
    wanted = {LabelLevel.AUTO: first, LabelLevel.FIRST: first, LabelLevel.LAST: last, LabelLevel.PATH: way}
    for level, label in wanted.items():
        assert FolderLabels(Path(folder), LabelRule(level)).label_of(Path(path)) == label
    assert FolderLabels(Path(folder), LabelRule(LabelLevel.NONE)).label_of(Path(path)) is None


def test_a_label_that_is_no_text_survives() -> None:
    label = os.fsdecode(b"caf\xe9")
    assert FolderLabels(Path("/shop")).subfolder_of(Path("/shop", label, "7.jpg")) == label


def test_a_date_is_a_folder_until_the_person_says_that_it_is_a_label() -> None:
    assert label(Labelling(), "2019") is None
    assert label(Labelling({"2019": "vintage"}), "2019") == "vintage"
    assert label(Labelling({"2019": "vintage"}), "2020") is None
    said = FolderLabels(SHOP, LabelRule(LabelLevel.FIRST))
    assert said.label_of(SHOP / "2019" / "7.jpg") == "2019"


def test_subfolders_that_differ_by_chance_are_folders_until_the_person_says_so() -> None:
    found = LabelRule(LabelLevel.AUTO, CHANCE)
    assert FolderLabels(SHOP, found).label_of(SHOP / "left" / "7.jpg") is None
    chosen = FolderLabels(SHOP, LabelRule(LabelLevel.FIRST, CHANCE))
    assert chosen.label_of(SHOP / "left" / "7.jpg") == "left"
    assert FolderLabels(SHOP, found, Labelling({"left": "west"})).label_of(SHOP / "left" / "7.jpg") == "west"


def test_with_no_labels_of_subfolders_those_of_the_person_count() -> None:
    none = FolderLabels(SHOP, LabelRule(LabelLevel.NONE), Labelling({"a": "bags", "b": None}))
    assert [none.label_of(SHOP / name / "7.jpg") for name in "abc"] == ["bags", None, None]


@pytest.mark.parametrize(
    ("check", "is_chance"),
    [
        (CHANCE, True),
        (SubfolderCheck(100, 60, 40, 60), True),
        (SubfolderCheck(100, 61, 40, 60), False),
        (SubfolderCheck(49, 25, 20, 30), False),  # too few to take labels away by
    ],
)
def test_what_is_taken_for_chance(check: SubfolderCheck, is_chance: bool) -> None:
    assert check.is_chance is is_chance
    assert SubfolderCheck.from_json(check.to_json()) == check


@pytest.mark.parametrize(
    "text", [None, "", "{", "[]", "3", '{"scenes": 3}', CHANCE.to_json().replace("52", "-1")]
)
def test_a_check_that_is_not_understood_is_none(text: str | None) -> None:
    assert SubfolderCheck.from_json(text) is None


def label(labelling: Labelling, subfolder: str) -> str | None:
    return FolderLabels(SHOP, labelling=labelling).label_of(SHOP / subfolder / "7.jpg")


def test_without_a_choice_the_subfolder_is_the_label() -> None:
    assert label(Labelling(), "shoes") == "shoes"
    assert FolderLabels(SHOP).label_of(SHOP / "7.jpg") is None


def test_subfolders_are_renamed_merged_and_left_out() -> None:
    chosen = Labelling().with_label(("shoes", "boots"), "footwear").with_label(("odds",), None)
    assert [label(chosen, name) for name in ("shoes", "boots", "odds", "hats")] == [
        "footwear",
        "footwear",
        None,
        "hats",
    ]
    again = chosen.as_folders_say(("boots", "odds"))
    assert [label(again, name) for name in ("shoes", "boots", "odds")] == ["footwear", "boots", "odds"]
    assert chosen.with_label(("shoes",), "shoes").chosen == {"boots": "footwear", "odds": None}


def test_choices_survive_as_json() -> None:
    chosen = Labelling({os.fsdecode(b"caf\xe9"): "café", "odds": None})
    text = chosen.to_json()
    assert text.isascii()
    assert Labelling.from_json(text) == chosen
    assert Labelling.from_json(None) == Labelling()


@pytest.mark.parametrize("text", ["{cut off", "[1, 2]", '{"shoes": 3}'])
def test_choices_that_are_not_understood_change_nothing(text: str, caplog: pytest.LogCaptureFixture) -> None:
    assert Labelling.from_json(text) == Labelling()
    assert "not understood" in caplog.text
    caplog.clear()
