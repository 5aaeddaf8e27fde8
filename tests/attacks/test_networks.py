"""Networks of strangers: what does not look at a picture in bounded time and memory is not run."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from networks import mutant, network_of_all_operators, quantised_network, tiny_network
from peak import run_measured
from strangers import BENT_NETWORKS, BENT_QUANTISED_NETWORKS

from simgui.core.resources import resource
from simgui.models.network.file import check_network
from simgui.models.network.flatbuffer import UnsoundError
from simgui.models.network.graph import MOST_ACTIVATION_BYTES, MOST_WORK

MUTANTS = 600


def test_a_network_as_the_program_writes_it_is_accepted() -> None:
    found = check_network(tiny_network())
    assert (found.size_px, found.features) == (32, 1280)
    assert check_network(network_of_all_operators()).features == 8
    shipped = check_network(resource("models", "starter", "backbone.tflite").read_bytes())
    assert (shipped.size_px, shipped.features) == (224, 1280)
    assert 10 * shipped.work < MOST_WORK
    assert 4 * shipped.activation_bytes < MOST_ACTIVATION_BYTES


@pytest.mark.slow
@pytest.mark.parametrize("bend", BENT_NETWORKS)
def test_a_bent_network_is_refused(bend: Callable[[Any], None]) -> None:
    with pytest.raises(UnsoundError, match=BENT_NETWORKS[bend]):
        check_network(tiny_network(change=bend))


def test_a_network_in_8_bits_tells_what_its_features_stand_for() -> None:
    found = check_network(quantised_network())
    assert (found.size_px, found.features) == (16, 4)
    assert found.quantisation is not None
    assert (found.quantisation.scale, found.quantisation.zero_point) == (pytest.approx(0.03), -128)
    assert check_network(tiny_network()).quantisation is None


@pytest.mark.parametrize("folder", ["starter-2", "starter-fast-2"])
def test_a_shipped_network_in_8_bits_is_one_that_a_stranger_could_bring(folder: str) -> None:
    shipped = check_network(resource("models", folder, "backbone.tflite").read_bytes())
    told = json.loads(resource("models", folder, "backbone.json").read_text("utf-8"))
    assert (shipped.size_px, shipped.features) == (told["input"]["size_px"], told["features"])
    assert shipped.quantisation is not None
    assert shipped.quantisation.scale == told["output"]["scale"]
    assert shipped.quantisation.zero_point == told["output"]["zero_point"]
    assert 2 * shipped.activation_bytes < MOST_ACTIVATION_BYTES


@pytest.mark.parametrize("bend", BENT_QUANTISED_NETWORKS)
def test_a_bent_network_in_8_bits_is_refused(bend: Callable[[Any], None]) -> None:
    with pytest.raises(UnsoundError, match=BENT_QUANTISED_NETWORKS[bend]):
        check_network(quantised_network(change=bend))


@pytest.mark.parametrize(
    "content", [b"", b"TFL3", b"\0\0\0\0TFL3", bytes(100), b"\x08\0\0\0TFL3" + bytes(99)]
)
def test_what_is_no_network_is_refused(content: bytes) -> None:
    with pytest.raises(UnsoundError):
        check_network(content)


def test_a_network_cut_anywhere_is_refused() -> None:
    for whole in (network_of_all_operators(), quantised_network()):
        for end in range(0, len(whole), 7):
            with pytest.raises(UnsoundError):
                check_network(whole[:end])


@pytest.mark.process
def test_a_mutant_that_is_accepted_runs() -> None:
    """What LiteRT itself lets through may end the process; what is accepted here never did."""
    ((ran, _),) = run_measured("networks:run_mutants", 0, MUTANTS)
    assert 0 < ran < MUTANTS


def test_mutants_differ_by_their_seed() -> None:
    whole = network_of_all_operators()
    assert len({mutant(whole, seed) for seed in range(20)}) > 15
    assert mutant(whole, 3) == mutant(whole, 3)
