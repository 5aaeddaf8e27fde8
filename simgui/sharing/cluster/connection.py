"""A connection to a Ray cluster, or to one that is started on this computer for as long as it is needed."""

import contextlib
import functools
import logging
import os
import secrets
import shutil
import socket
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simgui.core.cores import cores
from simgui.core.errors import SimguiError
from simgui.core.sentences import say
from simgui.sharing.cluster.address import ClusterAddress
from simgui.sharing.cluster.ray_package import QUIET, environment, ray_package

_SECONDS_TO_CONNECT = 5.0
_STORE_BYTES = 256 << 20
"""What tasks give waits there, at most some megabytes; Ray would take a third of the memory."""

_ATTEMPTS_TO_REMOVE = 20
_SECONDS_BETWEEN_ATTEMPTS = 0.1

_log = logging.getLogger(__name__)


@contextlib.contextmanager
def connected(address: ClusterAddress) -> Iterator[Any]:
    """Connect to a cluster for as long as the context lasts, and give Ray itself.

    Raises:
        SimguiError: if Ray is missing, if nothing answers there, or if it is another version of Ray.
    """
    with contextlib.ExitStack() as stack:
        stack.enter_context(environment(QUIET if address.host else QUIET | _kept_to_this_computer()))
        if address.host:
            _check_reachable(address)
        ray = ray_package()
        folder = stack.enter_context(_empty_folder())
        try:
            with contextlib.chdir(folder):  # Ray lets its processes import from where they are started
                ray.init(**_options(address, folder))
        except (ConnectionError, RuntimeError, TimeoutError, ValueError, OSError) as error:
            _log.warning("no connection to %s", address, exc_info=True)
            raise _no_connection(address, error) from error
        stack.callback(ray.shutdown)
        yield ray


@functools.cache
def _token() -> str:
    """Give a password for the clusters of this process; Ray reads it once."""
    return secrets.token_hex(32)


def _kept_to_this_computer() -> dict[str, str]:
    """Let a cluster on this computer listen for this computer alone, and to nobody without its password."""
    return {
        "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",  # on Linux too: without it, Ray listens to the network
        "RAY_AUTH_MODE": "token",
        "RAY_AUTH_TOKEN": _token(),
    }


def _options(address: ClusterAddress, folder: Path) -> dict[str, Any]:
    quiet = {"logging_level": logging.CRITICAL, "log_to_driver": False}
    if address.host:
        return {"address": str(address), **quiet}
    own = {"num_cpus": cores(), "object_store_memory": _STORE_BYTES, "_temp_dir": str(folder)}
    return {"address": "local", "include_dashboard": False, "configure_logging": False, **own, **quiet}


@contextlib.contextmanager
def _empty_folder() -> Iterator[Path]:
    """Make a folder for what Ray writes: its path is short, since Ray puts sockets far below it."""
    root = "/tmp" if os.name == "posix" else None
    folder = Path(tempfile.mkdtemp(prefix="simgui-ray-", dir=root))
    try:
        yield folder
    finally:
        for _ in range(_ATTEMPTS_TO_REMOVE):  # processes of Ray that are ending may still write to it
            shutil.rmtree(folder, ignore_errors=True)
            if not folder.exists():
                break
            time.sleep(_SECONDS_BETWEEN_ATTEMPTS)


def _check_reachable(address: ClusterAddress) -> None:
    """Find out quickly whether anything answers; Ray itself tries for half a minute.

    Raises:
        SimguiError: if nothing does.
    """
    host = address.host.strip("[]")
    try:
        socket.create_connection((host, address.port), _SECONDS_TO_CONNECT).close()
    except OSError as error:
        raise SimguiError(
            say("The cluster does not answer"),
            say(
                "Nothing answers at {address} ({reason}). Check the address, and that the "
                "cluster is running.",
                address=address,
                reason=error.strerror or say("no answer in time"),
            ),
        ) from error


def _no_connection(address: ClusterAddress, error: Exception) -> SimguiError:
    said = " ".join(str(error).split())
    if "ersion mismatch" in said or "different version" in said.lower():
        return SimguiError(
            say("The cluster runs another version"),
            say(
                "{address} and this computer need the same versions of Ray and Python: {said}",
                address=address,
                said=said[:300],
            ),
        )
    if not address.host:
        return SimguiError(
            say("No cluster can be started here"),
            say("Ray says: {said}. Leave out --cluster, or try again.", said=said[:300]),
        )
    return SimguiError(
        say("The cluster does not answer"),
        say(
            "{address} is no Ray cluster that this computer can use. Ray says: {said}",
            address=address,
            said=said[:300],
        ),
    )
