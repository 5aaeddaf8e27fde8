"""A server that has a number of IPv6: a relay on the loopback address stands before Milvus Lite."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from contextlib import closing

import pytest
from milvus_server import RunningServer

from simgui.sharing.address import Address
from simgui.sharing.connection import connect


@pytest.fixture
def port(lite_server: RunningServer) -> Iterator[int]:
    """The port of the relay."""
    try:
        listening = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError:
        pytest.skip("this computer has no IPv6")
    sockets: list[socket.socket] = [listening]
    threads: list[threading.Thread] = []

    def relay() -> None:
        with contextlib.suppress(OSError):
            while True:
                here, _ = listening.accept()
                there = socket.create_connection(("127.0.0.1", lite_server.port))
                sockets.extend((here, there))
                for pair in ((here, there), (there, here)):
                    threads.append(threading.Thread(target=_pump, args=pair))
                    threads[-1].start()

    threads.append(threading.Thread(target=relay))
    threads[0].start()
    yield int(listening.getsockname()[1])
    for each in sockets:
        with contextlib.suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
        each.close()
    for thread in threads:
        thread.join()


def _pump(one: socket.socket, other: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    with contextlib.suppress(OSError):
        other.shutdown(socket.SHUT_WR)


@pytest.mark.process
@pytest.mark.server
def test_a_number_of_ipv6_is_an_address(port: int) -> None:
    address = Address.of(f"milvus://[::1]:{port}/prints")
    assert address.server == f"[::1]:{port}"
    with closing(connect(address)) as connection:
        assert isinstance(connection.ask("list_collections"), list)
