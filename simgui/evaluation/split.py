"""Divide labelled pictures into train, calibration and test, the same share of each label."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]
LEAST_PER_SPLIT = 2
"""To be measured, a label needs a query and a picture to find."""
LEAST_TO_LEARN = 2
"""A label with a single picture has no second one to be similar to."""
LEAST_TO_MEASURE = 3 * LEAST_PER_SPLIT
HELD_OUT_SHARE = 0.1
MOST_HELD_OUT = 2000
"""So many measure a share to two points; more would only be lost to training."""
MOST_PICTURES = 60_000
"""What fits in memory for a training, at five kilobytes a picture."""


@dataclass(frozen=True)
class Split:
    """The rows of each part: int64, sorted; no row is in two parts."""

    train: Rows
    calibration: Rows
    test: Rows


def stratified_split(
    labels: npt.NDArray[np.int64], seed: int, learnt: npt.NDArray[np.bool_] | None = None
) -> Split:
    """Divide the rows of `labels`: a tenth of each label for calibration, a tenth for the test.

    Of many pictures it is less than a tenth, about `MOST_HELD_OUT` in all. A label gives at least two
    pictures to each part; one with fewer than six is too small to be measured and is only trained on.

    Args:
        labels: int64 (n,), numbers of labels.
        seed: The same seed, labels and `learnt` give the same split.
        learnt: bool (n,), pictures that the model to be compared with has learnt from: they are used for the
            test only where a label has no others left.
    """
    random = np.random.default_rng(seed)
    last = np.zeros(len(labels), bool) if learnt is None else learnt
    share = min(HELD_OUT_SHARE, MOST_HELD_OUT / max(1, len(labels)))
    train, calibration, test = [], [], []
    for label in np.unique(labels):
        rows = random.permutation(np.flatnonzero(labels == label))
        rows = rows[np.argsort(last[rows], kind="stable")]
        held = 0
        if len(rows) >= LEAST_TO_MEASURE:
            held = max(LEAST_PER_SPLIT, round(share * len(rows)))
        test.append(rows[:held])
        calibration.append(rows[held : 2 * held])
        train.append(rows[2 * held :])
    return Split(_joined(train), _joined(calibration), _joined(test))


def evenly_drawn(labels: npt.NDArray[np.int64], most: int, seed: int) -> Rows:
    """Draw about `most` rows: the same share of each label, but never fewer than a label needs.

    Args:
        labels: int64 (n,), numbers of labels.
        most: If there are no more rows than this, all are drawn.
        seed: The same seed and labels give the same rows.

    Returns:
        int64, sorted.
    """
    if len(labels) <= most:
        return np.arange(len(labels))
    random = np.random.default_rng(seed)
    share = most / len(labels)
    drawn = []
    for label in np.unique(labels):
        rows = random.permutation(np.flatnonzero(labels == label))
        drawn.append(rows[: max(LEAST_TO_MEASURE, round(share * len(rows)))])
    return _joined(drawn)


def _joined(parts: list[Rows]) -> Rows:
    return np.sort(np.concatenate([np.empty(0, np.int64), *parts]))
