"""Expected rates are those of a slow loop, and those of labels where it is certain what is the same."""

import numpy as np

from simgui.teaching.expected_rates import KnownDistances, expected_rates


def slow(nearest: np.ndarray, same: np.ndarray, threshold: float) -> tuple[float, float, float, float]:
    """Ask about each picture twice, and weigh each outcome by how likely it is."""
    hits = matches = false = positives = 0.0
    for distances, likely in zip(nearest.tolist(), same.tolist(), strict=True):
        positives += likely[0]
        if distances[0] <= threshold:
            matches += 1
            hits += likely[0]
        all_before = 1.0
        for place, (distance, each) in enumerate(zip(distances, likely, strict=True)):
            is_other = all_before * (1 - each)
            if place == len(distances) - 1:
                is_other += all_before * each
            if distance <= threshold:
                false += is_other
            all_before *= each
    return (
        2 * hits / (matches + false + positives),
        hits / matches if matches else np.nan,
        hits / positives,
        false / len(nearest),
    )


def test_they_are_those_of_a_plain_loop() -> None:
    random = np.random.default_rng(1)
    nearest = np.sort(random.uniform(0.05, 0.5, (40, 6)), axis=1).astype(np.float32)
    same = random.uniform(0, 1, (40, 6))
    known = KnownDistances.of(nearest)
    rates = expected_rates(known, same)
    for place in range(0, len(known.thresholds), 37):
        expected = slow(nearest, same, known.thresholds[place] + 1e-9)
        found = (
            rates.f1[place],
            rates.right[place],
            rates.recall[place],
            rates.false_matches[place],
        )
        np.testing.assert_allclose(found, expected, rtol=1e-9)


def test_a_case_by_hand() -> None:
    nearest = np.array([[0.1, 0.2], [0.2, 0.4]], np.float32)
    same = np.array([[1.0, 0.0], [0.0, 0.0]])
    known = KnownDistances(nearest, np.array([0.15, 0.25, 0.45]))
    rates = expected_rates(known, same)
    # up to 0.15: the first finds its match; nothing false. Up to 0.25: the second finds a wrong one, with and
    # without what is the same, and so does the first without.
    np.testing.assert_allclose(rates.f1, [2 * 1 / (1 + 0 + 1), 2 * 1 / (2 + 2 + 1), 2 * 1 / (2 + 2 + 1)])
    np.testing.assert_allclose(rates.right, [1, 0.5, 0.5])
    np.testing.assert_allclose(rates.recall, [1, 1, 1])
    np.testing.assert_allclose(rates.false_matches, [0, 1, 1])


def test_nothing_the_same_is_no_error() -> None:
    known = KnownDistances.of(np.array([[0.1, 0.2]], np.float32))
    assert (expected_rates(known, np.zeros((1, 2))).f1 == 0).all()
