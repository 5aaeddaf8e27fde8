"""What a calibration has measured is said where it was measured, and nowhere else."""

from dataclasses import replace
from pathlib import Path

import pytest
from pictures import make_library, make_picture

from simgui.app import App
from simgui.core.progress import Progress
from simgui.models.match_rates import MatchRate
from simgui.models.model import Model
from simgui.search.filters import Filter
from simgui.search.query import Example, Query, Region
from simgui.search.records import SearchResult

RATES = tuple(MatchRate(ranks, 2.0, 19, 20, (0.8, 1.0)) for ranks in ((1, 1), (2, 5)))


@pytest.fixture
def measured(indexed: App, library: Path, model: Model, monkeypatch: pytest.MonkeyPatch) -> App:
    """An app whose model was trained on the library, and has learnt from one hat."""
    trained = replace(model, match_rates=RATES, trained_on=library)
    monkeypatch.setattr(indexed.models, "of", lambda _where=(): trained)
    hat = indexed.pictures.at(library / "hats" / "0.png")
    assert hat is not None
    content = indexed._catalogue.pictures.files(hat).content
    monkeypatch.setattr(indexed.models, "learnt", lambda _model: frozenset([content]))
    return indexed


def said(result: SearchResult) -> list[bool]:
    """Tell of which neighbours it is said how often such are right."""
    return [result.rate_of(neighbour) is not None for neighbour in result.neighbours]


def test_a_picture_that_was_not_learnt_has_them(measured: App, library: Path, tmp_path: Path) -> None:
    query = make_picture(tmp_path / "query.png", 101, 9)
    assert said(measured.searches.find(query, library, 8)) == [True] * 5 + [False] * 3
    assert said(measured.searches.find(library / "hats" / "1.png", library)) == [True] * 5


def test_one_that_was_learnt_has_none_nor_has_its_copy(measured: App, library: Path, tmp_path: Path) -> None:
    hat, copy = library / "hats" / "0.png", tmp_path / "copy.png"
    copy.write_bytes(hat.read_bytes())
    for query in (hat, copy, hat.read_bytes()):
        assert not any(said(measured.searches.find(query, library)))


def test_another_folder_and_all_folders_have_none(measured: App, library: Path, tmp_path: Path) -> None:
    other = make_library(tmp_path / "other", spread=40)
    measured.folders.index(other, Progress())
    query = make_picture(tmp_path / "query.png", 101, 9)
    for where in (other, (), library / "hats"):
        assert not any(said(measured.searches.find(query, where)))


def test_a_search_of_another_kind_has_none(measured: App, library: Path, tmp_path: Path) -> None:
    query = make_picture(tmp_path / "query.png", 101, 9)
    cropped = Query((Example(query, Region(0, 0, 0.5, 0.5)),))
    assert not any(said(measured.searches.find(cropped, library)))
    hats = Filter(labels=frozenset(["hats"]))
    assert not any(said(measured.searches.find(query, library, 5, hats)))
    assert all(said(measured.searches.find(query, library, 5, Filter(only_matches=True))))
