"""A network with its features taken one step earlier: as a map, before they are averaged over the picture."""

from simgui.models.network.flatbuffer import Table, UnsoundError, root
from simgui.models.network.operators import OPERATORS

CONCATENATION, MEAN = 2, 40
_MOST_OPERATORS = 1000
_MOST_INPUTS = 32
_DEEPEST = 4


def networks_of_maps(content: bytes) -> list[bytes]:
    """Give a network for each map that the features of a network are the mean of, in their order.

    Nothing is computed otherwise than in the network itself: each is the same file, with another of its
    tensors as the answer. One that *thorough* has trained has two maps, which it joins after averaging.

    Args:
        content: A LiteRT file that `check_network` accepts.

    Raises:
        UnsoundError: if its features are made otherwise than by averaging.
    """
    changed = bytearray(content)
    file = root(changed, b"TFL3", frozenset((0, 1, 2, 3, 4, 6, 7)))
    codes = [each.number(3, "i") for each in file.tables(1, frozenset((0, 2, 3)), len(OPERATORS))]
    (graph,) = file.tables(2, frozenset(range(5)), 1)
    answer = graph.array(2, "<i4", 1)
    if answer is None or len(answer) != 1:
        raise UnsoundError("not one output")
    makers = {each.integers(2, 1): each for each in graph.tables(3, frozenset(range(5)), _MOST_OPERATORS)}
    (features,) = graph.integers(2, 1)
    found = []
    for each in _maps_of(features, makers, codes, _DEEPEST):
        answer[0] = each  # a view of the file
        found.append(bytes(changed))
    return found


def _maps_of(tensor: int, makers: dict[tuple[int, ...], Table], codes: list[int], depth: int) -> list[int]:
    """Find the maps whose means make a tensor."""
    maker = makers.get((tensor,))
    code = None if maker is None else codes[maker.number(0, "I")]
    inputs = () if maker is None else maker.integers(1, _MOST_INPUTS)
    if code == MEAN:
        return [inputs[0]]
    if code == CONCATENATION and depth:
        return [each for part in inputs for each in _maps_of(part, makers, codes, depth - 1)]
    raise UnsoundError("features that are no means")
