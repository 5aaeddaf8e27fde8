"""How far groups are right: figures that `benchmarks/duplicates.py` has measured and that are shipped."""

import json
from functools import lru_cache

from simgui.core.resources import resource
from simgui.duplicates.records import Level, LevelFigures


@lru_cache
def measured_figures() -> tuple[LevelFigures, ...]:
    """Give the figures of each level, in their order."""
    file = resource("duplicates.json")
    told = json.loads(file.read_text("utf-8")) if file.is_file() else {"levels": ()}
    return tuple(
        LevelFigures(
            Level(each["level"]),
            float(each["precision"]),
            float(each["recall"]),
            int(each["pairs"]),
            int(each["look_alikes"]),
            int(each["false_alarms"]),
            tuple((str(change), float(share)) for change, share in each["recall_of"].items()),
        )
        for each in told["levels"]
    )
