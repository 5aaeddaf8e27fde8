"""What a step counts, and how so many of it are said."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from simgui.core.sentences import Sentence, say, say_count


class Unit(StrEnum):
    """What the parts of a piece of work are."""

    NOTHING = ""
    """They mean nothing to a person."""
    PICTURES = "pictures"
    FILES = "files"
    GROUPS = "groups"
    MEGABYTES = "MB"
    PAIRS = "pairs"
    PARTS = "parts"
    ROUNDS = "rounds"
    ROWS = "rows"
    STEPS = "steps"


def counted(count: int, unit: Unit) -> Sentence:
    """Say a number of units: "1,204 pictures"."""
    return _COUNTED[unit](count)


def part_of(done: int, total: int, unit: Unit) -> Sentence:
    """Say how many of all units are finished: "3 of 1,204 pictures"."""
    return _PART_OF[unit](done, total)


_COUNTED: Mapping[Unit, Callable[[int], Sentence]] = {
    Unit.NOTHING: lambda count: say("{count:,}", count=count),
    Unit.PICTURES: lambda count: say_count("{count:,} picture", "{count:,} pictures", count),
    Unit.FILES: lambda count: say_count("{count:,} file", "{count:,} files", count),
    Unit.GROUPS: lambda count: say_count("{count:,} group", "{count:,} groups", count),
    Unit.MEGABYTES: lambda count: say("{count:,} MB", count=count),
    Unit.PAIRS: lambda count: say_count("{count:,} pair", "{count:,} pairs", count),
    Unit.PARTS: lambda count: say_count("{count:,} part", "{count:,} parts", count),
    Unit.ROUNDS: lambda count: say_count("{count:,} round", "{count:,} rounds", count),
    Unit.ROWS: lambda count: say_count("{count:,} row", "{count:,} rows", count),
    Unit.STEPS: lambda count: say_count("{count:,} step", "{count:,} steps", count),
}
_PART_OF: Mapping[Unit, Callable[[int, int], Sentence]] = {
    Unit.NOTHING: lambda done, total: say("{done:,} of {count:,}", done=done, count=total),
    Unit.PICTURES: lambda done, total: say_count(
        "{done:,} of {count:,} picture", "{done:,} of {count:,} pictures", total, done=done
    ),
    Unit.FILES: lambda done, total: say_count(
        "{done:,} of {count:,} file", "{done:,} of {count:,} files", total, done=done
    ),
    Unit.GROUPS: lambda done, total: say_count(
        "{done:,} of {count:,} group", "{done:,} of {count:,} groups", total, done=done
    ),
    Unit.MEGABYTES: lambda done, total: say("{done:,} of {count:,} MB", done=done, count=total),
    Unit.PAIRS: lambda done, total: say_count(
        "{done:,} of {count:,} pair", "{done:,} of {count:,} pairs", total, done=done
    ),
    Unit.PARTS: lambda done, total: say_count(
        "{done:,} of {count:,} part", "{done:,} of {count:,} parts", total, done=done
    ),
    Unit.ROUNDS: lambda done, total: say_count(
        "{done:,} of {count:,} round", "{done:,} of {count:,} rounds", total, done=done
    ),
    Unit.ROWS: lambda done, total: say_count(
        "{done:,} of {count:,} row", "{done:,} of {count:,} rows", total, done=done
    ),
    Unit.STEPS: lambda done, total: say_count(
        "{done:,} of {count:,} step", "{done:,} of {count:,} steps", total, done=done
    ),
}
