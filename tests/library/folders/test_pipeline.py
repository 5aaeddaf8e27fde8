import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fakes import FakeBackbone
from pictures import make_picture

from simgui.core.errors import UnreadablePicture
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, ChangedFiles, FoundFile
from simgui.library.catalogue.features import StoredFeatures
from simgui.library.decoding.decoder import decode
from simgui.library.decoding.outcome import DecodedPicture
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.thumbnails import Thumbnails
from simgui.library.folders import indexer, pipeline
from simgui.library.folders.indexer import index_folder
from simgui.library.folders.pipeline import Pipeline
from simgui.library.folders.place import Place
from simgui.library.records import FileState

PICTURES = 12


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(PICTURES):
        make_picture(tmp_path / "pictures" / f"{number:02}.png", number)
    return tmp_path / "pictures"


def found(folder: Path) -> Iterator[FoundFile]:
    for path in sorted(folder.iterdir()):
        yield FoundFile(path, path.stat().st_size, path.stat().st_mtime_ns)


def test_a_picture_that_takes_long_holds_up_no_other(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer, "BATCH", 2)
    others = threading.Event()

    def slow(pool: DecodingPool, path: Path, *wanted: Any) -> DecodedPicture:
        if path.name == "00.png":
            assert others.wait(60)
        return decode(path, *wanted)

    def written(changed: ChangedFiles, files: Any) -> None:
        write(changed, files)
        if catalogue.ledger.counts(folder)[FileState.INDEXED] >= PICTURES - 2:
            others.set()

    write = ChangedFiles.write
    monkeypatch.setattr(DecodingPool, "decode", slow)
    monkeypatch.setattr(ChangedFiles, "write", written)
    assert index_folder(folder, catalogue, backbone, Progress()).indexed == PICTURES


def test_pictures_are_looked_at_while_a_batch_is_written(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer, "BATCH", 4)
    started, asked_for_all = threading.Semaphore(0), threading.Event()
    looked_at: list[str] = []
    asked_for: list[bytes] = []

    def asked(features: StoredFeatures, contents: list[bytes], backbone_id: str) -> set[bytes]:
        asked_for.extend(contents)  # each is asked for at once, before anything more is written
        if len(asked_for) == PICTURES:
            asked_for_all.set()
        return known(features, contents, backbone_id)

    def noted(pool: DecodingPool, path: Path, *wanted: Any) -> DecodedPicture:
        assert asked_for_all.wait(60)
        looked_at.append(path.name)
        started.release()
        return decode(path, *wanted)

    def written(changed: ChangedFiles, files: Any) -> None:
        while len(looked_at) < PICTURES:  # nothing else asks for more meanwhile
            assert started.acquire(timeout=60)
        write(changed, files)

    write, known = ChangedFiles.write, StoredFeatures.known
    monkeypatch.setattr(StoredFeatures, "known", asked)
    monkeypatch.setattr(DecodingPool, "decode", noted)
    monkeypatch.setattr(ChangedFiles, "write", written)
    assert index_folder(folder, catalogue, backbone, Progress()).indexed == PICTURES


def test_only_so_many_files_are_under_way(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "AHEAD", 3)
    (folder / "film.png").write_bytes(b"no picture")
    taken: list[FoundFile] = []

    def taking() -> Iterator[FoundFile]:
        for file in found(folder):
            taken.append(file)
            yield file

    with Pipeline(catalogue, backbone, 0, Place(folder)) as opened:
        for given, _ in enumerate(opened.read(taking(), Progress())):
            assert len(taken) - given <= 3
    assert len(taken) == PICTURES + 1


def test_so_many_pictures_are_looked_at_at_a_time_as_was_said(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once, most, lock = 0, 0, threading.Lock()
    real = DecodingPool.decode

    def counting(pool: DecodingPool, *wanted: Any) -> DecodedPicture:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        try:
            return real(pool, *wanted)
        finally:
            with lock:
                at_once -= 1

    monkeypatch.setattr(DecodingPool, "decode", counting)
    with Pipeline(catalogue, backbone, 0, Place(folder), looking=1) as opened:
        assert len(list(opened.read(found(folder), Progress()))) == PICTURES
    assert most == 1


@pytest.mark.parametrize("ahead", [1, 64])
def test_a_content_is_looked_at_once_and_stands_in_the_file_that_is_given_first(
    ahead: int, folder: Path, catalogue: Catalogue, backbone: FakeBackbone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline, "AHEAD", ahead)
    for number in range(5):
        shutil.copyfile(folder / "03.png", folder / f"03 copy {number}.png")
    with Pipeline(catalogue, backbone, 0, Place(folder)) as opened:
        given = list(opened.read(found(folder), Progress()))
    assert len(given) == PICTURES + 5
    assert backbone.calls == PICTURES
    (content,) = {each.content for each in given if each.file.path.name == "03.png"}
    assert [each.seen is not None for each in given if each.content == content] == [True] + 5 * [False]


def test_every_file_of_a_content_that_gives_no_picture_says_why(
    folder: Path, catalogue: Catalogue, backbone: FakeBackbone, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copyfile(folder / "03.png", folder / "copy.png")

    def failing(pool: DecodingPool, path: Path, *wanted: Any) -> DecodedPicture:
        raise UnreadablePicture("broken")

    monkeypatch.setattr(DecodingPool, "decode", failing)
    with Pipeline(catalogue, backbone, 0, Place(folder)) as opened:
        given = list(opened.read(found(folder), Progress()))
    assert {each.reason for each in given} == {"broken"}
    assert sorted(each.file.path for each in given) == sorted(folder.iterdir())


def test_thumbnails_stand_before_their_pictures_do(
    folder: Path,
    catalogue: Catalogue,
    backbone: FakeBackbone,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(indexer, "BATCH", 5)
    thumbnails = Thumbnails(tmp_path / "thumbnails.sqlite")
    there: list[bool] = []

    def written(changed: ChangedFiles, files: Any) -> None:
        there.extend(thumbnails.get(each.content) == each.seen.thumbnail for each in files)
        write(changed, files)

    write = ChangedFiles.write
    monkeypatch.setattr(ChangedFiles, "write", written)
    index_folder(folder, catalogue, backbone, Progress(), thumbnails=thumbnails)
    thumbnails.close()
    assert there == [True] * PICTURES
