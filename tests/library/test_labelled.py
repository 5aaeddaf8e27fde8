import shutil
from pathlib import Path

import numpy as np
import pytest
from fakes import FakeBackbone
from pictures import make_library, make_picture

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, Kind
from simgui.library.folders.indexer import index_folder
from simgui.library.labelled import LabelledPictures, read_labelled
from simgui.training.readiness import lacks, remarks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve bags and twelve hats."""
    return make_library(tmp_path / "pictures", ("bags", "hats"), 12)


def read(folder: Path, catalogue: Catalogue) -> LabelledPictures:
    backbone = FakeBackbone()
    index_folder(folder, catalogue, backbone, Progress())
    return read_labelled(catalogue, folder, backbone.id)


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def of_sizes(*sizes: int, contradictions: int = 0, unreadable: int = 0) -> LabelledPictures:
    """Make pictures of labels a, b, c … of these sizes."""
    return LabelledPictures(
        np.arange(sum(sizes)),
        np.repeat(np.arange(len(sizes)), sizes),
        tuple("abcdefghijklmnop"[: len(sizes)]),
        contradictions,
        unreadable,
        {},
        {},
    )


def test_the_first_subfolder_is_the_label(folder: Path, catalogue: Catalogue) -> None:
    make_picture(folder / "shoes" / "red" / "deep.png", 7)
    make_picture(folder / "of no label.png", 8)
    pictures = read(folder, catalogue)
    assert pictures.names == ("bags", "hats", "shoes")
    assert pictures.counts() == {"bags": 12, "hats": 12, "shoes": 1}
    assert (pictures.contradictions, pictures.unreadable) == (0, 0)
    assert np.array_equal(pictures.ids, np.unique(pictures.ids))
    for found in catalogue.pictures.get(pictures.ids.tolist(), folder):
        row = int(np.flatnonzero(pictures.ids == found.id)[0])
        assert pictures.names[pictures.labels[row]] == found.label


def test_one_content_under_two_labels_is_left_out_and_counted(folder: Path, catalogue: Catalogue) -> None:
    copy(folder / "bags" / "0.png", folder / "hats" / "a bag.png")
    copy(folder / "bags" / "1.png", folder / "shoes" / "a bag, too.png")
    pictures = read(folder, catalogue)
    assert pictures.counts() == {"bags": 10, "hats": 12}  # of the shoes nothing is left
    assert pictures.contradictions == 2
    assert {tuple(Path(each).as_posix() for each in twins) for twins in pictures.twins} == {
        ("bags/0.png", "hats/a bag.png"),
        ("bags/1.png", "shoes/a bag, too.png"),
    }


def test_copies_under_one_label_count_once(folder: Path, catalogue: Catalogue) -> None:
    copy(folder / "bags" / "0.png", folder / "bags" / "copy.png")
    copy(folder / "bags" / "0.png", folder / "bags" / "deeper" / "copy.png")
    copy(folder / "bags" / "0.png", folder / "of no label.png")
    pictures = read(folder, catalogue)
    assert pictures.counts() == {"bags": 12, "hats": 12}
    assert pictures.contradictions == 0


def test_what_cannot_be_read_is_counted(folder: Path, catalogue: Catalogue) -> None:
    whole = (folder / "bags" / "0.png").read_bytes()
    (folder / "bags" / "broken.png").write_bytes(whole[: len(whole) // 2])
    (folder / "bags" / "notes.txt").write_text("no picture", "utf-8")
    pictures = read(folder, catalogue)
    assert pictures.counts() == {"bags": 12, "hats": 12}
    assert pictures.unreadable == 1


def test_only_pictures_of_the_backbone_and_the_folder_are_taken(folder: Path, catalogue: Catalogue) -> None:
    read(folder, catalogue)
    assert read_labelled(catalogue, folder, "another-1").counts() == {}
    inside = read_labelled(catalogue, folder / "bags", "fake-1")
    assert (len(inside.ids), inside.names) == (0, ())


def test_an_empty_folder_has_no_labels(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "empty").mkdir()
    pictures = read(tmp_path / "empty", catalogue)
    assert pictures.counts() == {}
    assert remarks(pictures) == []
    assert lacks(pictures) == "No picture of this folder is indexed."


# What is missing before a training can begin.


@pytest.mark.parametrize("sizes", [(6, 2), (12, 12), (2, 9, 1)])
def test_nothing_is_missing(sizes: tuple[int, ...]) -> None:
    assert lacks(of_sizes(*sizes)) == ""


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ((6, 1), "“b” has 1 picture; a second label needs at least 2."),
        ((12,), "“a” is the only label; a second label needs at least 2 pictures."),
        ((5, 5), "“a” has 5 pictures, and no label has more; one needs at least 6."),
        (
            (4,),
            "“a” has 4 pictures, and no label has more; one needs at least 6. "
            "“a” is the only label; a second label needs at least 2 pictures.",
        ),
        (
            (1, 1),
            "“a” has 1 picture, and no label has more; one needs at least 6. "
            "“b” has 1 picture; a second label needs at least 2.",
        ),
    ],
)
def test_what_is_missing_is_said_exactly(sizes: tuple[int, ...], said: str) -> None:
    assert lacks(of_sizes(*sizes)) == said


def test_labels_that_are_held_out_do_not_count() -> None:
    assert lacks(of_sizes(12, 12, 12), ["c"]) == ""
    assert lacks(of_sizes(12, 12), ["b"]) == (
        "“a” is the only label; a second label needs at least 2 pictures. “b”: held out, so not trained on."
    )


def test_the_same_pictures_under_two_labels_are_named(tmp_path: Path, catalogue: Catalogue) -> None:
    folder = make_library(tmp_path / "pictures", ("bags",), 6)
    for file in sorted((folder / "bags").iterdir()):
        copy(file, folder / "hats" / f"copy of {file.name}")
    said = lacks(read(folder, catalogue))
    assert said.startswith("6 pictures lie under more than one label and cannot be learned: “bags")
    assert said.count("copy of ") == 2  # examples are enough
    assert "No picture" not in said


def test_pictures_in_no_subfolder_are_counted(tmp_path: Path, catalogue: Catalogue) -> None:
    said = lacks(read(make_library(tmp_path / "pictures", ("bags",), 3) / "bags", catalogue))
    assert said == ("3 pictures lie in no subfolder: make one for each label and move the pictures there.")


# Remarks.


def test_nothing_is_said_about_good_pictures(folder: Path, catalogue: Catalogue) -> None:
    assert read(folder, catalogue).rule == "The first subfolder is the label."
    assert remarks(of_sizes(100, 100)) == []
    assert remarks(of_sizes(7, 100, 100)) == []


@pytest.mark.parametrize(
    ("pictures", "said"),
    [
        (of_sizes(100, 5, 100), "“b”: fewer than 6 pictures, so learned but not measured."),
        (of_sizes(12, 12), "Only about 4 scenes are set aside to measure the model"),
        (of_sizes(*[20] * 10, 1), "“k”: with one picture, nothing can be learned."),
        (of_sizes(*[40] * 10, 2, 5), "“k”, “l”: fewer than 6 pictures, so learned but not measured."),
        (of_sizes(100, 5, 5, 5, 5, 5, 100), "“b”, “c”, “d” and 2 more: fewer than 6"),
        (of_sizes(6, 300), "“b” has 300 pictures, “a” 6."),
        (
            of_sizes(100, 100, contradictions=3),
            "3 pictures lie under more than one label and cannot be learned.",
        ),
        (of_sizes(100, 100, unreadable=1234), "1,234 files could not be read"),
    ],
)
def test_each_oddity_has_one_remark(pictures: LabelledPictures, said: str) -> None:
    (remark,) = remarks(pictures)
    assert said in remark


def test_all_oddities_are_told_together() -> None:
    assert len(remarks(of_sizes(1, 3, 40, contradictions=1, unreadable=1))) == 6


def test_a_picture_may_have_a_label_of_its_own(folder: Path, catalogue: Catalogue) -> None:
    make_picture(folder / "of no subfolder.png", 8)
    before = read(folder, catalogue)
    bag = int(before.ids[before.labels == before.names.index("bags")][0])
    loose = catalogue.pictures.at(folder / "of no subfolder.png", FakeBackbone().id)
    assert loose is not None
    catalogue.decisions.decide(Kind.LABEL, {bag: "gloves", loose: "gloves"})
    after = read(folder, catalogue)
    assert after.counts() == {"bags": 11, "gloves": 2, "hats": 12}
    assert {picture.label for picture in catalogue.pictures.get([bag, loose], folder)} == {"gloves"}
    catalogue.decisions.decide(Kind.LABEL, {bag: None, loose: None})
    assert read(folder, catalogue).counts() == {"bags": 12, "hats": 12}


def test_a_label_of_its_own_goes_with_the_picture_and_settles_a_contradiction(
    folder: Path, catalogue: Catalogue
) -> None:
    copy(folder / "bags" / "0.png", folder / "hats" / "copy.png")
    assert read(folder, catalogue).contradictions == 1
    number = catalogue.pictures.at(folder / "bags" / "0.png", FakeBackbone().id)
    assert number is not None
    catalogue.decisions.decide(Kind.LABEL, {number: "bags"})
    assert (folder / "bags" / "0.png").rename(folder / "moved.png")
    (folder / "hats" / "copy.png").unlink()
    after = read(folder, catalogue)
    assert (after.contradictions, after.counts()) == (0, {"bags": 12, "hats": 12})
