"""Pictures that a training has changed something for, in the Train area."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pictures import make_library
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from seen import says

from simgui.app import App
from simgui.core.progress import Progress
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.train.example_pictures import ExamplePictures
from simgui.gui.work.worker import Worker
from simgui.models.records import ChangedQuery, Examples

GONE = "f" * 32


@pytest.fixture
def folder(app: App, tmp_path: Path) -> Path:
    made = make_library(tmp_path / "pictures")
    app.folders.index(made, Progress())
    return made


@pytest.fixture
def shown(qtbot: QtBot, app: App, worker: Worker) -> Iterator[ExamplePictures]:
    loader = PictureLoader(worker, app.pictures.thumbnail, 1 << 20)
    widget = ExamplePictures(app.pictures, worker, loader)
    qtbot.addWidget(widget)
    yield widget


@pytest.fixture
def names(app: App, folder: Path) -> dict[str, str]:
    """The contents of the pictures, by their place in the folder."""
    ids = app.pictures.ids(folder)
    contents = app._catalogue.pictures.contents(ids)
    found = app.pictures.get(ids.tolist(), folder)
    return {
        str(picture.path.relative_to(folder)): content.hex()
        for picture, content in zip(found, contents, strict=True)
    }


def said(widget: ExamplePictures) -> list[str]:
    return [each.accessibleName() for each in widget.findChildren(QWidget) if each.accessibleName()]


def test_a_query_stands_beside_what_was_and_is_nearest(
    qtbot: QtBot, shown: ExamplePictures, names: dict[str, str], folder: Path
) -> None:
    hat, other_hat, shoe = (names[each] for each in ("hats/0.png", "hats/1.png", "shoes/0.png"))
    examples = Examples(3, 1, of_better=(ChangedQuery(hat, (shoe, GONE), (other_hat, shoe)),))
    shown.show_examples(examples, folder)
    qtbot.waitUntil(shown.isVisible)
    assert says(shown, "became right for 3 pictures and wrong for 1. Drawn at random:")
    assert said(shown) == ["Picture of hats", "Nearest before: shoes", "Nearest after: hats, shoes"]


def test_a_query_that_is_gone_is_left_out(
    qtbot: QtBot, shown: ExamplePictures, names: dict[str, str], folder: Path
) -> None:
    shown.show_examples(Examples(1, 0, (ChangedQuery(GONE, tuple(names.values()), ()),)), folder)
    qtbot.waitUntil(shown.isVisible)
    assert said(shown) == []


@pytest.mark.parametrize("examples", [None, Examples()])
def test_nothing_is_shown_where_nothing_is_known_or_has_changed(
    qtbot: QtBot, shown: ExamplePictures, folder: Path, examples: Examples | None
) -> None:
    shown.show_examples(examples, folder)
    assert shown.isHidden()
