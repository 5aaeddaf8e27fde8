import pytest

from simgui.gui.search.words.terms_in_line import as_name, flipped, replaced, spans
from simgui.words.records import Term, TermKind

LINE = 'Red  dress -cat "IMG_20" 2019'
TERMS = (
    Term("Red", TermKind.COLOUR),
    Term("dress", TermKind.WORD),
    Term("cat", TermKind.WORD, unwanted=True),
    Term("IMG_20", TermKind.NAME),
    Term("2019", TermKind.DATE),
)


def test_a_term_is_found_with_its_minus_and_its_quotes() -> None:
    parts = [LINE[slice(*span)] for span in spans(LINE, TERMS) if span]
    assert parts == ["Red", "dress", "-cat", '"IMG_20"', "2019"]


def test_a_word_that_is_there_twice_is_found_in_both_places() -> None:
    twice = (Term("dog", TermKind.WORD), Term("dog", TermKind.WORD))
    assert spans("dog and dog", twice) == [(0, 3), (8, 11)]


@pytest.mark.parametrize(
    ("place", "text", "line"),
    [
        (0, "", 'dress -cat "IMG_20" 2019'),
        (1, "skirt", 'Red skirt -cat "IMG_20" 2019'),
        (2, "", 'Red  dress "IMG_20" 2019'),
        (3, "", "Red  dress -cat 2019"),
        (4, "-2019", 'Red  dress -cat "IMG_20" -2019'),
    ],
)
def test_one_term_is_replaced_and_the_rest_stays_as_it_was_written(place: int, text: str, line: str) -> None:
    assert replaced(LINE, TERMS, place, text) == line


def test_what_is_not_written_there_is_written_anew() -> None:
    assert replaced("colour", TERMS[:4], 1, "skirt") == 'Red skirt -cat "IMG_20"'


def test_a_term_is_turned_round_or_made_a_name() -> None:
    assert [flipped(TERMS[1]), flipped(TERMS[2]), flipped(TERMS[3])] == ["-dress", "cat", '-"IMG_20"']
    assert [as_name(TERMS[1]), as_name(TERMS[2])] == ['"dress"', '-"cat"']
