"""How fresh what is read must be: whoever has just written reads its own writes, and others never wait."""

import threading
import time
from collections.abc import Callable

FRESH = "Strong"
"""A read waits until all that was written before is seen: some tenths of a second."""
_QUICK = "Bounded"
_FOR_S = 30.0


class Freshness:
    """Says how a program reads from a collection; safe to use from several threads.

    Args:
        clock: Gives seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._wrote_s = float("-inf")

    def wrote(self) -> None:
        """Note that something was written just now."""
        with self._lock:
            self._wrote_s = self._clock()

    @property
    def level(self) -> str:
        """The consistency to ask for now, as Milvus calls it."""
        with self._lock:
            return FRESH if self._clock() - self._wrote_s < _FOR_S else _QUICK
