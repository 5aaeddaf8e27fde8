"""Give up what takes too long."""

import math
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class Deadlines:
    """One thread that gives up whatever is overdue; safe to use from several threads.

    A timer for each request would be a thread for each request, which costs more than small pictures do to
    decode. This one starts with the first request, and sleeps unless something is overdue.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._due: dict[object, tuple[float, Callable[[], None]]] = {}
        self._wakes = math.inf
        self._thread: threading.Thread | None = None
        self._closed = False

    @contextmanager
    def within(self, seconds: float, give_up: Callable[[], None]) -> Iterator[None]:
        """Call `give_up`, on another thread, unless the context is left within some seconds."""
        key, due = object(), time.monotonic() + seconds
        with self._changed:
            self._due[key] = due, give_up
            if self._thread is None:
                self._thread = threading.Thread(target=self._watch, name="deadlines", daemon=True)
                self._thread.start()
            elif due < self._wakes:
                self._changed.notify()
        try:
            yield
        finally:
            with self._changed:
                self._due.pop(key, None)
                if self._closed:
                    self._changed.notify()

    def close(self) -> None:
        """End the thread, once nothing is to be given up any more."""
        with self._changed:
            self._closed = True
            self._changed.notify()

    def _watch(self) -> None:
        with self._changed:
            while self._due or not self._closed:
                now = time.monotonic()
                for key in [key for key, (due, _) in self._due.items() if due <= now]:
                    _, give_up = self._due.pop(key)
                    give_up()
                self._wakes = min((due for due, _ in self._due.values()), default=math.inf)
                self._changed.wait(self._wakes - now if self._due else None)
            self._wakes, self._thread = math.inf, None
