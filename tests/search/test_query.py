from pathlib import Path

import pytest

from simgui.search.query import Example, PictureId, Query, Region, as_query, name_of


def test_one_picture_is_a_query_of_one_example() -> None:
    for source in (PictureId(7), Path("a.png"), b"content"):
        assert as_query(source) == Query((Example(source),))
        assert as_query(as_query(source)) == as_query(source)
        assert as_query(source).is_plain


@pytest.mark.parametrize(
    "query",
    [
        Query(()),
        Query((Example(b"a"),), turned=True),
        Query((Example(b"a", Region(0, 0, 1, 0.5)),)),
        Query((Example(b"a", unlike=True),)),
        Query((Example(b"a"), Example(b"b"))),
    ],
)
def test_only_one_whole_picture_as_it_stands_is_plain(query: Query) -> None:
    assert not query.is_plain


def test_what_is_switched_off_does_not_count() -> None:
    on, off, unlike = Example(b"a"), Example(b"b", off=True), Example(b"c", unlike=True)
    query = Query((off, on, unlike))
    assert (query.asked, query.liked) == ((on, unlike), (on,))
    assert Query((off, on)).is_plain
    assert query.with_example(2, off) == Query((off, on, off))


@pytest.mark.parametrize(
    "shares",
    [(-0.1, 0, 1, 1), (0, 0, 0, 1), (0.5, 0, 0.6, 1), (0, 0, 1, 1.1), (0, 0, float("nan"), 1), (2, 0, 1, 1)],
)
def test_a_region_lies_in_its_picture(shares: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="not a part of a picture"):
        Region(*shares)


def test_the_whole_picture_is_a_region() -> None:
    assert Region(0, 0, 1, 1).width == 1
    assert Region(0.7, 0.9, 0.3, 0.1).height == 0.1  # their sum is 1 but for rounding


def test_names_for_people() -> None:
    assert name_of(Path("a.png")) == "a.png"
    assert name_of(b"content") == "pasted picture"
