"""A damaged library: one sentence, what is damaged set aside or computed anew, and all else goes on."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import DataFolder
from simgui.models.model import Model

pytestmark = pytest.mark.slow

DEEP = "[" * 100_000


@pytest.fixture
def catalogue_file(data_folder: DataFolder, model: Model, library: Path) -> Path:
    """The catalogue of a library of nine pictures, closed, with a cutpoint that the person chose."""
    with closing(App(data_folder, model)) as app:
        app.folders.index(library, Progress())
        app.models.choose_cutpoint(0.125)
    return data_folder.catalogue


def spoil(file: Path, *statements: str) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as opened:
        for statement in statements:
            opened.execute(statement)


def sees_nothing_wrong(app: App) -> None:
    assert app._catalogue.health.problems({"fake-1": 48}) == []
    app._catalogue.health.check()


STRUCTURES = (
    "PRAGMA user_version = 0",
    "PRAGMA user_version = 2",
    "PRAGMA user_version = -5",
    "DROP TABLE decisions",
    "DROP TABLE features",
    "ALTER TABLE files RENAME COLUMN since_ns TO since",
    "CREATE TRIGGER evil AFTER INSERT ON choices BEGIN DELETE FROM decisions; END",
)


@pytest.mark.parametrize("statement", STRUCTURES)
def test_a_catalogue_of_another_structure_is_set_aside(
    catalogue_file: Path,
    data_folder: DataFolder,
    model: Model,
    library: Path,
    statement: str,
    caplog: pytest.LogCaptureFixture,
) -> None:
    spoil(catalogue_file, statement)
    with closing(App(data_folder, model)) as app:
        told = app.storage.settle(Progress())
        assert told is not None
        assert told.title == "The catalogue was damaged"
        assert app.models.cutpoint_of(app.models.of()).distance == 0.125
        app.folders.index(library, Progress())
        assert len(app.searches.find(library / "hats" / "0.png", library).neighbours) == 5
        sees_nothing_wrong(app)
    assert len(list(data_folder.root.glob("catalogue-damaged-*.sqlite"))) == 1
    caplog.clear()


FEATURES = (
    ["zeroblob(1000)"],
    ["zeroblob(40)", "zeroblob(152)"],  # together as long as two good ones
    ["x'00'"],
    ["'text'"],
    [f"x'{np.full(48, np.nan, np.float16).tobytes().hex()}'"],
    [f"x'{np.full(48, np.inf, np.float16).tobytes().hex()}'"],
    ["zeroblob(1000)"] * 9,  # all of them
)


@pytest.mark.parametrize("vectors", FEATURES, ids=range(len(FEATURES)))
def test_damaged_features_are_said_once_and_computed_anew(
    catalogue_file: Path, data_folder: DataFolder, model: Model, library: Path, vectors: list[str]
) -> None:
    for number, vector in enumerate(vectors, start=1):
        spoil(catalogue_file, f"UPDATE features SET vector = {vector} WHERE picture_id = {number}")
    query = library / "hats" / "0.png"
    with closing(App(data_folder, model)) as app:
        assert app._catalogue.health.problems({"fake-1": 48}) == [
            "1 set of features belongs to no picture or is damaged"
            if len(vectors) == 1
            else f"{len(vectors)} sets of features belong to no picture or are damaged"
        ]
        with pytest.raises(SimguiError, match="Rescan your folders"):
            app.searches.find(query, library)
        if len(vectors) < 5:  # what is well is found at once
            assert app.searches.find(query, library).searched == 9 - len(vectors)
        app.folders.index(library, Progress())
        found = app.searches.find(query, library, k=9)
        assert found.searched == 9
        sees_nothing_wrong(app)


@pytest.mark.parametrize(
    "value",
    ["'inf'", "'-0.1'", "'far'", "x'ff'", "7", "'2.5'"],
    ids=["inf", "below", "text", "blob", "7", "far"],
)
def test_a_cutpoint_that_is_none_is_not_used(
    catalogue_file: Path, data_folder: DataFolder, model: Model, library: Path, value: str
) -> None:
    spoil(catalogue_file, f"UPDATE choices SET value = {value}")
    (data_folder.root / "decisions.json").unlink()
    with closing(App(data_folder, model)) as app:
        assert app.models.cutpoint_of(app.models.of()) == model.cutpoint
        assert len(app.searches.find(library / "hats" / "0.png", library).neighbours) == 5
        assert app._catalogue.health.problems() == ["1 choice cannot be read"]
        app._catalogue.health.repair()
        sees_nothing_wrong(app)


def copies() -> dict[str, str]:
    row = ["cutpoint of fake-model-1", "0.5"]
    return {
        "nested": DEEP,
        "nested in a row": f'{{"schema": 1, "choices": [[{DEEP}',
        "huge number": '{"schema": 1e999}',
        "long number": f'{{"schema": {"9" * 10_000}}}',
        "huge value": json.dumps({"schema": 1, "choices": [["cutpoint of fake-model-1", 10**30]]}),
        "another cutpoint": json.dumps({"schema": 1, "choices": [["cutpoint of fake-model-1", "far"]]}),
        "no rows": json.dumps({"schema": 1, "choices": 7}),
        "rows of one": json.dumps({"schema": 1, "choices": [["x"]]}),
        "rows of three": json.dumps({"schema": 1, "choices": [[*row, "x"]]}),
        "no hex": json.dumps({"schema": 1, "choices": [row], "decisions": [[{"hex": "zz"}, "label", "x"]]}),
        "hex of a list": json.dumps({"schema": 1, "decisions": [[{"hex": []}, "label", "x"]]}),
        "empty": "",
        "no object": "[]",
        "another encoding": "\udcff",
    }


@pytest.mark.parametrize("name", copies())
def test_a_copy_of_decisions_that_means_nothing_is_kept_aside(
    catalogue_file: Path, data_folder: DataFolder, model: Model, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    copy = data_folder.root / "decisions.json"
    copy.write_bytes(copies()[name].encode("utf-8", "surrogateescape"))
    with closing(App(data_folder, model)) as app:
        assert app.models.cutpoint_of(app.models.of()).distance in (0.125, 0.3)
        sees_nothing_wrong(app)
    assert (data_folder.root / "decisions.damaged.json").exists() == (name != "huge number")
    caplog.clear()
