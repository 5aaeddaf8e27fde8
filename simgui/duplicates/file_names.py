"""Files that follow each other: a camera numbers its shots."""

import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from simgui.duplicates.linking import Rows

_NUMBERED = re.compile(r"(.*?)(\d{1,12})")


def followers(paths: Sequence[Path]) -> Rows:
    """Find pairs of files in one folder whose names differ by one or two in the number at their end.

    `IMG_0001.jpg` and `IMG_0002.png` follow each other, also if one between them was deleted; `a9b.jpg`
    has no number at its end.

    Args:
        paths: One file of each picture.

    Returns:
        int64 (k, 2): positions in `paths`.
    """
    places: dict[tuple[Path, str, int], int] = {}
    for row, path in enumerate(paths):
        if match := _NUMBERED.fullmatch(path.stem):
            places.setdefault((path.parent, match[1].casefold(), int(match[2])), row)
    pairs = [
        (row, places[folder, name, number + step])
        for (folder, name, number), row in places.items()
        for step in (1, 2)
        if (folder, name, number + step) in places
    ]
    return np.array(pairs, np.int64).reshape(-1, 2)
