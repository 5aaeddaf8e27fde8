"""Two versions side by side: where the figures of one that was not trained here come from."""

from contextlib import closing

import pytest
from versions import add_version

from simgui.app import App
from simgui.evaluation.comparison import compare
from simgui.library.storage.data_folder import DataFolder
from simgui.models.layout import STARTER

FIGURES = {"queries": 12, "recall_at_1": 0.5, "intervals": {"recall_at_1": [0.25, 0.75]}}
AT_FIRST = FIGURES | {"recall_at_1": 0.25}


@pytest.fixture
def data_folder_of_three(data_folder: DataFolder) -> DataFolder:
    """A version trained from the starter, one trained from that one, and a damaged one that is newer."""
    measured = {"starter": AT_FIRST, "starter_id": STARTER}
    split = {"train": 6, "calibration": 6, "test": 12, "digest": "abc"}
    report = {"before": FIGURES, "after": FIGURES} | measured
    add_version(data_folder, "made-1", report=report, compared_with="imported-1", split=split)
    add_version(data_folder, "made-2", report={"before": FIGURES, "after": FIGURES}, compared_with="made-1")
    (add_version(data_folder, "made-3") / "model.json").write_text("damaged")
    return data_folder


@pytest.mark.parametrize("swapped", [False, True])
def test_the_figures_of_the_starter_stand_beside_those_of_every_model(
    data_folder_of_three: DataFolder, swapped: bool
) -> None:
    with closing(App(data_folder_of_three)) as app:
        pair = ("made-1", STARTER) if swapped else (STARTER, "made-1")
        reports = {report.version.id: report for report in compare(app.models, *pair)}
    starter, made = reports[STARTER], reports["made-1"]
    assert starter.metrics is not None
    assert made.metrics is not None
    assert (starter.metrics.recall_at_1, made.metrics.recall_at_1) == (0.25, 0.5)
    assert starter.split.digest == made.split.digest == "abc"  # measured on the same pictures


def test_a_damaged_version_hinders_no_comparison(data_folder_of_three: DataFolder) -> None:
    with closing(App(data_folder_of_three)) as app:
        starter, other = compare(app.models, STARTER, "made-2")
    assert starter.metrics is not None
    assert starter.metrics.recall_at_1 == 0.25
    assert starter.split.digest != other.split.digest
