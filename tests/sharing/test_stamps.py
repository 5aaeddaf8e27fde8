"""What a server has of a folder, as a publishing meets it."""

from collections.abc import Iterator

import pytest

from simgui.core.errors import Cancelled
from simgui.core.progress import Progress
from simgui.sharing.stamps import Stamps


def server(count: int) -> Iterator[tuple[str, str]]:
    for number in range(count):
        yield f"{number:08}", f"stamp {number}"


def test_what_is_missing_or_says_something_else_has_changed() -> None:
    with Stamps(server(3), Progress()) as there:
        wanted = {"00000000": "stamp 0", "00000001": "another", "00000007": "new"}
        assert there.changed(wanted) == {"00000001", "00000007"}
        assert list(there.left()) == [["00000002"]]
        assert there.changed({"00000002": "stamp 2"}) == set()
        assert list(there.left()) == []


def test_many_are_met_in_any_order_and_left_in_theirs() -> None:
    with Stamps(server(25_000), Progress()) as there:
        even = {f"{number:08}": f"stamp {number}" for number in range(24_998, -1, -2)}
        assert there.changed(even) == set()
        left = [key for keys in there.left() for key in keys]
        assert left == [f"{number:08}" for number in range(1, 25_000, 2)]


def test_a_key_that_comes_twice_is_one() -> None:
    with Stamps([("a", "old"), ("a", "new")], Progress()) as there:
        assert there.changed({"a": "new"}) == set()
        assert list(there.left()) == []


def test_it_can_be_stopped_while_it_is_read() -> None:
    with pytest.raises(Cancelled), Stamps(server(50_000), Progress(is_cancelled=lambda: True)):
        pass
