import os
import sys
import unicodedata
from pathlib import Path

import pytest

from simgui.core.real_path import real_path

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows spells names itself")


@pytest.fixture
def forgiving(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on a drive that takes names in any case and form."""
    exactly = os.path.lexists

    def lexists(path: Path) -> bool:
        def folded(name: str) -> str:
            return unicodedata.normalize("NFC", name).casefold()

        folder = Path(path).parent
        if not exactly(folder):
            return any(folded(each.name) == folded(folder.name) for each in folder.parent.iterdir())
        return any(folded(each.name) == folded(Path(path).name) for each in folder.iterdir())

    monkeypatch.setattr(os.path, "lexists", lexists)
    return tmp_path


@pytest.mark.parametrize("typed", ["photos/CATS/1.jpg", "PHOTOS/cats/1.JPG", "Photos/Cats/1.jpg"])
def test_a_name_is_spelled_as_the_drive_has_it(forgiving: Path, typed: str) -> None:
    (forgiving / "Photos" / "Cats").mkdir(parents=True)
    (forgiving / "Photos" / "Cats" / "1.jpg").touch()
    assert real_path(forgiving / typed) == (forgiving / "Photos" / "Cats" / "1.jpg").resolve()


@pytest.mark.parametrize(("listed", "typed"), [("NFC", "NFD"), ("NFD", "NFC")])
def test_so_is_one_with_accents_of_another_form(forgiving: Path, listed: str, typed: str) -> None:
    folder = forgiving / unicodedata.normalize(listed, "Été")  # type: ignore[arg-type]
    folder.mkdir()
    assert real_path(forgiving / unicodedata.normalize(typed, "Été")) == folder.resolve()  # type: ignore[arg-type]


def test_two_folders_stay_two_where_the_drive_tells_them_apart(tmp_path: Path) -> None:
    names = {"photos", "Photos"}
    for name in names:
        (tmp_path / name).mkdir(exist_ok=True)
    if len(list(tmp_path.iterdir())) == len(names):
        assert {real_path(tmp_path / name).name for name in names} == names


def test_what_is_not_there_is_left_as_it_is(tmp_path: Path) -> None:
    assert real_path(tmp_path / "Gone" / "a.jpg") == tmp_path.resolve() / "Gone" / "a.jpg"
    assert real_path(Path("/")) == Path("/")


def test_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "Photos").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "Photos")
    assert real_path(tmp_path / "link") == (tmp_path / "Photos").resolve()
