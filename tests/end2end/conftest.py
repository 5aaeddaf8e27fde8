"""Drive the installed program from outside: what SIMGUI_EXECUTABLE names, else the one of this Python."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pictures import make_library

from simgui.library.storage.data_folder import ENVIRONMENT_VARIABLE

EXECUTABLE = os.environ.get("SIMGUI_EXECUTABLE") or str(Path(sys.executable).with_name("simgui"))


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended and what it wrote."""

    executable: str
    status: int
    out: bytes
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document that standard output must hold, after a run that went well."""
        assert self.status == 0, self.err
        return json.loads(self.out)


Simgui = Callable[..., Ended]


@pytest.fixture
def simgui(tmp_path: Path) -> Simgui:
    def run(*arguments: str | bytes | Path) -> Ended:
        ended = subprocess.run([EXECUTABLE, *arguments], capture_output=True, check=False, cwd=tmp_path)
        return Ended(
            EXECUTABLE, ended.returncode, ended.stdout, ended.stderr.decode("utf-8", "surrogateescape")
        )

    return run


@pytest.fixture(scope="session")
def indexed_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A library that the program has indexed, and the data folder that it wrote."""
    place = tmp_path_factory.mktemp("indexed")
    library, data = make_library(place / "pictures"), place / "data"
    environment = {**os.environ, ENVIRONMENT_VARIABLE: os.fspath(data)}
    subprocess.run([EXECUTABLE, "index", library], check=True, capture_output=True, env=environment)
    return library, data


@pytest.fixture
def indexed_library(indexed_once: tuple[Path, Path], data_dir: Path) -> Path:
    """A library to be read only, indexed in the data folder of this test."""
    library, data = indexed_once
    shutil.copytree(data, data_dir)
    return library
