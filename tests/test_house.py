"""The rules of conftest.py, tried on tests that break them."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from marks import KINDS, has_any
from pytest_socket import SocketBlockedError

BREAKING = {
    "warning": "import warnings; warnings.warn('old', DeprecationWarning)",
    "log": "import logging; logging.getLogger('simgui').warning('odd')",
    "thread": "import threading; threading.Thread(target=threading.Event().wait, daemon=True).start()",
    "error in a thread": "import threading; threading.Thread(target=lambda: 1 / 0).start()",
    "unclosed file": "open(__file__)",
    "process": "import subprocess, sys; subprocess.run([sys.executable, '-c', ''])",
    "network": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "qt": "from PySide6.QtCore import qWarning; qWarning('odd')",
}


@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_a_network_connection_is_refused() -> None:
    with pytest.raises(SocketBlockedError):
        socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    with pytest.raises(SocketBlockedError):
        socket.create_connection(("127.0.0.1", 9))


def test_every_test_has_a_data_folder_of_its_own(tmp_path: Path) -> None:
    assert Path(os.environ["SIMGUI_DATA_DIR"]).is_relative_to(tmp_path)
    assert os.environ["QT_QPA_PLATFORM"].startswith("offscreen:")


def test_every_test_is_marked_with_what_it_needs(request: pytest.FixtureRequest) -> None:
    items = request.session.items
    assert [item.nodeid for item in items if not has_any(item, KINDS)] == []
    alone = [item for item in items if item.get_closest_marker("unit")]
    assert [item.nodeid for item in alone if has_any(item, set(KINDS) - {"unit"})] == []


@pytest.mark.process
@pytest.mark.slow
@pytest.mark.parametrize("workers", [0, 2])
def test_strays_fail_the_test(tmp_path: Path, workers: int) -> None:
    lines = ["import conftest", "conftest._SECONDS_TO_END = 0.1  # for the thread that never ends", ""]
    lines += ["def test_nothing_wrong():", "    assert True", ""]
    for name, code in BREAKING.items():
        lines += [f"def test_{name.replace(' ', '_')}():", f"    {code}", ""]
    (tmp_path / "test_strays.py").write_text("\n".join(lines), "utf-8")
    house = Path(__file__).parent
    ended = subprocess.run(
        [
            *(sys.executable, "-P", "-m", "pytest", "-p", "conftest", "-p", "no:cacheprovider"),
            *("--tb=short", "-rA", "-n", str(workers)),
            *("-c", house.parent / "pyproject.toml", tmp_path / "test_strays.py"),
        ],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(os.fspath, (house, house.parent)))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 1, ended.stdout
    told = {line for line in ended.stdout.splitlines() if line.startswith(("PASSED", "FAILED", "ERROR"))}
    failed = {
        line.partition("::test_")[2].partition(" ")[0] for line in told if not line.startswith("PASSED")
    }
    assert failed == {name.replace(" ", "_") for name in BREAKING}, ended.stdout
    assert "leaked threads: " in ended.stdout  # what a worker says is shown
