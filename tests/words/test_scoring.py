"""In which order pictures answer a line."""

import numpy as np

from simgui.words.scoring import Scored


def test_what_answers_comes_first_then_what_labels_say_then_the_best_and_equal_ones_stay_in_order() -> None:
    random = np.random.default_rng(0)
    count = 2000
    scores = random.choice([0, 1e-30, 0.2, 0.2 + 1e-7, 0.5, 0.99, 1], count).astype(np.float32)
    scores[::7] = random.random(len(scores[::7]), np.float32)
    passing, answers = random.random((2, count)) < 0.7
    labelled = random.integers(-1, 2, count).astype(np.int8)
    by_hand = sorted(
        np.flatnonzero(passing).tolist(),
        key=lambda row: (not answers[row], -int(labelled[row]), -float(scores[row]), row),
    )
    assert Scored(scores, passing, answers, labelled, ()).order.tolist() == by_hand
