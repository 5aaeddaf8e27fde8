"""Files with the very content of a query are said to be copies, wherever they lie."""

from pathlib import Path

import pytest
from pictures import make_library, make_picture

from simgui.app import App
from simgui.core.progress import Progress
from simgui.search.query import PictureId


@pytest.fixture
def copied(app: App, library: Path) -> Path:
    """A copy, in another folder of the library, of a hat."""
    copy = library / "shoes" / "copied hat.png"
    copy.write_bytes((library / "hats" / "0.png").read_bytes())
    app.folders.index(library, Progress())
    return copy


def test_a_copy_in_the_folder_is_found_and_said_to_be_one(app: App, library: Path, copied: Path) -> None:
    hat = library / "hats" / "0.png"
    found = app.pictures.at(hat)
    assert found is not None
    for query in (hat, PictureId(found)):
        result = app.searches.find(query, library)
        first, *others = result.neighbours
        assert (first.picture.path, first.copy) == (copied, True)
        assert first.distance == pytest.approx(0, abs=1e-6)
        assert result.copies == (copied,)
        assert not any(each.copy for each in others)


def test_a_picture_from_elsewhere_that_the_library_holds_is_a_copy(
    app: App, library: Path, copied: Path, tmp_path: Path
) -> None:
    hat = library / "hats" / "0.png"
    outside = tmp_path / "outside.png"
    outside.write_bytes(hat.read_bytes())
    for query in (outside, hat.read_bytes()):
        result = app.searches.find(query, library)
        assert set(result.copies) == {hat, copied}
        assert result.neighbours[0].copy


def test_a_copy_in_a_folder_that_is_not_searched_is_told(app: App, library: Path, tmp_path: Path) -> None:
    other = make_library(tmp_path / "other")
    outside = make_picture(other / "hats" / "mine.png", 777)
    (library / "hats" / "mine too.png").write_bytes(outside.read_bytes())
    app.folders.index(library, Progress())
    app.folders.index(other, Progress())
    result = app.searches.find(library / "hats" / "mine too.png", library)
    assert result.copies == (outside,)
    assert not any(neighbour.copy for neighbour in result.neighbours)


def test_a_picture_that_nothing_else_holds_has_no_copies(indexed: App, library: Path, tmp_path: Path) -> None:
    for query in (library / "hats" / "0.png", make_picture(tmp_path / "query.png", 101, 9)):
        result = indexed.searches.find(query, library)
        assert result.copies == ()
        assert not any(neighbour.copy for neighbour in result.neighbours)
