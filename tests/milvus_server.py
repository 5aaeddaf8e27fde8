"""Milvus servers for the tests: on this computer only, on free ports, in folders that go with them.

`milvus_server` is the real one, with users; it takes ten seconds to start, and works even while nobody asks
for anything: all tests that use it come one after the other (`tests/marks.py`), then it ends. `lite_server`
is Milvus Lite, which answers the same calls and starts in one or two seconds: it serves all tests of a
process. Both end with that process, however it ends: their standard input closes.
"""

import contextlib
import importlib.util
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest
from marks import uses_real_server

from simgui.core.errors import SimguiError
from simgui.sharing.address import Address
from simgui.sharing.reachable import check_reachable

USER, TOKEN = "root", "Milvus"
"""Of a new server."""
_SECONDS_TO_START = 120
_COORDINATION = """
name: default
listen-client-urls: http://127.0.0.1:{0}
advertise-client-urls: http://127.0.0.1:{0}
listen-peer-urls: http://127.0.0.1:{1}
initial-advertise-peer-urls: http://127.0.0.1:{1}
initial-cluster: default=http://127.0.0.1:{1}
"""
_SERVE = """
import sys, warnings
warnings.simplefilter("ignore")
from milvus import MilvusServer
folder, port, etcd, web, *others = sys.argv[1:]
server = MilvusServer()
server.set_base_dir(folder)
server.config.set("authorization_enabled", True)
server.config.set("proxy.timeTickInterval", 20)  # who reads what was just written waits for one or two
ports = [name for name in server.config.configurable_items if name.endswith("_port")]
given = dict(zip([name for name in ports if name not in ("proxy_port", "etcd_port")], map(int, others)))
server.config.configs.update(given, proxy_port=int(port), etcd_port=int(etcd))
server.webservice_port = int(web)
server.start()
print("started", flush=True)
sys.stdin.read()
server.stop()
"""
_SERVE_LITE = """
import os, sys, threading
from milvus_lite.cmdline import main
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
main(["server", "--data-dir", sys.argv[1], "--host", "127.0.0.1", "--port", sys.argv[2]])
"""


@dataclass(frozen=True)
class RunningServer:
    """A server.

    Attributes:
        port: Where it listens.
        user: Who may use it; empty for everybody.
        token: That of the user.
        stop: Ends it.
    """

    port: int
    user: str
    token: str
    stop: Callable[[], None]

    def address(self, name: str = "") -> Address:
        """Give the address of a library, of a new name if none is given."""
        return Address("127.0.0.1", self.port, name or f"t{uuid4().hex}")


def free_ports(count: int) -> list[int]:
    """Find ports that nothing listens on now."""
    with contextlib.ExitStack() as bound:
        return [
            int(bound.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1])
            for _ in range(count)
        ]


@contextlib.contextmanager
def running_server(folder: Path) -> Iterator[RunningServer]:
    """Run a real server for a while; with ports of its own, several run beside each other."""
    port, etcd, peer, *others = free_ports(16)
    config = folder / "etcd.yaml"
    config.write_text(_COORDINATION.format(etcd, peer), "utf-8")
    command = [_SERVE, str(folder), *map(str, (port, etcd, *others))]
    with _running(command, port, USER, TOKEN, {"ETCD_CONFIG_PATH": str(config)}) as server:
        yield server


@contextlib.contextmanager
def running_lite(folder: Path) -> Iterator[RunningServer]:
    """Run Milvus Lite for a while."""
    (port,) = free_ports(1)
    with _running([_SERVE_LITE, str(folder), str(port)], port, "", "", {}) as server:
        yield server


@contextlib.contextmanager
def _running(
    command: Sequence[str], port: int, user: str, token: str, environment: dict[str, str]
) -> Iterator[RunningServer]:
    with subprocess.Popen(
        [sys.executable, "-c", *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **environment},
    ) as process:

        def stop() -> None:
            if process.poll() is None and process.stdin is not None:
                process.stdin.close()
                process.wait()

        server = RunningServer(port, user, token, stop)
        try:
            _wait_for(server, process)
            yield server
        finally:
            stop()


def _wait_for(server: RunningServer, process: "subprocess.Popen[bytes]") -> None:
    """Wait until a server answers."""
    from simgui.sharing.connection import connect

    deadline = time.monotonic() + _SECONDS_TO_START
    while process.poll() is None:
        try:
            check_reachable(server.address())
            connection = connect(server.address(), server.user, server.token)
            with contextlib.closing(connection):
                connection.ask("list_collections")
                return
        except SimguiError:
            assert time.monotonic() < deadline, "the server of the tests does not answer"
            time.sleep(0.2)
    raise AssertionError(f"the server of the tests ended with {process.returncode}")


class _Shared:
    """The real server, from the first test that asks for it on."""

    def __init__(self) -> None:
        self._until = contextlib.ExitStack()
        self._server: RunningServer | None = None

    def get(self) -> RunningServer:
        if self._server is None:
            self._server = self._until.enter_context(running_server(self._until.enter_context(_folder())))
        return self._server

    def stop(self) -> None:
        self._server = None
        self._until.close()


_shared = _Shared()


@pytest.fixture(scope="module")
def milvus_server() -> RunningServer:
    if importlib.util.find_spec("milvus") is None:
        pytest.skip("the package milvus is not installed: there are wheels for Linux on x86-64 only")
    return _shared.get()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """End the real server when no test comes next that uses it, and what a file keeps on it is gone."""
    try:
        return (yield)
    finally:
        if nextitem is None or (nextitem.path != item.path and not uses_real_server(nextitem)):
            _shared.stop()


def pytest_unconfigure() -> None:
    """End it after tests that were broken off, too."""
    _shared.stop()


@pytest.fixture(scope="session")
def lite_server() -> Iterator[RunningServer]:
    with _folder() as folder, running_lite(folder) as server:
        yield server


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="milvus-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)
