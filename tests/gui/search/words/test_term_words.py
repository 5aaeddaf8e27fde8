"""What is said of a term, and of an answer."""

import pytest

from simgui.gui.search.query.word_line import NO_WORDS, WordLine
from simgui.gui.search.words.remark_words import remark_words
from simgui.gui.search.words.term_words import caption_of, explanation_of, sense_words
from simgui.words.records import Keyword, Known, Remark, Sense, Term, TermKind

LIFTS = Sense("n1", "crane", "lifts and moves heavy objects; on a building site")
MOUSE = Sense("n3", "computer mouse", "a hand-operated device")


@pytest.mark.parametrize(
    ("term", "caption"),
    [
        (Term("dog", TermKind.WORD, known=Known.DIRECTLY), "dog · word"),
        (Term("animal", TermKind.WORD, known=Known.KINDS), "animal · by kinds of it"),
        (Term("cap", TermKind.WORD, known=Known.NEAR, near=("a", "b", "c", "d")), "cap · closest: a, b, c"),
        (Term("cat", TermKind.WORD, unwanted=True, known=Known.DIRECTLY), "not cat · word"),
        (Term("IMG_20", TermKind.NAME), "“IMG_20” · name"),
        (Term("2019", TermKind.DATE), "2019 · date"),
        (Term("red", TermKind.COLOUR), "red · colour"),
        (Term("hats", TermKind.LABEL, known=Known.NEAR, near=("cap",)), "hats · label"),
    ],
)
def test_a_chip_says_what_its_term_was_taken_for(term: Term, caption: str) -> None:
    assert caption_of(term) == caption
    assert term.text in explanation_of(term)


def test_of_a_word_that_is_not_known_it_is_said_whether_names_have_it() -> None:
    unknown = Term("IMG", TermKind.WORD, known=Known.NO)
    assert caption_of(unknown, in_names=True) == "IMG · only in names"
    assert caption_of(unknown, in_names=False) == "IMG · not known"
    assert explanation_of(unknown, in_names=False).endswith("It was left out.")


def test_a_sense_is_told_from_its_namesakes_by_what_it_means() -> None:
    term = Term("crane", TermKind.WORD, known=Known.DIRECTLY, sense=LIFTS, senses=(LIFTS, MOUSE))
    assert sense_words(term, LIFTS) == "lifts and moves heavy objects"
    assert sense_words(term, MOUSE) == "computer mouse"
    assert explanation_of(term).splitlines()[1] == f"crane: {LIFTS.gloss}"


def test_remarks_are_sentences() -> None:
    assert remark_words(()) == ""
    assert remark_words((Remark.NOT_KNOWN,)) == ""  # its chip says so
    said = remark_words((Remark.NO_DATES, Remark.NO_COLOURS))
    assert said == "No picture here says when it was taken. The colours of some pictures are not known yet."


def test_a_line_keeps_a_sense_as_long_as_its_word_is_there() -> None:
    line = WordLine("red Crane").with_sense("crane", "n1").with_sense("red", "n9")
    assert line.with_text("a crane").senses == (("crane", "n1"),)
    assert line.with_sense("red", "").senses == (("crane", "n1"),)
    assert line.with_sense("crane", "n2").senses == (("red", "n9"), ("crane", "n2"))


def test_a_line_of_spaces_asks_nothing_but_keywords_alone_do() -> None:
    assert not WordLine("  ")
    assert not NO_WORDS
    keywords = WordLine(" ", keywords=(Keyword("boat", "n4", 1.0),))
    assert keywords
    assert keywords.summary == "boat"
