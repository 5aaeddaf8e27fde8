"""Pictures of a training that exist as numbers only."""

import numpy as np
import pytest

from simgui.evaluation.split import Split
from simgui.models.head import unit_length
from simgui.training.tensorflow.data.pictures import Features, TrainingPictures

LABELS, EACH, WIDTH = 5, 30, 6


@pytest.fixture
def features() -> Features:
    """Features float32 (150, 6) of five labels, ordered by label."""
    random = np.random.default_rng(3)
    centres = np.repeat(random.normal(size=(LABELS, WIDTH)), EACH, axis=0)
    return unit_length((centres + random.normal(0, 0.6, (LABELS * EACH, WIDTH))).astype(np.float32))


@pytest.fixture
def pictures() -> TrainingPictures:
    """Their labels; of each ten pictures, one is for calibration and two for the test."""
    rows = np.arange(LABELS * EACH)
    split = Split(rows[rows % 10 > 2], rows[rows % 10 == 0], rows[np.isin(rows % 10, (1, 2))])
    labels = np.repeat(np.arange(LABELS), EACH)
    names = tuple("abcde")
    return TrainingPictures(1000 + rows, labels, names, rows, split, rows[:0], 0)
