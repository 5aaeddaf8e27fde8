"""Connections to shared libraries: made when they are first needed, and again after a failure."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from simgui.sharing.address import Address
from simgui.sharing.connection import connect
from simgui.sharing.credentials import Credentials
from simgui.sharing.failures import SharedLibraryProblem
from simgui.sharing.known_libraries import KnownLibraries
from simgui.sharing.library import SharedLibrary


class OpenLibraries:
    """Keeps a connection for each library; safe to use from several threads.

    Args:
        known: Know which user asks.
        credentials: Keep tokens.
    """

    def __init__(self, known: KnownLibraries, credentials: Credentials) -> None:
        self.credentials = credentials
        self._known = known
        self._lock = threading.Lock()
        self._open: dict[Address, SharedLibrary] = {}

    def close(self) -> None:
        """Close all connections."""
        with self._lock:
            libraries = list(self._open.values())
            self._open.clear()
        for library in libraries:
            library.close()

    @contextmanager
    def trying(self, address: Address) -> Iterator[SharedLibrary]:
        """Give the library of an address; after a failure, its connection is made anew the next time.

        Raises:
            SimguiError: if pymilvus is not installed, or the key store refuses.
            SharedLibraryProblem: if the library is away, slow, or refuses.
        """
        try:
            yield self.get(address)
        except SharedLibraryProblem:
            self.forget(address)
            raise

    def get(self, address: Address) -> SharedLibrary:
        """Give the library of an address."""
        with self._lock:
            library = self._open.get(address)
        if library is not None:
            return library
        user = self._known.get(address).user
        opened = SharedLibrary(connect(address, user, self.credentials.token(address, user)))
        with self._lock:
            library = self._open.setdefault(address, opened)
        if library is not opened:
            opened.close()
        return library

    def forget(self, address: Address) -> None:
        """Close a connection; the next call makes a new one."""
        with self._lock:
            library = self._open.pop(address, None)
        if library is not None:
            library.close()
