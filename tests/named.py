"""What the code of a test names: functions and classes of the tests, and what these name in turn."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import pytest

_TESTS = str(Path(__file__).parent)


def functions_of(item: pytest.Item) -> list[Any]:
    """Give the function of a test and those of the fixtures that it uses."""
    information = getattr(item, "_fixtureinfo", None)
    fixtures = information.name2fixturedefs.values() if information else ()
    return [getattr(item, "obj", None), *(each[-1].func for each in fixtures)]


def named_by(functions: Iterable[Any]) -> Iterator[Any]:
    """Yield functions, their code, and every object that they name, each once; into the tests' own only."""
    left, seen = list(functions), set()
    while left:
        each = left.pop()
        if id(each) not in seen:
            seen.add(id(each))
            yield each
            left += _inside(each)


def _inside(each: Any) -> list[Any]:
    if isinstance(each, CodeType):
        return [inner for inner in each.co_consts if isinstance(inner, CodeType)]
    if isinstance(each, FunctionType) and each.__code__.co_filename.startswith(_TESTS):
        return [each.__code__, *(each.__globals__.get(name) for name in _names(each.__code__))]
    if isinstance(each, property):
        return [each.fget]
    if isinstance(each, type) and getattr(each, "__module__", "").partition(".")[0] not in (
        "simgui",
        "builtins",
    ):
        return list(vars(each).values())
    return []


def _names(code: CodeType) -> set[str]:
    """Give the names in a function and in those inside it."""
    inner = [each for each in code.co_consts if isinstance(each, CodeType)]
    return set(code.co_names).union(*map(_names, inner))
