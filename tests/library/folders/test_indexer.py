import errno
import io
import os
import shutil
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import FakeBackbone
from pictures import contents, make_picture
from PIL import Image

from simgui.core.errors import Cancelled, SimguiError, UnreadablePicture
from simgui.core.progress import Progress, Step
from simgui.core.sentences import Sentence
from simgui.library.catalogue import Catalogue, ChangedFiles, Kind, Scan
from simgui.library.decoding import formats
from simgui.library.decoding.content import content_of
from simgui.library.decoding.decoder import decode
from simgui.library.decoding.outcome import DecodedPicture
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.regular_file import open_regular
from simgui.library.decoding.thumbnails import Thumbnails
from simgui.library.folders import file_reader, indexer, pipeline
from simgui.library.folders.indexer import index_folder
from simgui.library.records import FileState, IndexSummary
from simgui.library.rules import Rules
from simgui.models.backbone import InputSpec


class Reader:
    """Counts what the indexer decodes, and fails where a test wants it to."""

    def __init__(self) -> None:
        self.decoded: list[str] = []
        self.troubles: dict[str, Exception] = {}

    def decode(self, source: Any, *wanted: Any) -> DecodedPicture:
        self.decoded.append(source.name)
        if source.name in self.troubles:
            raise self.troubles[source.name]
        return decode(source, *wanted)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> Reader:
    made = Reader()
    monkeypatch.setattr(DecodingPool, "decode", lambda pool, *arguments: made.decode(*arguments))
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six distinct pictures, directly in the folder and in two subfolders."""
    for number in range(6):
        make_picture(tmp_path / "pictures" / ("", "hats", "shoes")[number % 3] / f"{number}.png", number)
    return tmp_path / "pictures"


@pytest.fixture
def index(folder: Path, catalogue: Catalogue, backbone: FakeBackbone) -> Callable[[], IndexSummary]:
    return lambda: index_folder(folder, catalogue, backbone, Progress())


Index = Callable[[], IndexSummary]


def counted(summary: IndexSummary) -> tuple[int, int, int, int]:
    return summary.files, summary.indexed, summary.unchanged, len(summary.skipped)


def ledger(catalogue: Catalogue, folder: Path) -> dict[str, tuple[FileState, str]]:
    return {
        str(entry.path.relative_to(folder)): (entry.state, entry.reason)
        for entry in catalogue.ledger.entries(folder)
    }


# What a run reads.


def test_the_first_run_reads_everything(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, reader: Reader, index: Index
) -> None:
    before = contents(folder)
    summary = index()
    assert counted(summary) == (6, 6, 0, 0)
    assert summary.folder == folder
    assert sorted(reader.decoded) == [f"{number}.png" for number in range(6)]
    assert backbone.calls == 6
    assert len(catalogue.pictures.ids(folder, backbone.id)) == 6
    assert catalogue.health.problems() == []
    assert contents(folder) == before


def test_the_features_are_those_of_the_picture(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, index: Index
) -> None:
    index()
    ids = catalogue.pictures.ids(folder, backbone.id)
    features = catalogue.features.read(ids, backbone.id)
    for picture, kept in zip(catalogue.pictures.get(ids.tolist(), folder), features, strict=True):
        pixels = decode(picture.path).pixels
        assert np.allclose(kept, backbone.features(pixels[None])[0], atol=1e-3)
        assert (picture.width_px, picture.height_px) == (96, 72)


def test_a_second_run_reads_nothing(
    backbone: FakeBackbone, reader: Reader, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    index()
    reader.decoded.clear()
    monkeypatch.setattr(file_reader, "open_regular", lambda path: pytest.fail(f"opened {path}"))
    assert counted(index()) == (6, 0, 6, 0)
    assert reader.decoded == []
    assert backbone.calls == 6


def test_only_a_changed_file_is_read_again(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, reader: Reader, index: Index
) -> None:
    index()
    ids = catalogue.pictures.ids(folder, backbone.id)
    reader.decoded.clear()
    make_picture(folder / "hats" / "1.png", 77)
    os.utime(folder / "hats" / "1.png", ns=(5, 5))
    assert counted(index()) == (6, 1, 5, 0)
    assert reader.decoded == ["1.png"]
    assert len(np.setdiff1d(catalogue.pictures.ids(folder, backbone.id), ids)) == 1


def test_a_touched_file_costs_one_hash(backbone: FakeBackbone, folder: Path, index: Index) -> None:
    index()
    os.utime(folder / "hats" / "1.png", ns=(5, 5))
    assert counted(index()) == (6, 1, 5, 0)
    assert backbone.calls == 6


@pytest.mark.parametrize("way", ["rename", "move", "copy"])
def test_a_renamed_moved_or_copied_file_is_not_decoded(
    way: str, folder: Path, catalogue: Catalogue, backbone: FakeBackbone, reader: Reader, index: Index
) -> None:
    index()
    ids = set(catalogue.pictures.ids(folder, backbone.id).tolist())
    reader.decoded.clear()
    source = folder / "hats" / "1.png"
    target = {"rename": folder / "hats" / "x.png", "move": folder / "shoes" / "1.png"}.get(
        way, folder / "a copy.png"
    )
    if way == "copy":
        shutil.copyfile(source, target)
    else:
        source.rename(target)
    summary = index()
    assert reader.decoded == []
    assert set(catalogue.pictures.ids(folder, backbone.id).tolist()) == ids
    states = ledger(catalogue, folder)
    assert states[str(target.relative_to(folder))] == (FileState.INDEXED, "")
    if way == "copy":
        assert counted(summary) == (7, 1, 6, 0)
        assert states["hats/1.png"] == (FileState.INDEXED, "")
    else:
        assert counted(summary) == (6, 0, 6, 0)  # the drive knows it by another name now
        assert "hats/1.png" not in states


def test_a_deleted_file_is_missing_and_may_reappear(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, reader: Reader, index: Index
) -> None:
    index()
    path = folder / "hats" / "1.png"
    content = path.read_bytes()
    path.unlink()
    assert counted(index()) == (5, 0, 5, 0)
    assert ledger(catalogue, folder)["hats/1.png"] == (FileState.MISSING, "no longer in the folder")
    assert len(catalogue.pictures.ids(folder, backbone.id)) == 5
    path.write_bytes(content)
    reader.decoded.clear()
    assert counted(index()) == (6, 1, 5, 0)
    assert reader.decoded == []
    assert len(catalogue.pictures.ids(folder, backbone.id)) == 6


@pytest.mark.parametrize("drive_keeps_parts_of_seconds", [True, False])
def test_moving_and_renaming_everything_decodes_nothing(
    drive_keeps_parts_of_seconds: bool, folder: Path, catalogue: Catalogue, reader: Reader, index: Index
) -> None:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if not drive_keeps_parts_of_seconds:  # then a file is known by its content alone
        for number, path in enumerate(files):
            os.utime(path, ns=(0, (1000 + number) * 10**9))
    index()
    catalogue.decisions.decide(Kind.LABEL, {1: "mine", 2: "mine"})
    reader.decoded.clear()
    for number, path in enumerate(files):
        target = folder / f"sorted {number % 2}" / f"renamed {number}.png"
        target.parent.mkdir(exist_ok=True)
        path.rename(target)
    for emptied in ("hats", "shoes"):
        (folder / emptied).rmdir()
    before = contents(folder)
    assert counted(index()) == ((6, 0, 6, 0) if drive_keeps_parts_of_seconds else (6, 6, 0, 0))
    assert reader.decoded == []
    assert set(ledger(catalogue, folder)) == {str(path.relative_to(folder)) for path in before}
    assert catalogue.decisions.decided(Kind.LABEL) == {1: "mine", 2: "mine"}
    assert contents(folder) == before


def test_a_move_to_another_covered_folder_decodes_nothing(
    tmp_path: Path, folder: Path, catalogue: Catalogue, backbone: FakeBackbone, reader: Reader, index: Index
) -> None:
    index()
    reader.decoded.clear()
    other = tmp_path / "other"
    other.mkdir()
    (folder / "hats").rename(other / "hats")
    index_folder(other, catalogue, backbone, Progress())
    assert reader.decoded == []
    assert [entry.path.name for entry in catalogue.ledger.entries(other)] == ["1.png", "4.png"]
    index()
    assert not any(name.startswith("hats") for name in ledger(catalogue, folder))


def test_two_names_of_one_file_are_two_places(folder: Path, catalogue: Catalogue, index: Index) -> None:
    index()
    os.link(folder / "0.png", folder / "another name.png")
    index()
    states = ledger(catalogue, folder)
    assert states["0.png"] == states["another name.png"] == (FileState.INDEXED, "")


def test_a_folder_that_vanished_is_offline_until_it_comes_back(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, reader: Reader, index: Index
) -> None:
    index()
    ids = catalogue.pictures.ids(folder, backbone.id).tolist()
    away = (folder / "hats").rename(folder.with_name("away"))
    index()
    assert ledger(catalogue, folder)["hats/1.png"] == (FileState.OFFLINE, "its folder is not there")
    assert catalogue.pictures.ids(folder, backbone.id).tolist() == ids  # searchable as before
    offline = [picture for picture in catalogue.pictures.get(ids, folder) if picture.offline]
    assert [str(picture.path.relative_to(folder)) for picture in offline] == ["hats/1.png", "hats/4.png"]
    away.rename(folder / "hats")
    reader.decoded.clear()
    assert counted(index()) == (6, 0, 6, 0)
    assert reader.decoded == []
    assert not any(picture.offline for picture in catalogue.pictures.get(ids, folder))


def test_an_empty_place_where_a_drive_is_plugged_in_is_offline(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, index: Index
) -> None:
    index()
    ids = catalogue.pictures.ids(folder, backbone.id).tolist()
    folder.rename(folder.with_name("drive"))
    folder.mkdir()
    catalogue.folders.mark_there(folder, folder.stat().st_dev + 1)  # it lay on another drive
    with pytest.raises(SimguiError, match="This folder is offline"):
        index()
    assert catalogue.pictures.ids(folder, backbone.id).tolist() == ids
    assert [each.offline for each in catalogue.folders.all()] == [True]


def test_rules_leave_out_and_let_in_without_decoding(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, reader: Reader, index: Index
) -> None:
    make_picture(folder / "tiny.png", 77, size=(20, 30))
    index()
    reader.decoded.clear()
    catalogue.folders.set_rules(folder, Rules(("hats", "0.*"), smallest_px=25))
    index()
    states = ledger(catalogue, folder)
    assert {name: reason for name, (state, reason) in states.items() if state is FileState.EXCLUDED} == {
        "0.png": "left out by the rule 0.*",
        "hats": "left out by the rule hats",
        "hats/1.png": "left out by the rule hats",
        "hats/4.png": "left out by the rule hats",
        "tiny.png": "smaller than 25 pixels",
    }
    reasons = {entry.path.name: entry.reason for entry in catalogue.ledger.entries(folder)}
    by_rule, small = reasons["0.png"], reasons["tiny.png"]
    assert isinstance(by_rule, Sentence) and by_rule.template == "left out by the rule {pattern}"
    assert isinstance(small, Sentence) and small.values == {"pixels": 25}
    assert len(catalogue.pictures.ids(folder, backbone.id)) == 3
    index()
    assert ledger(catalogue, folder) == states
    catalogue.folders.set_rules(folder, Rules())
    index()
    assert len(catalogue.pictures.ids(folder, backbone.id)) == 7
    assert FileState.EXCLUDED not in [state for state, _ in ledger(catalogue, folder).values()]
    assert reader.decoded == []


def test_a_content_is_looked_at_once_however_many_files_hold_it(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, reader: Reader, index: Index
) -> None:
    for name in ("a.png", "hats/b.png", "shoes/c.png"):
        shutil.copyfile(folder / "0.png", folder / name)
    assert counted(index()) == (9, 9, 0, 0)
    assert len(reader.decoded) == 6
    ids = catalogue.pictures.ids(folder, backbone.id)
    assert len(ids) == 6
    places = {picture.path.name: picture.places for picture in catalogue.pictures.get(ids.tolist(), folder)}
    assert places == {"0.png": 4, "1.png": 1, "2.png": 1, "3.png": 1, "4.png": 1, "5.png": 1}


def test_a_folder_within_and_a_folder_around_share_their_pictures(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, index: Index
) -> None:
    inner = index_folder(folder / "hats", catalogue, backbone, Progress())
    assert counted(inner) == (2, 2, 0, 0)
    assert counted(index()) == (6, 4, 2, 0)
    assert backbone.calls == 6


def test_another_backbone_looks_at_everything_once_more(
    folder: Path, catalogue: Catalogue, index: Index
) -> None:
    index()
    other = FakeBackbone("fake-2", grid=2)
    assert counted(index_folder(folder, catalogue, other, Progress())) == (6, 6, 0, 0)
    assert other.calls == 6
    assert catalogue.features.read(catalogue.pictures.ids(folder, "fake-2"), "fake-2").shape == (6, 12)
    assert counted(index()) == (6, 0, 6, 0)


def test_more_files_than_a_batch_and_than_a_group_of_the_scan(
    folder: Path, catalogue: Catalogue, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer, "BATCH", 4)
    monkeypatch.setattr(indexer, "_FOUND_AT_ONCE", 3)
    assert counted(index()) == (6, 6, 0, 0)
    assert catalogue.ledger.counts(folder)[FileState.INDEXED] == 6


def test_an_empty_folder(tmp_path: Path, catalogue: Catalogue, backbone: FakeBackbone) -> None:
    (tmp_path / "empty").mkdir()
    assert counted(index_folder(tmp_path / "empty", catalogue, backbone, Progress())) == (0, 0, 0, 0)


# What cannot be read.


def test_broken_files_stand_in_the_ledger_and_are_not_tried_again(
    folder: Path, catalogue: Catalogue, reader: Reader, index: Index
) -> None:
    whole = (folder / "0.png").read_bytes()
    (folder / "broken.png").write_bytes(whole[: len(whole) // 2])
    (folder / "notes.txt").write_text("no picture")
    (folder / "empty.jpg").touch()
    summary = index()
    assert counted(summary) == (9, 6, 0, 3)
    states = ledger(catalogue, folder)
    assert states["broken.png"][0] is FileState.FAILED
    assert states["broken.png"][1] == "truncated: only 18 of 72 rows are there"
    assert states["notes.txt"] == (FileState.SKIPPED, "not a picture in a format that SimGUI reads")
    assert states["empty.jpg"] == (FileState.SKIPPED, "empty")
    assert [entry.path.name for entry in summary.skipped] == ["broken.png", "empty.jpg", "notes.txt"]
    reader.decoded.clear()
    again = index()
    assert counted(again) == (9, 0, 6, 3)
    assert again.skipped == summary.skipped
    assert reader.decoded == []


def test_an_incomplete_picture_is_indexed_with_a_remark_that_stays(
    folder: Path, catalogue: Catalogue, reader: Reader, index: Index
) -> None:
    whole = make_picture(folder / "whole.bmp", 20).read_bytes()
    (folder / "cut.bmp").write_bytes(whole[: len(whole) * 3 // 4])
    remark = (FileState.INDEXED, "incomplete: 53 of 72 rows are there")
    index()
    assert ledger(catalogue, folder)["cut.bmp"] == remark
    assert ledger(catalogue, folder)["whole.bmp"] == (FileState.INDEXED, "")
    # It is known of the content: a copy has it too, and a file that comes back.
    (folder / "copy.bmp").write_bytes((folder / "cut.bmp").read_bytes())
    away = (folder / "cut.bmp").rename(folder.parent / "cut.bmp")
    reader.decoded.clear()
    index()
    assert ledger(catalogue, folder)["copy.bmp"] == remark
    away.rename(folder / "cut.bmp")
    index()
    assert ledger(catalogue, folder)["cut.bmp"] == remark
    assert reader.decoded == []
    # What was cut is whole again.
    (folder / "cut.bmp").write_bytes(make_picture(folder.parent / "other.bmp", 21).read_bytes())
    index()
    assert ledger(catalogue, folder)["cut.bmp"] == (FileState.INDEXED, "")


def test_a_broken_file_that_is_repaired_is_indexed(folder: Path, catalogue: Catalogue, index: Index) -> None:
    whole = (folder / "0.png").read_bytes()
    (folder / "broken.png").write_bytes(whole[:-40])
    index()
    make_picture(folder / "broken.png", 50)
    assert counted(index()) == (7, 1, 6, 0)
    assert ledger(catalogue, folder)["broken.png"] == (FileState.INDEXED, "")


@pytest.mark.parametrize("mtime_ns", [0, 1_000_000_000])
def test_trouble_that_may_pass_is_tried_again(
    mtime_ns: int, folder: Path, catalogue: Catalogue, reader: Reader, index: Index
) -> None:
    os.utime(folder / "0.png", ns=(mtime_ns, mtime_ns))  # also a file that is dated 1970
    reader.troubles["0.png"] = UnreadablePicture("Input/output error", may_pass=True)
    assert counted(index()) == (6, 5, 0, 1)
    assert ledger(catalogue, folder)["0.png"] == (FileState.FAILED, "Input/output error")
    reader.troubles.clear()
    reader.decoded.clear()
    assert counted(index()) == (6, 1, 5, 0)
    assert reader.decoded == ["0.png"]


def test_a_file_that_cannot_be_opened_is_tried_again(
    folder: Path, catalogue: Catalogue, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:

    def refusing(path: Path) -> Any:
        if path.name == "0.png":
            raise PermissionError(errno.EACCES, "Permission denied")
        return open_regular(path)

    with monkeypatch.context() as patch:
        patch.setattr(file_reader, "open_regular", refusing)
        assert counted(index()) == (6, 5, 0, 1)
    assert ledger(catalogue, folder)["0.png"] == (FileState.FAILED, "you have no permission for it")
    assert counted(index()) == (6, 1, 5, 0)


def test_a_subfolder_that_cannot_be_listed_stands_in_the_ledger(
    folder: Path, catalogue: Catalogue, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    listing = os.scandir

    def refusing(path: Any) -> Any:
        if Path(path) == folder / "hats":
            raise PermissionError(errno.EACCES, "Permission denied")
        return listing(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refusing)
        assert counted(index()) == (5, 4, 0, 1)
    assert ledger(catalogue, folder)["hats"] == (FileState.FAILED, "you have no permission for it")
    assert counted(index()) == (6, 2, 4, 0)
    assert ledger(catalogue, folder)["hats/1.png"] == (FileState.INDEXED, "")
    assert "hats" not in ledger(catalogue, folder)
    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refusing)
        # nobody has looked into it, so what was in it counts as it was
        assert counted(index()) == (7, 0, 6, 1)
    assert ledger(catalogue, folder)["hats/1.png"] == (FileState.INDEXED, "")


def test_a_file_that_changes_while_it_is_read_is_read_again(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changing(pool: DecodingPool, path: Path, wanted: InputSpec, thumbnail_px: int) -> DecodedPicture:
        picture = decode(path, wanted, thumbnail_px)
        if path.name == "0.png":
            make_picture(path, 60, size=(99, 72))
        return picture

    with monkeypatch.context() as patch:
        patch.setattr(DecodingPool, "decode", changing)
        assert counted(index()) == (6, 5, 0, 1)
    assert ledger(catalogue, folder)["0.png"] == (FileState.FAILED, "it changed while it was being read")
    assert counted(index()) == (6, 1, 5, 0)
    (picture,) = [
        picture
        for picture in catalogue.pictures.get(catalogue.pictures.ids(folder, backbone.id).tolist(), folder)
        if picture.path.name == "0.png"
    ]
    assert picture.width_px == 99


def test_a_file_that_vanishes_after_the_scan(
    folder: Path, catalogue: Catalogue, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    compare = Scan.compare

    def vanishing(scan: Scan, backbone: str) -> ChangedFiles:
        changed = compare(scan, backbone)
        (folder / "0.png").unlink(missing_ok=True)
        return changed

    monkeypatch.setattr(Scan, "compare", vanishing)
    assert counted(index()) == (6, 5, 0, 1)
    assert ledger(catalogue, folder)["0.png"] == (FileState.FAILED, "there is no such file")
    assert counted(index()) == (5, 0, 5, 0)
    assert "0.png" not in ledger(catalogue, folder)


@pytest.mark.parametrize(("name", "said"), [("gone", "is not there"), ("0.png", "it is not a folder")])
def test_what_is_no_folder_changes_nothing(
    name: str, said: str, folder: Path, catalogue: Catalogue, backbone: FakeBackbone, index: Index
) -> None:
    index()
    before = ledger(catalogue, folder)
    with pytest.raises(SimguiError, match=said):
        index_folder(folder / name, catalogue, backbone, Progress())
    assert ledger(catalogue, folder) == before


def test_a_folder_that_went_away_keeps_what_was_known(
    folder: Path, catalogue: Catalogue, index: Index
) -> None:
    index()
    before = ledger(catalogue, folder)
    ids = catalogue.pictures.ids(folder, "fake-1").tolist()
    away = folder.rename(folder.with_name("unplugged"))
    with pytest.raises(SimguiError, match=r"\(6 pictures\) stays searchable"):
        index()
    assert {state for state, _ in ledger(catalogue, folder).values()} == {FileState.OFFLINE}
    assert catalogue.pictures.ids(folder, "fake-1").tolist() == ids
    away.rename(folder)
    index()
    assert ledger(catalogue, folder) == before


def test_an_error_of_the_backbone_ends_the_run_but_not_what_was_finished(
    folder: Path, catalogue: Catalogue, index: Index, backbone: FakeBackbone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer, "BATCH", 2)
    features = backbone.features

    def failing(pixels: Any) -> Any:
        if backbone.calls == 4:
            raise RuntimeError("no more memory for tensors")
        return features(pixels)

    monkeypatch.setattr(pipeline, "cores", lambda: 0)  # one thread looks: each picture is finished in turn
    with monkeypatch.context() as patch:
        patch.setattr(backbone, "features", failing)
        with pytest.raises(RuntimeError, match="tensors"):
            index()
    assert catalogue.ledger.counts(folder)[FileState.INDEXED] == 4
    assert counted(index()) == (6, 2, 4, 0)


def test_a_picture_whose_decoder_is_missing_is_read_when_it_is_there(
    folder: Path, catalogue: Catalogue, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "holiday.jpg").write_bytes(b"FUJIFILMCCD-RAW" + bytes(50))  # whatever it is called
    with monkeypatch.context() as patch:
        patch.setattr(formats, "find_spec", lambda package: None)
        assert counted(index()) == (7, 6, 0, 1)
        state, reason = ledger(catalogue, folder)["holiday.jpg"]
        assert state is FileState.FAILED
        assert reason.startswith('a raw file of a camera: it needs the extra "raw" of SimGUI')
    make_picture(folder / "other.png", 9).rename(folder / "holiday.jpg")
    assert counted(index()) == (7, 1, 6, 0)


def test_of_a_file_that_is_no_picture_only_the_beginning_is_read(
    folder: Path, catalogue: Catalogue, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "film.mp4").write_bytes(struct.pack(">I", 24) + b"ftypisom" + bytes(100_000))
    hashed: list[str] = []

    def noting(file: Any, *arguments: Any) -> bytes:
        hashed.append(Path(file.name).name)
        return content_of(file, *arguments)

    monkeypatch.setattr(file_reader, "content_of", noting)
    assert counted(index()) == (7, 6, 0, 1)
    assert ledger(catalogue, folder)["film.mp4"][0] is FileState.SKIPPED
    assert sorted(hashed) == [f"{number}.png" for number in range(6)]


def test_every_picture_that_is_decoded_leaves_a_thumbnail(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    make_picture(folder / "large.jpg", 9, size=(800, 400), exif=exif)
    (folder / "broken.png").write_bytes((folder / "0.png").read_bytes()[:200])
    with closing(Thumbnails(tmp_path / "thumbnails.sqlite")) as thumbnails:
        index_folder(folder, catalogue, backbone, Progress(), thumbnails=thumbnails)
        sizes = {}
        for number in catalogue.pictures.ids(folder, backbone.id).tolist():
            files = catalogue.pictures.files(number)
            (path,) = files.paths
            jpeg = thumbnails.get(files.content)
            assert jpeg is not None
            with Image.open(io.BytesIO(jpeg)) as image:
                sizes[path.name] = image.size
    assert sizes == {f"{number}.png": (96, 72) for number in range(6)} | {"large.jpg": (128, 256)}


# Progress and stopping.


def test_progress_counts_the_files_and_then_what_has_to_be_read(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone
) -> None:
    steps: list[Step] = []
    ticks = iter(range(1000))
    index_folder(folder, catalogue, backbone, Progress(steps.append, clock=lambda: next(ticks)))
    assert [step.line for step in steps[:1]] == ["Looking through the folder: 6 files"]
    assert [(step.text, step.done, step.total, step.unit) for step in steps[1:]] == [
        ("Indexing", done, 6, "pictures") for done in range(1, 7)
    ]


def stopping_at_the_first_picture() -> Progress:
    reported: list[str] = []
    ticks = iter(range(1000))  # a second between any two steps: every one is reported
    return Progress(
        lambda step: reported.append(step.text), lambda: "Indexing" in reported, lambda: next(ticks)
    )


def test_a_cancel_in_the_middle_keeps_what_is_finished_and_the_next_run_goes_on(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    for batch in (2, 64):
        monkeypatch.setattr(indexer, "BATCH", batch)
        known = catalogue.ledger.counts(folder)[FileState.INDEXED]
        with pytest.raises(Cancelled):
            index_folder(folder, catalogue, backbone, stopping_at_the_first_picture())
        # The first is reported; one more may have been finished when the wish to stop is noticed.
        assert 1 <= catalogue.ledger.counts(folder)[FileState.INDEXED] - known <= 2
        assert catalogue.health.problems() == []
    rest = 6 - catalogue.ledger.counts(folder)[FileState.INDEXED]
    assert rest >= 2
    assert counted(index()) == (6, rest, 6 - rest, 0)


def test_a_cancel_is_noticed_while_one_picture_takes_for_ever(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    ended = threading.Event()

    def endless(*_: object) -> DecodedPicture:
        ended.wait()
        raise UnreadablePicture("given up")

    def asked_often() -> bool:
        asked.append(1)
        return len(asked) > 4

    monkeypatch.setattr(DecodingPool, "decode", endless)
    try:
        with pytest.raises(Cancelled):
            index_folder(folder, catalogue, backbone, Progress(is_cancelled=asked_often))
    finally:
        ended.set()
    assert catalogue.ledger.counts(folder)[FileState.INDEXED] == 0


def test_a_cancel_during_the_scan_marks_nothing_as_missing(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    index()
    monkeypatch.setattr(indexer, "_FOUND_AT_ONCE", 2)
    with pytest.raises(Cancelled):
        index_folder(folder, catalogue, backbone, Progress(is_cancelled=lambda: True))
    assert catalogue.ledger.counts(folder)[FileState.MISSING] == 0


# Accidents.

KILLED_IN_THE_MIDDLE_OF_A_TRANSACTION = """
import os, signal, sys
from pathlib import Path

from fakes import FakeBackbone
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, ledger
from simgui.library.folders import indexer

indexer.BATCH = 4
add_picture, added = ledger.add_picture, []

def killing(*arguments):
    added.append(1)
    if len(added) == 11:  # two batches are written, the third is half done
        os.kill(os.getpid(), signal.SIGKILL)
    return add_picture(*arguments)

ledger.add_picture = killing
indexer.index_folder(Path(sys.argv[1]), Catalogue(Path(sys.argv[2])), FakeBackbone(), Progress())
"""


@pytest.mark.process
def test_a_kill_costs_at_most_the_batch_in_flight(tmp_path: Path, backbone: FakeBackbone) -> None:
    folder, file = tmp_path / "many", tmp_path / "catalogue.sqlite"
    for number in range(15):
        make_picture(folder / f"{number:02}.png", number)
    before = contents(folder)
    ended = subprocess.run(
        [sys.executable, "-P", "-c", KILLED_IN_THE_MIDDLE_OF_A_TRANSACTION, folder, file],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])},
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL
    with closing(Catalogue(file)) as catalogue:
        assert catalogue.health.problems() == []
        assert catalogue.pictures.count() == 8
        assert [entry.state for entry in catalogue.ledger.entries(folder)] == [FileState.INDEXED] * 8
        ids = catalogue.pictures.ids(folder, backbone.id)
        assert catalogue.features.read(ids, backbone.id).shape == (8, backbone.width)
        assert counted(index_folder(folder, catalogue, backbone, Progress())) == (15, 7, 8, 0)
        assert backbone.calls == 7
        assert catalogue.health.problems() == []
    assert contents(folder) == before


def test_a_full_disk_ends_the_run_and_the_next_one_goes_on(
    folder: Path, catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer, "BATCH", 1)
    backbone = FakeBackbone(grid=32)  # 3,072 numbers, six kilobytes: two pictures a page of the catalogue
    pages = catalogue._database.query("PRAGMA page_count").fetchone()[0]
    catalogue._database.query(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(SimguiError, match="the disk is full"):
        index_folder(folder, catalogue, backbone, Progress())
    kept = catalogue.ledger.counts(folder)[FileState.INDEXED]
    assert 0 < kept < 6
    assert catalogue.health.problems() == []
    catalogue._database.query("PRAGMA max_page_count = 1000000")
    assert counted(index_folder(folder, catalogue, backbone, Progress())) == (6, 6 - kept, kept, 0)
