"""What is said when there is no cluster."""

import socket
import sys

import pytest

from simgui.core.errors import SimguiError
from simgui.sharing.cluster.address import ClusterAddress
from simgui.sharing.cluster.connection import connected


def test_without_ray_it_is_said_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with (
        pytest.raises(SimguiError, match=r"pip install 'simgui\[cluster\]'"),
        connected(ClusterAddress.read("local")),
    ):
        pass


@pytest.mark.server
def test_where_nothing_answers_that_is_said_at_once() -> None:
    with socket.socket() as taken:  # a port that nobody listens at
        taken.bind(("127.0.0.1", 0))
        address = ClusterAddress.read(f"ray://127.0.0.1:{taken.getsockname()[1]}")
        with (
            pytest.raises(SimguiError, match=r"Nothing answers at ray://127\.0\.0\.1:"),
            connected(address),
        ):
            pass
