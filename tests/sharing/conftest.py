"""Two computers that share a library: the publisher's and the desk that searches."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError
from milvus_server import RunningServer

from simgui.app import App
from simgui.library.storage.data_folder import DataFolder
from simgui.sharing.address import Address


class KeysInMemory(KeyringBackend):
    """A key store that goes with the test."""

    priority = 1  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError


@pytest.fixture(autouse=True)
def keys(monkeypatch: pytest.MonkeyPatch) -> Iterator[KeysInMemory]:
    """No test reads or writes the key store of the system."""
    monkeypatch.delenv("SIMGUI_SHARED_TOKEN", raising=False)
    kept, before = KeysInMemory(), keyring.get_keyring()
    keyring.set_keyring(kept)
    yield kept
    keyring.set_keyring(before)


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
