"""Is a LiteRT file a network that can do nothing but look at a picture, in bounded time and memory?

LiteRT knows 200 operators, some of which loop, call other code or allocate any amount of memory, and small
changes of a file can crash it. So the whole structure of a file is read here first, and it is accepted only
if it is what this program writes itself (the export of a training, `packaging/models`): one graph of allowed
operators, in order, on tensors whose shapes follow from the picture's. Then the number of operations and the
memory are known before anything runs, and neither depends on the picture: a network that loops, grows or is
malformed cannot be written in this form, so one that was checked runs in the program itself
(`benchmarks/hostile_networks.py` tries that). What the weights make of pictures is tried before a model is
imported (`simgui.models.trial`).
"""

from simgui.models.layout import MOST_FILE_BYTES, NETWORK
from simgui.models.network.flatbuffer import Table, UnsoundError, root
from simgui.models.network.graph import Graph, Network
from simgui.models.network.operators import OPERATORS
from simgui.models.network.tensors import MOST_TENSORS, MOST_TEXT, Buffer

_METADATA = {"min_runtime_version", "CONVERSION_METADATA"}
"""Notes that change nothing. Another one makes some processors compute in 16 bit."""


def check_network(content: bytes) -> Network:
    """Check a LiteRT file from the first byte to the last, and say what it takes to run it.

    Raises:
        UnsoundError: if it is anything but a network that this program could have written.
    """
    if len(content) > MOST_FILE_BYTES[NETWORK]:
        raise UnsoundError(f"{len(content):,} bytes are more than {MOST_FILE_BYTES[NETWORK]:,}")
    file = root(content, b"TFL3", frozenset((0, 1, 2, 3, 4, 6, 7)))
    if file.number(0, "I") != 3:
        raise UnsoundError("another version of the format")
    file.text(3, MOST_TEXT)
    graphs = file.tables(2, frozenset(range(5)), 1)
    if len(graphs) != 1:
        raise UnsoundError("not one graph")
    buffers = [
        each.array(0, "|u1", MOST_FILE_BYTES[NETWORK], align=4)
        for each in file.tables(4, frozenset((0,)), MOST_TENSORS)
    ]
    if not buffers or _filled(buffers[0]):
        raise UnsoundError("the first buffer is not empty")
    for note in file.tables(6, frozenset((0, 1)), len(_METADATA)):
        if note.text(0, MOST_TEXT) not in _METADATA or not 0 < note.number(1, "I") < len(buffers):
            raise UnsoundError("a note that is not known")
    network = Graph(graphs[0], _codes(file), buffers).check()
    _check_signatures(file, graphs[0])
    return network


def _codes(file: Table) -> list[int]:
    """Give the operators that the file names; LiteRT takes the larger of the two numbers of each."""
    found = []
    for code in file.tables(1, frozenset((0, 2, 3)), len(OPERATORS)):
        number = code.number(3, "i")
        if code.number(0, "b") != number or number not in OPERATORS:
            raise UnsoundError(f"operator {number} is not allowed")
        if not 1 <= code.number(2, "i", 1) <= OPERATORS[number].newest:
            raise UnsoundError(f"operator {number} in another version")
        found.append(number)
    return found


def _check_signatures(file: Table, graph: Table) -> None:
    for signature in file.tables(7, frozenset((0, 1, 2)), 1):
        signature.text(2, MOST_TEXT)
        for side in (0, 1):
            for named in signature.tables(side, frozenset((0, 1)), 1):
                named.text(0, MOST_TEXT)
                if (named.number(1, "I"),) != graph.integers(side + 1, 1):
                    raise UnsoundError("the signature is not that of the graph")


def _filled(buffer: Buffer) -> bool:
    return buffer is not None and len(buffer) > 0
