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
_REAL_SERVER = {
    "gui/sharing/test_on_a_server.py",
    "sharing/test_galleries.py",
    "sharing/test_real_server.py",
    "sharing/words/test_words_there.py",
}
"""Where tests are that use `milvus_server`, which starts once: one worker runs all of these files."""


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


def on_the_real_server_at_once(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Order tests so that those that use the real server come one after the other, where the first was."""
    using = [item for item in items if uses_real_server(item)]
    others = [item for item in items if not uses_real_server(item)]
    if not using:
        return others
    before = items.index(using[0])
    return [*others[:before], *using, *others[before:]]


def longest_first(items: Sequence[pytest.Item]) -> list[pytest.Item]:
    """Order marked tests so that the files that take longest come first: at the end, no worker waits for one.

    The order within a file, or within those that one worker runs, stays.
    """
    of_path = {path: run_with(_below(path)) for path in {item.path for item in items}}
    seconds = dict.fromkeys(of_path.values(), 0.0)
    for path, name in of_path.items():
        seconds[name] += _LONG.get(path.name, 0.0)
    for item in items:
        seconds[of_path[item.path]] += max(_SECONDS.get(mark.name, 0.0) for mark in item.iter_markers())
    return sorted(items, key=lambda item: (-seconds[of_path[item.path]], of_path[item.path]))


def run_with(file: str) -> str:
    """Give a name to what one worker runs at a stretch: a file of tests, or all that use the real server.

    Args:
        file: Its path below `tests`, with slashes.
    """
    return "the real server" if file in _REAL_SERVER else file


def uses_real_server(item: pytest.Item) -> bool:
    """Tell whether a test uses `milvus_server`, by its name or as a parameter of a fixture."""
    callspec = getattr(item, "callspec", None)
    named = [*getattr(item, "fixturenames", ()), *(callspec.params.values() if callspec else ())]
    used = any(isinstance(each, str) and each == "milvus_server" for each in named)
    if used and run_with(_below(item.path)) == _below(item.path):
        raise pytest.UsageError(f"name {item.path.name} in tests/marks.py: it uses milvus_server")
    return used


def _below(path: Path) -> str:
    return path.relative_to(_TESTS).as_posix() if path.is_relative_to(_TESTS) else path.as_posix()


def has_any(item: pytest.Item, marks: Iterable[str]) -> bool:
    """Tell whether a test has one of some marks."""
    return any(item.get_closest_marker(name) for name in marks)
