from collections.abc import Iterator
from pathlib import Path

import pytest

from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress, Step
from simgui.datasets.records import Download
from simgui.datasets.writing import Example, write_folders

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"


def test_each_picture_goes_to_the_folder_of_its_label_as_it_is_encoded(tmp_path: Path) -> None:
    steps: list[Step] = []
    splits = {
        "train": (3, [(PNG + b"1", "cat"), (JPEG + b"2", "dog"), (PNG + b"3", "cat")]),
        "test": (1, [(PNG + b"4", "dog")]),
    }
    written = write_folders(tmp_path / "pets", splits, Progress(steps.append, clock=iter(range(9)).__next__))
    files = {
        path.relative_to(written.folder).as_posix(): path.read_bytes()
        for path in written.folder.rglob("*")
        if path.is_file()
    }
    assert files == {
        "train/cat/00001.png": PNG + b"1",
        "train/dog/00002.jpg": JPEG + b"2",
        "train/cat/00003.png": PNG + b"3",
        "test/dog/00001.png": PNG + b"4",
    }
    assert written.pictures == {"train": {"cat": 2, "dog": 1}, "test": {"dog": 1}}
    assert steps[-1].line.startswith("Writing 4 of 4 pictures")


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    with pytest.raises(SimguiError, match="name a folder that does not exist yet"):
        write_folders(tmp_path / "mine", {"train": (1, [(PNG, "cat")])}, Progress())
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("failure", [Cancelled(), SimguiError("Odd", "Odd."), OSError(28, "full")])
def test_nothing_is_left_of_a_run_that_fails(tmp_path: Path, failure: Exception) -> None:
    def examples() -> Iterator[Example]:
        yield PNG, "cat"
        raise failure

    with pytest.raises((Cancelled, SimguiError)):
        write_folders(tmp_path / "pets", {"train": (2, examples())}, Progress())
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_run_has_left_is_not_mixed_in(tmp_path: Path) -> None:
    left = tmp_path / ".pets-unfinished" / "train" / "fish"
    left.mkdir(parents=True)
    (left / "00001.png").write_bytes(PNG)
    write_folders(tmp_path / "pets", {"train": (1, [(PNG, "cat")])}, Progress())
    assert [path.name for path in (tmp_path / "pets" / "train").iterdir()] == ["cat"]
    assert [path.name for path in tmp_path.iterdir()] == ["pets"]


def test_pictures_of_an_unknown_format_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SimguiError, match="a format that SimGUI does not know"):
        write_folders(tmp_path / "pets", {"train": (1, [(b"\0\0\0", "cat")])}, Progress())
    assert list(tmp_path.iterdir()) == []


def test_labels_are_names_of_folders_on_every_system(tmp_path: Path) -> None:
    splits = {"train": (2, [(PNG, "T-shirt/top"), (PNG, "..")])}
    written = write_folders(tmp_path / "clothes", splits, Progress())
    assert written.pictures == {"train": {"-": 1, "T-shirt-top": 1}}
    assert {path.name for path in (tmp_path / "clothes" / "train").iterdir()} == {"-", "T-shirt-top"}


def test_a_download_says_how_much_and_from_where() -> None:
    assert Download(True, 170_052_171, ("www.cs.toronto.edu",)).size == "170 MB from www.cs.toronto.edu"
    assert Download(True, 20, ("a.org", "b.org")).size == "1 MB from a.org and b.org"
    assert Download(True).size == "some data"
    assert Download.from_json(Download(True, 5, ("a.org",)).to_json()) == Download(True, 5, ("a.org",))
