"""The nearest among what passes a filter, against a plain loop over what passes."""

from datetime import datetime
from pathlib import Path

import numpy as np
import pytest
from exif import exif_at
from pictures import make_picture
from PIL import Image

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.search.filters import Filter
from simgui.search.gallery import Gallery
from simgui.search.parts import PartInMemory
from simgui.search.records import SearchResult


def paths(result: SearchResult) -> list[Path]:
    return [neighbour.picture.path for neighbour in result.neighbours]


def test_the_nearest_of_a_label_are_those_of_a_search_that_goes_through_all(
    indexed: App, library: Path, tmp_path: Path
) -> None:
    query = make_picture(tmp_path / "query.png", 101, 9)
    everything = indexed.searches.find(query, library, 9)
    for label in ("hats", "shoes", "bags"):
        found = indexed.searches.find(query, library, 2, Filter(labels=frozenset([label])))
        expected = [n for n in everything.neighbours if n.picture.label == label]
        assert paths(found) == [n.picture.path for n in expected[:2]]
        assert [n.distance for n in found.neighbours] == [n.distance for n in expected[:2]]
        assert [n.rank for n in found.neighbours] == [1, 2]
        assert found.searched == 3
        assert found.label == everything.label  # its thresholds were found among all pictures


def test_a_folder_lets_pictures_pass_that_have_a_file_in_it(app: App, library: Path, tmp_path: Path) -> None:
    copy = library / "shoes" / "copied hat.png"
    copy.write_bytes((library / "hats" / "0.png").read_bytes())
    app.folders.index(library, Progress())
    query = make_picture(tmp_path / "query.png", 101, 9)
    found = app.searches.find(query, library, 9, Filter(folder=library / "shoes"))
    assert copy in paths(found)  # the file in that folder is shown, not the one elsewhere
    assert {path.parent for path in paths(found)} == {library / "shoes"}
    assert len(found.neighbours) == 4


def test_the_shorter_side_counts(app: App, library: Path, tmp_path: Path) -> None:
    make_picture(library / "hats" / "long.png", 5, size=(900, 90))
    make_picture(library / "hats" / "large.png", 6, size=(300, 400))
    app.folders.index(library, Progress())
    found = app.searches.find(library / "hats" / "0.png", library, 20, Filter(least_px=300))
    assert paths(found) == [library / "hats" / "large.png"]


def at_places(folder: Path) -> None:
    """Pictures at the equator: one in the middle, others some kilometres to the east of it."""
    for number, km in enumerate((0.0, 0.5, 5.0, 50.0, 500.0)):
        exif = b"Exif\0\0" + exif_at(0.01, 10 + km / 111.195)
        make_picture(folder / f"{km:g}.jpg", number, exif=exif)


def test_what_was_taken_near_the_query_passes(app: App, library: Path, tmp_path: Path) -> None:
    at_places(library / "places")
    app.folders.index(library, Progress())
    elsewhere = make_picture(tmp_path / "query.jpg", 77, exif=b"Exif\0\0" + exif_at(0.01, 10))
    for query, own in ((library / "places" / "0.jpg", 1), (elsewhere, 0)):
        for km, expected in ((1, 2), (10, 3), (100, 4), (1000, 5)):
            found = app.searches.find(query, library, 20, Filter(within_km=km))
            assert found.searched == expected
            assert len(found.neighbours) == expected - own
            assert {path.parent for path in paths(found)} == {library / "places"}


def test_near_a_query_that_does_not_say_where_it_was_taken_is_refused(
    app: App, library: Path, tmp_path: Path
) -> None:
    at_places(library / "places")
    app.folders.index(library, Progress())
    for query in (library / "hats" / "0.png", make_picture(tmp_path / "query.png", 101, 9)):
        with pytest.raises(SimguiError, match="does not say where it was taken"):
            app.searches.find(query, library, 9, Filter(within_km=10))


def test_only_matches_ends_at_the_threshold(indexed: App, library: Path, tmp_path: Path) -> None:
    query = make_picture(tmp_path / "query.png", 101, 9)
    found = indexed.searches.find(query, library, 9, Filter(only_matches=True))
    assert [neighbour.match for neighbour in found.neighbours] == [True] * 3


def test_a_filter_that_nothing_passes_finds_nothing(indexed: App, library: Path) -> None:
    found = indexed.searches.find(
        library / "hats" / "0.png", library, 5, Filter(labels=frozenset(["bags"]), folder=library / "hats")
    )
    assert (found.neighbours, found.searched) == ((), 0)


def test_a_filter_sees_what_has_come_since(app: App, library: Path, tmp_path: Path) -> None:
    app.folders.index(library, Progress())
    query, hats = make_picture(tmp_path / "query.png", 101, 9), Filter(labels=frozenset(["hats"]))
    assert app.searches.find(query, library, 9, hats).searched == 3
    make_picture(library / "hats" / "new.png", 7)
    app.folders.index(library, Progress())
    assert app.searches.find(query, library, 9, hats).searched == 4


def test_the_choices_are_the_labels_and_subfolders_that_are_there(indexed: App, library: Path) -> None:
    choices = indexed.searches.choices(library)
    assert choices.labels == {"bags": 3, "hats": 3, "shoes": 3}
    assert choices.folders == {library / name: 3 for name in ("bags", "hats", "shoes")}


@pytest.mark.parametrize("share", [0.02, 0.5, 0.98])
def test_a_restricted_gallery_finds_what_a_gallery_of_these_pictures_finds(share: float) -> None:
    random = np.random.default_rng(0)
    vectors = random.normal(size=(400, 32)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    ids = np.arange(400)
    whole = Gallery.of_parts(
        [PartInMemory(ids[rows], vectors[rows]) for rows in (np.arange(300), np.arange(300, 400))]
    )
    kept = ids[random.random(400) < share]
    restricted, alone = whole.only(kept), Gallery(kept, vectors[kept])
    assert restricted.ids.tolist() == kept.tolist()
    for query in vectors[:20]:
        for found, expected in zip(restricted.nearest(query, 7), alone.nearest(query, 7), strict=True):
            assert found.tolist() == expected.tolist()
    assert np.array_equal(restricted.embeddings, alone.embeddings)


def test_pictures_taken_on_some_days(app: App, library: Path) -> None:
    for name, day in (("first", "2024:05:30"), ("second", "2024:05:31"), ("third", "2024:06:01")):
        exif = Image.Exif()
        exif.get_ifd(0x8769)[0x9003] = f"{day} 23:59:59"
        make_picture(library / "hats" / f"{name}.jpg", 5, variant=len(name), exif=exif)
    app.folders.index(library, Progress())

    def found(first: str | None, last: str | None) -> set[str]:
        days = tuple(
            None if day is None else int(datetime.fromisoformat(f"{day}T00:00+00:00").timestamp())
            for day in (first, last)
        )
        chosen = Filter(taken=(days[0], None if days[1] is None else days[1] + 24 * 60 * 60))
        result = app.searches.find(library / "hats" / "0.png", library, 20, chosen)
        return {path.stem for path in paths(result)}

    assert found("2024-05-31", "2024-05-31") == {"second"}
    assert found("2024-05-31", None) == {"second", "third"}
    assert found(None, "2024-05-30") == {"first"}  # and none of those that say nothing
