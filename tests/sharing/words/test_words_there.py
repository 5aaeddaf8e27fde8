"""Words in a shared library answer as they do on the computer that has published it."""

from pathlib import Path

import pytest
from milvus_server import RunningServer
from pictures import make_picture

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.search.filters import Filter
from simgui.search.query import as_query
from simgui.sharing.address import Address
from simgui.sharing.failures import SharedLibraryProblem
from simgui.sharing.words import finding, rows
from simgui.words.records import Remark

pytestmark = [pytest.mark.process, pytest.mark.server]

LINES = (
    "hats",
    "bags -blue",
    "hats shoes",
    "dog",
    "animal",
    "pattern",
    "container",
    "artifact clothing",
    "red",
    "-hats",
    '"shoes"',
    "shoes dark",
    "xqzzy",
)


def set_up(server: RunningServer, *apps: App) -> Address:
    address = server.address()
    for app in apps:
        app.sharing.add(address, server.user, server.token)
    return address


@pytest.fixture
def address(lite_server: RunningServer, publisher: App, desk: App) -> Address:
    return set_up(lite_server, publisher, desk)


@pytest.fixture(params=["lite_server", pytest.param("milvus_server", marks=pytest.mark.slow)])
def anywhere(request: pytest.FixtureRequest, publisher: App, desk: App) -> Address:
    """A library on either kind of server."""
    return set_up(request.getfixturevalue(request.param), publisher, desk)


def test_the_same_pictures_answer_in_the_same_order(
    publisher: App, desk: App, anywhere: Address, library: Path
) -> None:
    done = publisher.sharing.publications.publish(library, anywhere, Progress())
    assert (done.written, done.with_words) == (9, 9)
    for line in LINES:
        here = publisher.words.find(publisher.words.read(line, library), library)
        there = desk.sharing.searches.find_words(line, [anywhere], k=20)
        contents = publisher._catalogue.pictures.contents_of(here.ids.tolist())
        scores = {
            contents[number]: score for number, score in zip(here.ids.tolist(), here.scores, strict=True)
        }
        assert there.query.terms == here.query.terms, line
        assert sum(hit.answers for hit in there.hits) == here.answering, line
        for hit in there.hits:
            assert hit.score == pytest.approx(scores[hit.origin.content], abs=1e-6), line
            assert hit.origin.library == anywhere
        answering = {contents[number] for number in here.ids[: here.answering].tolist()}
        assert {hit.origin.content for hit in there.hits if hit.answers} == answering, line
        assert there.searched == 9
        assert Remark.NOT_LOOKED_AT not in there.remarks


def test_publishing_follows_for_words_and_writes_only_what_changes(
    publisher: App, desk: App, anywhere: Address, library: Path
) -> None:
    publisher.sharing.publications.publish(library, anywhere, Progress())
    shared = publisher.sharing._open.get(anywhere)
    before = dict(shared.words.stamps(str(library)))
    assert len(before) == 9
    gone, moved = sorted((library / "hats").iterdir())[:2]
    gone.unlink()
    moved.rename(library / "shoes" / "umbrella 2019.png")
    done = publisher.sharing.publications.publish(library, anywhere, Progress())
    assert (done.written, done.removed, done.with_words) == (1, 1, 8)
    after = dict(shared.words.stamps(str(library)))
    assert len(after) == 8
    assert len(before.items() & after.items()) == 7
    found = desk.sharing.searches.find_words('"umbrella"', [anywhere])
    assert [hit.picture.path.name for hit in found.hits] == ["umbrella 2019.png"]
    found = desk.sharing.searches.find_words("hats", [anywhere])
    assert sum(hit.answers for hit in found.hits if hit.picture.label == "hats") == 1


def test_labels_of_people_and_filters_count_for_words(
    publisher: App, desk: App, anywhere: Address, library: Path
) -> None:
    publisher.sharing.publications.publish(library, anywhere, Progress())
    first = desk.sharing.searches.find_words("hats", [anywhere]).hits[0]
    desk.sharing.decisions.label(anywhere, {first.origin.content: "caps"})
    hats = [hit for hit in desk.sharing.searches.find_words("hats", [anywhere]).hits if hit.answers]
    assert [hit.picture.label for hit in hats] == ["hats", "hats", "caps"]  # its folder is called hats
    assert hats[-1].origin.content == first.origin.content
    (cap,) = [hit for hit in desk.sharing.searches.find_words("caps", [anywhere]).hits if hit.answers]
    assert (cap.origin.content, cap.picture.label) == (first.origin.content, "caps")
    of_folder = Filter(folder=library / "shoes")
    found = desk.sharing.searches.find_words("-xqzzy dark", [anywhere], chosen=of_folder)
    assert all(hit.picture.path.parent.name == "shoes" for hit in found.hits)
    none = desk.sharing.searches.find_words("hats", [anywhere], chosen=Filter(least_px=10_000))
    assert none.hits == ()


def test_what_answers_is_proposed_before_the_rest_if_there_is_little_room(
    publisher: App, desk: App, address: Address, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publisher.sharing.publications.publish(library, address, Progress())
    for module in (finding, rows):
        monkeypatch.setattr(module, "MOST_ROWS", 4)
    for line in ("hats", "shoes", "bags -blue", "red", "container"):
        here = publisher.words.find(publisher.words.read(line, library), library)
        there = desk.sharing.searches.find_words(line, [address], k=4)
        assert there.found == here.answering, line
        assert sum(hit.answers for hit in there.hits) == min(4, here.answering), line
    everything = desk.sharing.searches.find_words("-hats", [address], k=9)
    assert (everything.found, len(everything.hits)) == (6, 4)


def test_words_and_a_picture_are_asked_together(
    publisher: App, desk: App, address: Address, library: Path, tmp_path: Path
) -> None:
    publisher.sharing.publications.publish(library, address, Progress())
    query = make_picture(tmp_path / "query.png", 101, 7)
    nearest = desk.sharing.searches.find(query, [address], k=9)
    distances = {
        origin.content: each.distance
        for origin, each in zip(nearest.origins, nearest.result.neighbours, strict=True)
    }
    found = desk.sharing.searches.find_words("hats", [address], k=3, like=as_query(query))
    assert [hit.picture.label for hit in found.hits] == ["hats"] * 3
    for hit in found.hits:
        assert hit.distance == pytest.approx(distances[hit.origin.content], abs=1e-4)
    assert [hit.distance for hit in found.hits] == sorted(hit.distance or 0 for hit in found.hits)


def test_a_library_without_words_says_how_to_add_them(
    publisher: App, desk: App, address: Address, library: Path
) -> None:
    publisher.sharing.publications.publish(library, address, Progress())
    shared = publisher.sharing._open.get(address)
    shared._files.delete(["words"])  # as an earlier program has left it
    with pytest.raises(SharedLibraryProblem, match="simgui index FOLDER --to milvus://") as told:
        desk.sharing.searches.find_words("hats", [address])
    assert told.value.title == "This shared library knows no words"
    done = publisher.sharing.publications.publish(library, address, Progress())
    assert (done.written, done.unchanged, done.with_words) == (0, 9, 9)
    assert desk.sharing.searches.find_words("hats", [address]).hits


def test_words_of_a_later_program_are_refused(
    publisher: App, desk: App, address: Address, library: Path
) -> None:
    publisher.sharing.publications.publish(library, address, Progress())
    publisher.sharing._open.get(address)._files.put({"words": b'{"format": 99}'})
    with pytest.raises(SharedLibraryProblem, match="Install the newest version"):
        desk.sharing.searches.find_words("hats", [address])


def test_a_folder_here_and_a_library_answer_together(
    publisher: App, desk: App, address: Address, library: Path, tmp_path: Path
) -> None:
    publisher.sharing.publications.publish(library, address, Progress())
    own = tmp_path / "own" / "hats"
    own.mkdir(parents=True)
    mine = make_picture(own / "mine.png", 300, 9)
    desk.folders.index(own.parent, Progress())
    found = desk.sharing.searches.find_words("hats", [address], [own.parent], k=10)
    answering = [hit for hit in found.hits if hit.answers and hit.picture.label == "hats"]
    assert len(answering) == 4
    assert [hit.picture.path for hit in answering if hit.origin.library is None] == [mine]
    elsewhere = Address("127.0.0.1", 1, "nowhere")
    rest = desk.sharing.searches.find_words("hats", [elsewhere], [own.parent])
    assert [problem.address for problem in rest.problems] == [elsewhere]
    with pytest.raises(SimguiError, match="Nothing answers"):
        desk.sharing.searches.find_words("hats", [elsewhere])
