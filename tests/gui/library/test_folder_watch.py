import logging
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from fakes import FakeBackbone
from pictures import make_picture
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simgui.app import App
from simgui.gui.library.folder_watch import FolderWatch
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.worker import Lane, Worker
from simgui.library.folders import watcher
from simgui.library.folders.watcher import Watcher
from simgui.library.records import FileState

BURST = 10_000


@pytest.fixture
def watch(worker: Worker) -> Iterator[FolderWatch]:
    started = FolderWatch(worker)
    yield started
    started.close()


def begin(qtbot: QtBot, watch: FolderWatch, *folders: Path) -> None:
    kept: list[object] = []
    keep = watch._keep

    def keep_and_tell(found: tuple[set[Path], set[Path]]) -> None:
        keep(found)
        kept.append(found)

    task = partial(watch._begin, set(folders), frozenset(folders))
    watch._worker.start(Lane.PICTURES, task, keep_and_tell)
    qtbot.waitUntil(lambda: bool(kept))
    assert set(watch._watcher._watches) | watch._unwatched == set(folders)


def test_a_burst_of_changes_is_told_once(qtbot: QtBot, watch: FolderWatch, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    begin(qtbot, watch, folder)
    told: list[Path] = []
    watch.changed.connect(told.append)
    for number in range(BURST):
        (folder / f"{number}.jpg").touch()
    with qtbot.waitSignal(watch.changed, timeout=60_000):
        pass
    assert told == [folder]
    assert watch._watcher.take(0, 0) == set()  # nothing of the burst is left to be told


def test_each_folder_is_told_by_itself_and_reading_is_no_change(
    qtbot: QtBot, watch: FolderWatch, tmp_path: Path
) -> None:
    one, other = (make_picture(tmp_path / name / "deep" / "a.png", 1).parents[1] for name in ("one", "two"))
    begin(qtbot, watch, one, other)
    told: list[Path] = []
    watch.changed.connect(told.append)
    (one / "deep" / "a.png").read_bytes()
    with qtbot.waitSignal(watch.changed, timeout=30_000):
        (other / "deep" / "b.png").touch()
    assert told == [other]


def test_what_the_system_cannot_watch_is_looked_at_now_and_then(
    qtbot: QtBot, watch: FolderWatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share, away = tmp_path / "share", tmp_path / "away"
    share.mkdir()
    monkeypatch.setattr(watcher, "is_remote", lambda folder: folder == share)
    begin(qtbot, watch, share, away)
    told: list[Path] = []
    watch.changed.connect(told.append)
    with qtbot.waitSignal(watch.changed, timeout=10_000):
        watch.report_unwatched()
    assert told == [share]  # the other one is not there
    away.mkdir()
    with qtbot.waitSignals([watch.changed] * 2, timeout=10_000):
        watch.report_unwatched()
    assert told == [share, away, share]


def test_a_limit_of_the_system_is_no_error(
    qtbot: QtBot, watch: FolderWatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(watcher.Observer, "schedule", refuse)
    begin(qtbot, watch, tmp_path)
    assert watch._unwatched == {tmp_path}


@pytest.mark.parametrize(
    ("kind", "remote"), [("nfs4", True), ("cifs", True), ("fuse.sshfs", True), ("ext4", False)]
)
def test_a_drive_of_another_computer_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, remote: bool
) -> None:
    mounts = f"/dev/sda1 / ext4 rw 0 0\nserver:/x {tmp_path}/my\\040nas {kind} rw 0 0\n"
    monkeypatch.setattr(Path, "read_text", lambda *_: mounts)
    assert watcher.is_remote(tmp_path / "my nas" / "2019") is remote
    assert watcher.is_remote(tmp_path) is False


def test_the_window_follows_its_folder(qtbot: QtBot, opened: MainWindow, app: App, library: Path) -> None:
    qtbot.waitUntil(lambda: set(opened._rescans._watch._watcher._watches) == {library})
    make_picture(library / "hats" / "new.png", 55)
    (library / "bags" / "0.png").rename(library / "shoes" / "moved.png")
    qtbot.waitUntil(
        lambda: {entry.path.name for entry in app.ledger.entries(library)} >= {"new.png", "moved.png"},
        timeout=30_000,
    )
    qtbot.waitUntil(lambda: not opened.busy)
    assert len(app.pictures.ids(library)) == 10


def test_a_change_can_be_told_while_more_folders_are_being_watched(
    qtbot: QtBot, watch: FolderWatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    schedule, waited = watcher.Observer.schedule, []

    def schedule_during_a_change(observer: Any, *arguments: Any, **options: Any) -> Any:
        telling = Thread(target=watch._watcher.note, args=(tmp_path,))  # holds a lock that this one asks for
        telling.start()
        telling.join(10)
        waited.append(telling.is_alive())
        return schedule(observer, *arguments, **options)

    monkeypatch.setattr(watcher.Observer, "schedule", schedule_during_a_change)
    begin(qtbot, watch, tmp_path)
    assert waited
    assert not any(waited)


def test_a_folder_that_is_moved_away_and_back_is_told_though_it_is_not_looked_at(
    qtbot: QtBot, watch: FolderWatch, tmp_path: Path
) -> None:
    above = tmp_path / "above"
    folder = make_picture(above / "pictures" / "a.png", 1).parent
    other = make_picture(tmp_path / "other" / "a.png", 1).parent
    begin(qtbot, watch, folder, other)
    for moved in (folder, above):  # itself, and one on the way to it
        away = moved.with_name("away")
        for source, target in ((moved, away), (away, moved)):
            told: list[Path] = []
            watch.changed.connect(told.append)
            with qtbot.waitSignal(watch.changed):
                source.rename(target)
            assert told == [folder]
            begin(qtbot, watch, folder, other)
    (tmp_path / "a stranger").touch()
    with qtbot.waitSignal(watch.changed):
        make_picture(folder / "b.png", 2)  # it is followed as before
    assert told[-1] == folder


def test_a_folder_that_went_away_before_it_was_watched_is_told(
    qtbot: QtBot, watch: FolderWatch, tmp_path: Path
) -> None:
    gone, offline = tmp_path / "gone", tmp_path / "offline"
    told: list[Path] = []
    watch.changed.connect(told.append)
    with qtbot.waitSignal(watch.changed):
        watch.watch({gone, offline, tmp_path}, frozenset({offline}))
    assert told == [gone]


def test_a_folder_that_comes_or_goes_unseen_is_noticed_when_asked(
    qtbot: QtBot, watch: FolderWatch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watcher, "is_remote", lambda folder: True)  # nothing is told of it
    folder = make_picture(tmp_path / "share" / "a.png", 1).parent
    begin(qtbot, watch, folder)
    told: list[Path] = []
    watch.changed.connect(told.append)
    assert watch._watcher.moved() == set()
    folder.rename(tmp_path / "away")
    with qtbot.waitSignal(watch.changed):
        watch.report_moved()
    begin(qtbot, watch, folder)
    (tmp_path / "away").rename(folder)
    with qtbot.waitSignal(watch.changed):
        watch.report_moved()
    assert told == [folder, folder]


def test_a_covered_folder_that_is_moved_away_and_back_is_followed_by_the_window(
    qtbot: QtBot, opened: MainWindow, app: App, library: Path, backbone: FakeBackbone
) -> None:
    looked_at = backbone.calls
    qtbot.waitUntil(lambda: library in opened._rescans._watch._watcher._watches)
    away = library.rename(library.with_name("away"))
    qtbot.waitUntil(opened._banner.isVisible)
    assert opened._banner.text.startswith("This folder is offline")
    assert [each.offline for each in app.folders.covered()] == [True]
    qtbot.waitUntil(lambda: not opened.busy)
    away.rename(library)
    qtbot.waitUntil(lambda: not opened._banner.isVisible())
    assert [each.offline for each in app.folders.covered()] == [False]
    assert app.ledger.counts(library)[FileState.INDEXED] == 9
    assert backbone.calls == looked_at
    qtbot.waitUntil(lambda: not opened.busy)


def test_the_window_looks_again_when_it_comes_to_the_front(
    qtbot: QtBot, opened: MainWindow, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: library in opened._rescans._watch._watcher._watches)
    monkeypatch.setattr(Watcher, "note", lambda *_: None)  # nothing is told, as of a drive that is mounted
    library.rename(library.with_name("away"))
    monkeypatch.setattr(opened, "isActiveWindow", lambda: True)
    QApplication.sendEvent(opened, QEvent(QEvent.Type.ActivationChange))
    qtbot.waitUntil(opened._banner.isVisible)
    qtbot.waitUntil(lambda: not opened.busy)


def test_watching_that_ends_in_the_middle_of_a_read_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("watchdog.observers.inotify")
    log.error("InotifyEmitter.queue_events() called when the thread is inactive")
    log.error("something else")
    assert [record.getMessage() for record in caplog.records] == ["something else"]
    caplog.clear()
