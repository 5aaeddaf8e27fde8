import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pictures import contents, make_library, make_picture

from simgui import __version__
from simgui.core.resources import resource

Simgui = Callable[..., Any]
MODEL = "starter-2"
SEARCH_ONLY = os.environ.get("SIMGUI_SEARCH_ONLY") == "1"
"""Whether the program that is driven came without training, and it has not been added."""


def test_from_a_folder_to_the_five_nearest(simgui: Simgui, library: Path, tmp_path: Path) -> None:
    (library / "hats" / "broken.png").write_bytes((library / "hats" / "0.png").read_bytes()[:200])
    (library / "hats" / "notes.txt").write_text("no picture")
    query = make_picture(tmp_path / "query.png", 101, 9)  # another variant of the hats
    before = contents(library)

    first = simgui("index", library, "--json").document
    assert list(first) == ["files", "indexed", "unchanged", "skipped", "seconds"]
    assert (first["files"], first["indexed"], first["unchanged"]) == (11, 9, 0)
    assert [list(entry) for entry in first["skipped"]] == [["path", "reason"]] * 2
    skipped = {Path(entry["path"]).name: entry["reason"] for entry in first["skipped"]}
    assert skipped["broken.png"].startswith("truncated: ")
    assert skipped["notes.txt"] == "not a picture in a format that SimGUI reads"

    second = simgui("index", library, "--json").document
    assert (second["files"], second["indexed"], second["unchanged"]) == (11, 0, 9)
    assert second["skipped"] == first["skipped"]

    (result,) = simgui("search", query, "--in", library, "--json").document
    by_label = ["label", "label_distance", "label_threshold", "label_match"]
    asked, judged = ["query", "examples", "turned", "remarks"], ["model", "verdict", "cutpoint"]
    assert list(result) == [*asked, *judged, *by_label, "copies", "neighbours"]
    assert (result["turned"], result["remarks"], result["copies"]) == (False, [], [])
    assert (result["query"], result["model"]) == (str(query), MODEL)
    assert 0 < result["cutpoint"] < 1
    neighbours = result["neighbours"]
    assert [list(each) for each in neighbours] == [
        ["rank", "path", "distance", "label", "match", "copy", "answered"]
    ] * 5
    assert [each["rank"] for each in neighbours] == [1, 2, 3, 4, 5]
    assert [each["label"] for each in neighbours[:3]] == ["hats"] * 3
    assert [each["distance"] for each in neighbours] == sorted(each["distance"] for each in neighbours)
    assert [each["match"] for each in neighbours] == [
        each["distance"] <= result["cutpoint"] for each in neighbours
    ]
    assert result["verdict"] == ("match" if neighbours[0]["match"] else "no match")
    assert result["label"] == "hats"
    assert result["label_threshold"] is result["label_match"] is None  # a starter has no thresholds of labels

    assert contents(library) == before


def test_a_picture_of_the_library_and_its_copy(simgui: Simgui, indexed_library: Path, tmp_path: Path) -> None:
    own = indexed_library / "shoes" / "1.png"
    copy = shutil.copyfile(own, tmp_path / "copy.png")
    of_own, of_copy = simgui("search", own, copy, "--in", indexed_library, "-k", "50", "--json").document
    assert len(of_own["neighbours"]) == 8
    assert str(own) not in [each["path"] for each in of_own["neighbours"]]
    assert len(of_copy["neighbours"]) == 9
    assert of_copy["neighbours"][0]["path"] == str(own)
    assert of_copy["neighbours"][0]["distance"] == pytest.approx(0, abs=1e-3)
    assert of_copy["verdict"] == "match"


def test_evaluate(simgui: Simgui, library: Path, tmp_path: Path) -> None:
    keys = ["model", "queries", "recall_at_1", "recall_at_5", "map", "cutpoint", "precision", "recall", "f1"]
    alone = simgui("evaluate", library, "--json").document
    keys += ["false_accept_rate", "intervals", "counts"]
    assert list(alone) == [*keys, "binary_accuracy", "label_verdict", "other_matchers", "scenes", "remarks"]
    assert (alone["model"], alone["queries"]) == (MODEL, 9)
    assert alone["recall_at_1"] == 1.0
    test = make_library(tmp_path / "test", each=1)
    apart = simgui("evaluate", library, "--test", test, "--json").document
    assert list(apart) == list(alone)
    assert apart["queries"] == 3
    for value in (apart["recall_at_1"], apart["recall_at_5"], apart["map"], alone["map"]):
        assert 0 <= value <= 1


def test_the_report_of_an_evaluation(simgui: Simgui, indexed_library: Path, tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    assert simgui("evaluate", indexed_library, "--report", page, "--json").document["queries"] == 9
    text = page.read_text("utf-8")
    assert text.startswith("<!DOCTYPE html>")
    for part in ("<style>", "<svg", 'class="matrix"', "data:image/jpeg;base64,"):
        assert part in text


def test_status(simgui: Simgui, library: Path) -> None:
    assert simgui("status", library).status == 1  # nothing is known yet
    simgui("index", library)
    (library / "bags" / "2.png").unlink()
    simgui("index", library)
    told = simgui("status", library, "--json").document
    assert list(told) == ["folder", "model", "unfinished", "labels", "counts", "files"]
    assert told["labels"]["pictures"] == {"bags": 2, "hats": 3, "shoes": 3}
    assert told["folder"] == str(library)
    assert {name: count for name, count in told["counts"].items() if count} == {"indexed": 8, "missing": 1}
    assert {file["path"]: file["state"] for file in told["files"]} == {
        str(library / label / f"{number}.png"): "missing" if (label, number) == ("bags", 2) else "indexed"
        for label in ("bags", "hats", "shoes")
        for number in range(3)
    }


def test_doctor_starts_the_trainer_with_its_whole_stack(
    simgui: Simgui, data_dir: Path, tmp_path: Path
) -> None:
    for name in ("simgui.py", "tensorflow.py", "random.py"):  # no module, just files that lie about
        (tmp_path / name).write_text("raise SystemExit('imported from the current folder')")
    ended = simgui("doctor", "--json")
    told = ended.document
    assert list(told) == ["ok", "findings"]
    findings = {finding["check"]: finding for finding in told["findings"]}
    assert list(findings) == ["data folder", "catalogue", "picture formats", "model", "window", "training"]
    assert [finding["ok"] for finding in told["findings"]] == [True] * 6
    assert findings["data folder"]["detail"] == str(data_dir)
    assert MODEL in findings["model"]["detail"]
    if SEARCH_ONLY:
        assert findings["training"]["detail"].startswith("Training is not added yet.")
        return
    for package in ("tensorflow 2.21", "tf-keras 2.21", "tensorflow_similarity 0.17.1", "numpy 2."):
        assert package in findings["training"]["detail"]


@pytest.mark.parametrize("before", [True, False])
def test_the_data_folder_before_and_behind_the_command(
    simgui: Simgui, library: Path, tmp_path: Path, data_dir: Path, before: bool
) -> None:
    option, command = ("--data-dir", tmp_path / "mine"), ("index", library, "--json")
    told = simgui(*(*option, *command) if before else (*command, *option)).document
    assert told["indexed"] == 9
    assert (tmp_path / "mine" / "catalogue.sqlite").is_file()
    assert not data_dir.exists()


def test_a_name_that_is_no_text(simgui: Simgui, library: Path, tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9")
    path = make_picture(library / name / f"{name}.png", 101, 8)
    assert simgui("index", library, "--json").document["indexed"] == 10
    query = make_picture(tmp_path / "query.png", 101, 8, size=(192, 144))  # the same, larger
    (result,) = simgui("search", query, "--in", library, "--json").document
    assert (result["neighbours"][0]["path"], result["neighbours"][0]["label"]) == (str(path), name)
    (result,) = simgui("search", os.fsencode(path), "--in", library, "--json").document
    assert result["query"] == str(path)
    lines = simgui("search", os.fsencode(path), "--in", library)
    assert lines.status == 0
    assert os.fsencode(path) in lines.out  # the very bytes, for the next program in a pipe
    path.write_bytes(b"no picture any more")
    simgui("index", library)
    assert os.fsencode(path) in simgui("status", library).out


def test_exit_statuses(simgui: Simgui, library: Path, tmp_path: Path) -> None:
    version = simgui("--version")
    assert (version.status, version.out) == (0, f"simgui {__version__}{os.linesep}".encode())
    for failing in (
        ("index", tmp_path / "gone", "--json"),
        ("index", library / "hats" / "0.png", "--json"),
        ("search", library / "hats" / "0.png", "--in", library, "--json"),
    ):
        ended = simgui(*failing)
        assert (ended.status, ended.out) == (1, b"")
        assert len(ended.err.splitlines()) == 1
    for wrong in (("index",), ("search",), ("juggle", "a", "b"), ("index", library, "--fast")):
        ended = simgui(*wrong)
        assert (ended.status, ended.out) == (2, b"")
        assert ended.err.startswith("usage: simgui")


def test_a_damaged_catalogue_is_set_aside_as_it_was(simgui: Simgui, library: Path, data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "catalogue.sqlite").write_bytes(b"no database " * 500)
    assert simgui("index", library, "--json").document["indexed"] == 9
    (kept,) = data_dir.glob("catalogue-damaged-*.sqlite")
    assert kept.read_bytes() == b"no database " * 500


# What a command keeps away from; asked of the package, since a frozen program takes no options of Python.


def test_a_search_loads_neither_tensorflow_nor_qt_nor_a_decoder(
    indexed_library: Path, tmp_path: Path
) -> None:
    arguments = ["search", make_picture(tmp_path / "query.png", 101, 9), "--in", indexed_library]
    ended = subprocess.run(
        [sys.executable, "-P", "-X", "importtime", "-m", "simgui", *arguments],
        capture_output=True,
        text=True,
        check=True,
    )
    lines = [line for line in ended.stderr.splitlines() if line.startswith("import time:")]
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}
    assert {"simgui", "numpy", "ai_edge_litert"} <= imported
    assert (
        not {"tensorflow", "keras", "tf_keras", "tensorflow_similarity", "PySide6", "PIL", "jinja2"}
        & imported
    )


WITHOUT_NETWORK = """
import os, sys

def refuse(event, arguments):
    if event.startswith("socket."):
        os.write(2, event.encode())
        os._exit(99)

sys.addaudithook(refuse)
from simgui.__main__ import main
sys.exit(main())
"""


def test_nothing_asks_for_the_network(library: Path, tmp_path: Path) -> None:
    query = make_picture(tmp_path / "query.png", 101, 9)
    for arguments in (["index", library], ["search", query, "--in", library]):
        ended = subprocess.run(
            [sys.executable, "-P", "-c", WITHOUT_NETWORK, *arguments],
            capture_output=True,
            text=True,
            check=False,
        )
        assert ended.returncode == 0, ended.stderr


def test_a_damaged_tiff_is_one_line_of_the_ledger_and_none_on_standard_error(
    simgui: Simgui, library: Path
) -> None:
    path = make_picture(library / "hats" / "torn.tif", 7, size=(400, 300), compression="tiff_lzw")
    content = bytearray(path.read_bytes())
    content[len(content) // 4 : len(content) // 2] = bytes(len(content) // 4)
    path.write_bytes(content)
    ended = simgui("index", library)
    assert ended.status == 0
    assert [line for line in ended.err.splitlines() if not line.startswith(("Looking", "Indexing"))] == []
    files = simgui("status", library, "--json").document["files"]
    (torn,) = (file for file in files if Path(file["path"]).name == "torn.tif")
    assert torn["state"] == "indexed"
    assert torn["reason"].startswith("incomplete: ")


def test_a_reader_that_has_seen_enough_ends_the_output_quietly(simgui: Simgui, indexed_library: Path) -> None:
    executable = simgui("--version").executable
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(
        [executable, "status", indexed_library, "--json"], stdout=write, stderr=subprocess.PIPE, check=False
    )
    os.close(write)
    assert (ended.returncode, ended.stderr) == (0, b"")


def test_pictures_of_a_telephone_are_read(simgui: Simgui, library: Path) -> None:
    samples = Path(__file__).parents[1] / "samples"
    for path in samples.glob("*.heic"):
        shutil.copyfile(path, library / "hats" / path.name)
    told = simgui("index", library, "--json").document
    assert (told["indexed"], told["skipped"]) == (11, [])


def test_words_find_and_describe(simgui: Simgui) -> None:
    simgui("index", resource("samples"))
    (found,) = simgui("search", "--words", "shoe", "--in", resource("samples"), "--json").document
    assert found["answering"] > 0
    assert "shoes" in {Path(each["path"]).parent.name for each in found["results"][:3]}
    (described,) = simgui("words", resource("samples", "shoes", "shoes-1.jpg"), "--json").document
    assert described["keywords"]


def test_copies_are_listed_and_nothing_is_moved(simgui: Simgui, library: Path) -> None:
    shutil.copyfile(library / "hats" / "0.png", library / "hats" / "again.png")
    before = contents(library)
    for level in ("copies", "near"):
        groups = simgui("duplicates", library, "--level", level, "--json").document["groups"]
        names = [{Path(file["path"]).name for file in group["pictures"]} for group in groups]
        assert any({"0.png", "again.png"} <= each for each in names)
    assert contents(library) == before


def test_labels_go_out_and_come_in_again(simgui: Simgui, library: Path, tmp_path: Path) -> None:
    simgui("index", library)
    table = tmp_path / "labels.csv"
    assert simgui("labels", "export", library, "--csv", table).status == 0
    assert len(table.read_text("utf-8-sig").splitlines()) == 10
    assert simgui("labels", "export", library, "--sidecars").status == 0
    assert len(list(library.rglob("*.xmp"))) == 9
    assert simgui("labels", "import", library, "--sidecars", "--dry-run").status == 0


def test_what_is_no_part_of_this_installation_is_said_in_a_sentence(simgui: Simgui, tmp_path: Path) -> None:
    assert simgui("shared", "list", "--json").document == []
    ended = simgui("search", tmp_path / "x.png", "--in", "milvus://127.0.0.1:9/none")
    assert (ended.status, ended.out) == (1, b"")
    assert "Traceback" not in ended.err


def test_training_is_there_or_is_offered(simgui: Simgui) -> None:
    told = simgui("training", "status", "--json").document
    assert told["there"] is not SEARCH_ONLY
    assert (told["download_bytes"] or 0) > 0 if SEARCH_ONLY else told["download_bytes"] is None


def test_the_program_tries_itself(simgui: Simgui, data_dir: Path) -> None:
    ended = simgui("--self-test")
    assert ended.status == 0, ended.out + ended.err.encode()
    lines = ended.out.decode().splitlines()
    assert [line.partition(":")[0] for line in lines] == [
        f"ok  {part}"
        for part in (
            *("window", "search", "words", "duplicates"),
            *("training", "evaluation", "map", "crash report"),
        )
    ]
    assert "60 pictures indexed" in lines[0]
    assert not data_dir.exists()  # nothing is left where a person's library would be
