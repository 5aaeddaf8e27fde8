"""Maps that were computed before: a few small files, which may be deleted at any time."""

import contextlib
import os
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError
from simgui.core.files import written_whole
from simgui.core.packed import Bounds, read_arrays

SCHEMA = 1
MOST_FILES = 24
"""Of 100,000 pictures a map takes 0.8 MB. The one not used for the longest time goes first."""


class MapCache:
    """Keeps the places of pictures on maps, by a key that names model and pictures.

    A cache must never stop the work it speeds up: a file that cannot be read or written, is damaged, or was
    written by another version of this program, is not used.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str, count: int) -> npt.NDArray[np.float32] | None:
        """Give the places of `count` pictures: float32 (count, 2); None if they are not here.

        Args:
            key: Letters and digits.
            count: How many pictures the key stands for.
        """
        path = self._path(key)
        try:
            with path.open("rb") as file:
                stored = read_arrays(file, {"places": Bounds("<f4", (count, 2)), "schema": Bounds("<i8", ())})
            places, schema = stored["places"], int(stored["schema"])
        except Exception:  # noqa: BLE001 - zipfile raises anything over a damaged file
            return None
        if schema != SCHEMA or places.shape != (count, 2) or not np.isfinite(places).all():
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # used last
        return np.asarray(places)

    def put(self, key: str, places: npt.NDArray[np.float32]) -> None:
        """Keep places, float32 (n, 2)."""
        with contextlib.suppress(OSError, SimguiError):
            self._folder.mkdir(parents=True, exist_ok=True)
            with written_whole(self._path(key)) as beside, beside.open("wb") as file:
                np.savez(file, places=places, schema=np.array(SCHEMA))
            self._prune()

    def _prune(self) -> None:
        """Keep what was used last, and nothing that a kill has left unfinished."""
        files = sorted(self._folder.iterdir(), key=_used)
        for path in files[: max(0, len(files) - MOST_FILES)]:
            path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / f"{key}.npz"


def _used(path: Path) -> float:
    return path.stat().st_mtime
