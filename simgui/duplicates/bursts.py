"""Shots of a camera in quick succession: nobody changes what stands before it meanwhile."""

from collections.abc import Sequence

import numpy as np

from simgui.duplicates.linking import Rows

MOST_SECONDS = 2
"""Between two shots. EXIF counts whole seconds: less than three have passed."""
_MOST_A_SECOND = 120
"""Shots that a fast camera takes. A time that more pictures have is not that of a shot."""
_NEXT = 8
"""Shots that each is linked to: in a long burst the next ones, which are linked to those behind them."""


def shot_together(taken: Sequence[int | None], cameras: Sequence[str]) -> Rows:
    """Find pairs of pictures that one camera took at most `MOST_SECONDS` apart.

    Args:
        taken: When each was taken, seconds; None if that is not known.
        cameras: What took each; empty if that is not known.

    Returns:
        int64 (k, 2): positions of the earlier and the later one, or of two of the same second.
    """
    known = [row for row, moment in enumerate(taken) if moment is not None and cameras[row]]
    if not known:
        return np.empty((0, 2), np.int64)
    rows = np.array(known, np.int64)
    seconds = np.array([taken[row] for row in known], np.int64)
    camera = np.unique([cameras[row] for row in known], return_inverse=True)[1]
    shots = np.stack([camera, seconds], axis=1)
    _, moment, together = np.unique(shots, axis=0, return_inverse=True, return_counts=True)
    told = together[moment.ravel()] <= _MOST_A_SECOND
    rows, seconds, camera = rows[told], seconds[told], camera[told]
    order = np.lexsort((rows, seconds, camera))
    rows, seconds, camera = rows[order], seconds[order], camera[order]
    pairs = []
    for ahead in range(1, min(_NEXT, len(rows) - 1) + 1):
        is_near = (seconds[ahead:] - seconds[:-ahead] <= MOST_SECONDS) & (camera[ahead:] == camera[:-ahead])
        pairs.append(np.stack([rows[:-ahead][is_near], rows[ahead:][is_near]], axis=1))
    return np.concatenate(pairs) if pairs else np.empty((0, 2), np.int64)
