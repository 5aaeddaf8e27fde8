"""Model files of strangers: refused in a sentence, with bounded memory, and nothing is left on the disk."""

import sys
import zipfile
from pathlib import Path

import pytest
import strangers
from networks import tiny_network
from peak import run_measured
from strangers import MIB, make_version, zipped

from simgui.models import trial

MARGIN_BYTES = 300 * MIB
pytest.importorskip("resource")  # what measures


@pytest.mark.process
def test_no_model_file_takes_more_memory_than_a_model(tmp_path: Path) -> None:
    overflowing = tiny_network(change=strangers.overflowing)
    looping = tiny_network(change=strangers.looping)
    attacks = {
        strangers.bomb(tmp_path, zipfile.ZIP_BZIP2, 32 * MIB): "This is no model",
        strangers.bomb(tmp_path, zipfile.ZIP_LZMA, 32 * MIB): "This is no model",
        strangers.bomb(tmp_path, zipfile.ZIP_DEFLATED): "This file is too large",
        strangers.many_members(tmp_path): "This is no model",
        strangers.wide_head(tmp_path): "The model is damaged",
        zipped(make_version(tmp_path / "loop", looping)): "The model is damaged",
        zipped(make_version(tmp_path / "overflow", overflowing)): "The model is damaged",
    }
    good = zipped(make_version(tmp_path / "good"))
    steps = run_measured(
        "strangers:import_each", [str(file) for file in (good, *attacks)], str(tmp_path / "data")
    )
    (_, loaded), (accepted, _) = steps[:2]
    assert accepted["title"] == ""
    for (file, title), (told, peak) in zip(attacks.items(), steps[2:], strict=True):
        assert told["title"] == title, file
        assert told["left"] == accepted["left"], file  # no staged folder, no model
        assert told["message"].endswith("."), file
        assert peak < loaded + MARGIN_BYTES, (file, peak // MIB, loaded // MIB)


@pytest.mark.process
def test_a_longer_end_of_a_zip_file_is_not_followed(tmp_path: Path) -> None:
    file = strangers.more_members_than_told(tmp_path)
    ((told, _),) = run_measured("strangers:import_each", [str(file)], str(tmp_path / "data"))[1:]
    assert told["title"] == "This is no model"


@pytest.mark.process
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_a_model_on_trial_gets_no_more_memory_than_it_may() -> None:
    most = trial.MOST_MEMORY_BYTES // MIB
    assert run_measured("strangers:take_memory", most // 2)[0][0] == "granted"
    assert run_measured("strangers:take_memory", most + 100)[0][0] == "refused"
