from pathlib import Path

import pytest

from simgui.search.query import Example, PictureId, Query, Region, as_query, name_of


def test_one_picture_is_a_query_of_one_example() -> None:
    for source in (PictureId(7), Path("a.png"), b"content"):
        assert as_query(source) == Query((Example(source),))
        assert as_query(as_query(source)) == as_query(source)
        assert as_query(source).has_verdict


@pytest.mark.parametrize(
    ("query", "plain", "verdict"),
    [
        (Query((Example(b"a"),)), True, True),
        (Query((Example(b"a", Region(0, 0, 1, 0.5)),)), False, True),
        (Query(()), False, False),
        (Query((Example(b"a"),), turned=True), False, False),
        (Query((Example(b"a", unlike=True),)), False, False),
        (Query((Example(b"a"), Example(b"b"))), False, True),
        (Query((Example(b"a"), Example(b"b")), turned=True), False, False),
    ],
)
def test_pictures_as_they_stand_have_a_verdict(query: Query, plain: bool, verdict: bool) -> None:
    assert (query.is_plain, query.has_verdict) == (plain, verdict)


def test_a_part_of_a_picture_is_one_picture_and_with_what_is_not_wanted_it_is_not() -> None:
    part, unlike = Example(b"a", Region(0, 0, 1, 0.5)), Example(b"b", unlike=True)
    assert Query((part,)).is_one
    assert not Query((part, unlike)).is_one


def test_what_is_switched_off_does_not_count() -> None:
    on, off, unlike = Example(b"a"), Example(b"b", off=True), Example(b"c", unlike=True)
    query = Query((off, on, unlike))
    assert (query.asked, query.liked) == ((on, unlike), (on,))
    assert Query((off, on)).has_verdict
    assert query.with_example(2, off) == Query((off, on, off))


def test_names_for_people() -> None:
    assert name_of(Path("a.png")) == "a.png"
    assert name_of(b"content") == "pasted picture"
