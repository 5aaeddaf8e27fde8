import os
from pathlib import Path

import pytest

from simgui.library.label_rule import LabelLevel, LabelRule
from simgui.library.labels import FolderLabels, Labelling


@pytest.mark.parametrize(
    ("path", "folder", "label"),
    [
        ("/shop/shoes/7.jpg", "/shop", "shoes"),
        ("/shop/shoes/red/7.jpg", "/shop", "shoes"),
        ("/shop/shoes/red/7.jpg", "/shop/shoes", "red"),
        ("/shop/7.jpg", "/shop", None),
        ("/shop2/shoes/7.jpg", "/shop", None),  # a name that only begins alike is another folder
        ("/elsewhere/shoes/7.jpg", "/shop", None),
        ("/shop", "/shop", None),
        ("/shoes/7.jpg", "/", "shoes"),
        ("/7.jpg", "/", None),
        ("/shop/Schuhe für Große/7.jpg", "/shop", "Schuhe für Große"),
    ],
)
def test_the_label_is_the_first_subfolder(path: str, folder: str, label: str | None) -> None:
    assert subfolder_of(Path(path), Path(folder)) == label


def test_a_label_that_is_no_text_survives() -> None:
    label = os.fsdecode(b"caf\xe9")
    assert subfolder_of(Path("/shop", label, "7.jpg"), Path("/shop")) == label


SHOP = Path("/shop")


def label(labelling: Labelling, subfolder: str) -> str | None:
    return labelling.label_of(SHOP / subfolder / "7.jpg", SHOP)


def test_without_a_choice_the_subfolder_is_the_label() -> None:
    assert label(Labelling(), "shoes") == "shoes"
    assert Labelling().label_of(SHOP / "7.jpg", SHOP) is None


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
