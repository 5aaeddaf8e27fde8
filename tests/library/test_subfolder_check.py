from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from fakes import FakeBackbone
from pictures import make_library, make_picture

from simgui.core.progress import Progress
from simgui.library import subfolder_check as module
from simgui.library.catalogue import Catalogue, SubfolderLabel
from simgui.library.folders.indexer import index_folder
from simgui.library.label_rule import LabelLevel, SubfolderCheck
from simgui.library.labelled import read_labelled
from simgui.library.rules import Rules
from simgui.library.subfolder_check import compare_subfolders, keep_check, one_of_each_scene
from simgui.models.head import unit_length

Features = npt.NDArray[np.float32]


def drawn(count: int, seed: int, width: int = 24) -> Features:
    """Draw unlike pictures."""
    return np.random.default_rng(seed).normal(size=(count, width)).astype(np.float32)


def test_one_picture_of_each_scene_is_kept() -> None:
    cosines = np.array([[1, 0.9, 0.2, 0.3], [0.9, 1, 0.9, 0.1], [0.2, 0.9, 1, 0.5], [0.3, 0.1, 0.5, 1]])
    kept = one_of_each_scene(cosines.astype(np.float32))
    assert kept.tolist() == [0, 2, 3]  # the second copies the first; the third only the second, which is gone


def test_agreement_is_that_of_a_slow_loop() -> None:
    features, names = drawn(60, 1), [name for name in "abc" for _ in range(20)]
    scaled = unit_length(features)
    agreeing = 0
    for row in range(60):
        others = [(float(scaled[row] @ scaled[other]), other) for other in range(60) if other != row]
        agreeing += names[max(others)[1]] == names[row]
    found = compare_subfolders(features, names)
    assert (found.scenes, found.agreeing) == (60, agreeing)
    by_chance = 60 * 19 / 59
    assert found.chance_from < by_chance < found.chance_to
    assert found.is_chance


@pytest.mark.parametrize("seed", range(5))
def test_subfolders_of_the_same_things_agree_by_chance(seed: int) -> None:
    names = [str(number) for number in np.random.default_rng(seed).integers(0, 4, 300)]
    assert compare_subfolders(drawn(300, seed), names).is_chance


def test_subfolders_of_different_things_do_not() -> None:
    centres = 2 * drawn(3, 9)
    features = np.repeat(centres, 40, axis=0) + drawn(120, 2)
    found = compare_subfolders(features, [name for name in "abc" for _ in range(40)])
    assert not found.is_chance
    assert found.agreeing > found.chance_to


def test_a_burst_does_not_find_itself() -> None:
    """Thirty days of two scenes each, every scene photographed ten times: days are no labels by that."""
    scenes = np.repeat(drawn(60, 3), 10, axis=0)
    features = scenes + 0.05 * drawn(600, 4)
    names = [str(day) for day in np.repeat(np.arange(30), 20)]
    found = compare_subfolders(features, names)
    assert found.scenes == 60
    assert found.is_chance


def test_a_subfolder_of_one_scene_says_nothing() -> None:
    found = compare_subfolders(drawn(80, 5), [str(number) for number in range(80)])
    assert (found.scenes, found.is_chance) == (0, False)


@pytest.fixture
def mixed(tmp_path: Path, catalogue: Catalogue) -> Path:
    """Sixty unlike pictures, put into two subfolders by turns."""
    folder = tmp_path / "mixed"
    for number in range(60):
        make_picture(folder / ("left", "right")[number % 2] / f"{number}.png", 500 + number)
    index_folder(folder, catalogue, FakeBackbone(), Progress())
    return folder


def test_what_was_found_rules_until_the_person_says_otherwise(
    mixed: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_labelled(catalogue, mixed, "fake-1").counts() == {"left": 30, "right": 30}
    found = SubfolderCheck(60, 30, 20, 40)
    monkeypatch.setattr(module, "compare_subfolders", lambda *given: found)
    keep_check(mixed, catalogue, "fake-1")
    pictures = read_labelled(catalogue, mixed, "fake-1")
    assert (pictures.names, dict(pictures.folders)) == ((), {"left": 30, "right": 30})
    assert "show the same things" in pictures.rule
    assert "50% have" in pictures.rule
    assert "33% to 67%" in pictures.rule
    catalogue.folders.set_rules(mixed, Rules(labels=LabelLevel.FIRST))
    assert read_labelled(catalogue, mixed, "fake-1").names == ("left", "right")
    catalogue.folders.set_rules(mixed, Rules())
    named = SubfolderLabel(mixed, "left", "west")
    catalogue.decisions.apply([named])  # who names them has said that they are labels
    assert read_labelled(catalogue, mixed, "fake-1").names == ("right", "west")


def test_the_same_pictures_are_compared_once(
    mixed: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[int] = []
    compare = module.compare_subfolders

    def counting(features: Features, names: list[str], key: str) -> SubfolderCheck:
        compared.append(len(features))
        return compare(features, names, key)

    monkeypatch.setattr(module, "compare_subfolders", counting)
    keep_check(mixed, catalogue, "fake-1")
    keep_check(mixed, catalogue, "fake-1")
    assert compared == [60]
    (mixed / "left" / "0.png").rename(mixed / "right" / "moved.png")
    index_folder(mixed, catalogue, FakeBackbone(), Progress())
    keep_check(mixed, catalogue, "fake-1")
    assert compared == [60, 60]


def test_one_subfolder_or_none_is_not_compared(tmp_path: Path, catalogue: Catalogue) -> None:
    folder = make_library(tmp_path / "pictures", ("bags", "2019"), 3)
    index_folder(folder, catalogue, FakeBackbone(), Progress())
    keep_check(folder, catalogue, "fake-1")
    assert catalogue.labels.check(folder) is None
