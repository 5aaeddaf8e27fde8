from pathlib import Path

import pytest

from simgui.core.errors import SimguiError
from simgui.words.lexicon import Lexicon
from simgui.words.records import Known
from simgui.words.spelling import nearest_spellings
from simgui.words.table import MANIFEST, WordFiles, WordTable, key_of


@pytest.fixture(scope="module")
def table() -> WordTable:
    return WordTable.read(WordFiles.shipped())


@pytest.fixture
def lexicon(table: WordTable) -> Lexicon:
    return Lexicon(table)


def names(table: WordTable, lexicon: Lexicon, word: str) -> set[str]:
    """The classes that answer a word in its usual senses."""
    nodes = (int(table.sense_nodes[each.row]) for each in lexicon.look_up(word).usual)
    return {
        table.node_names[int(table.class_nodes[place])] for node in nodes for place in table.classes_of(node)
    }


def test_every_class_is_a_node_with_itself_below(table: WordTable) -> None:
    assert len(table.class_nodes) == 1000
    for place, node in enumerate(table.class_nodes.tolist()):
        assert place in table.classes_of(node)
        assert table.node_names[node]


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("dalmatian", Known.DIRECTLY),
        ("T-shirt", Known.DIRECTLY),
        ("dog", Known.KINDS),
        ("vehicle", Known.KINDS),
        ("musical instrument", Known.KINDS),
        ("horse", Known.NEAR),
        ("beach", Known.NEAR),
        ("happiness", Known.NO),
        ("woman", Known.NO),
        ("dalmation", Known.NO),
    ],
)
def test_how_well_a_word_is_known(lexicon: Lexicon, word: str, known: Known) -> None:
    assert lexicon.look_up(word).known is known


@pytest.mark.parametrize(
    ("several", "one"),
    [
        ("dogs", "dog"),
        ("Dogs", "dog"),
        ("churches", "church"),
        ("knives", "knife"),
        ("geese", "goose"),
        ("tshirts", "T-shirt"),
        ("t shirt", "T-shirt"),
        ("hotdogs", "hot dog"),
    ],
)
def test_plurals_and_spellings_are_one_word(lexicon: Lexicon, several: str, one: str) -> None:
    assert lexicon.look_up(several).usual == lexicon.look_up(one).usual != ()


def test_words_apart_are_no_word_that_is_written_as_one(lexicon: Lexicon) -> None:
    assert lexicon.look_up("bird house").senses == ()
    assert lexicon.look_up("birdhouse").senses != ()


def test_a_word_is_answered_by_all_of_its_kinds(table: WordTable, lexicon: Lexicon) -> None:
    dogs = names(table, lexicon, "dog")
    assert len(dogs) == 118
    assert {"dalmatian", "beagle"} <= dogs
    assert "tabby" not in dogs
    assert dogs < names(table, lexicon, "animal")


def test_senses_that_are_as_frequent_are_meant_together(table: WordTable, lexicon: Lexicon) -> None:
    entry = lexicon.look_up("crane")
    assert len(entry.usual) == 2
    assert {each.sense.id for each in entry.senses} == {"n02012849", "n03126707"}
    assert any("lifts" in each.sense.gloss for each in entry.senses)


def test_a_rare_sense_is_offered_but_not_meant(lexicon: Lexicon) -> None:
    entry = lexicon.look_up("mouse")
    assert [each.sense.name for each in entry.usual] == ["mouse"]
    assert "computer mouse" in [each.sense.name for each in entry.senses]


def test_what_is_shown_instead_is_named(lexicon: Lexicon) -> None:
    (beach,) = lexicon.look_up("beach").usual
    assert set(lexicon.shown_for(beach)) == {"seashore", "sandbar", "lakeside"}
    (mouse,) = lexicon.look_up("mouse").usual
    assert lexicon.shown_for(mouse) == ("rodent",)


def test_a_word_with_a_slip_is_offered_as_it_should_be(lexicon: Lexicon) -> None:
    assert lexicon.offered_for("dalmation")[0] == "dalmatian"
    assert lexicon.offered_for("elefant")[0] == "elephant"
    assert lexicon.offered_for("qqqqzzzz") == ()


def test_nothing_is_offered_for_a_noun_that_is_spelled_right(lexicon: Lexicon) -> None:
    assert lexicon.offered_for("happiness") == ()
    assert lexicon.offered_for("women") == ()


def test_words_are_found_by_their_beginning(lexicon: Lexicon) -> None:
    assert lexicon.beginning("dalma", 8) == ["dalmatian"]
    assert lexicon.beginning("do", 8)[0] == "dog"
    assert lexicon.beginning("", 8) == []


def test_the_nearest_spellings_are_those_with_the_fewest_slips() -> None:
    known = ["kitten", "mitten", "sitting", "bitten", "kit"]
    for asked in ("kiten", "ikttens", "sittin", "mitton", "kitt", "zebra"):
        slips = [distance(asked, word) for word in known]
        allowed = max(1, len(asked) // 3)
        found = nearest_spellings(asked, known, 9)
        assert sorted(found) == [row for row, count in enumerate(slips) if count <= allowed]
        assert [slips[row] for row in found] == sorted(slips[row] for row in found)


def distance(one: str, other: str) -> int:
    """The distance of Damerau and Levenshtein, by its definition."""
    if not one or not other:
        return max(len(one), len(other))
    found = [
        distance(one[:-1], other) + 1,
        distance(one, other[:-1]) + 1,
        distance(one[:-1], other[:-1]) + (one[-1] != other[-1]),
    ]
    if one[-2:] == other[-2:][::-1] and len(one) > 1 and len(other) > 1:
        found.append(distance(one[:-2], other[:-2]) + 1)
    return min(found)


def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    folder = tmp_path
    for file in WordFiles.shipped().folder.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "words.npz").write_bytes(b"nothing")
    with pytest.raises(SimguiError, match=r"words\.npz is missing or damaged"):
        WordTable.read(WordFiles(folder))
    (folder / MANIFEST).write_text('{"schema": 99}', "utf-8")
    with pytest.raises(SimguiError, match=r"words\.json is missing or damaged"):
        WordTable.read(WordFiles(folder))


def test_spellings_have_one_key() -> None:
    assert key_of("T-shirt") == key_of("t shirt") == key_of("TSHIRT") == "tshirt"
    assert key_of("lady's slipper") == "ladysslipper"
    assert key_of("Häuser am See") == key_of("HA\u0308USER-AM-SEE") == "häuseramsee"
    assert key_of("собака") == "собака"
