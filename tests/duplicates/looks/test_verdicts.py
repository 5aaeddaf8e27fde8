"""Verdicts about pairs are kept by what the pictures hold."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from simgui.core.cache_file import CacheFile
from simgui.duplicates.looks.found_before import FOUND_TABLES, FoundPairs, KeptFinds
from simgui.duplicates.looks.verdicts import VERDICT_TABLES, KeptVerdicts, Kind, Verdicts, keys_of


@pytest.fixture
def file(tmp_path: Path) -> Iterator[CacheFile]:
    with closing(CacheFile(tmp_path / "kept.sqlite", VERDICT_TABLES + FOUND_TABLES)) as cache:
        yield cache


def verdicts(*kinds: Kind) -> Verdicts:
    return Verdicts(np.array(kinds, np.int8), np.linspace(0, 0.5, len(kinds), dtype=np.float32))


def test_a_pair_has_one_key_whichever_comes_first_and_wherever_it_stands() -> None:
    names = np.random.default_rng(0).integers(0, 256, (60, 16), np.uint8)
    pairs = np.stack(np.triu_indices(60, 1), axis=1)
    keys = keys_of(names, pairs)
    assert len(set(keys.tolist())) == len(pairs)
    assert keys_of(names, pairs[:, ::-1]).tolist() == keys.tolist()
    assert keys_of(names[::-1], 59 - pairs).tolist() == keys.tolist()


def test_what_is_kept_is_given_in_the_order_in_which_it_is_asked_for(file: CacheFile) -> None:
    kept, keys = KeptVerdicts(file), np.array([7, -3, 2**62])
    kept.put(keys, verdicts(Kind.NONE, Kind.NEAR, Kind.COPIES))
    found = kept.read(np.array([2**62, 5, 7, -3]))
    assert found.kinds.tolist() == [Kind.COPIES, Kind.UNKNOWN, Kind.NONE, Kind.NEAR]
    assert found.distances.tolist() == pytest.approx([0.5, 1, 0, 0.25])
    kept.put(keys[:2], verdicts(Kind.UNKNOWN, Kind.COPIES))  # of the one, nothing is said
    assert kept.read(keys).kinds.tolist() == [Kind.NONE, Kind.COPIES, Kind.COPIES]


def test_more_than_there_is_room_for_are_deleted(file: CacheFile) -> None:
    kept, keys = KeptVerdicts(file, most=800), np.arange(1000)
    kept.put(keys, verdicts(*[Kind.NONE] * 1000))
    kept.prune()
    assert (kept.read(keys).kinds == Kind.NONE).sum() == 700
    kept.prune()
    assert (kept.read(keys).kinds == Kind.NONE).sum() == 700


def test_the_last_questions_are_remembered(file: CacheFile) -> None:
    kept = KeptFinds(file)
    found = FoundPairs(np.array([[0, 3], [1, 2]]), np.array([True, False]), np.array([0.25, 1], np.float32))
    for number in range(30):
        kept.put(bytes([number]), found)
        assert kept.read(b"\0") is not None  # the first is asked again and again
    again = kept.read(bytes([29]))
    assert again is not None
    assert again.pairs.tolist() == found.pairs.tolist()
    assert again.are_copies.tolist() == [True, False]
    assert again.distances.tolist() == [0.25, 1]
    assert kept.read(bytes([1])) is None
