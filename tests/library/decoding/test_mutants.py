"""A short form of `benchmarks/hostile_files.py --mutants 5000`."""

from pathlib import Path

import pytest
from fakes import FakeBackbone
from mutants import mutants, valid_files
from pictures import contents

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.folders.indexer import index_folder
from simgui.library.records import FileState

SEED = 20261124


@pytest.mark.usefixtures("decoding_processes")
def test_no_mutant_stops_a_scan_and_each_is_in_the_ledger(
    tmp_path: Path, catalogue: Catalogue, backbone: FakeBackbone
) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    for name, content in mutants(3 * len(valid_files()), SEED):
        (folder / name).write_bytes(content)
    for name, content in valid_files().items():
        (folder / name).write_bytes(content)
    before = contents(folder)
    summary = index_folder(folder, catalogue, backbone, Progress())
    entries = {entry.path: entry for entry in catalogue.ledger.entries(folder)}
    assert summary.files == len(entries) == 4 * len(valid_files())
    assert set(entries) == set(before)
    for entry in entries.values():
        assert entry.state in (FileState.INDEXED, FileState.SKIPPED, FileState.FAILED)
        if entry.state is FileState.INDEXED:
            assert entry.reason == "" or entry.reason.startswith("incomplete: ")
        else:
            assert entry.reason.isprintable()
            assert entry.reason
    assert {entries[folder / name].state for name in valid_files()} == {FileState.INDEXED}
    assert catalogue.health.problems() == []
    assert contents(folder) == before


def test_a_seed_gives_the_same_mutants_again() -> None:
    once = list(mutants(40, 7))
    assert list(mutants(40, 7)) == once
    assert len({name for name, _ in once}) == 40
    valid = set(valid_files().values())
    assert sum(content in valid for _, content in once) < 4
