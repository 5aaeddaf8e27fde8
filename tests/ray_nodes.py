"""A Ray cluster of two nodes on this computer, one for all tests of a file."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from simgui.core.progress import Progress
from simgui.library.storage.data_folder import ENVIRONMENT_VARIABLE
from simgui.sharing.cluster.address import ClusterAddress
from simgui.sharing.cluster.connection import connected
from simgui.sharing.cluster.ray_package import QUIET, environment

_KEPT_TO_THIS_COMPUTER = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0", "RAY_AUTH_MODE": "token"}
PICTURES = 40
THUMBNAIL_PX = 64

_STORE_BYTES = 80 << 20
_NOTICES_QUICKLY = {
    "health_check_initial_delay_ms": 0,
    "health_check_period_ms": 200,
    "health_check_failure_threshold": 3,
}


@dataclass(frozen=True)
class RayNodes:
    """Nodes of one core each, and the connection of the tests to them.

    Attributes:
        nodes: Starts and ends nodes: `ray.cluster_utils.Cluster`.
        ray: Ray, connected.
        address: Where it is, for programs on this computer.
    """

    nodes: Any
    ray: Any
    address: str

    def add_node(self) -> Any:
        """Start another node, and give it."""
        node = self.nodes.add_node(num_cpus=1, object_store_memory=_STORE_BYTES)
        self.nodes.wait_for_nodes()
        return node

    def workers(self, node: Any = None) -> list[int]:
        """Give the processes that work, those of one node or all: what Ray has named `ray::`."""
        raylets = {
            each.all_processes["raylet"][0].process.pid
            for each in (self.nodes.list_all_nodes() if node is None else [node])
        }
        return [pid for pid, parent in _processes_of_ray() if parent in raylets]


@pytest.fixture(scope="module")
def ray_cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RayNodes]:
    """Two nodes of one core each; they listen for this computer alone."""
    token = {"RAY_AUTH_TOKEN": os.urandom(32).hex()}
    with environment(QUIET | _KEPT_TO_THIS_COMPUTER | token):
        from ray.cluster_utils import Cluster

        nodes = Cluster()
        try:
            nodes.add_node(
                num_cpus=1,
                include_dashboard=False,
                object_store_memory=_STORE_BYTES,
                _system_config=_NOTICES_QUICKLY,
            )
            nodes.add_node(num_cpus=1, object_store_memory=_STORE_BYTES)
            nodes.wait_for_nodes()
            with connected(ClusterAddress.read(nodes.address)) as ray:
                yield RayNodes(nodes, ray, nodes.address)
        finally:
            nodes.shutdown()


def _processes_of_ray() -> Iterator[tuple[int, int]]:
    """Yield the processes that Ray has named, each with the one that started it."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            name = (folder / "cmdline").read_bytes()
            parent = int((folder / "stat").read_text("ascii", "replace").rpartition(")")[2].split()[1])
        except OSError:
            continue  # it has ended
        if name.startswith((b"ray::IDLE", b"ray::_read")):
            yield int(folder.name), parent


def simgui(data: Path, *arguments: str) -> tuple[int, Any, str]:
    """Run a command as a person types it: its status, its document, and what it said beside that."""
    ran = subprocess.run(
        [sys.executable, "-m", "simgui", *arguments, "--json"],
        env={**os.environ, ENVIRONMENT_VARIABLE: str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, json.loads(ran.stdout or "null"), ran.stderr


def meanwhile(act: Callable[[], None], check: int = 1) -> Progress:
    """Do something once, at a check at which tasks are out: a source hands them out before its second."""
    checks = iter(range(1_000_000))

    def is_cancelled() -> bool:
        if next(checks) == check:
            act()
        return False

    return Progress(is_cancelled=is_cancelled)
