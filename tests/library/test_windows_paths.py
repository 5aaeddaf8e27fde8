"""What is made of paths, with the paths of Windows."""

import os
from pathlib import PureWindowsPath
from typing import Any

import pytest

from simgui.library.catalogue.sql import under
from simgui.library.folders.additions import folder_name
from simgui.library.label_rule import LabelLevel, LabelRule
from simgui.library.rules import Rules, patterns_of

SHOP: Any = PureWindowsPath(r"C:\shop")


@pytest.fixture(autouse=True)
def windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sep", "\\")


@pytest.mark.parametrize("folder", [SHOP, PureWindowsPath("D:\\"), PureWindowsPath(r"\\server\share\shop")])
def test_the_bounds_of_a_folder_hold_what_lies_in_it_and_nothing_beside_it(folder: Any) -> None:
    low, high = under(folder)
    inside = [folder / "a.jpg", folder / "shoes" / "red" / "7.jpg", folder / "ÿ.jpg"]
    beside = [PureWindowsPath(r"C:\shop 2\a.jpg"), PureWindowsPath(r"C:\shop.jpg"), PureWindowsPath("C:/")]
    assert all(low <= os.fsencode(each) < high for each in inside)
    assert not any(low <= os.fsencode(each) < high for each in beside)


@pytest.mark.parametrize(
    ("level", "label"),
    [(LabelLevel.FIRST, "shoes"), (LabelLevel.LAST, "red"), (LabelLevel.PATH, "shoes/red")],
)
def test_a_label_is_the_subfolder(level: LabelLevel, label: str) -> None:
    rule = LabelRule(level)
    assert rule.subfolder(SHOP / "shoes" / "red" / "7.jpg", SHOP) == label
    assert rule.subfolder(SHOP / "7.jpg", SHOP) is None
    drive: Any = PureWindowsPath("D:\\")
    assert rule.subfolder(drive / "shoes" / "red" / "7.jpg", drive) == label


def test_patterns_are_written_with_either_slash() -> None:
    rules = Rules(patterns_of("2019\\private\\*\r\nraw, *.gif\r\n"))
    assert rules.patterns == ("2019/private/*", "raw", "*.gif")
    assert rules.reason(r"2019\private\a.jpg", hidden=False) == "left out by the rule 2019/private/*"
    assert rules.reason(r"shoes\A.GIF", hidden=False) == "left out by the rule *.gif"
    assert rules.reason(r"shoes\a.jpg", hidden=False) == ""


def test_one_file_is_left_out_by_its_place() -> None:
    rules = Rules().without([PureWindowsPath(r"shoes\red, wide\7.jpg")])
    assert rules.reason(r"shoes\red, wide\7.jpg", hidden=False)
    assert not rules.reason(r"shoes\7.jpg", hidden=False)
    assert patterns_of("\r\n".join(rules.patterns)) == rules.patterns


LABELS = ("T-shirt/top", "..", "C:", r"..\..\x", "end. ", "CON", "aux.txt", "COM1", "a:b?", "hat\n", "", "ÿ")


@pytest.mark.parametrize("label", LABELS)
def test_the_folder_of_a_label_is_one_name_that_windows_takes(label: str) -> None:
    name = folder_name(label)
    path = PureWindowsPath(name)
    assert path.parts == (name,)
    assert not path.is_reserved()
    assert (SHOP / name).parent == SHOP
    assert name == name.rstrip(". ")
