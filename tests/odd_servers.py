"""Servers that go wrong, on this computer: real sockets."""

import contextlib
import socket
import threading
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def answering(answer: Callable[[socket.socket], None], port: int = 0) -> Iterator[int]:
    """Listen on a port, a free one if it is 0, and let each connection be answered until the end."""
    opened: list[socket.socket] = []
    listening = socket.create_server(("127.0.0.1", port))

    def serve() -> None:
        with contextlib.suppress(OSError):
            while True:
                talk, _ = listening.accept()
                opened.append(talk)
                with contextlib.suppress(OSError):
                    answer(talk)

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        with contextlib.suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        for each in opened:
            each.close()
        thread.join()


class Relay:
    """Passes bytes on to another port, both ways, until it is told to hold them back."""

    def __init__(self, port: int) -> None:
        self._port = port
        self.holds = threading.Event()
        self._threads: list[threading.Thread] = []
        self._opened: list[socket.socket] = []

    def __call__(self, talk: socket.socket) -> None:
        beyond = socket.create_connection(("127.0.0.1", self._port))
        self._opened += [talk, beyond]
        for source, target in ((talk, beyond), (beyond, talk)):
            thread = threading.Thread(target=self._pass, args=(source, target))
            thread.start()
            self._threads.append(thread)

    def _pass(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while part := source.recv(65536):
                if not self.holds.is_set():
                    target.sendall(part)
            target.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        for each in self._opened:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        for thread in self._threads:
            thread.join()
