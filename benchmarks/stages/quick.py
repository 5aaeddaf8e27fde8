"""*quick* on all of a labelled folder, its features being kept already, against an earlier version."""

import json
from collections.abc import Iterator
from pathlib import Path
from statistics import mean
from tempfile import mkdtemp

from benchmarks.measure import Data, Finding, Result, Series
from benchmarks.programs import lines_of

MEASURES = "training quick on all training pictures: seconds, recall@1 and mAP of the test pictures"

_TRAIN = """
import json, sys, time
from contextlib import closing
from pathlib import Path
from simgui.app import App
from simgui.core.progress import Progress
from simgui.evaluation.measurement import MeasurementRequest
from simgui.evaluation.metrics import mean_average_precision, recall_at
from simgui.library.storage.data_folder import DataFolder
from simgui.training.options import TrainingOptions

if __name__ == "__main__":
    library, train, test, seed = sys.argv[1:]
    with closing(App(DataFolder.open(Path(library)))) as app:
        app.folders.index(Path(train), Progress())
        started = time.perf_counter()
        made = app.trainings.train(Path(train), TrainingOptions("quick", seed=int(seed)), Progress())
        taken = time.perf_counter() - started
        request = MeasurementRequest(Path(train), Path(test), made.model)
        figures = app.measurements.measure(request, Progress()).figures
    print(json.dumps([taken, recall_at(1, figures), mean_average_precision(figures)]))
"""


def run(data: Data) -> Iterator[Finding]:
    """Train with a seed a round, both versions in turn."""
    trees = {"SimGUI": None} | ({"version before": data.before} if data.before is not None else {})
    libraries = {name: Path(mkdtemp(dir=data.scratch)) for name in trees}
    told: dict[str, list[tuple[float, float, float]]] = {name: [] for name in trees}
    for seed in range(data.rounds):
        for name, tree in trees.items():
            *_, (_, line) = lines_of(
                data.scratch, _TRAIN, libraries[name], data.train, data.test, str(seed), tree=tree
            )
            told[name].append(json.loads(line))
    ours, *before = [_result(name, each) for name, each in told.items()]
    yield Finding("quick", "*quick* on all training pictures", "s", ours, tuple(before))


def _result(name: str, told: list[tuple[float, float, float]]) -> Result:
    seconds, recall, precision = zip(*told, strict=True)
    beside = f"recall@1 {mean(recall):.3f}, mAP {mean(precision):.3f}, means of {len(told)} seeds"
    return Result(name, Series(seconds), beside)
