from itertools import permutations, product

import pytest
from measured import metrics_of

from simgui.models.cutpoints import Cutpoint, NamedCutpoint, in_order, name_thresholds

TRIPLES = list(product((0.0, 0.004, 0.1, 0.2201, 0.2202, 0.9), repeat=3))


def test_strict_is_below_balanced_is_below_lenient() -> None:
    for found in TRIPLES:
        named = name_thresholds(found)
        assert [each.name for each in named] == ["strict", "balanced", "lenient"]
        strict, balanced, lenient = named
        assert strict.distance < balanced.distance < lenient.distance


def test_each_keeps_its_promise() -> None:
    for few_false, best, most_right in TRIPLES:
        strict, balanced, lenient = name_thresholds((few_false, best, most_right))
        assert strict.distance <= few_false  # no more false accepts than allowed
        assert lenient.distance >= most_right  # no fewer right pictures than asked for
        low, high = sorted((few_false, most_right))
        assert balanced.distance in (max(0.01, each) for each in (low, best, high))


def test_well_apart_they_are_what_was_found() -> None:
    for found in permutations((0.0625, 0.22, 0.24)):
        assert [each.distance for each in name_thresholds(found)] == [0.0625, 0.22, 0.24]


@pytest.mark.parametrize("distances", list(permutations((0.1, 0.2, 0.3))))
def test_the_thresholds_of_an_earlier_model_are_in_order(distances: tuple[float, ...]) -> None:
    entries = [
        NamedCutpoint(Cutpoint(name, distance), calibration=metrics_of(cutpoint=distance))
        for name, distance in zip(("optimal", "strict", "lenient"), distances, strict=True)
    ]
    found = in_order(entries)
    assert [each.cutpoint for each in found] == [
        Cutpoint("strict", 0.1),
        Cutpoint("balanced", 0.2),
        Cutpoint("lenient", 0.3),
    ]
    assert [each.calibration for each in found] == [metrics_of(cutpoint=each) for each in (0.1, 0.2, 0.3)]


def test_fewer_names_and_other_names_are_kept() -> None:
    entries = [Cutpoint("lenient", 0.1), Cutpoint("mine", 0.2), Cutpoint("strict", 0.3)]
    assert [each.cutpoint for each in in_order([NamedCutpoint(each) for each in entries])] == [
        Cutpoint("strict", 0.1),
        Cutpoint("mine", 0.2),
        Cutpoint("lenient", 0.3),
    ]
