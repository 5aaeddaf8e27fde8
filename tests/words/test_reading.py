import pytest

from simgui.words.lexicon import Lexicon
from simgui.words.reading import Reader, labels_meant
from simgui.words.records import Known, TermKind
from simgui.words.table import WordFiles, WordTable

WORD, LABEL, NAME, DATE, COLOUR = (
    TermKind.WORD,
    TermKind.LABEL,
    TermKind.NAME,
    TermKind.DATE,
    TermKind.COLOUR,
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Lexicon(WordTable.read(WordFiles.shipped())))


@pytest.mark.parametrize(
    ("line", "terms"),
    [
        ("red dress", [("red", COLOUR), ("dress", WORD)]),
        ("dog beach 2019", [("dog", WORD), ("beach", WORD), ("2019", DATE)]),
        ("hot dog", [("hot dog", WORD)]),
        ("golden retriever july 2019", [("golden retriever", WORD), ("july 2019", DATE)]),
        ("black and white cat", [("black and white", COLOUR), ("cat", WORD)]),
        ("a dog on the beach", [("dog", WORD), ("beach", WORD)]),
        ('"IMG_20" dog', [("IMG_20", NAME), ("dog", WORD)]),
        ('"never closed', [("never closed", NAME)]),
        ("dog, cat", [("dog", WORD), ("cat", WORD)]),
        ("summer holidays dog", [("summer holidays", LABEL), ("dog", WORD)]),
        ("gadgets", [("gadgets", LABEL)]),
        ("gadget", [("gadget", LABEL)]),
        ("red", [("red", COLOUR)]),
        ("", []),
        ("  - ", []),
        ("the", [("the", WORD)]),
    ],
)
def test_a_line_is_cut_into_what_it_means(
    reader: Reader, line: str, terms: list[tuple[str, TermKind]]
) -> None:
    query = reader.read(line, ["Summer holidays", "gadgets"], {})
    assert query.text == line
    assert [(term.text, term.kind) for term in query.terms] == terms


def test_a_minus_leads_what_is_not_wanted(reader: Reader) -> None:
    query = reader.read('dog -cat -"IMG" -2019 T-shirt', [], {})
    assert [(term.text, term.unwanted) for term in query.terms] == [
        ("dog", False),
        ("cat", True),
        ("IMG", True),
        ("2019", True),
        ("T-shirt", False),
    ]


def test_a_label_counts_before_a_word_and_a_colour(reader: Reader) -> None:
    (red, dog) = reader.read("red dog", ["Red", "dogs"], {}).terms
    assert (red.kind, dog.kind) == (LABEL, LABEL)
    assert dog.known is Known.KINDS
    assert red.known is Known.NO


def test_a_word_says_how_it_is_known_and_what_is_shown_instead(reader: Reader) -> None:
    (horse,) = reader.read("horse", [], {}).terms
    assert (horse.known, horse.near) == (Known.NEAR, ("sorrel",))
    (wrong,) = reader.read("dalmation", [], {}).terms
    assert wrong.known is Known.NO
    assert wrong.near[0] == "dalmatian"


def test_what_is_no_word_is_looked_for_in_names(reader: Reader) -> None:
    terms = reader.read("holidayx dalmation", [], {}, lambda text: text == "holidayx").terms
    assert [(term.text, term.kind) for term in terms] == [("holidayx", NAME), ("dalmation", WORD)]


def test_a_sense_is_chosen_by_its_id(reader: Reader) -> None:
    (crane,) = reader.read("crane", [], {}).terms
    assert crane.sense is None
    bird = next(sense for sense in crane.senses if "bird" in sense.gloss)
    (chosen,) = reader.read("crane", [], {"crane": bird.id}).terms
    assert chosen.sense == bird
    (unknown,) = reader.read("crane", [], {"crane": "n00000000"}).terms
    assert unknown.sense is None


def test_a_word_of_one_sense_leaves_no_choice(reader: Reader) -> None:
    (beagle,) = reader.read("beagle", [], {}).terms
    assert beagle.senses == ()


@pytest.mark.parametrize("label", ["собака", "犬と猫", "Häuser am See", "c't", "été 2019"])
def test_labels_of_any_script_are_found(reader: Reader, label: str) -> None:
    terms = reader.read(f"{label} dog", [label, "other"], {}).terms
    assert [(term.text, term.kind) for term in terms] == [(label, LABEL), ("dog", WORD)]


@pytest.mark.parametrize("line", ["\0", "\ud800", "\u202edog", '"\0"', "- -", '""', "\n\tdog", "😀"])
def test_any_line_can_be_read(reader: Reader, line: str) -> None:
    assert reader.read(line, ["dog"], {}).text == line


def test_a_very_long_line_is_cut(reader: Reader) -> None:
    assert len(reader.read("dog " * 5000, [], {}).terms) == 20


def test_labels_are_meant_in_any_spelling() -> None:
    labels = ["T-Shirt", "shoes", "t shirt", "hat"]
    assert labels_meant("tshirts", labels) == [0, 2]
    assert labels_meant("shoe", labels) == [1]
    assert labels_meant("ha", labels) == []
