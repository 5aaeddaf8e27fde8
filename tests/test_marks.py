"""What is read from the code of a test, and in which order tests are run."""

import sqlite3
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from marks import longest_first, on_the_real_server_at_once, run_with, uses_real_server
from of_font import rests_on_font
from of_library import opens_library

from simgui.app import App
from simgui.library.storage.data_folder import DataFolder


def of(function: Any, *fixtures: Any) -> pytest.Item:
    """Make a test of a function and its fixtures."""
    named = {str(number): [SimpleNamespace(func=each)] for number, each in enumerate(fixtures)}
    return cast(
        pytest.Item, SimpleNamespace(obj=function, _fixtureinfo=SimpleNamespace(name2fixturedefs=named))
    )


def says(widget: Any) -> Any:
    return widget.text()


def wide(widget: Any) -> Any:
    return [each.sizeHint() for each in widget]


class Looked:
    def __init__(self, widget: Any) -> None:
        self._widget = widget

    @property
    def seen(self) -> Any:
        return wide(self._widget)


def a_text(widget: Any) -> None:
    assert says(widget) == "Search"


def a_size(widget: Any) -> None:
    assert widget.width() > 5


def a_size_through_another(widget: Any) -> None:
    assert wide(widget)


def a_size_inside(widget: Any) -> None:
    assert all(each.height() for each in widget)


def a_size_through_a_class(widget: Any) -> None:
    assert Looked(widget).seen


def a_database(path: Path) -> None:
    sqlite3.connect(path)


def an_app(folder: DataFolder) -> App:
    return App(folder)


def an_app_through_another(folder: DataFolder) -> None:
    assert an_app(folder).models


@pytest.mark.parametrize("function", [a_size, a_size_through_another, a_size_inside, a_size_through_a_class])
def test_who_asks_for_a_size_rests_on_the_font(function: Any) -> None:
    assert rests_on_font(of(function))
    assert rests_on_font(of(a_text, function))


def test_who_asks_for_texts_alone_does_not() -> None:
    assert not rests_on_font(of(a_text, says))


def test_tests_of_cut_and_covered_texts_rest_on_the_font(request: pytest.FixtureRequest) -> None:
    looking = ("test_legible.py", "test_languages.py", "test_accessible.py")
    items = [item for item in request.session.items if item.path.name in looking]
    kept = {item.path.name for item in items if rests_on_font(item)}
    assert kept == {item.path.name for item in items}


@pytest.mark.parametrize("function", [a_database, an_app, an_app_through_another])
def test_who_names_an_app_or_a_database_opens_a_library(function: Any) -> None:
    assert opens_library(of(function))
    assert opens_library(of(a_text, function))


def test_who_does_not_is_a_unit_test() -> None:
    assert not opens_library(of(a_text, a_size, wide))


SHARED, ALSO_SHARED, OTHER = (
    "sharing/test_galleries.py",
    "sharing/test_real_server.py",
    "sharing/test_joint.py",
)


def item_of(file: str, *fixtures: str, parameter: object = None, mark: str = "unit") -> pytest.Item:
    """Make a test of a file."""
    made = SimpleNamespace(
        path=Path(__file__).parent / file,
        fixturenames=fixtures,
        callspec=SimpleNamespace(params={"server": parameter}),
        iter_markers=lambda: [SimpleNamespace(name=mark)],
    )
    return cast(pytest.Item, made)


def test_tests_on_the_real_server_come_one_after_the_other() -> None:
    lite = item_of(SHARED, parameter="lite_server")
    real = item_of(SHARED, parameter="milvus_server")
    other = item_of(OTHER, "lite_server", parameter=np.zeros(3))
    named = item_of(ALSO_SHARED, "milvus_server")
    assert [uses_real_server(each) for each in (lite, real, other, named)] == [False, True, False, True]
    ordered = on_the_real_server_at_once([lite, real, other, named])
    assert [id(each) for each in ordered] == [id(each) for each in (lite, real, named, other)]
    assert on_the_real_server_at_once([lite, other]) == [lite, other]


def test_a_file_that_uses_the_real_server_has_to_be_named() -> None:
    with pytest.raises(pytest.UsageError, match="name test_joint"):
        uses_real_server(item_of(OTHER, "milvus_server"))


def test_files_on_the_real_server_are_run_by_one_worker_and_the_longest_come_first() -> None:
    assert run_with(SHARED) == run_with(ALSO_SHARED) != run_with(OTHER) == OTHER
    short, slow = item_of("core/test_files.py"), item_of(OTHER, mark="end2end")
    both = [item_of(SHARED, mark="slow"), item_of(ALSO_SHARED, mark="slow")]
    ordered = longest_first([both[0], short, slow, both[1]])
    assert [id(each) for each in ordered] == [id(each) for each in (*both, slow, short)]
