"""The longest gap in the event loop of the window, in every job."""

import json
from collections.abc import Iterator

from benchmarks.measure import Data, Finding, Result, Series
from benchmarks.programs import lines_of

MEASURES = "the longest gap between two beats of the window: indexing, areas, measuring, duplicates, training"

_BEATS = """
import json, sys
from pathlib import Path
from benchmarks.heartbeat import beats

if __name__ == "__main__":
    for job, gaps in beats(Path(sys.argv[1])):
        print(json.dumps([job, gaps]), flush=True)
"""
_LONG_S = 0.1


def run(data: Data) -> Iterator[Finding]:
    """Work with the training pictures once: each job has thousands of beats."""
    for _, line in lines_of(data.scratch, _BEATS, data.train):
        job, gaps = json.loads(line)
        beside = f"{sum(gap > _LONG_S for gap in gaps)} of {len(gaps):,} gaps over 100 ms"
        longest = Result("SimGUI", Series((max(gaps) * 1000,)), beside)
        yield Finding("heartbeat", f"longest gap of the window: {job}", "ms", longest)
