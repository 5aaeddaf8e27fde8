"""Ray, which is no part of the base install, imported when a cluster is first asked for."""

import contextlib
import os
import socket
from collections.abc import Iterator, Mapping
from types import ModuleType
from typing import Any

from simgui.core.errors import SimguiError
from simgui.core.sentences import say

QUIET = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_enable_metrics_collection": "0",
    "RAY_ENABLE_AUTO_CONNECT": "0",
    "RAY_CLIENT_RECONNECT_GRACE_PERIOD": os.environ.get("RAY_CLIENT_RECONNECT_GRACE_PERIOD", "8"),
}
"""Ray tells nobody anything: no statistics of use, no figures for a monitor. And where a connection is lost,
it does not start a cluster of its own on this computer instead, and its client tries again for some seconds
only: the next run goes on from what was finished."""


_SECONDS_TO_ANSWER = 5.0


def ray_package() -> ModuleType:
    """Import Ray.

    Raises:
        SimguiError: if it is not installed.
    """
    with environment(QUIET):
        try:
            import ray
        except ImportError as error:
            raise SimguiError(
                say("Ray is missing"),
                say(
                    "A cluster needs the package Ray, which SimGUI does not bring. Install it with: "
                    "pip install 'simgui[cluster]'"
                ),
            ) from error
    module: ModuleType = ray
    return module


def connection_errors(ray: Any) -> tuple[type[Exception], ...]:
    """Give the errors by which Ray says that the connection is lost."""
    import grpc

    said = ray.exceptions
    return (
        ConnectionError,
        grpc.RpcError,
        said.LocalRayletDiedError,
        said.RaySystemError,
        said.RpcError,
    )


def check_head(ray: Any) -> None:
    """Find out whether the head of the cluster is there, on a machine of the cluster.

    Where it is not, Ray ends this process after a minute, without a word. From outside, its client says so.

    Raises:
        ConnectionError: if it is not there.
    """
    if ray.util.client.ray.is_connected():
        return
    host, _, port = ray.get_runtime_context().gcs_address.rpartition(":")
    try:
        socket.create_connection((host.strip("[]"), int(port)), _SECONDS_TO_ANSWER).close()
    except OSError as error:
        raise ConnectionError(str(error)) from error


@contextlib.contextmanager
def environment(values: Mapping[str, str]) -> Iterator[None]:
    """Set variables of the environment for a while; Ray reads some of its settings there alone."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
