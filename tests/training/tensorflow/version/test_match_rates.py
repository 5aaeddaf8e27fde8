"""How often neighbours are right is counted with pictures that the network has not learnt from."""

import numpy as np
import pytest

from simgui.evaluation import match_rates
from simgui.models.head import ProjectionHead
from simgui.training.tensorflow.data.pictures import Features, TrainingPictures
from simgui.training.tensorflow.version.match_rates import match_rates_of

SAME = ProjectionHead(np.eye(6, dtype=np.float32))


def test_the_pictures_that_were_set_aside_are_asked_among_all(
    pictures: TrainingPictures, features: Features, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(match_rates, "LEAST_QUERIES", 10)
    rates = match_rates_of(pictures, features, SAME)
    aside = np.concatenate([pictures.split.calibration, pictures.split.test])
    for (first, last), of_a_query in {(1, 1): 1, (2, 5): 4, (6, 10): 5}.items():
        assert sum(rate.pairs for rate in rates if rate.ranks == (first, last)) == len(aside) * of_a_query
    embedded = SAME.embed(features)
    alike = embedded[aside] @ embedded[pictures.known].T
    alike[aside[:, None] == pictures.known[None]] = -2
    nearest = pictures.known[alike.argmax(axis=1)]
    right = int((pictures.labels[nearest] == pictures.labels[aside]).sum())
    assert sum(rate.right for rate in rates if rate.ranks == (1, 1)) == right


def test_a_small_folder_says_nothing(pictures: TrainingPictures, features: Features) -> None:
    assert match_rates_of(pictures, features, SAME) == ()
