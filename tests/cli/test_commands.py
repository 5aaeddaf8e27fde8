import json
import shutil
from dataclasses import replace
from pathlib import Path
from unittest.mock import Mock

import pytest
from cli_runs import Run, document, runner
from fakes import fake_model
from measured import metrics_of
from pictures import make_picture
from PIL import Image
from small_data import SMALL_FOLDERS, SmallFolder

from simgui import __version__, cli
from simgui.app import App
from simgui.cli.progress_line import ProgressLine
from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Step
from simgui.installation.doctor import Doctor
from simgui.installation.records import Finding
from simgui.library.catalogue import ChangedFiles
from simgui.library.folders.service import Folders
from simgui.library.storage.data_folder import DataFolder
from simgui.models.label_thresholds import LabelThresholds, MatcherThresholds
from simgui.models.metrics import LABEL_RATES, RATES
from simgui.training.decision import Reason
from simgui.training.records import Training
from simgui.training.service import Trainings


class Window:
    """Notes what the window was asked to open."""

    def __init__(self) -> None:
        self.opened: list[tuple[Path, tuple[Path, ...]]] = []
        self.failures: list[str] = []

    def show_failure(self, error: SimguiError) -> None:
        self.failures.append(f"{error.title}. {error.message}")

    def show(self, data_folder: DataFolder, places: tuple[Path, ...]) -> int:
        self.opened.append((data_folder.root, places))
        return 0


@pytest.fixture
def window() -> Window:
    return Window()


@pytest.fixture
def run(window: Window, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the fake model and give its exit status, standard output and standard error."""
    return runner(monkeypatch, capsys, window)


# The window, and what is neither window nor command.


def test_without_a_command_the_window_opens(run: Run, window: Window, data_dir: Path, tmp_path: Path) -> None:
    assert run()[0] == 0
    assert run(tmp_path)[0] == 0
    assert run("--data-dir", tmp_path / "other", tmp_path)[0] == 0
    assert run(tmp_path, "--data-dir", tmp_path / "other")[0] == 0
    assert run("a.png", tmp_path, "b.png")[0] == 0
    assert window.opened == [
        (data_dir, ()),
        (data_dir, (tmp_path,)),
        (tmp_path / "other", (tmp_path,)),
        (tmp_path / "other", (tmp_path,)),
        (data_dir, (Path("a.png"), tmp_path, Path("b.png"))),
    ]


def test_a_failed_start_opens_a_box_and_a_failed_command_does_not(
    run: Run, window: Window, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    status, _, err = run("--data-dir", in_the_way)
    assert status == 1
    assert window.failures == [err.strip()]
    assert str(in_the_way) in err
    assert run("folders", "list", "--data-dir", in_the_way)[0] == 1
    assert len(window.failures) == 1
    assert window.opened == []


def test_the_version(run: Run, window: Window) -> None:
    assert run("--version") == (0, f"simgui {__version__}\n", "")
    assert window.opened == []


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_names_every_command(run: Run, flag: str) -> None:
    status, out, _ = run(flag)
    assert status == 0
    for command in ("index", "search", "evaluate", "status", "doctor", "--data-dir", "simgui [FOLDER]"):
        assert command in out


def test_a_command_has_help_of_its_own(run: Run) -> None:
    status, out, _ = run("search", "--help")
    assert status == 0
    assert "QUERY" in out
    assert "--in FOLDER" in out


@pytest.mark.parametrize(
    "arguments",
    [
        ("--colour", "blue"),
        ("juggle", "a.jpg"),
        ("index",),
        ("search",),
        ("search", "--in", "folder"),
        ("search", "a.jpg", "--in", "folder", "-k", "0"),
        ("search", "a.jpg", "--in", "folder", "-k", "many"),
        ("search", "a.jpg", "-k", "201"),
        ("search", "a.jpg", "--crop", "0,0,1"),
        ("search", "a.jpg", "--crop", "0,0,left,1"),
        ("search", "a.jpg", "--crop", "0.5,0,0.6,1"),
        ("search", "a.jpg", "--unlike"),
        ("evaluate",),
        ("doctor", "folder"),
        ("index", "folder", "--data-dir"),
    ],
)
def test_wrong_usage(run: Run, window: Window, data_dir: Path, arguments: tuple[str, ...]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("usage: simgui")
    assert window.opened == []
    assert not data_dir.exists()


@pytest.mark.parametrize("action", [("folders", "list"), ("models", "list")])
def test_the_data_folder_after_an_action(
    run: Run, tmp_path: Path, data_dir: Path, action: tuple[str, str]
) -> None:
    assert run(*action, "--data-dir", tmp_path / "mine")[0] == 0
    assert (tmp_path / "mine" / "catalogue.sqlite").is_file()
    assert not data_dir.exists()


@pytest.mark.parametrize("before", [True, False])
def test_the_data_folder_before_and_after_the_command(
    run: Run, library: Path, tmp_path: Path, data_dir: Path, before: bool
) -> None:
    option, command = ("--data-dir", tmp_path / "mine"), ("index", library)
    assert run(*(*option, *command) if before else (*command, *option))[0] == 0
    assert (tmp_path / "mine" / "catalogue.sqlite").is_file()
    assert not data_dir.exists()


def test_a_data_folder_that_cannot_be_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    status, out, err = run("--data-dir", tmp_path / "file" / "data", "doctor")
    assert (status, out) == (1, "")
    assert "it is not a folder" in err


# Commands, as documents.


def test_index(run: Run, library: Path) -> None:
    (library / "hats" / "notes.txt").write_text("no picture")
    first = document(run("index", library, "--json"))
    assert first.pop("seconds") >= 0
    assert first == {
        "files": 10,
        "indexed": 9,
        "unchanged": 0,
        "skipped": [
            {
                "path": str(library / "hats" / "notes.txt"),
                "reason": "not a picture in a format that SimGUI reads",
            }
        ],
    }
    second = document(run("index", library, "--json"))
    assert (second["files"], second["indexed"], second["unchanged"]) == (10, 0, 9)
    assert second["skipped"] == first["skipped"]


def test_search(run: Run, library: Path, tmp_path: Path) -> None:
    run("index", library)
    like, unlike = make_picture(tmp_path / "like.png", 101, 9), make_picture(tmp_path / "unlike.png", 555)
    results = document(run("search", like, unlike, "--in", library, "-k", "2", "--json"))
    assert [list(result) for result in results] == [
        [
            "query",
            "examples",
            "turned",
            "remarks",
            "model",
            "verdict",
            "cutpoint",
            "label",
            "label_distance",
            "label_threshold",
            "label_match",
            "copies",
            "neighbours",
        ]
    ] * 2
    assert [result["query"] for result in results] == [str(like), str(unlike)]
    assert [result["verdict"] for result in results] == ["match", "no match"]
    assert {result["model"] for result in results} == {"fake-model-1"}
    assert {result["cutpoint"] for result in results} == {0.3}
    neighbours = results[0]["neighbours"]
    assert [list(neighbour) for neighbour in neighbours] == [
        ["rank", "path", "distance", "label", "match", "copy", "answered"]
    ] * 2
    assert [neighbour["rank"] for neighbour in neighbours] == [1, 2]
    assert {neighbour["label"] for neighbour in neighbours} == {"hats"}
    assert {neighbour["match"] for neighbour in neighbours} == {True}
    assert {Path(neighbour["path"]).parent for neighbour in neighbours} == {library / "hats"}


@pytest.fixture
def with_label_thresholds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the model of the commands have thresholds for labels."""
    by_matcher = {
        "match_label": MatcherThresholds(0.3, {"shoes": 0.0}),
        "match_nearest": MatcherThresholds(0.2),
    }
    model = replace(fake_model(), label_thresholds=LabelThresholds("match_label", by_matcher))
    monkeypatch.setattr(cli, "App", lambda data_folder: App(data_folder, model))


def test_search_gives_a_verdict_by_label(
    run: Run, with_label_thresholds: None, library: Path, tmp_path: Path
) -> None:
    run("index", library)
    hat, other = make_picture(tmp_path / "hat.png", 101, 9), make_picture(tmp_path / "other.png", 555)
    shoe = library / "shoes" / "0.png"
    found = document(run("search", hat, other, shoe, "--in", library, "--json"))
    assert [(each["label"], each["label_threshold"], each["label_match"]) for each in found] == [
        ("hats", 0.3, True),
        (found[1]["label"], found[1]["label_threshold"], False),
        ("shoes", 0.0, False),
    ]
    of_hats = [each["distance"] for each in found[0]["neighbours"] if each["label"] == "hats"]
    assert len(of_hats) == 3
    assert found[0]["label_distance"] == pytest.approx(sum(of_hats) / 3)
    of_shoes = [each["distance"] for each in found[2]["neighbours"] if each["label"] == "shoes"]
    assert len(of_shoes) == 2  # without itself
    assert found[2]["label_distance"] == pytest.approx(sum(of_shoes) / 2)
    assert [each["match"] for each in found[0]["neighbours"]] == [
        each["distance"] <= 0.3 for each in found[0]["neighbours"]
    ]
    lines = run("search", hat, "--in", library)[1].splitlines()
    assert lines[0].startswith(f"{hat}: hats · match (0.0")
    assert lines[0].endswith(", up to 0.30); pictures match up to 0.300")
    (loose,) = document(run("search", hat, "--in", library / "hats", "--json"))
    assert [loose[f"label{end}"] for end in ("", "_distance", "_threshold", "_match")] == [None] * 4


def test_evaluate_measures_the_verdicts_by_label(
    run: Run, with_label_thresholds: None, library: Path
) -> None:
    evaluation = document(run("evaluate", library, "--json"))
    found = evaluation["label_verdict"]
    assert {name: found[name] for name in ("matcher", "threshold", "precision", "recall", "queries")} == {
        "matcher": "match_label",
        "threshold": 0.3,
        "precision": 1.0,
        "recall": pytest.approx(6 / 9),  # no shoe is a match
        "queries": 9,
    }
    assert found["binary_accuracy"] == pytest.approx(6 / 9)
    assert found["f1"] == pytest.approx(12 / 15)
    assert found["false_accept_rate"] == 0.0
    assert set(found["intervals"]) == set(found["counts"]) == {*LABEL_RATES}
    nearest, vote = evaluation["other_matchers"]
    assert (nearest["matcher"], nearest["threshold"], nearest["recall_at_1"]) == ("match_nearest", 0.2, 1.0)
    assert (vote["matcher"], vote["threshold"], vote["precision"]) == ("match_majority_vote", None, None)
    lines = run("evaluate", library)[1].splitlines()
    assert "label threshold    0.3000  (match_label)" in lines
    assert any(line.startswith("label recall       0.6667  ") for line in lines)
    assert any(line.startswith("match_nearest: label recall@1 1.0000, ") for line in lines)


def test_search_finds_a_copy_of_the_query_but_not_the_query(run: Run, library: Path) -> None:
    (library / "bags" / "copy.png").write_bytes((library / "hats" / "0.png").read_bytes())
    run("index", library)
    status, out, _ = run("search", library / "hats" / "0.png", "--in", library)
    assert status == 0
    nearest = out.splitlines()[1].split()
    assert nearest[:3] == ["1", "0.000", "match"]
    assert nearest[3] == str(library / "bags" / "copy.png")
    assert str(library / "hats" / "0.png") not in out.splitlines()[1:]


def test_a_name_cannot_control_the_terminal(run: Run, library: Path) -> None:
    try:
        make_picture(library / "hats" / "a\x1b[2J\u202egnp.b.png", 101, 8)
        (library / "c\x1b[2J.txt").write_text("no picture")
    except (OSError, ValueError):
        pytest.skip("this file system has no such names")
    _, indexed, progress = run("index", library)
    _, found, _ = run("search", library / "hats" / "0.png", "--in", library)
    _, told, _ = run("status", library)
    status, _, failed = run("search", library / "c\x1b[2J.txt")
    assert status == 1
    for text in (indexed, progress, found, told, failed):
        assert "\u202e" not in text
        assert "\x1b[2J" not in text
    assert "a�[2J�gnp.b.png" in found
    assert "c�[2J.txt" in told
    assert "c�[2J.txt" in failed


def test_search_in_all_folders_or_in_several(run: Run, library: Path, tmp_path: Path) -> None:
    other = make_picture(tmp_path / "others" / "cups" / "a.png", 200).parents[1]
    for folder in (library, other):
        run("index", folder)
    query = make_picture(tmp_path / "query.png", 101, 9)

    def labels(*where: object) -> set[str]:
        (result,) = document(run("search", query, *where, "-k", "50", "--json"))
        return {neighbour["label"] for neighbour in result["neighbours"]}

    assert labels() == {"bags", "cups", "hats", "shoes"}
    assert labels("--in", library / "hats", "--in", other) == {None, "cups"}
    assert labels("--in", other) == {"cups"}
    status, out, err = run("search", query, "--in", other, "--in", tmp_path / "typo")
    assert (status, out) == (1, "")
    assert f"{tmp_path / 'typo'}: it is not there" in err


def test_search_with_several_pictures_together(run: Run, library: Path) -> None:
    run("index", library)
    hat, other, bag = (library / name for name in ("hats/0.png", "hats/1.png", "bags/0.png"))
    asked = ("search", hat, other, "--together", "--unlike", bag, "--in", library, "-k", "2")
    (result,) = document(run(*asked, "--json"))
    assert result["examples"] == [
        {"path": str(hat), "crop": None, "unlike": False},
        {"path": str(other), "crop": None, "unlike": False},
        {"path": str(bag), "crop": None, "unlike": True},
    ]
    assert [result[key] for key in ("verdict", "cutpoint", "label", "turned")] == ["match", 0.3, None, False]
    nearest, second = result["neighbours"]
    assert (nearest["path"], nearest["match"]) == (str(library / "hats" / "2.png"), True)
    assert all(each <= 0.3 for each in nearest["to_examples"])  # one is of each that is wanted
    assert len(nearest["to_examples"]) == 2
    assert second["path"] not in [str(each) for each in (hat, other, bag)]
    lines = run(*asked)[1].splitlines()
    assert lines[0] == f"{hat} + {other}, unlike {bag}: match (close to 2 of 2 pictures, up to 0.300)"
    assert lines[1] == f"  1  {nearest['distance']:.3f}  match     {nearest['path']}  [hats]"


def test_search_with_a_part_of_a_picture(run: Run, library: Path, tmp_path: Path) -> None:
    run("index", library)
    with Image.open(library / "hats" / "0.png") as hat:
        wide = Image.new("RGB", (2 * hat.width, hat.height))
        wide.paste(hat, (hat.width, 0))
    wide.save(tmp_path / "wide.png")
    (result,) = document(
        run("search", tmp_path / "wide.png", "--crop", "0.5,0,0.5,1", "--in", library, "--json")
    )
    assert result["examples"][0]["crop"] == [0.5, 0, 0.5, 1]
    assert result["neighbours"][0]["path"] == str(library / "hats" / "0.png")
    assert result["verdict"] == "match"
    assert "little detail" in result["remarks"][0]
    assert "little detail" in run("search", tmp_path / "wide.png", "--crop", "0.5,0,0.5,1")[1]


def test_search_for_a_turned_picture(run: Run, library: Path, tmp_path: Path) -> None:
    run("index", library)
    with Image.open(library / "hats" / "0.png") as hat:
        hat.transpose(Image.Transpose.ROTATE_90).save(tmp_path / "turned.png")
    (result,) = document(run("search", tmp_path / "turned.png", "--turned", "--in", library, "--json"))
    assert (result["turned"], result["verdict"]) == (True, None)
    assert result["neighbours"][0]["path"] == str(library / "hats" / "0.png")


def test_no_part_of_several_pictures_together(run: Run, library: Path) -> None:
    run("index", library)
    hats = (library / "hats" / "0.png", library / "hats" / "1.png")
    status, _, failed = run("search", *hats, "--together", "--crop", "0,0,0.5,1", "--in", library)
    assert status == 1
    assert "No part can be named of several pictures together" in failed


def test_search_gives_five_neighbours_by_default(run: Run, library: Path) -> None:
    run("index", library)
    (result,) = document(run("search", library / "hats" / "0.png", "--in", library, "--json"))
    assert len(result["neighbours"]) == 5


def test_evaluate(run: Run, library: Path, tmp_path: Path) -> None:
    alone = document(run("evaluate", library, "--json"))
    assert alone.pop("intervals")["recall_at_1"] == pytest.approx([0.7009, 1.0], abs=1e-4)
    assert alone.pop("counts") == dict.fromkeys(RATES, 9)
    by_label, others = alone.pop("label_verdict"), alone.pop("other_matchers")
    assert by_label["matcher"] == "match_label"
    assert by_label["recall_at_1"] == 1.0
    assert by_label["threshold"] is by_label["precision"] is by_label["false_accept_rate"] is None
    assert [each["matcher"] for each in others] == ["match_nearest", "match_majority_vote"]
    assert alone.pop("remarks") == ["So few pictures say little: margin of error up to ±27 points."]
    assert alone == {
        "model": "fake-model-1",
        "queries": 9,
        "scenes": 9,
        "recall_at_1": 1.0,
        "recall_at_5": 1.0,
        "map": 1.0,
        "cutpoint": 0.3,
        "precision": 1.0,
        "recall": 1.0,
        "f1": 1.0,
        "binary_accuracy": 1.0,
        "false_accept_rate": 0.0,
    }
    make_picture(tmp_path / "test" / "hats" / "new.png", 101, 9)
    apart = document(run("evaluate", library, "--test", tmp_path / "test", "--json"))
    assert {*apart} == {*alone, "intervals", "counts", "label_verdict", "other_matchers", "remarks"}
    assert apart["queries"] == 1


def test_a_rate_that_cannot_be_measured_is_null(run: Run, library: Path) -> None:
    shutil.rmtree(library / "bags")
    shutil.rmtree(library / "hats")
    assert document(run("evaluate", library, "--json"))["false_accept_rate"] is None
    assert "not measurable" in run("evaluate", library)[1]


def test_status_shows_the_remark_about_an_indexed_picture(run: Run, library: Path) -> None:
    path = library / "hats" / "cut.bmp"
    whole = make_picture(path, 30).read_bytes()
    path.write_bytes(whole[: len(whole) * 3 // 4])
    run("index", library)
    line = f"indexed  {path}: incomplete: 53 of 72 rows are there"
    assert line in run("status", library)[1].splitlines()


def test_status(run: Run, library: Path) -> None:
    (library / "notes.txt").write_text("no picture")
    run("index", library)
    (library / "bags" / "1.png").unlink()
    run("index", library)
    told = document(run("status", library, "--json"))
    assert told["folder"] == str(library)
    assert {name: count for name, count in told["counts"].items() if count} == {
        "indexed": 8,
        "skipped": 1,
        "missing": 1,
    }
    assert list(told["counts"]) == ["indexed", "offline", "skipped", "excluded", "failed", "missing"]
    assert len(told["files"]) == 10
    assert told["files"][1] == {
        "path": str(library / "bags" / "1.png"),
        "state": "missing",
        "reason": "no longer in the folder",
    }
    assert {"path": str(library / "bags" / "0.png"), "state": "indexed", "reason": ""} in told["files"]


@pytest.mark.parametrize("well", [True, False])
def test_doctor(run: Run, well: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    findings = [Finding("catalogue", True, "3 pictures"), Finding("model", well, "Starter")]
    monkeypatch.setattr(Doctor, "examine", lambda self, progress, *, thoroughly: findings)
    status, out, _ = run("doctor", "--json")
    assert status == (0 if well else 1)
    assert json.loads(out) == {
        "ok": well,
        "findings": [
            {"check": "catalogue", "ok": True, "detail": "3 pictures"},
            {"check": "model", "ok": well, "detail": "Starter"},
        ],
    }
    status, out, _ = run("doctor")
    assert status == (0 if well else 1)
    assert out == f"ok  catalogue: 3 pictures\n{'ok ' if well else 'BAD'} model: Starter\n"


# Commands, for a person.


def test_what_a_person_reads(run: Run, library: Path, tmp_path: Path) -> None:
    (library / "notes.txt").write_text("no picture")
    status, out, _ = run("index", library)
    assert status == 0
    assert out.startswith("10 files: 9 indexed, 0 unchanged, 1 skipped, in ")
    assert out.endswith(f"\nWhy files were skipped: simgui status {library}\n")
    assert run("status", library)[1] == (
        "9 indexed, 1 skipped\n"
        "3 labels, 9 pictures: bags, hats, shoes. The first subfolder is the label.\n"
        "Model: Fake (fake-model-1)\n"
        f"skipped  {library / 'notes.txt'}: not a picture in a format that SimGUI reads\n"
    )
    query = make_picture(tmp_path / "query.png", 101, 9)
    lines = run("search", query, "--in", library, "-k", "4")[1].splitlines()
    assert lines[0] == f"{query}: match (threshold 0.300)"
    assert len(lines) == 5
    assert lines[1].startswith("  1  0.0")
    assert lines[1].endswith("  [hats]")
    assert "  no match  " in lines[4]
    evaluated = run("evaluate", library)[1].splitlines()
    assert evaluated[0].split() == ["model", "fake-model-1"]
    assert "threshold          0.3000" in evaluated
    assert "recall@1           1.0000  0.7009 to 1.0000 of 9" in evaluated
    assert "label recall@1     1.0000  0.7009 to 1.0000 of 9" in evaluated
    assert "This model has no thresholds for labels: train one to get a verdict by label." in evaluated
    assert "false-match rate: Matches with its own label taken out (lower is better)" in evaluated


# What goes wrong.


@pytest.mark.parametrize("json_flag", [(), ("--json",)])
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("index", "GONE"), "is not there"),
        (("status", "FOLDER"), "run: simgui index"),
        (("status", "GONE"), "is not there"),
        (("search", "FOLDER/hats/0.png", "--in", "GONE"), "is not there"),
        (("search", "FOLDER/hats/0.png", "--in", "FOLDER/hats/0.png"), "is not a folder"),
        (("search", "--words", "hat", "--in", "GONE"), "is not there"),
        (("labels", "export", "GONE", "--sidecars"), "is not there"),
        (("folders", "rules", "GONE", "--labels", "none"), "is not there"),
        (("folders", "rules", "FOLDER", "--labels", "none"), "is indexed yet"),
        (("folders", "remove", "GONE"), "is not there"),
        (("folders", "remove", "FOLDER"), "is indexed yet"),
        (("search", "FOLDER/hats/0.png", "--in", "FOLDER"), "Nothing to search in"),
        (("search", "FOLDER/hats/0.png"), "No picture is indexed yet"),
        (("evaluate", "FOLDER/hats"), "No labelled pictures"),
    ],
)
def test_a_failure_is_one_sentence_on_standard_error(
    run: Run, library: Path, arguments: tuple[str, ...], said: str, json_flag: tuple[str, ...]
) -> None:
    filled = [
        argument.replace("FOLDER", str(library)).replace("GONE", str(library / "gone"))
        for argument in arguments
    ]
    status, out, err = run(*filled, *json_flag)
    assert (status, out) == (1, "")
    assert said in err.splitlines()[-1]
    assert "Traceback" not in err


@pytest.mark.parametrize("error", [Cancelled(), KeyboardInterrupt()])
def test_a_stopped_command(
    run: Run, library: Path, error: BaseException, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise error

    monkeypatch.setattr(Folders, "index", stopped)
    status, out, err = run("index", library, "--json")
    assert (status, out) == (1, "")
    assert err.endswith("Stopped. Everything finished so far is kept.\n")


def test_an_error_is_printed_with_its_title(run: Run, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise SimguiError("The disk is full", "Make some room.")

    monkeypatch.setattr(Folders, "index", failing)
    assert run("index", library) == (1, "", "The disk is full. Make some room.\n")


# Progress.


def test_progress_goes_to_standard_error(run: Run, library: Path) -> None:
    _, out, err = run("index", library, "--json")
    assert json.loads(out)["files"] == 9
    assert "Looking through the folder: 9 files\n" in err
    assert "\x1b" not in err  # nobody looks: plain lines


def test_on_a_terminal_one_line_is_rewritten_in_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with ProgressLine() as line:
        line.show(Step("Indexing", 1, 2, "pictures"))
        line.show(Step("Indexing", 2, 2, "pictures"))
    err = capsys.readouterr().err
    assert err == ("\r\x1b[KIndexing 1 of 2 pictures\r\x1b[KIndexing 2 of 2 pictures\r\x1b[K")


def test_a_query_that_cannot_be_read_does_not_stop_the_others(run: Run, library: Path) -> None:
    run("index", str(library))
    (library.parent / "notes.txt").write_text("no picture")
    queries = [str(library / "bags" / "0.png"), str(library.parent / "notes.txt")]
    status, out, err = run("search", *queries, "--in", str(library), "--json")
    assert status == 1
    assert [result["query"] for result in json.loads(out)] == queries[:1]
    assert f"{queries[1]}: not a picture in a format that SimGUI reads" in err


@pytest.mark.slow
@pytest.mark.parametrize("case", SMALL_FOLDERS.values(), ids=SMALL_FOLDERS)
def test_train_says_what_a_small_folder_lacks(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, case: SmallFolder
) -> None:
    folder = case.make(tmp_path / "small")
    if case.lacks:
        status, out, err = run("train", folder)
        assert (status, out) == (1, "")
        assert f"Too little to learn from. {case.lacks}" in err
        return
    assert run("index", folder)[0] == 0
    figures = metrics_of(queries=4, intervals=dict.fromkeys(RATES, (0.0, 1.0)))
    trained = Training("quick-1", Reason.TOO_FEW_SCENES, figures, figures, 1.0)
    monkeypatch.setattr(Trainings, "train", lambda *_given: trained)
    assert case.remark in document(run("train", folder, "--json"))["remarks"]
    assert f"\n{case.remark}\n" in run("train", folder)[1]


def test_the_rule_for_labels_is_told_and_set(run: Run, tmp_path: Path) -> None:
    folder = SMALL_FOLDERS["photos by date"].make(tmp_path / "photos")
    assert run("index", folder)[0] == 0
    why = "The subfolders look like dates (“2019”, “2020”): taken as folders, not as labels."
    told = document(run("status", folder, "--json"))["labels"]
    assert told == {"rule": "auto", "why": why, "pictures": {}}
    assert run("folders", "rules", folder, "--labels", "first")[1] == (
        "Saved. 2 labels, 8 pictures: 2019, 2020. The first subfolder is the label: you chose so.\n"
    )
    assert document(run("status", folder, "--json"))["labels"]["pictures"] == {"2019": 4, "2020": 4}
    (listed,) = document(run("folders", "list", "--json"))
    assert (listed["labels"], listed["labels_found"]) == ("first", 2)
    assert listed["labels_why"] == "The first subfolder is the label: you chose so."
    found = document(run("search", folder / "2019" / "07" / "0.png", "--in", folder, "--json"))
    assert found[0]["neighbours"][0]["label"] in ("2019", "2020")
    assert run("folders", "rules", folder, "--labels", "none")[0] == 0
    found = document(run("search", folder / "2019" / "07" / "0.png", "--in", folder, "--json"))
    assert found[0]["neighbours"][0]["label"] is None
    assert run("folders", "rules", folder, "--labels", "second")[0] == 2


def test_a_part_of_a_covered_folder_is_not_removed_by_itself(run: Run, library: Path) -> None:
    assert run("index", library)[0] == 0
    status, out, err = run("folders", "remove", library / "hats")
    assert (status, out) == (1, "")
    assert f"{library / 'hats'} is part of {library}" in err
    assert run("status", library)[0] == 0


def test_status_of_an_empty_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    status, out, err = run("status", tmp_path / "empty")
    assert (status, out, err.partition(".")[0]) == (1, "", "Not indexed yet")
    assert run("index", tmp_path / "empty")[0] == 0
    assert run("status", tmp_path / "empty")[:2] == (
        0,
        f"No files: {tmp_path / 'empty'} was empty when it was indexed.\nModel: Fake (fake-model-1)\n",
    )
    told = document(run("status", tmp_path / "empty", "--json"))
    assert (sum(told["counts"].values()), told["unfinished"], told["files"]) == (0, False, [])


def test_a_stopped_indexing_is_reported_until_one_is_finished(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(ChangedFiles, "finish", Mock(side_effect=KeyboardInterrupt))
        status, _, err = run("index", library)
        assert (status, err.splitlines()[-1]) == (1, "Stopped. Everything finished so far is kept.")
    assert "To continue: simgui index" in run("status", library)[1]
    assert "(unfinished)" in run("folders", "list")[1]
    run("index", library)
    assert "To go on" not in run("status", library)[1]
    assert "unfinished" not in run("folders", "list")[1]
