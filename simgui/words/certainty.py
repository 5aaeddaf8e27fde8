"""From shares of classes to how sure it is that a picture answers, and which ones do.

A share says little by itself: of one class of a thousand, 0.02 is twenty times chance; of the 118 breeds of
dogs, 0.1 is none. So a picture answers if its odds are large enough before those that chance gives to so many
classes:

    odds(share) >= e^LIFT * odds(classes / all classes) ^ PRIOR

The certainty is 0.5 there, and 0.5 is the cut.

**How it was measured.** On the words for the labels of two sets of pictures, CIFAR-10 and clothing, among all
other pictures of both, weighted so that one picture of a hundred shows what is asked, as in a library of many
things. `PRIOR` is the quarter with which thresholds differ least between words. `LIFT` is where precision is
recall: what answers wrongly is as much as what is missed. Found on either set alone, the cut loses at most
0.02 of the best F1 on the other one. Whoever has more pictures of a kind gets a higher precision, and the
other way round (`benchmarks/words.py`).
"""

import numpy as np

from simgui.words.records import Scores

CUT = 0.5
PRIOR = 0.75
LIFT = 1.0
_SMALLEST = 1e-6


def certainty(shares: Scores, classes: int, total: int) -> Scores:
    """Give how sure it is that pictures answer: float32 (n,), in [0, 1].

    Args:
        shares: How likely each shows one of some classes, float32 (n,).
        classes: How many classes these are.
        total: How many there are.
    """
    chance = np.clip(classes / total, _SMALLEST, 1 - _SMALLEST)
    lifted = _log_odds(shares) - PRIOR * float(np.log(chance / (1 - chance))) - LIFT
    return np.asarray(1 / (1 + np.exp(-lifted)), np.float32)


def least_share(wanted: float, classes: int, total: int) -> float:
    """Give the share with which a picture is so sure to answer: the inverse of `certainty`."""
    chance = classes / total
    lifted = np.log(wanted / (1 - wanted)) + PRIOR * np.log(chance / (1 - chance)) + LIFT
    return float(1 / (1 + np.exp(-lifted)))


def _log_odds(shares: Scores) -> Scores:
    inside = np.clip(shares, _SMALLEST, 1 - _SMALLEST)
    return np.asarray(np.log(inside / (1 - inside)), np.float32)
