import pytest

from simgui.words.completion import complete
from simgui.words.lexicon import Lexicon
from simgui.words.records import Completion, TermKind
from simgui.words.table import WordFiles, WordTable

LABELS = {"dogs of Anna": 3, "Door": 0, "dresses": 7}
SEEN = {"dog": 40, "door mat": 2, "golden retriever": 5}


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(WordTable.read(WordFiles.shipped()))


def completed(lexicon: Lexicon, line: str, most: int = 8) -> tuple[Completion, ...]:
    return complete(line, LABELS, SEEN, lexicon, most)


def test_labels_come_first_then_what_is_seen_then_other_words(lexicon: Lexicon) -> None:
    found = completed(lexicon, "do")
    assert found[:3] == (
        Completion("dogs of Anna", TermKind.LABEL, 3),
        Completion("dog", TermKind.WORD, 40),
        Completion("door mat", TermKind.WORD, 2),
    )
    assert all(each.count is None for each in found[3:])
    assert len(found) == 8


def test_the_line_before_the_last_word_stays(lexicon: Lexicon) -> None:
    assert completed(lexicon, "red -dres")[0] == Completion("red -dresses", TermKind.LABEL, 7)


def test_a_name_of_several_words_is_completed_as_one(lexicon: Lexicon) -> None:
    assert completed(lexicon, "park golden ret", 1) == (
        Completion("park golden retriever", TermKind.WORD, 5),
    )


def test_colours_are_completed(lexicon: Lexicon) -> None:
    assert Completion("purple", TermKind.COLOUR) in completed(lexicon, "purp")


@pytest.mark.parametrize("line", ["", "dog ", '"do', "-", "!!"])
def test_without_the_beginning_of_a_word_nothing_is_offered(lexicon: Lexicon, line: str) -> None:
    assert completed(lexicon, line) == ()


def test_what_is_complete_is_not_offered(lexicon: Lexicon) -> None:
    assert all(each.text != "dog" for each in completed(lexicon, "dog"))
