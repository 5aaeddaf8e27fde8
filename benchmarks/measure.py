"""What a benchmark gives: the seconds of SimGUI and of its rivals, taken in turn in one run."""

import resource
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

Way = Callable[[], object]


@dataclass(frozen=True)
class Series:
    """The same thing measured several times; less is better.

    Attributes:
        elapsed: As the clock says, or what else is measured, such as MB.
        processor: Processor seconds of this program and the processes it has started and ended, summed over
            cores; empty where only the clock counts.
    """

    elapsed: tuple[float, ...]
    processor: tuple[float, ...] = ()

    def by(self, what: str) -> tuple[float, ...]:
        """Give the "processor" time if that is wanted and there is one, else what the clock says."""
        return self.processor if what == "processor" and self.processor else self.elapsed


@dataclass(frozen=True)
class Result:
    """What one program took.

    Attributes:
        name: Of the program.
        series: What it took; None if it is not installed, or cannot do it.
        aside: What stands beside the speed: how right the answer is, or why there is none.
    """

    name: str
    series: Series | None
    aside: str = ""


@dataclass(frozen=True)
class Finding:
    """One line of the table.

    Attributes:
        mark: Name of the mark in `benchmarks.marks` that it is held against; empty if it is there to compare.
        what: What was done.
        unit: What the numbers count: "ms a picture".
        ours: What SimGUI took.
        others: Its rivals, or the limit of the machine.
        against: Names of those among `others` that the mark compares with; all if empty.
        curve: Name of the plot that it is a point of; empty if of none.
        pictures: How many pictures it was done with: its place on that plot.
    """

    mark: str
    what: str
    unit: str
    ours: Result
    others: tuple[Result, ...] = ()
    against: tuple[str, ...] = ()
    curve: str = ""
    pictures: int = 0


@dataclass(frozen=True)
class Data:
    """What a benchmark works with.

    Attributes:
        train: A folder of pictures in a subfolder for each label.
        test: Another one, with the same labels.
        scratch: An empty folder for what is made on the way.
        rounds: How often each way is measured.
        largest: Pictures of the largest gallery.
        before: The source of an earlier version to compare with; None to leave that out.
    """

    train: Path
    test: Path
    scratch: Path
    rounds: int = 5
    largest: int = 1_000_000
    before: Path | None = None


@dataclass
class _Taken:
    elapsed: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)


def in_turn(ways: Mapping[str, Way], rounds: int, units: float = 1, warm: bool = True) -> dict[str, Series]:
    """Measure several ways to do one thing: first way, second way, …, and all over again.

    What slows the machine down for a while slows down all of them.

    Args:
        ways: Name → what is measured.
        rounds: How often.
        units: What each call does, for seconds a unit; a thousandth of it for milliseconds.
        warm: Whether each is called once before, unmeasured.
    """
    taken = {name: _Taken() for name in ways}
    for number in range(rounds + warm):
        for name, way in ways.items():
            started, used = time.perf_counter(), _processor_seconds()
            way()
            ended, used = time.perf_counter(), _processor_seconds() - used
            if number >= warm:
                taken[name].elapsed.append((ended - started) / units)
                taken[name].processor.append(used / units)
    return {name: Series(tuple(each.elapsed), tuple(each.processor)) for name, each in taken.items()}


def prepared(makers: Mapping[str, Callable[[], Way]]) -> tuple[dict[str, Way], list[Result]]:
    """Prepare rivals: those that are there, and a result that names each one that is not."""
    ways: dict[str, Way] = {}
    missing: list[Result] = []
    for name, make in makers.items():
        try:
            ways[name] = make()
        except (ImportError, OSError) as error:
            missing.append(Result(name, None, f"missing: {error}".splitlines()[0]))
    return ways, missing


def ratio(ours: Result, other: Result, by: str) -> float | None:
    """Say how many times as much another one takes: by "elapsed" time or by "processor" time.

    Where one of the two has no processor time, the clock counts for both.
    """
    if ours.series is None or other.series is None:
        return None
    if by == "processor" and ours.series.processor and other.series.processor:
        return median(other.series.processor) / median(ours.series.processor)
    return median(other.series.elapsed) / median(ours.series.elapsed)


def spread(values: tuple[float, ...]) -> float:
    """Give the distance from the smallest to the largest, as a share of the median."""
    return (max(values) - min(values)) / median(values) if values else 0.0


def _processor_seconds() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)
