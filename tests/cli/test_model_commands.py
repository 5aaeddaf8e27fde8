"""The commands `train` and `models`; the trainer itself is tried in tests/training."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from cli_runs import Run, document, runner
from measured import metrics_of
from pictures import make_library, make_picture
from versions import add_version

from simgui.app import App
from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import DataFolder
from simgui.models.metrics import (
    LABEL_RATES,
    RATES,
    Difference,
    LabelVerdictMetrics,
    Outlook,
    UnknownLabelRate,
)
from simgui.training.decision import Reason
from simgui.training.notes import CurvePoint, Note, TrainingPlan
from simgui.training.options import NUMBER_OPTIONS, TrainingOptions
from simgui.training.records import Training
from simgui.training.service import Trainings

pytestmark = pytest.mark.slow

STARTER = "starter-2"
OTHERS = {"starter-fast-2": False, "starter-1": False}
"""The other starters, not active."""
FIGURES = {
    "queries": 8,
    "recall_at_1": 0.5,
    "recall_at_5": 0.75,
    "map": 0.625,
    "cutpoint": 0.3,
    "precision": None,
    "recall": 0.0,
    "f1": None,
    "binary_accuracy": 0.0,
    "false_accept_rate": 0.125,
    "intervals": {key: [0.2152, 0.7848] for key in RATES},
    "counts": dict.fromkeys(RATES, 8),
}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the shipped model and give its exit status, standard output and standard error."""
    return runner(monkeypatch, capsys, fake=False)


# Train.


class Trainer:
    """Stands for the session's training: notes what it was asked, and answers or fails."""

    def __init__(self) -> None:
        self.asked: list[tuple[Path, TrainingOptions]] = []
        self.resumed = 0
        self.activated = True
        self.trouble: BaseException | None = None
        self.by_label: LabelVerdictMetrics | None = None
        self.outlook: Outlook | None = None
        self.tells: list[Note] = []

    def train(self, folder: Path, options: TrainingOptions, progress: Progress) -> Training:
        self.asked.append((folder, options))
        for told in self.tells:
            progress.tell(told)
        return self._answer()

    def resume(self, _progress: Progress) -> Training:
        self.resumed += 1
        return self._answer()

    def _answer(self) -> Training:
        if self.trouble:
            raise self.trouble
        after = metrics_of(**FIGURES | {"recall_at_1": 1.0}, label_verdict=self.by_label)
        reason = Reason.BETTER if self.activated else Reason.TOO_FEW_SCENES
        gains = Difference(8, 4, {"recall_at_1": 0.5}, {"recall_at_1": (0.25, 0.75)})
        before = metrics_of(**FIGURES)
        return Training(
            "quick-1",
            reason,
            before,
            after,
            1.5,
            outlook=self.outlook,
            difference=gains,
            folder=Path("pictures"),
        )


@pytest.fixture
def trainer(monkeypatch: pytest.MonkeyPatch) -> Trainer:
    made = Trainer()
    monkeypatch.setattr(Trainings, "train", staticmethod(made.train))
    monkeypatch.setattr(Trainings, "resume", staticmethod(made.resume))
    return made


def test_every_number_of_a_training_can_be_chosen(run: Run, trainer: Trainer, tmp_path: Path) -> None:
    chosen = [f"--{name.replace('_', '-')}={option.most}" for name, option in NUMBER_OPTIONS.items()]
    document(run("train", tmp_path, "--json", *chosen))
    ((_, options),) = trainer.asked
    assert {name: getattr(options, name) for name in NUMBER_OPTIONS} == {
        name: option.most for name, option in NUMBER_OPTIONS.items()
    }


def test_training_as_json(run: Run, trainer: Trainer, tmp_path: Path) -> None:
    assert document(run("train", tmp_path, "--json")) == {
        "model": "quick-1",
        "activated": True,
        "reason": "better",
        "why": "It finds better, beyond the margin of error, and its verdicts are no worse.",
        "difference": {
            "queries": 8,
            "scenes": 4,
            "recall_at_1": 0.5,
            "intervals": {"recall_at_1": [0.25, 0.75]},
        },
        "recipe": "quick",
        "folder": "pictures",
        "seconds": 1.5,
        "remarks": [],
        "left_out": 0,
        "pictures": 0,
        "near_copies": 0,
        "scenes_cut": False,
        "scenes": 0,
        "before": FIGURES,
        "after": FIGURES | {"recall_at_1": 1.0},
        "unknown_label_rate": None,
        "unknown_label_rate_by_label": None,
        "later": None,
        "curve": [],
    }
    document(run("train", tmp_path, "--json", "--seed", "7", "--recipe", "thorough"))
    advanced = ("--loss", "circle", "--epochs", "3", "--learning-rate", "0.01", "--hold-out", "hats")
    document(run("train", tmp_path, "--json", *advanced, "--hold-out", "bags"))
    assert [options for _, options in trainer.asked] == [
        TrainingOptions(),
        TrainingOptions("thorough", seed=7),
        TrainingOptions(loss="circle", epochs=3, learning_rate=0.01, held_out=("hats", "bags")),
    ]
    assert {folder for folder, _ in trainer.asked} == {tmp_path}


def test_the_curve_of_a_training_is_in_its_document(run: Run, trainer: Trainer, tmp_path: Path) -> None:
    trainer.tells = [
        TrainingPlan(("preparing",), (1.0,)),
        CurvePoint("network", 4000, 2.25, 0.5),
        CurvePoint("network", 8000, 1.5, None),
    ]
    assert document(run("train", tmp_path, "--json"))["curve"] == [
        {"network": "network", "step": 4000, "loss": 2.25, "recall_at_1": 0.5},
        {"network": "network", "step": 8000, "loss": 1.5, "recall_at_1": None},
    ]


def test_a_training_tells_how_often_unknown_labels_are_matches(
    run: Run, trainer: Trainer, tmp_path: Path
) -> None:
    trainer.outlook = Outlook(0.2, 2, later=metrics_of(recall_at_1=0.87))
    _, said, _ = run("train", tmp_path)
    assert (
        "False matches among labels it has not learnt: not measured. Labels are left out in turn, which "
        "takes at least 3.\n"
        "When as many pictures have come in as there are now: recall@1 now 100%, later about 87%.\n"
    ) in said
    rate = UnknownLabelRate(0.28, (0.2, 0.4), 900, 8)
    trainer.outlook = Outlook(0.2, 8, rate, replace(rate, share=0.1))
    _, said, _ = run("train", tmp_path)
    lines = [line.split() for line in said.splitlines()]
    margin = ["0.200", "to", "0.400,", "of", "8", "labels"]
    assert ["unknown-label", "rate", "-", "0.280", *margin] in lines
    assert ["label", "unknown", "rate", "-", "0.100", *margin] in lines
    assert "unknown-label rate: False matches among labels it has not learnt (lower is better)" in said
    told = {"share": 0.28, "interval": [0.2, 0.4], "queries": 900, "labels": 8}
    assert document(run("train", tmp_path, "--json"))["unknown_label_rate"] == told


def test_a_training_tells_how_far_verdicts_by_label_hold(run: Run, trainer: Trainer, tmp_path: Path) -> None:
    trainer.by_label = LabelVerdictMetrics(
        "match_nearest",
        8,
        0.2,
        **dict.fromkeys(LABEL_RATES, 0.5),
        intervals=dict.fromkeys(LABEL_RATES, (0.2152, 0.7848)),
        counts=dict.fromkeys(LABEL_RATES, 8),
    )
    told = document(run("train", tmp_path, "--json", "--matcher", "match_nearest"))
    assert trainer.asked[0][1].matcher == "match_nearest"
    assert told["after"]["label_verdict"] == {
        "matcher": "match_nearest",
        "queries": 8,
        "threshold": 0.2,
        **dict.fromkeys(LABEL_RATES, 0.5),
        "intervals": {key: [0.2152, 0.7848] for key in LABEL_RATES},
        "counts": dict.fromkeys(LABEL_RATES, 8),
    }
    lines = [line.split() for line in run("train", tmp_path)[1].splitlines()]
    assert ["label", "precision", "-", "0.500", "0.215", "to", "0.785"] in lines


def test_a_training_is_resumed(run: Run, trainer: Trainer, tmp_path: Path) -> None:
    assert document(run("train", "--resume", "--json"))["model"] == "quick-1"
    assert (trainer.resumed, trainer.asked) == (1, [])
    assert run("train")[0] == run("train", tmp_path, "--resume")[0] == 2  # one of the two


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--epochs", "0"), "The epochs is 0, but must be between 1 and 10000."),
        (("--learning-rate", "7"), "The learning rate is 7.0, but must be between 1e-06 and 1."),
    ],
)
def test_an_option_out_of_range_is_refused_in_a_sentence(
    run: Run, trainer: Trainer, tmp_path: Path, option: tuple[str, str], said: str
) -> None:
    status, _, err = run("train", tmp_path, *option)
    assert (status, trainer.asked) == (1, [])
    assert said in err


def test_training_for_a_person(run: Run, trainer: Trainer, tmp_path: Path) -> None:
    status, out, _ = run("train", tmp_path)
    assert status == 0
    lines = [line.split() for line in out.splitlines()]
    assert lines[0] == ["before", "after", "on", "8", "pictures", "(4", "scenes)", "it", "never", "saw"]
    assert ["recall@1", "0.500", "1.000", "0.215", "to", "0.785"] in lines
    assert ["precision", "-", "-"] in lines
    assert "false-match rate: Matches with its own label taken out (lower is better)" in out
    assert ["gain", "of", "recall@1", "+0.500", "+0.250", "to", "+0.750,", "pairwise"] in lines
    assert out.endswith("quick-1 is used in pictures from now on.\n")


def test_a_model_that_does_not_find_better_can_be_used_all_the_same(
    run: Run, trainer: Trainer, tmp_path: Path
) -> None:
    trainer.activated = False
    status, out, _ = run("train", tmp_path)
    assert status == 0
    assert "Measured on 4 scenes" in out
    assert "About 35 are needed to tell" in out
    assert "simgui models use quick-1 --folder pictures" in out


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (SimguiError("Too little to learn from", "Add pictures."), "Too little to learn from. Add pictures."),
        (Cancelled(), "Stopped."),
        (KeyboardInterrupt(), "Stopped."),
    ],
)
def test_a_training_that_ends_early(
    run: Run, trainer: Trainer, tmp_path: Path, trouble: BaseException, said: str
) -> None:
    trainer.trouble = trouble
    status, out, err = run("train", tmp_path, "--json")
    assert (status, out) == (1, "")
    assert said in err


# Models.


def active(versions: Any) -> dict[str, bool]:
    return {version["id"]: version["active"] for version in versions}


def test_models_are_listed(run: Run, data_folder: DataFolder) -> None:
    add_version(data_folder, "made-1")
    versions = document(run("models", "list", "--json"))
    assert versions == document(run("models", "--json", "list"))
    assert [set(version) for version in versions] == [
        {"id", "name", "recipe", "created", "active", "next", "recall_at_1", "queries", "problem", "folders"}
    ] * 4
    assert versions[3] == {
        "id": "made-1",
        "name": "Made made-1",
        "recipe": "quick",
        "created": "2026-01-02T03:04:05+00:00",
        "active": False,
        "next": False,
        "recall_at_1": None,
        "queries": 0,
        "problem": "",
        "folders": [],
    }
    status, out, _ = run("models", "list")
    assert status == 0
    assert [line.split()[:2] for line in out.splitlines()] == [
        ["*", STARTER],
        ["starter-fast-2", "shipped"],
        ["starter-1", "shipped"],
        ["made-1", "quick"],
    ]


def test_a_model_is_used(run: Run, data_folder: DataFolder) -> None:
    add_version(data_folder, "made-1")
    assert active(document(run("models", "use", "made-1", "--json"))) == {
        STARTER: False,
        **OTHERS,
        "made-1": True,
    }
    assert active(document(run("models", "list", "--json"))) == {STARTER: False, **OTHERS, "made-1": True}
    assert run("models", "use", STARTER)[1] == "Starter is used in every folder from now on.\n"
    assert active(document(run("models", "list", "--json"))) == {STARTER: True, **OTHERS, "made-1": False}


def test_a_model_is_used_in_one_folder_or_for_searches_in_all(
    run: Run, data_folder: DataFolder, tmp_path: Path
) -> None:
    folders = [make_library(tmp_path / name, labels=("a", "b"), each=2) for name in ("one", "other")]
    for folder in folders:
        add_version(data_folder, f"made-{folder.name}")
        assert run("index", folder)[0] == 0

    def answers(*where: str | Path) -> str:
        query = folders[0] / "a" / "0.png"
        return str(document(run("search", query, *where, "--json"))[0]["model"])

    said = run("models", "use", "made-one", "--folder", folders[0])[1]
    assert said == f"Made made-one is used in {folders[0]} from now on.\n"
    assert [answers("--in", folder) for folder in folders] == ["made-one", STARTER]
    assert answers("--in", folders[0] / "a") == "made-one"
    assert document(run("status", folders[0], "--json"))["model"] == "made-one"
    assert document(run("evaluate", folders[0], "--json"))["model"] == "made-one"
    assert run("search", folders[0] / "a" / "0.png")[1].endswith(
        f"Searched in all folders with “Starter” ({STARTER}).\n"
    )
    assert f"    used in {folders[0]}\n" in run("models", "list")[1]
    run("models", "use", "made-other", "--everywhere")
    assert [answers(), *(answers("--in", folder) for folder in folders)] == [
        "made-other",
        "made-one",
        STARTER,
    ]
    run("models", "use", "made-other")
    assert {answers(), *(answers("--in", folder) for folder in folders)} == {"made-other"}


@pytest.mark.parametrize("model_id", [STARTER, *OTHERS])
def test_a_starter_is_not_said_to_be_trained(run: Run, model_id: str) -> None:
    assert "it has learnt from none of your pictures" in run("models", "show", model_id)[1]


@pytest.mark.parametrize(
    ("model_id", "name"),
    [("starter-1", "Earlier starter"), ("starter-fast-2", "Starter (fast)")],
)
def test_another_starter_is_shown_renamed_and_used(run: Run, model_id: str, name: str) -> None:
    shown = document(run("models", "show", model_id, "--json"))["version"]
    assert (shown["name"], shown["recipe"], shown["active"]) == (name, "shipped", False)
    assert run("models", "use", model_id)[1] == f"{name} is used in every folder from now on.\n"
    used = active(document(run("models", "rename", model_id, "Mine", "--json")))
    assert used == {STARTER: False} | OTHERS | {model_id: True}
    assert run("models", "use", model_id)[1] == "Mine is used in every folder from now on.\n"
    status, _, err = run("models", "delete", model_id)
    assert (status, err.startswith("The starter stays")) == (1, True)


def test_index_prepares_the_next_model_and_then_it_is_used(
    run: Run, data_folder: DataFolder, library: Path, tmp_path: Path
) -> None:
    other = make_picture(tmp_path / "others" / "caps" / "0.png", 700).parents[1]
    with closing(App(data_folder)) as app:  # as an earlier program has left it
        for folder in (library, other):
            app.folders.index(folder, Progress(), app.models.starters.earlier.backbone)

    def answering() -> str:
        return str(document(run("search", library / "hats" / "0.png", "--json"))[0]["model"])

    assert run("models", "list")[1].splitlines()[0].split()[:2] == [">", STARTER]
    assert answering() == "starter-1"
    said = run("index", library)[1]
    assert (
        "Preparing the new starter: 9 of 10 pictures. Index the other folders too, then it is used." in said
    )
    assert answering() == "starter-1"
    last = document(run("index", other, "--json"))["prepared"]
    assert (last["done"], last["total"], last["in_use"]) == (10, 10, True)
    assert answering() == STARTER
    assert "prepared" not in document(run("index", library, "--json"))
    assert run("models", "use", "starter-1")[1] == "Earlier starter is used in every folder from now on.\n"
    said = run("models", "use", "starter-fast-2")[1]
    assert said.startswith(
        "Starter (fast) has yet to look at some pictures. Until then, Earlier starter answers."
    )


def test_a_model_says_how_often_unknown_labels_are_matched_at_each_threshold(
    run: Run, data_folder: DataFolder
) -> None:
    rate = {"share": 0.28, "interval": [0.2, 0.4], "queries": 900, "labels": 8}
    thresholds = [
        {"name": "balanced", "distance": 0.2, "unknown_label_rate": rate},
        {"name": "lenient", "distance": 0.3},
    ]
    add_version(data_folder, "made-1", cutpoints=thresholds)
    shown = document(run("models", "show", "made-1", "--json"))
    assert [each.get("unknown_label_rate") for each in shown["cutpoints"]] == [rate, None]
    lines = run("models", "show", "made-1")[1].splitlines()
    assert "threshold balanced 0.2000   28 % of what it has not learnt is matched" in lines
    assert "threshold lenient  0.3000" in lines


def test_a_model_shows_false_matches_among_labels_it_has_not_learnt(
    run: Run, data_folder: DataFolder
) -> None:
    rate = {"share": 0.28, "interval": [0.2, 0.4], "queries": 900, "labels": 8}
    add_version(
        data_folder,
        "made-1",
        cutpoint={"name": "balanced", "distance": 0.2},
        cutpoints=[{"name": "balanced", "distance": 0.2, "unknown_label_rate": rate}],
        unknown_label_rate_by_label=rate | {"share": 0.1},
        report={"before": FIGURES, "after": FIGURES},
        data={"labels": {"hats": 12, "bags": 12, "shoes": 12}},
    )
    told = document(run("models", "show", "made-1", "--json"))
    assert told["unknown_label_rate"] == rate
    assert told["unknown_label_rate_by_label"] == rate | {"share": 0.1}
    lines = run("models", "show", "made-1")[1].splitlines()
    assert "unknown-label rate 0.2800  0.2000 to 0.4000 of 8 labels" in lines
    assert "label unknown rate 0.1000  0.2000 to 0.4000 of 8 labels" in lines


def test_a_model_is_deleted(run: Run, data_folder: DataFolder) -> None:
    for model_id in ("made-1", "made-2"):
        add_version(data_folder, model_id)
    assert run("models", "delete", "made-1")[1] == "made-1 is deleted.\n"
    assert active(document(run("models", "delete", "made-2", "--json"))) == {STARTER: True, **OTHERS}


@pytest.mark.process
def test_a_model_is_exported_and_imported(run: Run, data_folder: DataFolder, tmp_path: Path) -> None:
    add_version(data_folder, "made-1")
    file, other = tmp_path / "made.zip", tmp_path / "other"
    assert active(document(run("models", "export", "made-1", file, "--json"))) == {
        STARTER: True,
        **OTHERS,
        "made-1": False,
    }
    assert run("models", "export", "made-1", file)[1] == f"made-1 is in {file}.\n"
    versions = document(run("--data-dir", other, "models", "import", file, "--json"))
    assert [version["name"] for version in (versions[0], versions[-1])] == ["Starter", "Made made-1"]
    taken_in = versions[-1]["id"]  # what comes from outside is named here
    assert taken_in.startswith("imported-")
    run("--data-dir", other, "models", "delete", taken_in)
    assert run("--data-dir", other, "models", "import", file)[1].startswith(f"{taken_in} is here now.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("use", "unknown-1"), "No such model"),
        (("delete", "../made-1"), "No such model"),
        (("delete", STARTER), "The starter stays"),
        (("delete", "starter-1"), "The starter stays"),
        (("export", "starter-1", "made.zip"), "No such model"),
        (("export", "unknown-1", "made.zip"), "No such model"),
        (("import", "missing.zip"), "Cannot use this file or folder"),
    ],
)
def test_an_impossible_action_fails_with_a_sentence(run: Run, arguments: tuple[str, ...], said: str) -> None:
    status, out, err = run("models", *arguments, "--json")
    assert (status, out) == (1, "")
    assert err.startswith(said)


@pytest.mark.parametrize(
    "arguments",
    [
        ("train",),
        ("train", "folder", "--seed", "many"),
        ("train", "folder", "--recipe", "slow"),
        ("train", "folder", "another folder"),
        ("models",),
        ("models", "fly"),
        ("models", "list", "made-1"),
        ("models", "use"),
        ("models", "delete"),
        ("models", "export", "made-1"),
        ("models", "import"),
        ("evaluate", "folder", "--model"),
    ],
)
def test_wrong_usage(run: Run, data_dir: Path, arguments: tuple[str, ...]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert err.startswith("usage: simgui")
    assert not data_dir.exists()
