"""The marks of tests; pyproject.toml says what each means."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from of_library import opens_library

KINDS = ("unit", "library", "gui", "server", "process", "end2end", "slow")
"""Every test has at least one of them; `unit` and `library` stand alone."""
_ROOMS = {"gui": {"gui"}, "end2end": {"end2end", "slow"}}
"""Which marks all tests of a folder have; none of them stands alone."""
_FIXTURES = {
    "close_folder": {"process"},
    "decoding_processes": {"process"},
    "lite_server": {"process", "server"},
    "milvus_server": {"process", "server", "slow"},
    "qapp": {"gui"},
    "ray_cluster": {"process", "server", "slow"},
    "small_networks": {"process", "slow"},
    "trained": {"process", "slow"},
    "training_stack": {"process", "slow"},
}
"""Which marks all tests have that use a fixture."""
_SECONDS = {"end2end": 2.0, "slow": 0.5, "process": 0.5, "gui": 0.2, "library": 0.05, "unit": 0.005}
"""Roughly what a test takes that has a mark."""
_LONG = {
    "test_train.py": 60.0,
    "test_interrupted.py": 60.0,
    "test_changed_pictures.py": 40.0,
    "test_trainings.py": 30.0,
    "test_real_server.py": 60.0,
    "test_two_nodes.py": 40.0,
    "test_on_a_server.py": 30.0,
}
"""What a file takes beside that: processor time of trainings and of servers that are shared by its tests."""

_TESTS = Path(__file__).parent


def mark(items: Iterable[pytest.Item]) -> None:
    """Mark tests by folder and by fixtures; what has no mark then, nor by hand, is `library` or `unit`."""
    for item in items:
        names: set[str] = set()
        if item.path.is_relative_to(_TESTS):
            names |= _ROOMS.get(item.path.relative_to(_TESTS).parts[0], set())
        fixtures = getattr(item, "fixturenames", ())
        for fixture in fixtures:
            names |= _FIXTURES.get(fixture, set())
        for name in sorted(names):
            item.add_marker(name)
        if item.get_closest_marker("server"):
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))
        if not has_any(item, KINDS):
            item.add_marker("library" if opens_library(item) else "unit")


def none_alone(path: Path) -> bool:
    """Tell whether no test of a folder stands alone, so that nobody need read its files for one."""
    return path.parent == _TESTS and path.name in _ROOMS


def longest_first(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Order marked tests so that the files that take longest come first: at the end, no worker waits for one.

    The order within a file stays.
    """
    seconds = {item.path: _LONG.get(item.path.name, 0.0) for item in items}
    for item in items:
        seconds[item.path] += max(_SECONDS.get(mark.name, 0.0) for mark in item.iter_markers())
    return sorted(items, key=lambda item: -seconds[item.path])


def has_any(item: pytest.Item, marks: Iterable[str]) -> bool:
    """Tell whether a test has one of some marks."""
    return any(item.get_closest_marker(name) for name in marks)
