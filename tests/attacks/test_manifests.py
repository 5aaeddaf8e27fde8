"""What a stranger's model says of itself: checked whole, and a bad one in the store harms nothing else."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import strangers
from networks import tiny_network
from strangers import make_version, npy, npz, with_head, zipped
from versions import BACKBONE, add_version, joined_arrays, write_version

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.library.records import FileState
from simgui.library.storage.data_folder import DataFolder
from simgui.models.layout import STARTERS
from simgui.models.model import check_version

STARTER = "starter-2"
HASH = "0" * 64
LONG = "x" * 100_000
HUGE = 10**400
FIGURES = {"queries": 5, "recall_at_1": 0.5, "intervals": {"recall_at_1": [0.1, 0.9]}}


@pytest.fixture
def app(data_folder: DataFolder) -> Iterator[App]:
    """A session on the shipped model, with a good version beside it."""
    add_version(data_folder, "good-1")
    with closing(App(data_folder)) as opened:
        yield opened


BAD_FIELDS: list[dict[str, Any]] = [
    {"schema": "1"},
    {"schema": True},
    {"schema": HUGE},
    {"id": "../../escape"},
    {"id": "con\0"},
    {"id": ["stranger-1"]},
    {"name": None},
    {"name": LONG},
    {"name": {"a": 1}},
    {"recipe": "shipped"},
    {"recipe": ["quick"]},
    {"created": 7},
    {"created": "0001-01-01T00:00:00+00:00"},
    {"created": LONG},
    {"backbone": None},
    {"backbone": LONG},
    {"head": None},
    {"head": {"file": "../../etc/passwd", "sha256": HASH}},
    {"head": {"file": "head.npz", "sha256": HASH[1:]}},
    {"head": {"file": "head.npz", "sha256": "g" * 64}},
    {"learnt": {"file": "head.npz", "sha256": HASH}},
    {"learnt": "learnt.npz"},
    {"cutpoint": {"name": "x", "distance": float("nan")}},
    {"cutpoint": {"name": "x", "distance": float("inf")}},
    {"cutpoint": {"name": "x", "distance": HUGE}},
    {"cutpoint": {"name": "x", "distance": -7}},
    {"cutpoint": {"name": "x", "distance": True}},
    {"cutpoint": {"name": 5, "distance": 0.5}},
    {"cutpoint": [0.5]},
    {"cutpoints": {"a": 1}},
    {"cutpoints": [{"name": "x"}]},
    {"cutpoints": [{"name": "x", "distance": "0.5"}]},
    {"cutpoints": [{"name": "x", "distance": 0.5}] * 1000},
    {"cutpoints": [{"name": "x", "distance": 0.5, "test": {"queries": "many"}}]},
    {"report": []},
    {"report": {"after": FIGURES | {"recall_at_1": "high"}}},
    {"report": {"after": FIGURES | {"recall_at_1": HUGE}}},
    {"report": {"after": FIGURES | {"queries": 1.5}}},
    {"report": {"after": FIGURES | {"queries": -1}}},
    {"report": {"after": FIGURES | {"intervals": {"recall_at_1": [0.1]}}}},
    {"report": {"after": FIGURES | {"intervals": {}}}},
    {"report": {"before": {"queries": 5}}},
    {"data": {"labels": {"hats": "nine"}}},
    {"data": {"labels": {LONG: 1}}},
    {"data": {"labels": [["hats", 9]]}},
    {"data": {"folder": 5}},
    {"data": {"left_out": -1}},
    {"split": {"train": [1]}},
    {"split": {"digest": LONG}},
    {"options": {"loss": {"nested": {}}}},
    {"options": {str(number): 1 for number in range(1000)}},
    {"versions": {"numpy": 2}},
    {"thresholds": {"distance": ["a"]}},
    {"kept_share": 3},
    {"unknown_label_rate_by_label": {"share": 2, "interval": [0, 1], "queries": 1, "labels": 1}},
    {"unknown_label_rate_by_label": {"share": 0.5, "interval": [0], "queries": 1, "labels": 1}},
    {"unknown_label_rate_by_label": {"share": 0.5}},
    {"label_thresholds": []},
    {"label_thresholds": {"matcher": "match_label", "thresholds": {}}},
    {"label_thresholds": {"matcher": LONG, "thresholds": {LONG: {"threshold": 0.2}}}},
    {"label_thresholds": {"matcher": "match_label", "thresholds": {"match_label": {"threshold": HUGE}}}},
    {
        "label_thresholds": {
            "matcher": "match_label",
            "thresholds": {"match_label": {"threshold": 0.2, "labels": {"hats": float("nan")}}},
        }
    },
    {"report": {"after": FIGURES | {"label_verdict": {"matcher": "match_label", "queries": -1}}}},
    {"report": {"after": FIGURES | {"other_matchers": [{"matcher": "match_label", "queries": 1}] * 100}}},
]


@pytest.mark.parametrize("values", BAD_FIELDS, ids=[f"{number}" for number in range(len(BAD_FIELDS))])
def test_a_bad_field_is_refused_by_its_name(tmp_path: Path, values: dict[str, Any]) -> None:
    folder = write_version(tmp_path / "stranger-1", "stranger-1", **values)
    with pytest.raises(SimguiError, match=r"damaged|newer") as caught:
        check_version(folder)
    (name,) = values
    assert f"“{name}" in caught.value.message or caught.value.title != "The model is damaged"
    assert len(caught.value.message) < len(str(folder)) + 400
    assert caught.value.message.isprintable()


BAD_JSON = [
    b"",
    b"[]",
    b"null",
    b"\xff\xfe\x00",
    b"[" * 200_000,
    b'{"schema": ' + b"9" * 100_000 + b"}",
    b'{"a": ' * 50_000,
    b" " * (5 << 20) + b"{}",
]


@pytest.mark.slow
@pytest.mark.parametrize("content", BAD_JSON, ids=range(len(BAD_JSON)))
def test_a_bad_manifest_in_the_store_is_one_model_that_can_be_deleted(
    app: App, data_folder: DataFolder, library: Path, content: bytes
) -> None:
    bad = add_version(data_folder, "bad-1")
    (bad / "model.json").write_bytes(content)
    versions = {version.id: version for version in app.models.list()}
    assert list(versions) == [*STARTERS, "bad-1", "good-1"]
    assert versions["bad-1"].problem
    assert not versions["good-1"].problem
    for ask in (app.models.use, app.models.load, app.models.report, app.models.learnt):
        with pytest.raises(SimguiError, match="The model is damaged"):
            ask("bad-1")
    assert app.models.use("good-1").id == "good-1"
    assert app.reports.evaluate(library, None, Progress()).model == "good-1"
    app.models.delete("bad-1")
    assert [version.id for version in app.models.list()] == [*STARTERS, "good-1"]


def test_a_version_in_the_store_cannot_pass_for_another(app: App, data_folder: DataFolder) -> None:
    manifest = data_folder.models / "good-1" / "model.json"
    manifest.write_text(json.dumps(json.loads(manifest.read_text("utf-8")) | {"id": STARTER}), "utf-8")
    starter, *_, good = app.models.list()
    assert (starter.active, good.active, good.id) == (True, False, "good-1")
    assert "names another version" in good.problem
    with pytest.raises(SimguiError, match="names another version"):
        app.models.use("good-1")


@pytest.mark.process
def test_text_of_a_stranger_is_one_line_of_plain_text(app: App, tmp_path: Path) -> None:
    name = "nice\n\x1b[31m\u202egnp.exe\ud800"
    folder = write_version(tmp_path / "m", "stranger-1", joined_arrays(1), name=name)
    taken_in = app.packages.import_file(zipped(folder))
    (shown,) = [version.name for version in app.models.list() if version.id == taken_in]
    assert shown == "nice\ufffd\ufffd[31m\ufffdgnp.exe\ufffd"


# Heads.


def test_a_head_that_is_no_head_is_refused(tmp_path: Path) -> None:
    weights = np.ones((1280, 4), np.float32)
    whole = npy(weights.shape, content=weights.tobytes())
    heads = {
        "no memory has room for it": npz(projection=npy((1 << 40, 1 << 20))),
        "more than it says": npz(projection=whole + b"more"),
        "less than it says": npz(projection=npy((1280, 5), content=weights.tobytes())),
        "narrow numbers": npz(projection=npy((1280, 4), "|i1", bytes(1280 * 4))),
        "pickled": npz(projection=npy((1,), "|O", b"\x80\x04N.")),
        "a record": npz(projection=npy((1,), [("a", "<f4")], bytes(4))),
        "negative": npz(projection=npy((-1280, 4), content=weights.tobytes())),
        "nested": npz(projection=b"\x93NUMPY\x01\x00" + b"\xa0\x0f" + b"(" * 4000),
        "too many features": npz(projection=npy((4097, 1), content=bytes(4 * 4097))),
        "too large an embedding": npz(projection=npy((1, 2049), content=bytes(4 * 2049))),
        "another array": npz(projection=whole, more=whole),
        "empty": npz(),
        "packed": npz(8, projection=whole),
    }
    for number, (what, content) in enumerate(heads.items()):
        folder = with_head(write_version(tmp_path / str(number), "stranger-1"), content)
        with pytest.raises(SimguiError, match="holds no usable head"):
            check_version(folder)
            pytest.fail(what)


# Names of what is inside.


@pytest.mark.process
def test_a_backbone_cannot_pass_for_the_shipped_one(
    app: App, data_folder: DataFolder, tmp_path: Path, library: Path
) -> None:
    app.folders.index(library, Progress())
    folder = make_version(tmp_path / "m")
    for name, field in (("model.json", "backbone"), ("backbone.json", "id")):
        told = json.loads((folder / name).read_text("utf-8"))
        (folder / name).write_text(json.dumps(told | {field: BACKBONE, "id": BACKBONE}), "utf-8")
    before = app.searches.find(library / "hats" / "0.png", library)
    taken_in = app.packages.import_file(zipped(folder))
    assert taken_in.startswith("imported-")
    backbone = app.models.use(taken_in).backbone
    assert backbone.id != BACKBONE
    assert app.folders.index(library, Progress(), backbone).indexed == 9  # looked at anew, under its own id
    app.models.use(STARTER)
    app.models.delete(taken_in)
    assert app.folders.index(library, Progress()).indexed == 0  # the starter's features are still there
    after = app.searches.find(library / "hats" / "0.png", library)
    assert [each.distance for each in after.neighbours] == [each.distance for each in before.neighbours]


@pytest.mark.process
def test_the_same_backbone_in_two_models_is_looked_through_once(
    app: App, tmp_path: Path, library: Path
) -> None:
    ids = [
        app.packages.import_file(zipped(make_version(tmp_path / str(seed), arrays=joined_arrays(seed))))
        for seed in (1, 2)
    ]
    app.models.use(ids[0])
    assert app.folders.index(library, Progress()).indexed == 9
    app.models.use(ids[1])
    assert app.folders.index(library, Progress()).indexed == 0
    app.models.delete(ids[0])
    assert app.folders.index(library, Progress()).indexed == 0  # the second still stands on it


def test_a_version_trained_here_before_keeps_its_features(
    app: App, data_folder: DataFolder, library: Path
) -> None:
    """An earlier version of the program kept them under the id of the model."""
    folder = make_version(data_folder.models / "thorough-1", id="thorough-1")
    for name, field in (("model.json", "backbone"), ("backbone.json", "id")):
        told = json.loads((folder / name).read_text("utf-8"))
        (folder / name).write_text(json.dumps(told | {field: "thorough-1"}), "utf-8")
    assert app.models.use("thorough-1").backbone.id == "thorough-1"


@pytest.mark.slow
def test_what_is_no_number_is_told_and_never_kept(
    app: App, data_folder: DataFolder, tmp_path: Path, library: Path
) -> None:
    """A network that came here by another way than the import, and fails at bright pictures."""
    network = tiny_network(change=strangers.overflowing)
    make_version(data_folder.models / "odd-1", network, id="odd-1")
    app.models.use("odd-1")
    summary = app.folders.index(library, Progress())
    assert summary.indexed == 0
    assert {entry.reason for entry in summary.skipped} == {"the model in use makes no numbers of it"}
    assert {entry.state for entry in summary.skipped} == {FileState.FAILED}
    with pytest.raises(SimguiError, match="Nothing to search in"):
        app.searches.find(library / "hats" / "0.png", library)
    app.models.use(STARTER)
    assert app.folders.index(library, Progress()).indexed == 9  # they are tried again
