"""Divide labelled pictures into train, calibration and test, the same share of each label.

A scene, which may be many pictures, stands whole in one part: else a picture would be measured that the model
has as good as learnt.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.duplicates.near_copies import LEAST_SCENES
from simgui.duplicates.scenes import LEAST_TO_MEASURE

Rows = npt.NDArray[np.int64]
LEAST_PER_SPLIT = 2
"""To be measured, a label needs a query and a picture to find."""
LEAST_TO_LEARN = 2
"""A label with a single picture has no second one to be similar to."""
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
    labels: npt.NDArray[np.int64],
    seed: int,
    learnt: npt.NDArray[np.bool_] | None = None,
    scenes: Rows | None = None,
) -> Split:
    """Divide the rows of `labels`: a tenth of each label for calibration, a tenth for the test.

    Of many pictures it is less than a tenth, about `MOST_HELD_OUT` in all. Of lone pictures, a label gives at
    least two to each part. One with fewer than six pictures or three scenes is too small to be measured and
    is only trained on. Scenes are not divided: calibration and test take scenes that fit, at least one and
    at most a third of the label's; the largest is trained on.

    Args:
        labels: int64 (n,), numbers of labels.
        seed: The same seed, labels, `learnt` and `scenes` give the same split.
        learnt: bool (n,), pictures that the model to be compared with has learnt from: their scenes are used
            for the test only where a label has no others left.
        scenes: int64 (n,), the scene of each picture, within one label; each is a scene of its own if None.
    """
    random = np.random.default_rng(seed)
    last = np.zeros(len(labels), bool) if learnt is None else learnt
    share = min(HELD_OUT_SHARE, MOST_HELD_OUT / max(1, len(labels)))
    train, calibration, test = [], [], []
    for label in np.unique(labels):
        rows = random.permutation(np.flatnonzero(labels == label))
        shown = rows if scenes is None else scenes[rows]
        whole = np.isin(shown, shown[last[rows]])
        rows, shown = (each[np.argsort(whole, kind="stable")] for each in (rows, shown))
        held = max(LEAST_PER_SPLIT, round(share * len(rows)))
        tested, calibrated = _held_out(shown, held)
        test.append(rows[tested])
        calibration.append(rows[calibrated])
        train.append(rows[~tested & ~calibrated])
    return Split(_joined(train), _joined(calibration), _joined(test))


def _held_out(scenes: Rows, held: int) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Choose the pictures of a label to test and to calibrate with, in whole scenes.

    Args:
        scenes: int64 (n,), the scene of each picture; the first are chosen first.
        held: About how many pictures each part gets.

    Returns:
        bool (n,), twice.
    """
    numbers, first, sizes = np.unique(scenes, return_index=True, return_counts=True)
    if len(scenes) < LEAST_TO_MEASURE or len(numbers) < LEAST_SCENES:
        return np.zeros(len(scenes), bool), np.zeros(len(scenes), bool)
    order = np.argsort(first)
    numbers, sizes = numbers[order], sizes[order]
    largest = len(sizes) - 1 - int(np.argmax(sizes[::-1]))
    free = np.delete(np.arange(len(sizes)), largest)
    chosen = []
    for _ in range(2):
        taken = _that_fit(sizes[free], held, len(numbers) // 3)
        chosen.append(np.isin(scenes, numbers[free[taken]]))
        free = np.delete(free, taken)
    return chosen[0], chosen[1]


def _that_fit(sizes: Rows, held: int, most: int) -> list[int]:
    """Choose scenes, in order, with at most `held` pictures in all; the first if none is as small.

    Args:
        sizes: int64 (s,), pictures of each scene.
        held: At most so many pictures.
        most: At most so many scenes.
    """
    taken: list[int] = []
    for number, size in enumerate(sizes.tolist()):
        if size <= held and len(taken) < most:
            taken.append(number)
            held -= size
    return taken or [0]


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
