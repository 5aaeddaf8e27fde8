"""How much of a distance comes from the kept part."""

import numpy as np

from simgui.core.progress import Progress
from simgui.evaluation.split import Split
from simgui.models.head import JoinedHead
from simgui.training.tensorflow.data.pictures import Features, TrainingPictures
from simgui.training.tensorflow.recipes.kept_share import choose_kept_share

LABELS = np.repeat(np.arange(4), 12)


def chosen(learned: Features, kept: Features) -> float:
    """Choose for a head whose two parts give these embeddings, float32 (48, 4) each."""
    rows, width = np.arange(48), learned.shape[1]
    split = Split(rows[rows % 3 == 0], rows[rows % 3 == 1], rows[rows % 3 == 2])
    pictures = TrainingPictures(rows, LABELS, tuple("abcd"), rows, split, rows[:0], 0)
    first, last = (
        np.eye(2 * width, dtype=np.float32)[:, :width],
        np.eye(2 * width, dtype=np.float32)[:, width:],
    )
    nothing = np.zeros((1, width), np.float32)
    output = np.eye(width, dtype=np.float32)[None], nothing
    head = JoinedHead((first[None], nothing), output, last, 0.0)
    return choose_kept_share(head, np.concatenate([learned, kept], axis=1), pictures, Progress())


def test_the_kept_part_never_outweighs_the_learned_part() -> None:
    """Even where it finds everything, and the learned part nothing."""
    random = np.random.default_rng(0)
    telling, chance = np.eye(4, dtype=np.float32)[LABELS], random.random((48, 4)).astype(np.float32)
    assert chosen(chance, telling) == 0.5


def test_a_kept_part_that_tells_nothing_counts_less() -> None:
    random = np.random.default_rng(0)
    telling = (np.eye(4)[LABELS] + 0.6 * random.random((48, 4))).astype(np.float32)
    chance = random.random((48, 4)).astype(np.float32) ** 4
    assert chosen(telling, chance) < 0.5
