"""What stands for what is seen in a picture, and what a line asks for."""

from pathlib import PurePosixPath

import numpy as np
import pytest

from simgui.sharing.gallery import Among
from simgui.sharing.words.question import Question
from simgui.sharing.words.seen import read, written
from simgui.sharing.words.terms import (
    LEVELS,
    Nodes,
    asked_names,
    colour_number,
    colour_terms,
    cut_level,
    name_terms,
)
from simgui.words.certainty import CUT, certainty
from simgui.words.class_shares import LikeliestClasses, ShareBlock
from simgui.words.colours import Looks
from simgui.words.lexicon import Lexicon
from simgui.words.reading import Reader
from simgui.words.table import WordFiles, WordTable


@pytest.fixture(scope="module")
def table() -> WordTable:
    return WordTable.read(WordFiles.shipped())


def shares(count: int, sharpness: float = 6.0) -> np.ndarray:
    """Give answers of a classifier: float32 (n, 1000)."""
    made = np.exp(sharpness * np.random.default_rng(0).standard_normal((count, 1000)).astype(np.float32))
    return made / made.sum(axis=1, keepdims=True)


def test_a_node_is_above_the_cut_exactly_where_its_pictures_answer(table: WordTable) -> None:
    likely = shares(200)
    found = Nodes(table).terms(likely)
    for word in ("dog", "animal", "dress", "car"):
        sense = Lexicon(table).look_up(word).usual[0]
        node = int(table.sense_nodes[sense.row])
        classes, synset = table.classes_of(node), int(table.node_synsets[node])
        sums = likely[:, classes].sum(axis=1)
        levels = np.array(
            [
                max([each % LEVELS for each in terms if each // LEVELS == synset], default=-1)
                for terms in found
            ]
        )
        for together in (1, 2, 3):
            answers = certainty(np.minimum(together * sums, 1), len(classes), 1000) >= CUT
            assert ((levels >= cut_level(together)) == answers).mean() > 0.99  # but for rounding at the edge
        order = np.argsort(sums)
        assert (np.diff(levels[order]) >= 0).all()


def test_levels_stand_behind_each_other_the_surest_first(table: WordTable) -> None:
    for terms in Nodes(table).terms(shares(20)):
        levels = [term % LEVELS for term in terms]
        assert levels == sorted(levels, reverse=True)
        assert terms
        assert all(0 <= term < 2**31 for term in terms)


def test_what_is_seen_is_read_as_it_was_written() -> None:
    likeliest = LikeliestClasses.of(shares(5), np.empty((5, 0), np.uint16))
    average = np.array([[0, 0, 0], [1, 1, 1], [0.2, 0.4, 0.6], [np.nan] * 3, [1, 0, 0]], np.float32)
    palettes = np.full((5, 11), np.nan, np.float32)
    palettes[2] = np.arange(11) / 255
    texts = list(written(likeliest, Looks(average, palettes)))
    assert {len(text) for text in texts} <= {369, 383}
    seen = read([*texts, "damaged", ""], 1000)
    block = ShareBlock.of(np.arange(5), [likeliest], 1000)
    for classes in ([3], [1, 500, 999], list(range(0, 1000, 3))):
        assert (seen.block.sums(classes)[:5] == block.sums(classes)).all()
        assert (seen.block.sums(classes)[5:] == 0).all()
    assert np.allclose(seen.looks.average[:5], average, equal_nan=True, atol=0.002)
    assert np.allclose(seen.looks.palettes[:5], palettes, equal_nan=True)
    assert np.isnan(seen.looks.average[5:]).all()


def test_a_text_from_elsewhere_does_no_harm() -> None:
    texts = list(written(LikeliestClasses.of(shares(1), np.empty((1, 0), np.uint16)), _no_looks(1)))
    for text in (texts[0][:-7], texts[0][:9], "~" * 400, "ü", "0" * 5):
        assert (read([text], 1000).block.sums(list(range(1000))) == 0).all()
    assert (read(texts, 10).block.sums(list(range(10))) == 0).all()  # classes that there are not


def _no_looks(count: int) -> Looks:
    return Looks(np.full((count, 3), np.nan, np.float32), np.full((count, 11), np.nan, np.float32))


def test_colours_are_terms_too() -> None:
    looks = _no_looks(2)
    looks.palettes[0] = np.eye(11)[0]
    looks.average[0] = [0.9, 0, 0]
    red, none = colour_terms(looks)
    assert colour_number("red") in {term // LEVELS for term in red}
    assert colour_number("blue") not in {term // LEVELS for term in red}
    assert none == []


def test_words_of_names_are_found_whole_and_in_the_plural() -> None:
    terms = set(name_terms([PurePosixPath("Summer 2019/IMG_0042-Dogs")]))

    def has(text: str, *, plural: bool = True) -> bool:
        return all(any(each in terms for each in forms) for forms in asked_names(text, plural=plural))

    assert has("summer")
    assert has("SUMMER 2019")
    assert has("dog")
    assert not has("dog", plural=False)
    assert has("img_0042", plural=False)
    assert not has("summ")
    assert all(-(2**31) <= term < 0 for term in terms)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("dress 2019", ["array_contains_any(terms", "taken >= 1546300800", "taken < 1577836800"]),
        ("-cat dog", ["not (", "array_contains_any(terms"]),
        ("hats", ['label in ["hats"]']),
        ('"paris"', ["array_contains_any(terms, [-"]),
        ("july", ["taken < 1564617600"]),
    ],
)
def test_a_line_becomes_conditions(table: WordTable, line: str, parts: list[str]) -> None:
    query = Reader(Lexicon(table)).read(line, ("hats", "shoes"), {})
    question = Question(query, Among(least_px=10), ("hats", "shoes"), table)
    groups = question.groups()
    assert question.says_something
    condition = question.condition(groups[0].least, groups[0])
    assert "least >= 10" in condition
    for part in parts:
        assert part in condition
    assert len(groups) == (3 if line == "hats" else 1)


def test_a_line_of_unknown_words_asks_nothing(table: WordTable) -> None:
    query = Reader(Lexicon(table)).read("xqzzy", (), {})
    assert not Question(query, Among(), (), table).says_something
