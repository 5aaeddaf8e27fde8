import sys
from pathlib import Path

import pytest

from simgui.child.executable import own_command


def test_from_source_it_is_this_python_with_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    assert own_command("index", "x") == [sys.executable, "-P", "-m", "simgui", "index", "x"]


def test_frozen_it_is_the_executable_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command("index") == [sys.executable, "index"]


def test_frozen_on_windows_it_is_the_one_with_a_standard_output(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "executable", str(tmp_path / "simgui-window.exe"))
    assert own_command("--trainer") == [str(tmp_path / "simgui.exe"), "--trainer"]
