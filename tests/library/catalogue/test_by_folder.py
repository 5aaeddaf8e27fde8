"""Pictures a folder at a time."""

from pathlib import Path

from fakes import FakeBackbone
from pictures import make_picture

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.folders.indexer import index_folder


def test_every_file_is_given_with_the_folder_that_it_lies_in(tmp_path: Path, catalogue: Catalogue) -> None:
    folder, backbone = tmp_path / "pictures", FakeBackbone()
    places = ["a.png", "hats/1.png", "hats/red/2.png", "hats/z.png", "hats-2/3.png", "z.png"]
    for number, place in enumerate(places):
        make_picture(folder / place, number)
    index_folder(folder, catalogue, backbone, Progress())
    found = list(catalogue.pictures.by_folder(folder, backbone.id))
    expected = [(path.parent, picture) for picture, path in catalogue.pictures.paths(folder, backbone.id)]
    assert [(place, picture) for place, pictures in found for picture in pictures.tolist()] == expected
    assert sum(place == folder / "hats" for place, _ in found) == 2  # red lies between its files
    assert {place.name for place, _ in catalogue.pictures.by_folder(folder / "hats", backbone.id)} == {
        "hats",
        "red",
    }


def test_an_empty_folder_gives_nothing(tmp_path: Path, catalogue: Catalogue) -> None:
    assert list(catalogue.pictures.by_folder(tmp_path, "fake-1")) == []
