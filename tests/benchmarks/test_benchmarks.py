import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from subprocess import CalledProcessError
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

HERE = Path(__file__).parents[2]
RIVALS = ("faiss", "imagehash", "matplotlib", "onnxruntime", "openvino", "pyvips", "simplejpeg", "usearch")


@pytest.fixture
def of(monkeypatch: pytest.MonkeyPatch) -> Iterator[SimpleNamespace]:
    """The modules of the benchmarks, on a machine without any rival."""
    monkeypatch.syspath_prepend(str(HERE))
    for rival in RIVALS:
        monkeypatch.setitem(sys.modules, rival, None)
    names = ("measure", "marks", "report", "plots", "__main__")
    yield SimpleNamespace(**{name: import_module(f"benchmarks.{name}") for name in names})
    for name in [each for each in sys.modules if each.partition(".")[0] == "benchmarks"]:
        sys.modules.pop(name)


def result(of: SimpleNamespace, name: str, *elapsed: float, processor: tuple[float, ...] = ()) -> Any:
    return of.measure.Result(name, of.measure.Series(elapsed, processor) if elapsed else None, "")


def test_every_stage_says_what_it_measures_and_needs_no_rival_to_be_there(of: SimpleNamespace) -> None:
    names = of.__dict__["__main__"].NAMES
    assert {
        "backbone",
        "decoding",
        "drop",
        "grid",
        "heartbeat",
        "indexing",
        "million",
        "quick",
        "rescan",
        "seed_training",
        "search",
        "start",
        "switch",
    } <= set(names)
    for name in names:
        stage = import_module(f"benchmarks.stages.{name}")
        assert stage.MEASURES
        assert callable(stage.run)


def test_every_mark_is_measured_by_a_stage(of: SimpleNamespace) -> None:
    assert {mark.measured_by for mark in of.marks.MARKS.values()} <= set(of.__dict__["__main__"].NAMES)


def test_ways_are_measured_in_turn_the_first_time_not_counted(of: SimpleNamespace) -> None:
    called: list[str] = []
    ways = {"one": lambda: called.append("one"), "two": lambda: called.append("two")}
    taken = of.measure.in_turn(ways, rounds=2)
    assert called == ["one", "two"] * 3
    assert [len(each.elapsed) for each in taken.values()] == [2, 2]


def test_a_rival_that_is_not_installed_is_named(of: SimpleNamespace) -> None:
    def absent() -> Any:
        import faiss

        return faiss

    ways, missing = of.measure.prepared({"ours": lambda: list, "FAISS": absent})
    assert list(ways) == ["ours"]
    ((name, why),) = [(each.name, each.aside) for each in missing]
    assert (name, why.partition(":")[0]) == ("FAISS", "missing")
    finding = of.measure.Finding("search-10000", "five", "ms", result(of, "ours", 1.0), tuple(missing))
    assert "| FAISS | none |  | missing: " in of.report.table([finding], "elapsed")
    assert of.report.met(of.marks.MARKS["search-10000"], [finding], "elapsed") is None


def test_a_ratio_compares_medians_and_the_clock_where_there_is_no_processor_time(of: SimpleNamespace) -> None:
    ours = result(of, "ours", 1.0, 2.0, 9.0, processor=(1.0, 1.0, 1.0))
    rival = result(of, "rival", 6.0, 6.0, 1.0, processor=(4.0, 5.0, 4.0))
    assert of.measure.ratio(ours, rival, "elapsed") == 3.0
    assert of.measure.ratio(ours, rival, "processor") == 4.0
    assert of.measure.ratio(ours, result(of, "clock only", 4.0), "processor") == 2.0
    assert of.measure.ratio(ours, result(of, "missing"), "elapsed") is None
    assert of.measure.spread((1.0, 2.0, 3.0)) == 1.0


@pytest.mark.parametrize(
    ("seconds", "against", "met"),
    [
        ([(4.0, 9.0)], (), True),
        ([(3.9, 9.0)], (), False),  # the hardest one counts
        ([(3.9, 9.0)], ("slow",), True),
        ([(4.0, 9.0), (3.9, 9.0)], (), False),  # every finding of the mark
        ([], (), None),
    ],
)
def test_a_mark_is_met_when_the_strongest_rival_takes_so_many_times_as_much(
    seconds: list[tuple[float, float]], against: tuple[str, ...], met: bool | None, of: SimpleNamespace
) -> None:
    findings = [
        of.measure.Finding(
            "search-10000",
            "five",
            "ms",
            result(of, "SimGUI", 2.0),
            (result(of, "quick", quick), result(of, "slow", slow)),
            against,
        )
        for quick, slow in seconds
    ]
    assert of.report.met(of.marks.MARKS["search-10000"], findings, "elapsed") is met


def test_a_bound_is_met_by_the_median(of: SimpleNamespace) -> None:
    def met(*values: float) -> bool | None:
        finding = of.measure.Finding("million-memory", "memory", "MB", result(of, "SimGUI", *values))
        said: bool | None = of.report.met(of.marks.MARKS["million-memory"], [finding], "elapsed")
        return said

    assert met(600, 700, 900) is True
    assert met(600, 701, 702) is False


def test_every_mark_has_a_line_and_one_that_is_not_measured_says_so(of: SimpleNamespace) -> None:
    finding = of.measure.Finding("rescan", "rescan", "s", result(of, "SimGUI", 2.0))
    lines = of.report.marks_table([finding], "elapsed").splitlines()[2:]
    assert len(lines) == len(of.marks.MARKS)
    assert [line for line in lines if "not measured" not in line] == [
        "| rescan of 100,000 unchanged files, s | 2 s (± 0%) |  |  | ≤ 3 | yes |"
    ]


def test_recall_counts_what_is_as_near_as_the_true_five(of: SimpleNamespace) -> None:
    search = import_module("benchmarks.stages.search")
    gallery = np.eye(8, dtype=np.float32) * np.arange(8, dtype=np.float32)[:, None]
    queries = np.ones((1, 8), np.float32)  # nearness 0, 1, …, 7: the true five are 3 to 7
    assert search.recall(gallery, queries, lambda query: np.array([7, 6, 5, 4, 3])) == 1.0
    assert search.recall(gallery, queries, lambda query: np.array([7, 6, 5, 2, 1])) == 0.6


def test_a_plot_has_a_line_for_each_program_over_the_number_of_pictures(of: SimpleNamespace) -> None:
    points = [
        of.measure.Finding("", "a", "ms", result(of, "SimGUI", each), (result(of, "other"),), (), "c", count)
        for count, each in ((10, 1.0), (100, 3.0))
    ]
    assert of.plots.lines(points, "elapsed") == {"SimGUI": [(10, 1.0), (100, 3.0)]}
    assert of.plots.draw(points, Path("nowhere"), "elapsed") == []  # without matplotlib, no plot and no error


def test_some_pictures_of_a_folder_are_spread_over_all_of_it(of: SimpleNamespace, tmp_path: Path) -> None:
    photographs = import_module("benchmarks.photographs")
    for number in range(5):
        (tmp_path / f"{number}.png").touch()
    names = {most: [path.stem for path in photographs.pictures_of(tmp_path, most)] for most in (None, 3, 9)}
    assert names == {None: list("01234"), 3: list("013"), 9: list("01234")}


@pytest.mark.process
def test_a_program_of_its_own_tells_when_it_says_what(of: SimpleNamespace, tmp_path: Path) -> None:
    programs = import_module("benchmarks.programs")
    said = programs.lines_of(tmp_path, "import sys\nprint(sys.argv[1])\nprint('end')", "begin")
    assert [line for _, line in said] == ["begin", "end"]
    assert 0 < said[0][0] <= said[1][0]
    with pytest.raises(CalledProcessError):
        programs.lines_of(tmp_path, "raise SystemExit(3)")


@pytest.mark.parametrize(("of_the_mark", "mark"), [(60, "grid"), (61, "")])
def test_what_is_measured_with_fewer_pictures_is_not_held_against_the_mark(
    of_the_mark: int,
    mark: str,
    of: SimpleNamespace,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    grid = import_module("benchmarks.stages.grid")
    monkeypatch.setattr(grid, "_OF_THE_MARK", of_the_mark)
    monkeypatch.setattr(grid, "_FRAMES", 2)
    findings = list(grid.run(of.measure.Data(tmp_path, tmp_path, tmp_path, rounds=2, largest=60)))
    assert [each.mark for each in findings] == [mark, "", mark, "", *[""] * (len(findings) - 4)]
    slowest, filled = findings[:2]
    assert slowest.what == "slowest frame of the grid of 60 scrolled"
    assert len(slowest.ours.series.elapsed) == 1  # of all rounds: a median of them would hide the worst
    assert slowest.ours.aside.startswith("of 8 frames")
    assert len(filled.ours.series.elapsed) == 2


def test_a_missed_mark_says_what_bounds_it(of: SimpleNamespace) -> None:
    missed = of.measure.Finding("switch-first", "switching", "s", result(of, "ours", 9.0))
    met = of.measure.Finding("start", "start", "s", result(of, "ours", 0.1))
    said = of.report.bounds([missed, met], "elapsed")
    assert of.marks.MARKS["switch-first"].bound in said
    assert of.marks.MARKS["start"].bound not in said
    assert said in of.report.page([missed, met], "", "elapsed", [])
    assert of.report.bounds([met], "elapsed") == ""


def machine_of(commit: str, **changes: object) -> dict[str, Any]:
    kept = {"system": "Linux", "processor": "x86_64", "features": ["avx2"], "cores": 2, "python": "3.11.7"}
    told = {"versions": {"numpy": "2.3.5"}, "date": "2026-01-02", "commit": commit, "load before": 0.1}
    return {**kept, **told, **changes}


def test_earlier_runs_come_back_whole_and_later_ones_stand_in_their_place(of: SimpleNamespace) -> None:
    finding = of.measure.Finding
    one = finding("rescan", "rescan", "s", result(of, "SimGUI", 2.0, 3.0), (result(of, "rival"),), ("rival",))
    other = finding("", "grid", "ms", result(of, "SimGUI", 1.0, processor=(2.0,)), (), (), "curve", 7)
    again = finding("rescan", "rescan", "s", result(of, "SimGUI", 1.0))
    document = json.loads(json.dumps(of.report.document([one, other], [machine_of("a")], "elapsed")))
    earlier = of.report.findings(document)
    assert earlier == [one, other]
    assert of.report.replaced(earlier, [again]) == [again, other]


def test_runs_of_one_machine_are_told_together_and_of_two_not_at_all(of: SimpleNamespace) -> None:
    machine = import_module("benchmarks.machine")
    said = machine.sentence([machine_of("b", **{"load before": 0.4}), machine_of("a")])
    assert said.startswith("2026-01-02, commit a, b, Linux on x86_64 with 2 cores (avx2)")
    assert "load before the run 0.1 to 0.4" in said
    with pytest.raises(ValueError, match="cores"):
        machine.sentence([machine_of("a"), machine_of("a", cores=4)])
