"""Drive the installed program from outside: what SIMGUI_EXECUTABLE names, else the one of this Python."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

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
