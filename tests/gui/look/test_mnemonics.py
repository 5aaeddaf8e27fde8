"""The letters that are pressed with Alt."""

from simgui.gui.look.mnemonics import with_mnemonics


def test_each_text_has_a_letter_of_its_own_the_first_of_a_word_if_it_is_free() -> None:
    marked = with_mnemonics(["Rescan", "Rules…", "Show rules", "Search"])
    assert marked == ["&Rescan", "R&ules…", "&Show rules", "S&earch"]


def test_a_letter_that_is_marked_stays_and_is_no_one_elses() -> None:
    assert with_mnemonics(["Find", "&File"]) == ["F&ind", "&File"]


def test_an_ampersand_of_a_name_is_no_mark() -> None:
    assert with_mnemonics(["Undo label “R&&B”"]) == ["&Undo label “R&&B”"]


def test_a_text_whose_letters_are_taken_has_none() -> None:
    assert with_mnemonics(["ab", "a", "a"]) == ["&ab", "a", "a"]
    assert with_mnemonics(["", "…"]) == ["", "…"]
