"""Read a file on a thread of its own: whoever waits for it can stop at once, also while nothing comes."""

import contextlib
import queue
import threading
from collections.abc import Callable, Iterator

from simgui.installation.training_parts.sources import Source

_CHUNK_BYTES = 1 << 18
_CHUNKS_AHEAD = 8
_SECONDS_BETWEEN_LOOKS = 0.1


class Reading:
    """A file that is being read.

    Args:
        source: Where it comes from.
        file: Its name.
        begin: How many of its bytes are here already.
    """

    def __init__(self, source: Source, file: str, begin: int) -> None:
        self._source, self._file, self._begin = source, file, begin
        self._given: queue.Queue[int | bytes | Exception] = queue.Queue(_CHUNKS_AHEAD)
        self._over = threading.Event()
        # A network that hangs lets go of it later; a program that ends does not wait for that.
        threading.Thread(target=self._read, name="training-parts", daemon=True).start()

    def first(self, waiting: Callable[[], None]) -> int:
        """Give the number of the first byte.

        Args:
            waiting: Called while nothing comes; raises `Cancelled` if the person asked to stop.

        Raises:
            Cut: if the network breaks off.
            SimguiError: if there is no such file.
        """
        first = self._next(waiting)
        assert isinstance(first, int)
        return first

    def chunk(self, waiting: Callable[[], None]) -> bytes:
        """Give the next bytes; none at the end.

        Raises:
            Cut: if the network breaks off.
            SimguiError: if a drive fails.
        """
        chunk = self._next(waiting)
        assert isinstance(chunk, bytes)
        return chunk

    def close(self) -> None:
        """Want no more of it."""
        self._over.set()

    def _next(self, waiting: Callable[[], None]) -> int | bytes:
        while True:
            try:
                given = self._given.get(timeout=_SECONDS_BETWEEN_LOOKS)
            except queue.Empty:
                waiting()
                continue
            if isinstance(given, Exception):
                raise given
            return given

    def _read(self) -> None:
        try:
            with self._source.open(self._file, self._begin) as (given, first):
                self._put(first)
                chunk = b"begun"
                while chunk and not self._over.is_set():
                    chunk = given.read(_CHUNK_BYTES)
                    self._put(chunk)
        except Exception as error:  # noqa: BLE001 - raised again where it is waited for
            self._put(error)

    def _put(self, given: int | bytes | Exception) -> None:
        while not self._over.is_set():
            try:
                self._given.put(given, timeout=_SECONDS_BETWEEN_LOOKS)
                return
            except queue.Full:
                continue


@contextlib.contextmanager
def reading(source: Source, file: str, begin: int) -> Iterator[Reading]:
    """Read a file until the end of the block."""
    opened = Reading(source, file, begin)
    try:
        yield opened
    finally:
        opened.close()
