import numpy as np
import pytest

from simgui.words.keywords import MOST_KEYWORDS, NO_NODE, Describer
from simgui.words.table import WordFiles, WordTable


@pytest.fixture(scope="module")
def table() -> WordTable:
    return WordTable.read(WordFiles.shipped())


@pytest.fixture(scope="module")
def describer(table: WordTable) -> Describer:
    return Describer(table)


def described(
    table: WordTable, describer: Describer, *, also_unsure: bool = False, **shares: float
) -> list[str]:
    """The keywords of a picture whose classes have these shares; the rest is spread over all."""
    places = {table.node_names[int(node)]: place for place, node in enumerate(table.class_nodes)}
    rest = (1 - sum(shares.values())) / 1000
    picture = np.full((1, 1000), rest, np.float32)
    for name, share in shares.items():
        picture[0, places[name.replace("_", " ")]] += share
    nodes, scores = describer.nodes(picture, also_unsure=also_unsure)
    assert nodes.shape == scores.shape == (1, MOST_KEYWORDS)
    assert ((scores > 0) == (nodes != NO_NODE)).all()
    return [table.node_names[int(node)] for node in nodes[0] if node != NO_NODE]


def test_a_sure_class_comes_before_what_it_is_a_kind_of(table: WordTable, describer: Describer) -> None:
    assert described(table, describer, beagle=0.9) == ["beagle", "dog", "animal"]


def test_if_the_class_is_not_sure_the_kind_is(table: WordTable, describer: Describer) -> None:
    shares = {"beagle": 0.2, "Walker_hound": 0.25, "basset": 0.25, "bluetick": 0.2}
    assert described(table, describer, **shares) == ["dog", "animal"]


def test_what_is_not_sure_has_no_keyword(table: WordTable, describer: Describer) -> None:
    assert described(table, describer, beagle=0.15, pizza=0.15, castle=0.15) == []


def test_unsure_ones_come_behind_the_sure_ones(table: WordTable, describer: Describer) -> None:
    found = described(table, describer, also_unsure=True, beagle=0.6, pizza=0.15, castle=0.12)
    assert found[:2] == ["beagle", "dog"]
    assert found[-3:] == ["pizza", "castle", "animal"] or set(found[2:]) == {"pizza", "castle", "animal"}


def test_there_are_five_at_most(table: WordTable, describer: Describer) -> None:
    shares = dict.fromkeys(("beagle", "pizza", "castle", "cinema", "banana", "volcano", "pirate_ship"), 0.14)
    assert len(described(table, describer, also_unsure=True, **shares)) == MOST_KEYWORDS


def test_pictures_are_described_one_like_many(describer: Describer) -> None:
    logits = np.random.default_rng(5).normal(0, 4, (30, 1000))
    shares = np.exp(logits)
    shares = (shares / shares.sum(axis=1, keepdims=True)).astype(np.float32)
    together, _ = describer.nodes(shares, also_unsure=True)
    alone = [describer.nodes(each[None], also_unsure=True)[0][0] for each in shares]
    assert np.array_equal(together, np.stack(alone))


def test_a_keyword_can_be_searched_for(table: WordTable, describer: Describer) -> None:
    keyword = describer.keyword(int(table.class_nodes[162]), 0.75)
    assert (keyword.word, keyword.sense, keyword.score) == ("beagle", "n02088364", 0.75)
