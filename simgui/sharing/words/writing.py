"""Keep what a library has for words in step with the pictures that are published."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePath

import numpy as np

from simgui.core.progress import Progress
from simgui.sharing.gallery import Entry
from simgui.sharing.library import SharedLibrary
from simgui.sharing.places import is_url, path_of
from simgui.sharing.stamps import Stamps
from simgui.sharing.words.rows import WordRow, WordRows, stamp_for_words
from simgui.sharing.words.seen import written
from simgui.sharing.words.terms import Nodes, colour_terms, name_terms
from simgui.words.class_shares import LikeliestClasses
from simgui.words.service import Words

_PLACES = 4
"""The names of so many files of a picture count."""
_Pictures = Sequence[tuple[int, Entry]]


class WordUpkeeps:
    """Writes for words what is seen in pictures of this computer.

    Args:
        words: Say what is seen in pictures.
    """

    def __init__(self, words: Words) -> None:
        self._words = words
        self._nodes: Nodes | None = None

    @contextmanager
    def upkeep(
        self, library: SharedLibrary, folder: Path, root: str, progress: Progress
    ) -> Iterator["WordUpkeep | None"]:
        """Bring what a library has of a folder for words up to date, in the context.

        Args:
            library: It.
            folder: The folder.
            root: How the library calls it.
            progress: Told what is there; asked whether to stop.

        Yields:
            None if no starter that knows words is used there: then what the library has stays.
        """
        backbone = self._words.backbone(folder)
        if backbone is None:
            yield None
            return
        if self._nodes is None:
            self._nodes = Nodes(self._words.table())
        library.make_words()
        with Stamps(library.words.stamps(root), progress) as there:
            yield WordUpkeep(self._words, self._nodes, backbone, library.words, there, progress)


class WordUpkeep:
    """One bringing up to date.

    Args:
        words: Say what is seen in pictures.
        nodes: What words can ask for.
        backbone: Whose features answer words.
        rows: Of the library.
        there: What the library has of the folder.
        progress: Asked whether to stop.
    """

    def __init__(
        self, words: Words, nodes: Nodes, backbone: str, rows: WordRows, there: Stamps, progress: Progress
    ) -> None:
        self._words = words
        self._nodes = nodes
        self._backbone = backbone
        self._rows = rows
        self._there = there
        self._progress = progress

    def bring(self, pictures: _Pictures) -> int:
        """Write what has changed; give how many of the pictures can be found by words then.

        Args:
            pictures: Entries, each with its number here. One that the starter has not looked at is left out.
        """
        changed = self._there.changed(
            {entry.key: stamp_for_words(entry, self._backbone) for _, entry in pictures}
        )
        fresh = [each for each in pictures if each[1].key in changed]
        return len(pictures) - len(fresh) + (self._write(fresh) if fresh else 0)

    def finish(self) -> None:
        """Take out what is gone."""
        for keys in self._there.left():
            self._progress.check()
            self._rows.delete(keys)

    def _write(self, pictures: _Pictures) -> int:
        numbers = np.array([number for number, _ in pictures], np.int64)
        ids, shares = self._words.seen.shares(numbers, self._backbone)
        looks = self._words.seen.looks(ids, self._progress)
        likeliest = LikeliestClasses.of(shares, np.empty((len(ids), 0), np.uint16))
        entries = dict(pictures)
        rows = [
            WordRow(entry, [*colours, *name_terms(_names(entry)), *seen], text)
            for entry, seen, colours, text in zip(
                (entries[number] for number in ids.tolist()),
                self._nodes.terms(shares),
                colour_terms(looks),
                written(likeliest, looks),
                strict=True,
            )
        ]
        self._rows.put(rows, self._backbone)
        return len(rows)


def _names(entry: Entry) -> list[PurePath]:
    """Give the names of the files of an entry, and of the folders below the root that they lie in."""
    root, found = path_of(entry.root), []
    for place in entry.places[:_PLACES]:
        if not is_url(place):
            path = path_of(place)
            inside = path.relative_to(root) if path.is_relative_to(root) else PurePath(path.name)
            found.append(inside.with_suffix(""))
    return found
