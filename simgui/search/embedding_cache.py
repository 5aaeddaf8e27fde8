"""Embeddings that were computed before, by model and content of the picture."""

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.search.codes import Rows
from simgui.search.embedding_file import Block, Contents, append_block, read_blocks

MOST_MODELS = 2
"""The one in use and the one before, so that switching back is quick; 100,000 pictures take 250 MB each."""

_ENDING = ".embeddings"
_MIXES = np.uint64(0x9E3779B97F4A7C15)
"""Makes one number of two; what shares it all the same is told apart by all 16 bytes."""


class EmbeddingCache:
    """A folder with a file a model, which may be deleted at any time; safe from several threads and programs.

    A cache must never stop the work that it speeds up: a file that cannot be read or written is not used, and
    what is damaged is computed anew.

    Args:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with suppress(OSError):
            folder.mkdir(mode=stat.S_IRWXU, exist_ok=True)
        for end in ("", "-wal", "-shm"):  # what older versions kept
            with suppress(OSError):
                folder.with_name(f"{folder.name}.sqlite{end}").unlink(missing_ok=True)

    def get(self, model: str, contents: Contents) -> list[tuple[Block, Rows, Rows]]:
        """Look embeddings up.

        Args:
            model: Names the model; two that embed differently have two names.
            contents: uint8 (n, 16), hashes of distinct pictures.

        Returns:
            Blocks, which of their rows are wanted, and which of the pictures these are: int64 (m,) each. A
            picture is among them once, or not at all.
        """
        path = self._path(model)
        with suppress(OSError):
            os.utime(path)
        blocks = read_blocks(path)
        if not blocks:
            return []
        kept = np.concatenate([block.contents for block in blocks])
        pictures = _places_of(kept, contents)
        _, first = np.unique(pictures, return_index=True)
        once = np.zeros(len(kept), bool)
        once[first] = True
        once &= pictures >= 0
        found, start = [], 0
        for block in blocks:
            rows = np.flatnonzero(once[start : start + len(block.contents)])
            if len(rows):
                found.append((block, rows, pictures[start + rows]))
            start += len(block.contents)
        return found

    def put(self, model: str, contents: Contents, embeddings: npt.NDArray[np.float32]) -> Block | None:
        """Keep embeddings, float32 (n, d) of unit length; those of models not used for long are forgotten.

        Returns:
            Them as they are kept; None if they are not.
        """
        path = self._path(model)
        block = append_block(path, contents, embeddings)
        with suppress(OSError):
            files = [file for file in self._folder.iterdir() if file.suffix == _ENDING and file != path]
            files.sort(key=lambda file: file.stat().st_mtime_ns, reverse=True)
            for file in files[MOST_MODELS - 1 :]:
                with suppress(OSError):  # Windows deletes no file that another program has mapped
                    file.unlink()
        return block

    def _path(self, model: str) -> Path:
        return self._folder / f"{hashlib.blake2b(model.encode(), digest_size=16).hexdigest()}{_ENDING}"


def _places_of(wanted: Contents, contents: Contents) -> Rows:
    """Find each of some hashes among others: int64 (m,), -1 where it is not there.

    Args:
        wanted: uint8 (m, 16).
        contents: uint8 (n, 16), distinct.
    """
    known, asked = (np.ascontiguousarray(each).view(np.uint64) for each in (contents, wanted))
    known_keys, asked_keys = (each[:, 0] * _MIXES + each[:, 1] for each in (known, asked))
    order, asking = np.argsort(known_keys), np.argsort(asked_keys)  # both, so that memory is read in turn
    places = np.empty(len(asked), np.int64)
    found = np.searchsorted(known_keys[order], asked_keys[asking])
    places[asking] = order[np.minimum(found, len(order) - 1)]
    return np.where((known[places] == asked).all(axis=1), places, -1)
