"""Find the palettes of pictures that an older version has not kept."""

from collections.abc import Callable

import numpy as np

from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.library.pictures import Pictures
from simgui.library.records import Ids
from simgui.words.place import Place
from simgui.words.scoring import Scored

_AT_ONCE = 300
"""So many are found before a search: it takes half a second."""


class Palettes:
    """Finds them; a stopped search leaves what it has found to the next one.

    Args:
        pictures: Make palettes, and keep them.
    """

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures

    def find(self, place: Place, progress: Progress) -> None:
        """Find those of all pictures of a place."""
        missing = _missing(place)
        for start in range(0, len(missing), _AT_ONCE):
            progress.step(say("Looking at colours"), start, len(missing))
            self._make(place, missing[start : start + _AT_ONCE], progress)

    def find_first(self, score: Callable[[], Scored], place: Place, progress: Progress) -> None:
        """Find those of the pictures that come first.

        Args:
            score: Tells how the pictures of the place answer, as far as that is known.
            place: The place.
            progress: Stops the work.
        """
        missing = _missing(place)
        if len(missing):
            scored = score()
            order = np.lexsort((-scored.scores[missing], -scored.labelled[missing]))
            self._make(place, missing[order[:_AT_ONCE]], progress)

    def _make(self, place: Place, rows: Ids, progress: Progress) -> None:
        try:
            self._pictures.make_palettes(place.ids[rows].tolist(), progress)
        finally:
            place.learn_palettes(rows)


def _missing(place: Place) -> Ids:
    """Give the rows of those that have a thumbnail, and no palette: int64 (k,)."""
    return np.flatnonzero(place.looks.without_palette & ~place.looks.unknown)
