"""What a result leaves in files, and that originals and what is there stay as they are."""

import csv
import json
from pathlib import Path

import pytest

from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress
from simgui.library.records import Picture
from simgui.models.cutpoints import Cutpoint
from simgui.models.match_rates import MatchRate
from simgui.search.export import copy_files, save_csv, save_json
from simgui.search.query import as_query
from simgui.search.records import Neighbour, SearchResult


def result_of(*files: Path, label: str = "hats") -> SearchResult:
    neighbours = tuple(
        Neighbour(rank, Picture(rank, file, label, 1, 40, 30), 0.1 * rank, rank == 1, copy=rank == 2)
        for rank, file in enumerate(files, start=1)
    )
    rates = (MatchRate((1, 1), 0.15, 19, 20, (0.8, 1.0)),)
    query, threshold = Path("q.png"), Cutpoint("starter", 0.15)
    return SearchResult(as_query(query), query, None, "m", threshold, neighbours, 9, match_rates=rates)


def test_a_table_has_a_row_a_neighbour_and_no_formula(tmp_path: Path) -> None:
    save_csv(result_of(tmp_path / "a.png", tmp_path / "b.png", label="=1+1"), tmp_path / "table.csv")
    with (tmp_path / "table.csv").open(encoding="utf-8-sig", newline="") as file:
        first, second = csv.DictReader(file)
    assert first["file"] == str(tmp_path / "a.png")
    assert (first["label"], first["verdict"], second["verdict"]) == ("'=1+1", "match", "no match")
    assert (first["right of such pairs"], first["such pairs"]) == ("19", "20")
    assert (second["copy of the query"], second["such pairs"]) == ("yes", "")


def test_json_says_the_same(tmp_path: Path) -> None:
    save_json(result_of(tmp_path / "a.png", tmp_path / "b\udcff.png"), tmp_path / "result.json")
    told = json.loads((tmp_path / "result.json").read_text("utf-8"))
    assert [each["path"] for each in told["neighbours"]] == [
        str(tmp_path / "a.png"),
        str(tmp_path / "b\udcff.png"),
    ]
    assert told["neighbours"][0]["of_such_pairs"] == {"right": 19, "pairs": 20, "interval": [0.8, 1.0]}
    assert "of_such_pairs" not in told["neighbours"][1]


def test_copies_replace_nothing_and_come_in_the_order_of_ranks(tmp_path: Path) -> None:
    for folder, content in (("one", b"1"), ("two", b"2")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "same.png").write_bytes(content)
    result = result_of(tmp_path / "one" / "same.png", tmp_path / "two" / "same.png", tmp_path / "gone.png")
    target = tmp_path / "copies"
    target.mkdir()
    (target / "001 same.png").write_bytes(b"mine")
    made = copy_files(result.neighbours, target, Progress())
    assert {path.name: path.read_bytes() for path in target.iterdir()} == {
        "001 same.png": b"mine",
        "001 same (2).png": b"1",
        "002 same.png": b"2",
    }
    assert made.missing == (tmp_path / "gone.png",)
    assert (tmp_path / "one" / "same.png").read_bytes() == b"1"


def test_copying_can_be_stopped_and_a_folder_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"1")
    result = result_of(tmp_path / "a.png", tmp_path / "a.png")
    steps = iter([False, True])
    with pytest.raises(Cancelled):
        copy_files(result.neighbours, tmp_path / "copies", Progress(is_cancelled=lambda: next(steps)))
    assert [path.name for path in (tmp_path / "copies").iterdir()] == ["001 a.png"]
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(SimguiError):
        copy_files(result.neighbours, tmp_path / "file", Progress())
