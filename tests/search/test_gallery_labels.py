import shutil
from pathlib import Path

import pytest
from pictures import make_picture

from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, Kind, SubfolderLabel
from simgui.search import gallery_labels
from simgui.search.gallery_labels import GalleryLabels

BACKBONE = "fake-1"


class Clock:
    """A clock that is a second on with every look."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        self.now += 1
        return self.now


@pytest.fixture
def catalogue(indexed: App) -> Catalogue:
    return indexed.searches._catalogue


def labelled(labels: GalleryLabels, *folders: Path) -> dict[str, int]:
    found = labels.of(folders, BACKBONE)
    return dict(zip(found.names, found.counts.tolist(), strict=True))


def test_labels_of_a_folder_and_of_several(catalogue: Catalogue, indexed: App, tmp_path: Path) -> None:
    library, other = tmp_path / "pictures", tmp_path / "more"
    for number in range(2):
        make_picture(other / "hats" / f"{number}.png", 700 + number)
        make_picture(other / "cups" / f"{number}.png", 800 + number)
    shutil.copy(library / "bags" / "0.png", other / "cups" / "bag.png")  # a bag here, a cup there
    indexed.folders.index(other, Progress())
    labels = GalleryLabels(catalogue)
    assert labelled(labels, library) == {"bags": 3, "hats": 3, "shoes": 3}
    assert labelled(labels, library, other) == {"bags": 2, "cups": 2, "hats": 5, "shoes": 3}
    assert labelled(labels, library / "hats") == {}
    assert labelled(labels) == {}


def test_what_the_person_decides_counts_at_once(catalogue: Catalogue, library: Path, indexed: App) -> None:
    labels = GalleryLabels(catalogue, Clock())
    before = labels.of((library,), BACKBONE)
    assert labels.of((library,), BACKBONE) is before
    indexed.decisions.apply([SubfolderLabel(library, "hats", "caps")])
    assert labelled(labels, library) == {"bags": 3, "caps": 3, "shoes": 3}
    catalogue.decisions.decide(Kind.LABEL, {int(before.ids[0]): "mugs"})
    assert labelled(labels, library)["mugs"] == 1


def test_new_pictures_of_a_small_library_count_at_once(
    catalogue: Catalogue, library: Path, indexed: App
) -> None:
    labels = GalleryLabels(catalogue)
    labels.of((library,), BACKBONE)
    make_picture(library / "cups" / "0.png", 700)
    indexed.folders.index(library, Progress())
    assert labelled(labels, library)["cups"] == 1


def test_what_takes_long_to_read_is_not_read_again_for_every_new_picture(
    catalogue: Catalogue, library: Path, indexed: App
) -> None:
    clock = Clock()  # each reading takes a second
    labels = GalleryLabels(catalogue, clock)
    before = labels.of((library,), BACKBONE)
    make_picture(library / "cups" / "0.png", 700)
    indexed.folders.index(library, Progress())
    assert labels.of((library,), BACKBONE) is before
    clock.now += gallery_labels._SHARE_OF_TIME
    assert labelled(labels, library)["cups"] == 1
