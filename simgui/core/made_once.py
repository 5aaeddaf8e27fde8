"""Attributes that are made when they are first asked for."""

import threading
from collections.abc import Callable
from typing import Generic, Self, TypeVar, overload

Owner = TypeVar("Owner")
Made = TypeVar("Made")


class made_once(Generic[Owner, Made]):  # noqa: N801 - used as a decorator
    """Makes an attribute by a method, once, whichever threads ask for it; from then on it costs nothing.

    Unlike `functools.cached_property`, which from Python 3.12 on may call the method twice.

    Args:
        make: The method; its docstring is that of the attribute.
    """

    def __init__(self, make: Callable[[Owner], Made]) -> None:
        self._make = make
        self._lock = threading.RLock()
        self.__doc__ = make.__doc__

    def __set_name__(self, owner: type[Owner], name: str) -> None:
        self._name = name

    @overload
    def __get__(self, owner: None, kind: type[Owner]) -> Self: ...

    @overload
    def __get__(self, owner: Owner, kind: type[Owner]) -> Made: ...

    def __get__(self, owner: Owner | None, kind: type[Owner]) -> Self | Made:
        if owner is None:
            return self
        with self._lock:
            if self._name not in owner.__dict__:
                owner.__dict__[self._name] = self._make(owner)
            made: Made = owner.__dict__[self._name]
            return made

    def if_made(self, owner: Owner) -> Made | None:
        """Give the attribute of an object, None if nobody has asked for it."""
        return owner.__dict__.get(self._name)
