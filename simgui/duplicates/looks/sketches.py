"""What is kept of each picture to compare it with others: a small grey frame and a few colours."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.cache_file import CacheFile
from simgui.duplicates.looks.found_before import FOUND_TABLES, KeptFinds
from simgui.duplicates.looks.frames import Frames, averaging
from simgui.duplicates.looks.verdicts import VERDICT_TABLES, KeptVerdicts

FRAME_PX = 64
COLOUR_CELLS = 8
SEEN_PX = 128
"""The longer side of the pixels that a sketch is made of: half that of a thumbnail."""
MAX_BYTES = 4 << 30
"""Room for some 900,000 pictures."""

_GREY = np.array([0.299, 0.587, 0.114], np.float32)
_FRAME_BYTES, _COLOUR_BYTES = FRAME_PX**2, COLOUR_CELLS**2 * 3
_BYTES = _FRAME_BYTES + _COLOUR_BYTES
_VERSION = 1
_ASKED_AT_ONCE = 500
_SHARE_DELETED = 16
_TABLES = f"""
    CREATE TABLE IF NOT EXISTS sketches_{_VERSION} (content BLOB PRIMARY KEY, sketch BLOB NOT NULL);
    CREATE TABLE IF NOT EXISTS sharpness_{_VERSION} (content BLOB PRIMARY KEY, share REAL NOT NULL);
    {VERDICT_TABLES}{FOUND_TABLES}
"""


@dataclass(frozen=True)
class Sketches:
    """Sketches of n pictures.

    Attributes:
        frames: uint8 (n, 64, 64), the picture in grey, squashed to a square.
        colours: uint8 (n, 8, 8, 3), the same in colours.
        known: bool (n,), whether there is a sketch; the rest is 0.
    """

    frames: npt.NDArray[np.uint8]
    colours: npt.NDArray[np.uint8]
    known: npt.NDArray[np.bool_]


def sketch_of(pixels: npt.NDArray[np.uint8]) -> bytes:
    """Make the sketch of a picture.

    Args:
        pixels: uint8 (height, width, 3), RGB, upright, `SEEN_PX` or less on its longer side.
    """
    height, width, _ = pixels.shape
    seen = pixels.astype(np.float32)
    (frame,) = grey_frames([pixels], FRAME_PX)
    colours = np.stack(
        [
            averaging(COLOUR_CELLS, height) @ seen[:, :, part] @ averaging(COLOUR_CELLS, width).T
            for part in range(3)
        ],
        axis=2,
    )
    joined = np.concatenate([frame.ravel(), colours.ravel()])
    sketch: npt.NDArray[np.uint8] = np.clip(np.rint(joined), 0, 255).astype(np.uint8)
    return sketch.tobytes()


def grey_frames(pixels: Sequence[npt.NDArray[np.uint8]], side: int) -> Frames:
    """Give pictures in grey, squashed to squares.

    Args:
        pixels: uint8 (height, width, 3) of each, RGB, upright.
        side: Of the squares.

    Returns:
        float32 (n, side, side), 0 to 255.
    """
    grey = [each.astype(np.float32) @ _GREY for each in pixels]
    return np.stack(
        [averaging(side, each.shape[0]) @ each @ averaging(side, each.shape[1]).T for each in grey]
    )


def read_sketches(made: Iterable[bytes], count: int) -> Sketches:
    """Read sketches as `sketch_of` gives them; one of another length, such as none, is not known.

    Args:
        made: The sketches.
        count: How many.
    """
    frames = np.zeros((count, _FRAME_BYTES), np.uint8)
    colours = np.zeros((count, _COLOUR_BYTES), np.uint8)
    known = np.zeros(count, bool)
    for row, sketch in enumerate(made):
        if len(sketch) == _BYTES:
            whole = np.frombuffer(sketch, np.uint8)
            frames[row], colours[row] = whole[:_FRAME_BYTES], whole[_FRAME_BYTES:]
            known[row] = True
    return Sketches(
        frames.reshape(-1, FRAME_PX, FRAME_PX), colours.reshape(-1, COLOUR_CELLS, COLOUR_CELLS, 3), known
    )


class KeptSketches:
    """Sketches by content in one SQLite file, which may be deleted at any time; safe from several threads.

    Attributes:
        verdicts: What was found of pairs of them, in the same file.
        finds: What was found among many of them, in the same file.

    Args:
        path: The file.
        max_bytes: How large it may grow; then those that were made first are deleted.
    """

    def __init__(self, path: Path, max_bytes: int = MAX_BYTES) -> None:
        self._most = max_bytes // _BYTES
        self._file = CacheFile(path, _TABLES)
        self.verdicts = KeptVerdicts(self._file)
        self.finds = KeptFinds(self._file)

    def close(self) -> None:
        """Close the file; it is not used afterwards."""
        self._file.close()

    def read(self, contents: Sequence[bytes]) -> Sketches:
        """Give the sketches of contents, in their order."""
        return read_sketches(self._in_order(contents), len(contents))

    def lacking(self, contents: Sequence[bytes]) -> list[bytes]:
        """Give the contents that have no sketch yet, in their order."""
        known: set[bytes] = set()
        for start in range(0, len(contents), _ASKED_AT_ONCE):
            group = contents[start : start + _ASKED_AT_ONCE]
            known.update(self._ask(f"SELECT content, '' FROM sketches_{_VERSION}", group))
        return [content for content in contents if content not in known]

    def put(self, sketches: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep the sketches of contents, in one transaction."""
        kept = list(sketches)

        def keep(connection: sqlite3.Connection) -> None:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(f"INSERT OR REPLACE INTO sketches_{_VERSION} VALUES (?, ?)", kept)
                count = connection.execute(f"SELECT COUNT(*) FROM sketches_{_VERSION}").fetchone()[0]
                if count > self._most:
                    connection.execute(
                        f"DELETE FROM sketches_{_VERSION} WHERE rowid IN"
                        f" (SELECT rowid FROM sketches_{_VERSION} ORDER BY rowid LIMIT ?)",
                        (count - self._most + self._most // _SHARE_DELETED,),
                    )

        self._file.change(keep)

    def sharpness(self, contents: Sequence[bytes]) -> dict[bytes, float]:
        """Give the sharpness of contents, of those of which it is known."""
        found: dict[bytes, float] = {}
        for start in range(0, len(contents), _ASKED_AT_ONCE):
            group = contents[start : start + _ASKED_AT_ONCE]
            found |= self._ask(f"SELECT content, share FROM sharpness_{_VERSION}", group)
        return found

    def put_sharpness(self, shares: Mapping[bytes, float]) -> None:
        """Keep the sharpness of contents."""
        kept = list(shares.items())

        def keep(connection: sqlite3.Connection) -> None:
            with connection:
                connection.execute("BEGIN IMMEDIATE")
                connection.executemany(f"INSERT OR REPLACE INTO sharpness_{_VERSION} VALUES (?, ?)", kept)

        self._file.change(keep)

    def _in_order(self, contents: Sequence[bytes]) -> Iterator[bytes]:
        """Yield what is kept of contents, in their order; nothing of one that has no sketch."""
        for start in range(0, len(contents), _ASKED_AT_ONCE):
            group = contents[start : start + _ASKED_AT_ONCE]
            found = self._ask(f"SELECT content, sketch FROM sketches_{_VERSION}", group)
            yield from (found.get(content, b"") for content in group)

    def _ask(self, select: str, contents: Sequence[bytes]) -> dict[bytes, Any]:
        def question(connection: sqlite3.Connection) -> dict[bytes, Any]:
            marks = ",".join("?" * len(contents))
            rows = connection.execute(f"{select} WHERE content IN ({marks})", tuple(contents))
            return dict(rows.fetchall())

        return self._file.ask(question) or {}
