"""What a server has of a folder, kept on disk while the folder is published: it may be fifty million keys."""

import itertools
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import TracebackType

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.sentences import say

_KEYS_AT_ONCE = 500
_ROWS_A_WRITE = 10_000
_CACHE_KB = 8192


class Stamps:
    """Keys with their stamps, and which of them were met, in a temporary file of SQLite that goes by itself.

    To be used as a context, in one thread.

    Args:
        found: Each key with its stamp, as the server has them.
        progress: Told how many there are.

    Raises:
        SimguiError: if the folder for temporary files is full.
        SharedLibraryProblem: if the server does not answer.
        Cancelled: if the person asked to stop.
    """

    def __init__(self, found: Iterable[tuple[str, str]], progress: Progress) -> None:
        self._database = sqlite3.connect("", isolation_level=None)  # SQLite's name for a file that goes
        try:
            self._fill(found, progress)
        except BaseException:
            self._database.close()
            raise

    def __enter__(self) -> "Stamps":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def _fill(self, found: Iterable[tuple[str, str]], progress: Progress) -> None:
        run = self._database.execute
        run("PRAGMA journal_mode = OFF")
        run("PRAGMA synchronous = OFF")
        run(f"PRAGMA cache_size = -{_CACHE_KB}")
        run(
            "CREATE TABLE there (key TEXT PRIMARY KEY, stamp TEXT NOT NULL, met INTEGER NOT NULL DEFAULT 0) "
            "WITHOUT ROWID"
        )
        given, number = iter(found), 0
        while rows := list(itertools.islice(given, _ROWS_A_WRITE)):
            progress.step(say("Looking at what is published:"), number)
            self._write("INSERT OR REPLACE INTO there (key, stamp) VALUES (?, ?)", rows)
            number += len(rows)

    def changed(self, wanted: Mapping[str, str]) -> set[str]:
        """Meet some keys, and give those that are not there with the stamp that they are to have.

        Args:
            wanted: The stamp of each key.

        Raises:
            SimguiError: if the folder for temporary files is full.
        """
        keys, known = list(wanted), dict[str, str]()
        for start in range(0, len(keys), _KEYS_AT_ONCE):
            group = keys[start : start + _KEYS_AT_ONCE]
            marks = ", ".join("?" * len(group))
            known.update(
                self._database.execute(f"SELECT key, stamp FROM there WHERE key IN ({marks})", group)
            )
        self._write("UPDATE there SET met = 1 WHERE key = ?", [(key,) for key in known])
        return {key for key, stamp in wanted.items() if known.get(key) != stamp}

    def left(self) -> Iterator[list[str]]:
        """Yield the keys that were not met, in their order, a bounded number at once."""
        last = ""
        while True:
            rows = self._database.execute(
                "SELECT key FROM there WHERE key > ? AND NOT met ORDER BY key LIMIT ?", (last, _KEYS_AT_ONCE)
            ).fetchall()
            if not rows:
                return
            yield [key for (key,) in rows]
            last = rows[-1][0]

    def _write(self, statement: str, rows: Sequence[tuple[str, ...]]) -> None:
        try:
            self._database.execute("BEGIN")
            self._database.executemany(statement, rows)
            self._database.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise SimguiError(
                say("There is no room for temporary files"),
                say(
                    "What the server has of the folder could not be noted ({reason}). Make room in the "
                    "folder for temporary files, then try again.",
                    reason=str(error),
                ),
            ) from error
