"""A window that can open the library of another computer."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from fakes import fake_model
from pictures import make_library
from pytestqt.qtbot import QtBot
from seen import says
from shared_library import PRINTS, FakeSharing

from simgui.app import App
from simgui.core.progress import Progress
from simgui.gui.state import SharedPlace
from simgui.gui.window.main_window import MainWindow
from simgui.library.storage.data_folder import DataFolder


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """What another computer has published: nothing that is in the library here."""
    return make_library(tmp_path / "published", each=3, spread=30)


@pytest.fixture
def sharing(app: App, published: Path, tmp_path: Path) -> Iterator[FakeSharing]:
    with closing(App(DataFolder.open(tmp_path / "publisher"), fake_model())) as there:
        there.folders.index(published, Progress())
        fake = FakeSharing(app, there, published)
        vars(app)["sharing"] = fake
        yield fake


@pytest.fixture
def desk(sharing: FakeSharing, opened: MainWindow) -> MainWindow:
    """A window with a folder open, before any shared library is."""
    del sharing
    return opened


@pytest.fixture
def sharing_desk(qtbot: QtBot, desk: MainWindow) -> MainWindow:
    """A window that searches in a shared library."""
    desk._state.share(SharedPlace(str(PRINTS), PRINTS.name, chosen=True))
    qtbot.waitUntil(lambda: says(desk, "Pictures are searched for in “prints”"))
    return desk
