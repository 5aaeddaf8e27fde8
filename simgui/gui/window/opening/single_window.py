"""One window for each library: a second start hands over what it is to open, and brings the window forward.

Commands need no window and go on beside it; the catalogue lets one write while others read.
"""

import hashlib
import json
import os
from pathlib import Path

from filelock import FileLock, Timeout
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from simgui.core.errors import SimguiError
from simgui.core.sentences import say

_PATIENCE_MS = 3000
_MOST_BYTES = 64 << 10
"""Of a request; a start that was given more files than that hands over the first of them."""


class SingleWindow(QObject):
    """The claim of this process to be the window of a library.

    Args:
        data_folder: Of the library.
    """

    called = Signal(object)
    """Another start wants the window to open files and folders: a tuple of absolute paths, perhaps empty."""

    def __init__(self, data_folder: Path) -> None:
        super().__init__()
        # Locked by the system as long as this process lives, however it ends.
        self._lock = FileLock(data_folder / "window.lock", thread_local=False)
        whole = os.fsencode(data_folder.resolve())
        self._name = f"simgui-{hashlib.blake2b(whole, digest_size=12).hexdigest()}"
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def claim(self, places: tuple[Path, ...]) -> bool:
        """Become the window, or, if there is one, hand it the files and folders to open and give False.

        Raises:
            SimguiError: if there is a window that does not answer.
        """
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            self._call(places)
            return False
        except OSError:  # a disk without locks: better two windows than none
            return True
        QLocalServer.removeServer(self._name)  # left behind by one that was killed
        self._server.listen(self._name)
        return True

    def _call(self, places: tuple[Path, ...]) -> None:
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            raise SimguiError(
                say("This library is open elsewhere"),
                say(
                    "Another SimGUI has its window and does not answer. Close it, or use another library "
                    "with --data-dir."
                ),
            )
        socket.write(_request(places))
        while socket.bytesToWrite() and socket.waitForBytesWritten(_PATIENCE_MS):
            pass
        socket.disconnectFromServer()

    def _answer(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.setReadBufferSize(_MOST_BYTES + 1)  # nothing makes this process keep more
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._take(socket)

    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST_BYTES:
                socket.abort()
            return
        places = _places_of(bytes(socket.readLine(_MOST_BYTES + 1).data()))
        if places is None:
            socket.abort()  # no start of SimGUI says such a thing
        else:
            self.called.emit(places)

    def close(self) -> None:
        """Give the claim up."""
        self._server.close()
        self._lock.release()


def _request(places: tuple[Path, ...]) -> bytes:
    """Write the files and folders that are to be opened, as many as a request may hold.

    In hex, for a name may be no valid text.
    """
    wish: list[str] = []
    left = _MOST_BYTES - len(json.dumps({"places": []})) - 1
    for place in places:
        name = os.fsencode(place.absolute()).hex()  # the window has another working directory
        left -= len(name) + len('"", ')
        if left < 0:
            break
        wish.append(name)
    return json.dumps({"places": wish}).encode() + b"\n"


def _places_of(line: bytes) -> tuple[Path, ...] | None:
    """Read what is to be opened; None if the line is no request."""
    try:
        wish = json.loads(line)["places"]
        places = tuple(Path(os.fsdecode(bytes.fromhex(place))) for place in wish)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return (
        places if all(place.is_absolute() and b"\0" not in os.fsencode(place) for place in places) else None
    )
