"""What is told of the time when more pictures have come in."""

import numpy as np
import pytest

from simgui.core.progress import Progress
from simgui.evaluation.metrics import summarise
from simgui.models.head import ProjectionHead, unit_length
from simgui.models.metrics import RATES
from simgui.training.tensorflow.data.pictures import Features, TrainingPictures
from simgui.training.tensorflow.version.later import Later, _rates, _values

SAME = ProjectionHead(np.eye(6, dtype=np.float32))
THRESHOLD = 0.08


def test_the_rates_are_those_of_every_other_measurement(
    pictures: TrainingPictures, features: Features
) -> None:
    gallery = pictures.gallery(pictures.known, features, SAME)
    figures = gallery.measured_by(pictures.gallery(pictures.split.test, features, SAME), Progress())
    told, rates = summarise(figures, THRESHOLD), _rates(_values(figures, THRESHOLD).sum(axis=0)[None])
    for name in RATES:
        assert rates[name][0] == pytest.approx(told.rate(name))


def test_nothing_changes_where_learnt_pictures_lie_as_the_others_do(
    pictures: TrainingPictures, features: Features
) -> None:
    gallery = pictures.gallery(pictures.known, features, SAME)
    figures = gallery.measured_by(pictures.gallery(pictures.split.test, features, SAME), Progress())
    now = summarise(figures, THRESHOLD)
    later = Later(pictures, pictures.split.test, features, SAME, 0).at(THRESHOLD)
    for name in RATES:
        low, high = now.intervals[name]
        assert low - 0.05 <= (later.rate(name) or 0) <= high + 0.05
    assert (later.queries, later.cutpoint) == (len(pictures.split.test), THRESHOLD)


def test_what_only_learnt_pictures_do_becomes_rarer(pictures: TrainingPictures, features: Features) -> None:
    """Learnt pictures lie in the middle of their label; a quarter of the others are nothing like it."""
    centres = np.repeat([features[pictures.labels == label].mean(axis=0) for label in range(5)], 30, axis=0)
    vectors = unit_length(centres + 0.1 * np.random.default_rng(0).normal(size=features.shape))
    strays = np.concatenate([pictures.split.calibration, pictures.split.test])[::4]
    vectors[strays] = -vectors[strays]
    drawn = vectors.astype(np.float32)
    gallery = pictures.gallery(pictures.known, drawn, SAME)
    figures = gallery.measured_by(pictures.gallery(pictures.split.test, drawn, SAME), Progress())
    later = Later(pictures, pictures.split.test, drawn, SAME, 0).at(2.0)
    assert later.map is not None
    assert later.map < (summarise(figures, 2.0).map or 0) - 0.02
    assert later == Later(pictures, pictures.split.test, drawn, SAME, 0).at(2.0)
