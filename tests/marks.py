"""The marks of tests; pyproject.toml says what each means."""

from collections.abc import Iterable
from pathlib import Path

import pytest

KINDS = ("unit", "gui", "process", "end2end", "slow")
"""Every test has at least one of them; `unit` stands alone."""
_ROOMS = {"gui": "gui", "end2end": "end2end"}
"""Which mark all tests of a folder have."""
_FIXTURES = dict.fromkeys(
    ("decoding_processes", "small_networks", "trained", "trainer_here", "training_stack"), "process"
)
"""Which mark all tests have that use a fixture."""

_GROUPS = {"training_stack": "TensorFlow"}
"""Which tests that use a fixture run in one worker, so that only that one loads what they need."""

_TESTS = Path(__file__).parent


def mark(items: Iterable[pytest.Item]) -> None:
    """Mark tests by folder and by fixtures; what has no mark then, nor by hand, is a unit test."""
    for item in items:
        found = {_FIXTURES[name] for name in getattr(item, "fixturenames", ()) if name in _FIXTURES}
        if item.path.is_relative_to(_TESTS):
            room = item.path.relative_to(_TESTS).parts[0]
            found |= {_ROOMS[room]} if room in _ROOMS else set()
        for name in sorted(found):
            item.add_marker(name)
        for fixture, group in _GROUPS.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(pytest.mark.xdist_group(group))
        if not has_any(item, KINDS):
            item.add_marker("unit")


def has_any(item: pytest.Item, marks: Iterable[str]) -> bool:
    """Tell whether a test has one of some marks."""
    return any(item.get_closest_marker(name) for name in marks)
