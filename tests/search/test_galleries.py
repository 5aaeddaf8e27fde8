import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from fakes import CountingHead, fake_model
from pictures import make_picture

from simgui.app import App
from simgui.core.errors import Cancelled
from simgui.core.progress import Progress
from simgui.evaluation.measurement import MeasurementRequest
from simgui.library.storage.data_folder import DataFolder
from simgui.models.model import Model
from simgui.search import galleries
from simgui.search.records import SearchResult


@pytest.fixture(autouse=True)
def few_are_kept_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(galleries, "LEAST_TO_KEEP", 1)


@pytest.fixture
def head() -> CountingHead:
    return CountingHead(fake_model().head)


@pytest.fixture
def counted(head: CountingHead) -> Model:
    return replace(fake_model(), head=head)


@pytest.fixture
def searched(data_folder: DataFolder, counted: Model, library: Path) -> Iterator[SearchResult]:
    """What an earlier session has found; the library lies indexed in the data folder."""
    with closing(App(data_folder, counted)) as app:
        app.folders.index(library, Progress())
        yield app.searches.find(library / "hats" / "0.png", library)


def test_the_next_session_embeds_nothing_anew_and_finds_the_same(
    searched: SearchResult, data_folder: DataFolder, counted: Model, head: CountingHead, library: Path
) -> None:
    assert head.embedded == 10  # nine pictures, and the query once more
    with closing(App(data_folder, counted)) as again:
        assert again.searches.find(library / "hats" / "0.png", library) == searched
    assert head.embedded == 11


def test_what_came_since_is_embedded(
    searched: SearchResult, data_folder: DataFolder, counted: Model, head: CountingHead, library: Path
) -> None:
    make_picture(library / "hats" / "new.png", 101, variant=8)
    with closing(App(data_folder, counted)) as again:
        again.folders.index(library, Progress())
        assert again.searches.find(library / "hats" / "0.png", library).searched == 10
    assert head.embedded == 12


def test_a_model_of_another_head_uses_none_of_it(
    searched: SearchResult, data_folder: DataFolder, counted: Model, head: CountingHead, library: Path
) -> None:
    with closing(App(data_folder, replace(counted, head_hash="another"))) as again:
        again.searches.find(library / "hats" / "0.png", library)
    assert head.embedded == 20


def test_measuring_embeds_nothing_that_was_searched(
    searched: SearchResult, data_folder: DataFolder, counted: Model, head: CountingHead, library: Path
) -> None:
    with closing(App(data_folder, counted)) as again:
        again.measurements.measure(MeasurementRequest(library), Progress())
    assert head.embedded == 10


def test_a_damaged_cache_stops_nothing(
    searched: SearchResult, data_folder: DataFolder, counted: Model, library: Path
) -> None:
    for file in data_folder.embeddings.glob("*.embeddings"):
        file.write_bytes(b"no embeddings " * 500)
    with closing(App(data_folder, counted)) as again:
        assert again.searches.find(library / "hats" / "0.png", library) == searched


def test_a_preparation_that_is_stopped_leaves_nothing_half_done(
    searched: SearchResult, data_folder: DataFolder, counted: Model, library: Path
) -> None:
    with closing(App(data_folder, replace(counted, head_hash="another"))) as again:
        with pytest.raises(Cancelled):
            again.searches.prepare(library, Progress(is_cancelled=lambda: True))
        found = again.searches.find(library / "hats" / "0.png", library)
    assert [each.distance for each in found.neighbours] == [each.distance for each in searched.neighbours]


def test_a_cache_that_is_deleted_meanwhile_stops_nothing(
    data_folder: DataFolder, counted: Model, head: CountingHead, library: Path
) -> None:
    with closing(App(data_folder, counted)) as app:
        app.folders.index(library, Progress())
        found = app.searches.find(library / "hats" / "0.png", library)
        for file in data_folder.embeddings.glob("*.embeddings"):
            if os.name != "nt":  # there a file in use stays
                file.unlink()
        assert app.searches.find(library / "hats" / "0.png", library) == found


def test_a_subfolder_embeds_nothing_that_the_whole_library_has(
    searched: SearchResult, data_folder: DataFolder, counted: Model, head: CountingHead, library: Path
) -> None:
    with closing(App(data_folder, counted)) as again:
        inside = again.searches.find(library / "hats" / "0.png", library / "hats")
    assert head.embedded == 11  # the query once more
    assert 0 < inside.searched < searched.searched
    nearest = {each.picture.id: each.distance for each in searched.neighbours}
    assert all(nearest.get(each.picture.id, each.distance) == each.distance for each in inside.neighbours)


def test_a_small_library_is_always_searched_as_it_is_now(app: App, library: Path) -> None:
    app.folders.index(library, Progress())
    app.searches.find(library / "hats" / "0.png", library)
    make_picture(library / "hats" / "new.png", 101, variant=8)
    app.folders.index(library, Progress())
    assert app.searches.find(library / "hats" / "0.png", library).searched == 10


def test_a_large_library_takes_new_pictures_in_some_seconds_later_or_when_it_is_refreshed(
    app: App, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0
    monkeypatch.setattr(galleries, "LARGE", 5)
    monkeypatch.setattr(app.searches._galleries, "_clock", lambda: now)
    query = library / "hats" / "0.png"

    def searched() -> int:
        return app.searches.find(query, library).searched

    app.folders.index(library, Progress())
    assert searched() == 9
    make_picture(library / "hats" / "new.png", 101, variant=8)
    app.folders.index(library, Progress())
    assert searched() == 9
    app.searches.refresh(library, Progress())
    assert searched() == 10
    make_picture(library / "hats" / "newer.png", 102, variant=8)
    app.folders.index(library, Progress())
    assert searched() == 10
    now += galleries.FRESH_S
    assert searched() == 11


def test_a_large_library_never_answers_with_fewer_because_pictures_have_gone(
    app: App, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(galleries, "LARGE", 5)
    app.folders.index(library, Progress())
    before = app.searches.find(library / "hats" / "0.png", library)
    for neighbour in before.neighbours[:2]:
        neighbour.picture.path.unlink()
    app.folders.index(library, Progress())
    after = app.searches.find(library / "hats" / "0.png", library)
    assert len(after.neighbours) == len(before.neighbours) == 5
    assert not {each.picture.id for each in before.neighbours[:2]} & {
        each.picture.id for each in after.neighbours
    }


def test_another_place_is_never_answered_by_the_one_before(
    app: App, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(galleries, "LARGE", 1)
    app.folders.index(library, Progress())
    query = library / "hats" / "0.png"
    assert [app.searches.find(query, place).searched for place in (library, library / "bags", library)] == [
        9,
        3,
        9,
    ]
