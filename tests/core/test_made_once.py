"""Attributes that are made when they are first asked for."""

import threading
from concurrent.futures import ThreadPoolExecutor

from simgui.core.made_once import made_once


class Owner:
    def __init__(self) -> None:
        self.calls = 0
        self.begun = threading.Event()

    @made_once
    def thing(self) -> list[int]:
        """A list."""
        self.begun.set()
        self.calls += 1
        return [self.calls]


def test_it_is_made_when_first_asked_for_and_stays_the_same() -> None:
    owner, other = Owner(), Owner()
    assert Owner.thing.if_made(owner) is None
    assert owner.thing is owner.thing
    assert Owner.thing.if_made(owner) is owner.thing
    assert (owner.calls, other.calls) == (1, 0)
    assert Owner.thing.__doc__ == "A list."


def test_threads_that_ask_at_once_get_the_same() -> None:
    owner, ready = Owner(), threading.Barrier(8)

    def ask(_number: int) -> list[int]:
        ready.wait()
        return owner.thing

    with ThreadPoolExecutor(8) as threads:
        assert all(each is owner.thing for each in threads.map(ask, range(8)))
    assert owner.calls == 1


def test_another_may_be_put_in_its_place() -> None:
    owner = Owner()
    vars(owner)["thing"] = [7]
    assert owner.thing == [7]
