"""Two computers that share a library: the publisher's and the desk that searches."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from key_store import KeysInMemory, keys_in_memory
from milvus_server import RunningServer

from simgui.app import App
from simgui.library.storage.data_folder import DataFolder
from simgui.sharing.address import Address


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[KeysInMemory]:
    """No test reads or writes the key store of the system."""
    monkeypatch.delenv("SIMGUI_SHARED_TOKEN", raising=False)
    with keys_in_memory() as kept:
        yield kept


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[App]:
    with closing(App(DataFolder.open(tmp_path / "publisher"))) as app:
        yield app


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[App]:
    with closing(App(DataFolder.open(tmp_path / "desk"))) as app:
        yield app


@pytest.fixture
def address(lite_server: RunningServer) -> Address:
    """A library that nothing is published to yet."""
    return lite_server.address()
