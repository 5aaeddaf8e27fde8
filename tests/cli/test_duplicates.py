"""`simgui duplicates`: what it lists, as text and as JSON; it moves nothing."""

import shutil
from pathlib import Path

import pytest
from cli_runs import Run, document
from pictures import contents, photograph
from PIL import ImageOps


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "pictures"
    place.mkdir()
    photograph(1).save(place / "a.jpg")
    photograph(2).save(place / "b.jpg")
    shutil.copyfile(place / "a.jpg", place / "copy of a.jpg")
    ImageOps.mirror(photograph(2)).save(place / "mirrored b.jpg")
    return place


def test_copies_are_listed_without_moving_anything(run: Run, folder: Path) -> None:
    before = contents(folder)
    status, out, _ = run("duplicates", folder)
    assert status == 0
    assert "1 group; without the first of each, 1 file of" in out
    assert "copy of a.jpg" in out
    assert "mirrored" not in out
    assert contents(folder) == before


def test_near_lists_copies_as_well_and_json_is_one_document(run: Run, folder: Path) -> None:
    groups = document(run("duplicates", folder, "--level", "near", "--json"))["groups"]
    assert sorted(group["kind"] for group in groups) == ["copies", "near"]
    for group in groups:
        assert group["keep"] == group["pictures"][0]["path"]
        for picture in group["pictures"]:
            assert {"path", "distance", "width", "height", "bytes"} <= set(picture)


def test_a_folder_without_any_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    photograph(3).save(tmp_path / "one" / "a.jpg")
    assert run("duplicates", tmp_path / "one")[1] == "No copies.\n"
    assert run("duplicates", tmp_path / "one", "--level", "near")[1] == "No copies or near copies.\n"


def test_another_level_is_wrong_usage(run: Run, folder: Path) -> None:
    assert run("duplicates", folder, "--level", "alike")[0] == 2
