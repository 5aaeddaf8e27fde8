from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from wheels import WheelServer, make_parts, serving

from simgui.training import parts as module
from simgui.training.parts import Parts


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    """A list without an address; the wheels lie in the folder `wheels`."""
    return make_parts(tmp_path / "wheels")


@pytest.fixture
def server(tmp_path: Path, parts: Parts) -> Iterator[WheelServer]:
    with serving(tmp_path / "wheels") as served:
        yield served


@pytest.fixture
def online(parts: Parts, server: WheelServer) -> Parts:
    """The same list with the address of the server."""
    return replace(parts, address=server.address)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where parts are added to."""
    folder = tmp_path / "added here"
    monkeypatch.setenv(module.ENVIRONMENT_VARIABLE, str(folder))
    monkeypatch.delenv("SIMGUI_TRAINING_FROM", raising=False)
    return folder
