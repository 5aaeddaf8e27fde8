import os
from pathlib import Path

import pytest

from simgui.gui.search.query.history import Visited
from simgui.gui.search.query.recent_queries import MOST_KEPT, RecentQueries
from simgui.gui.search.query.word_line import NO_WORDS, WordLine
from simgui.gui.settings import Settings
from simgui.search.query import Example, PictureId, Query, Region, as_query
from simgui.words.records import Keyword


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "window.ini"


def visited(query: Query, words: WordLine = NO_WORDS) -> Visited:
    return Visited(query, tuple(Path(f"/library/{each.source!r}") for each in query.examples), words)


def pictures(recent: RecentQueries) -> tuple[Query, ...]:
    return tuple(each.query for each in recent.queries)


def test_queries_are_kept_across_starts_the_newest_first(file: Path) -> None:
    odd = Path(os.fsdecode(b"/caf\xe9, 100 %.png"))
    first = as_query(odd)
    second = Query(
        (Example(Path("/a.png"), Region(0.25, 0, 0.5, 1)), Example(Path("/b.png"), unlike=True)), turned=True
    )
    recent = RecentQueries(Settings(file))
    for query in (first, second, first):
        recent.note(visited(query))
    assert pictures(RecentQueries(Settings(file))) == (first, second)


def test_a_picture_of_the_library_is_kept_by_its_file(file: Path) -> None:
    recent = RecentQueries(Settings(file))
    recent.note(visited(as_query(PictureId(7))))
    assert pictures(recent) == (as_query(Path("/library/7")),)


def test_nothing_is_kept_of_a_pasted_picture(file: Path) -> None:
    recent = RecentQueries(Settings(file))
    recent.note(Visited(as_query(b"secret"), (b"secret",)))
    recent.note(Visited(Query((Example(Path("/a.png")), Example(b"secret"))), (Path("/a.png"), b"secret")))
    assert recent.queries == ()
    assert not file.exists() or b"secret" not in file.read_bytes()


def test_what_is_switched_off_is_not_kept(file: Path) -> None:
    recent = RecentQueries(Settings(file))
    recent.note(visited(Query((Example(Path("/a.png")), Example(b"pasted", off=True)))))
    assert pictures(recent) == (as_query(Path("/a.png")),)


def test_of_several_crops_of_one_picture_the_last_is_kept(file: Path) -> None:
    recent = RecentQueries(Settings(file))
    crops = [Query((Example(Path("/a.png"), Region(0, 0, share, 1)),)) for share in (0.5, 0.6)]
    for query in (as_query(Path("/a.png")), *crops):
        recent.note(visited(query))
    assert pictures(recent) == (crops[1],)


def test_only_so_many_are_kept_until_they_are_forgotten(file: Path) -> None:
    recent = RecentQueries(Settings(file))
    for number in range(MOST_KEPT + 3):
        recent.note(visited(as_query(Path(f"/{number}.png"))))
    assert len(recent.queries) == MOST_KEPT
    recent.clear()
    assert RecentQueries(Settings(file)).queries == ()


def test_words_are_kept_with_their_senses_and_keywords_alone_or_with_pictures(file: Path) -> None:
    keyword = Keyword("boat", "n02858304", 1.0)
    words = WordLine("red crane", (("crane", "n02012849"),), (keyword,))
    recent = RecentQueries(Settings(file))
    recent.note(visited(Query(()), words))
    recent.note(visited(as_query(Path("/a.png")), WordLine(" Red ")))
    recent.note(visited(as_query(Path("/a.png")), WordLine("red")))  # the same once more
    kept = RecentQueries(Settings(file)).queries
    assert kept == recent.queries
    assert [(len(each.query.examples), each.words.summary) for each in kept] == [
        (1, "red"),
        (0, "red crane boat"),
    ]
    assert kept[1].words == words


def test_what_an_earlier_version_has_kept_is_read(file: Path) -> None:
    settings = Settings(file)
    settings["recent_queries"] = (
        '[{"turned": false, "examples": [{"file": "2f61", "region": null, "unlike": false}]}]'
    )
    assert RecentQueries(settings).queries == (Visited(as_query(Path("/a")), (Path("/a"),)),)


@pytest.mark.parametrize("text", ["{", "7", '[{"examples": 3}]', '[{"examples": [{"file": "zz"}]}]', "[[]]"])
def test_what_is_not_of_this_form_is_forgotten(file: Path, text: str) -> None:
    settings = Settings(file)
    settings["recent_queries"] = text
    assert RecentQueries(settings).queries == ()
