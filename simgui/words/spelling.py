"""Which known words are spelled almost like one that is not known."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_LETTERS_A_SLIP = 3
"""A word may have a slip for every so many letters, and one at least."""
_MOST_LETTERS = 24


def nearest_spellings(key: str, known: Sequence[str], most: int) -> list[int]:
    """Find the words with the fewest slips: letters that are missing, too many, wrong, or swapped.

    Args:
        key: Letters and digits in lower case.
        known: Words in the same form.
        most: How many at most.

    Returns:
        Places in `known`, the nearest first; those with more slips than a typing error has are left out.
    """
    if not 3 < len(key) <= _MOST_LETTERS:
        return []
    allowed = max(1, len(key) // _LETTERS_A_SLIP)
    rows = [row for row, word in enumerate(known) if abs(len(word) - len(key)) <= allowed]
    if not rows:
        return []
    slips = _slips(key, [known[row] for row in rows])
    order = np.lexsort((np.array([known[row][:1] != key[:1] for row in rows]), slips))
    return [rows[place] for place in order[:most].tolist() if slips[place] <= allowed]


def _slips(key: str, words: Sequence[str]) -> npt.NDArray[np.int64]:
    """Count the slips between a word and each of some: the distance of Damerau and Levenshtein.

    All words are compared at once, column by column of the usual table.
    """
    lengths = np.array([len(word) for word in words])
    width = int(lengths.max())
    letters = np.zeros((len(words), width + 1), np.uint8)
    for row, word in enumerate(words):
        letters[row, 1 : len(word) + 1] = np.frombuffer(word.encode("ascii", "replace"), np.uint8)
    asked = np.frombuffer(b"\0" + key.encode("ascii", "replace"), np.uint8)
    now = np.broadcast_to(np.arange(width + 1), letters.shape).astype(np.int64)
    before = before_that = now
    for place in range(1, len(asked)):
        before_that, before = before, now
        now = np.empty_like(before)
        now[:, 0] = place
        wrong = (letters[:, 1:] != asked[place]).astype(np.int64)
        best = np.minimum(before[:, :-1] + wrong, before[:, 1:] + 1)
        if place > 1 and width > 1:
            swapped = (letters[:, 2:] == asked[place - 1]) & (letters[:, 1:-1] == asked[place])
            best[:, 1:] = np.where(swapped, np.minimum(best[:, 1:], before_that[:, :-2] + 1), best[:, 1:])
        for column in range(1, width + 1):
            now[:, column] = np.minimum(best[:, column - 1], now[:, column - 1] + 1)
    found: npt.NDArray[np.int64] = now[np.arange(len(words)), lengths]
    return found
