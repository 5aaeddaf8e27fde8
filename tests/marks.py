"""The marks of tests; pyproject.toml says what each means."""

from collections.abc import Iterable
from pathlib import Path

import pytest

KINDS = ("unit", "gui", "server", "process", "end2end", "slow")
"""Every test has at least one of them; `unit` stands alone."""
_ROOMS = {"gui": {"gui"}, "end2end": {"end2end", "slow"}}
"""Which marks all tests of a folder have."""
_FIXTURES = {
    "close_folder": {"process"},
    "decoding_processes": {"process"},
    "lite_server": {"process", "server"},
    "milvus_server": {"process", "server", "slow"},
    "ray_cluster": {"process", "server", "slow"},
    "small_networks": {"process", "slow"},
    "trained": {"process", "slow"},
    "training_stack": {"process", "slow"},
}
"""Which marks all tests have that use a fixture."""

_TESTS = Path(__file__).parent


def mark(items: Iterable[pytest.Item]) -> None:
    """Mark tests by folder and by fixtures; what has no mark then, nor by hand, is a unit test."""
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
            item.add_marker("unit")


def has_any(item: pytest.Item, marks: Iterable[str]) -> bool:
    """Tell whether a test has one of some marks."""
    return any(item.get_closest_marker(name) for name in marks)
