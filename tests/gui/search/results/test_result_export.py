"""A result is saved off the GUI thread, said where it was asked, and can be stopped."""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from found import found
from pictures import make_picture
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress
from simgui.gui.look.actions import menu_actions
from simgui.gui.search.results.contact_sheet import save_pdf, save_png
from simgui.gui.search.results.result_export import ResultExport
from simgui.gui.work.worker import Worker
from simgui.search.records import SearchResult


@pytest.fixture
def result(tmp_path: Path) -> SearchResult:
    """A result of eighteen pictures, one of which is gone."""
    for rank in range(1, 18):
        make_picture(tmp_path / "hats" / f"{rank}.png", rank, size=(40, 30))
    make_picture(tmp_path / "query.png", 1)
    return found(tmp_path, 18)


def preview(source: Path | bytes) -> bytes:
    try:
        return source if isinstance(source, bytes) else source.read_bytes()
    except OSError as error:
        raise SimguiError("Not there", str(error)) from error


@pytest.fixture
def export(qtbot: QtBot, worker: Worker, result: SearchResult) -> Iterator[ResultExport]:
    home = QWidget()
    qtbot.addWidget(home)
    made = ResultExport(lambda: result, preview, worker, home)
    layout = QVBoxLayout(home)
    for widget in (made.button, made.row, made.notice):
        layout.addWidget(widget)
    home.show()
    yield made  # its owner lives as long


def trigger(export: ResultExport, text: str) -> None:
    home = export.notice.parentWidget()
    next(action for action in menu_actions(home) if text in action.text()).trigger()


@pytest.mark.parametrize(
    ("kind", "suffix", "begins"),
    [
        ("CSV", "csv", b"\xef\xbb\xbfrank,"),
        ("JSON", "json", b"{"),
        ("PDF", "pdf", b"%PDF"),
        ("PNG", "png", b"\x89PNG"),
    ],
)
def test_a_result_is_saved_and_said_where_it_was_asked(
    qtbot: QtBot,
    export: ResultExport,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: str,
    suffix: str,
    begins: bytes,
) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    trigger(export, kind)
    file = tmp_path / f"mine.{suffix}"
    qtbot.waitUntil(lambda: export.notice.text == f"Saved: {file}")
    assert file.read_bytes().startswith(begins)
    assert export.row.isHidden()


def test_with_copies_everything_goes_into_one_folder_and_replaces_nothing(
    qtbot: QtBot, export: ResultExport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "target"
    target.mkdir()
    (target / "query neighbours.csv").write_bytes(b"mine")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(target))
    export.with_files.setChecked(True)
    trigger(export, "CSV")
    table = target / "query neighbours (2).csv"
    qtbot.waitUntil(
        lambda: export.notice.text == f"Saved: {table}, with copies of 17 files; 1 are not there now"
    )
    assert (target / "query neighbours.csv").read_bytes() == b"mine"
    assert sorted(path.name for path in target.glob("*.png"))[:2] == ["001 1.png", "002 2.png"]


def test_an_export_can_be_stopped(
    qtbot: QtBot, export: ResultExport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = Event()

    def endless(_result: SearchResult, _file: Path, progress: Progress) -> None:
        begun.set()
        while True:
            progress.check()

    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "mine"), ""))
    export.ask("csv", endless)
    qtbot.waitUntil(begun.is_set)
    assert export.row.isVisible()
    export.row.stop_wanted.emit()
    qtbot.waitUntil(export.row.isHidden)
    assert export.notice.isHidden()


def test_a_place_that_refuses_is_told(
    qtbot: QtBot, export: ResultExport, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = tmp_path / "nowhere" / "mine"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(nowhere), ""))
    for kind in ("CSV", "PDF", "PNG"):
        with qtbot.waitSignal(export.failed) as failed:
            trigger(export, kind)
        assert isinstance(failed.args[0], SimguiError)
        qtbot.waitUntil(export.row.isHidden)


def test_a_sheet_has_a_place_for_every_picture(tmp_path: Path, result: SearchResult) -> None:
    save_png(result, tmp_path / "sheet.png", preview, Progress())
    sheet = QImage(str(tmp_path / "sheet.png"))
    assert (sheet.width(), sheet.height()) == (16 + 4 * 256, 16 + 5 * 336)
    second = sheet.copy(QRect(16 + 256, 16, 240, 240))  # the nearest neighbour stands beside the query
    colours = {second.pixelColor(x, 120).name() for x in range(20, 220)}
    assert colours - {QColor("#f7f6f3").name(), QColor("#ffffff").name()}


def test_a_pdf_has_sixteen_pictures_a_page(tmp_path: Path, result: SearchResult) -> None:
    save_pdf(result, tmp_path / "sheet.pdf", preview, Progress())
    written = (tmp_path / "sheet.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", written)) == 2


def test_a_sheet_that_is_stopped_leaves_nothing(tmp_path: Path, result: SearchResult) -> None:
    for save, name in ((save_png, "sheet.png"), (save_pdf, "sheet.pdf")):
        steps = iter([False] * 3 + [True])
        with pytest.raises(Cancelled):
            save(result, tmp_path / name, preview, Progress(is_cancelled=lambda steps=steps: next(steps)))
    assert not list(tmp_path.glob("*sheet*"))
