"""A very large library, each time in a new process: the first answer, further searches, memory."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median

from benchmarks.measure import Data, Finding, Result, Series
from benchmarks.photographs import pictures_of
from benchmarks.programs import lines_of
from benchmarks.synthetic_library import make_library, train_quick
from simgui.app import App
from simgui.library.storage.data_folder import DataFolder

MEASURES = "a library of 1,000,000, starter and quick: first answer, further searches, memory of the gallery"

_OF_THE_MARK = 1_000_000

_SEARCH = """
import json, sys, time
from contextlib import closing, suppress
from pathlib import Path
from statistics import median
from simgui.app import App
from simgui.library.storage.data_folder import DataFolder
from simgui.search.query import PictureId

def memory():
    \"\"\"What is resident, and what of it is this process's own: MB; Linux alone tells.\"\"\"
    with suppress(OSError):
        lines = Path("/proc/self/smaps_rollup").read_text("ascii").splitlines()[1:]
        kib = {name: int(value.split()[0]) for name, value in (line.split(":") for line in lines)}
        return [kib["Rss"] * 1024 / 1e6, kib["Anonymous"] * 1024 / 1e6]

if __name__ == "__main__":
    library, folder, query, model = sys.argv[1:]
    before = memory()
    with closing(App(DataFolder.open(Path(library)))) as app:
        found = app.searches.find(Path(query), Path(folder))
        print("answered", flush=True)
        assert found.model == model, found.model
        taken = []
        for number in app.pictures.ids(Path(folder))[1:31]:
            started = time.perf_counter()
            app.searches.find(PictureId(int(number)), Path(folder))
            taken.append((time.perf_counter() - started) * 1000)
        after = memory()
    print(json.dumps([found.searched, median(taken), before, after]))
"""


def run(data: Data) -> Iterator[Finding]:
    """Search with the starter and with what *quick* has learnt: its embeddings are twice as wide."""
    count = min(_OF_THE_MARK, data.largest)
    data_folder = DataFolder.open(data.scratch / "library")
    with closing(App(data_folder)) as app:
        folder = make_library(app, data, count)
        models = {"starter": app.models.starters.default.id, "quick": train_quick(app, data)}
    for name, model in models.items():
        with closing(App(data_folder)) as app:
            app.models.use(model)
        yield from _searched(data, data_folder.root, folder, (name, model), count)


def _searched(
    data: Data, library: Path, folder: Path, named: tuple[str, str], count: int
) -> Iterator[Finding]:
    name, model = named
    (query,) = pictures_of(data.test, 1)
    answered, further, resident, own = [], [], [], []
    for _ in range(data.rounds + 1):  # the first one embeds, the others look up what it has kept
        (first, _), (_, told) = lines_of(data.scratch, _SEARCH, library, folder, str(query), model)
        searched, each, before, after = json.loads(told)
        if searched != count:
            raise RuntimeError(f"{searched:,} pictures were searched.")
        answered.append(first)
        further.append(each)
        if before and after:
            resident.append(after[0] - before[0])
            own.append(after[1] - before[1])
    where = f"among {count:,}, {name}"
    findings = {
        "": (
            f"first answer from process start {where}, nothing embedded",
            "s",
            answered[:1],
            "a file is asked",
        ),
        "million-first": (f"first answer from process start {where}", "s", answered[1:], "a file is asked"),
        "million-next": (f"each further search {where}", "ms", further[1:], "median of 30 pictures"),
    }
    if own:
        beside = f"resident after the searches; the process's own, not mapped: {median(own[1:]):.3g} MB"
        findings["million-memory"] = (f"memory of the gallery {where}", "MB", resident[1:], beside)
    for mark, (what, unit, values, beside) in findings.items():
        ours = Result("SimGUI", Series(tuple(values)), beside)
        yield Finding(mark if count == _OF_THE_MARK else "", what, unit, ours)
