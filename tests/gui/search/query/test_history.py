from pathlib import Path

from simgui.gui.search.query.history import MOST_KEPT, History, Visited
from simgui.gui.search.query.word_line import WordLine
from simgui.search.query import Example, PictureId, Query, as_query


def seen(*names: str) -> History:
    history = History()
    for name in names:
        history.visit(Visited(as_query(Path(name)), (Path(name),)))
    return history


def go(history: History, by: int) -> str | None:
    place = history.step(by)
    if place is None:
        return None
    query = history.at(place).query
    history.arrive(place, Visited(query, (b"",)))
    return str(query.examples[0].source)


def test_back_and_forward() -> None:
    history = seen("a", "b", "c")
    assert [go(history, by) for by in (1, -1, -1, -1, 1, 1, 1)] == [None, "b", "a", None, "b", "c", None]


def test_a_new_query_forgets_those_that_were_gone_back_from() -> None:
    history = seen("a", "b", "c")
    go(history, -1)
    history.visit(Visited(as_query(Path("d")), (Path("d"),)))
    assert [go(history, by) for by in (1, -1, -1, -1)] == [None, "b", "a", None]


def test_the_same_query_again_is_no_step() -> None:
    history = seen("a", "b", "b")
    assert [go(history, by) for by in (-1, -1)] == ["a", None]


def test_from_no_query_the_step_back_is_to_the_last() -> None:
    history = seen("a", "b")
    history.leave()
    assert [go(history, by) for by in (1, -1, -1)] == [None, "b", "a"]
    empty = History()
    empty.leave()
    assert go(empty, -1) is None


def test_only_so_many_are_kept() -> None:
    history = seen(*(str(number) for number in range(MOST_KEPT + 5)))
    steps = 0
    while go(history, -1):
        steps += 1
    assert steps == MOST_KEPT - 1


def test_where_ids_may_stand_for_others_pictures_are_known_by_their_files() -> None:
    query = Query((Example(PictureId(3)), Example(b"pasted"), Example(PictureId(4))))
    visited = Visited(query, (Path("three.png"), b"pasted", b""))
    by_files = Query((Example(Path("three.png")), Example(b"pasted"), Example(PictureId(4))))
    assert visited.by_files == by_files
    history = History()
    history.visit(visited)
    history.forget_ids()
    assert history.at(0).query == by_files


def test_words_are_a_query_of_their_own() -> None:
    history, hat = History(), as_query(Path("hat"))
    red, blue = WordLine("red"), WordLine("blue")
    for query, words in ((Query(()), red), (hat, red), (hat, blue), (hat, blue)):
        history.visit(Visited(query, (Path("hat"),) * len(query.examples), words))
    steps = []
    while (place := history.step(-1)) is not None:
        steps.append((history.at(place).query, history.at(place).words))
        history.arrive(place, history.at(place))
    assert steps == [(hat, red), (Query(()), red)]


def test_words_that_are_still_being_written_are_one_step() -> None:
    history = seen("a")
    for place, text in enumerate(("r", "re", "red")):
        history.visit(Visited(Query(()), (), WordLine(text)), instead=place > 0)
    assert history.step(1) is None
    place = history.step(-1)
    assert place is not None
    assert history.at(place).query == as_query(Path("a"))
    assert history.at(place + 1).words.text == "red"
