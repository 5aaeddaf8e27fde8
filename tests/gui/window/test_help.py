"""The help: the guide and the example in the language of the window, and their links to each other."""

from pathlib import Path

import pytest
from documentation import anchor, sections
from languages import language
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from seen import button, says

from simgui.core.resources import HELP, help_page, languages
from simgui.gui.window import guide
from simgui.gui.window.help import Help
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.worker import Worker


def test_f1_shows_keys_and_guide_and_asks_nothing_of_the_network(qtbot: QtBot, opened: MainWindow) -> None:
    qtbot.keyClick(opened, Qt.Key.Key_F1)
    (shown,) = opened.findChildren(Help)
    assert "Ctrl+Shift+O" in shown.text
    qtbot.waitUntil(lambda: shown._find.isEnabled())
    qtbot.keyClicks(shown._find, "false matches")
    assert "User guide" in shown.text
    assert shown._text.textCursor().selectedText().casefold() == "false matches"
    qtbot.keyClicks(shown._find, "xyzzy")
    assert says(shown, "The guide does not contain this.")
    for row in range(shown._contents.count()):
        shown._contents.setCurrentRow(row)
    button(shown, "Close").click()


def test_a_link_of_the_guide_leads_to_its_heading(qtbot: QtBot, worker: Worker) -> None:
    shown = Help([], worker)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: shown._find.isEnabled())
    for link, heading in {
        "#the-starters": "The starters",
        "user-guide.md#how-a-model-is-trained": "How a model is trained",
        "example.md": "The example, step by step",
        "user-guide.md": "User guide",
        "#why-such-a-threshold-rejects-nothing": "Why such a threshold rejects nothing",
    }.items():
        shown._follow(QUrl(link))
        assert shown._text.textCursor().block().text() == heading
    before = shown._text.verticalScrollBar().value()
    for elsewhere in (
        "../README.md",
        "administrator-guide.md#the-data-folder",
        "https://example.org/#formats",
    ):
        shown._follow(QUrl(elsewhere))
        assert shown._text.verticalScrollBar().value() == before


@pytest.mark.parametrize("code", languages())
def test_every_link_between_the_pages_leads_to_its_heading(qapp: QApplication, code: str) -> None:
    shown = guide.Guide(guide.read_guide(code), qapp.font())
    inside = {"", *HELP, *(help_page(name, code).name for name in HELP)}
    other_languages = {help_page(name, each).name for name in HELP for each in languages()} - inside
    wrong, followed = [], 0
    for name in HELP:
        for link in (link for section in sections(help_page(name, code)) for link in section.links()):
            page, _, fragment = link.partition("#")
            leads = shown.place_of(QUrl(link))
            there = None if leads is None else anchor(shown.findBlock(leads).text())
            followed += there is not None
            if page not in inside:
                is_right = there is None or page in other_languages
            else:
                is_right = there == fragment if fragment else there is not None
            if not is_right:
                wrong.append(link)
    assert wrong == []
    assert followed > 10


def test_the_help_speaks_the_language_of_the_window(qtbot: QtBot, qapp: QApplication, worker: Worker) -> None:
    with language(qapp, "de"):
        shown = Help([], worker)
        qtbot.addWidget(shown)
        shown.show()
        qtbot.waitUntil(lambda: shown._find.isEnabled())
    rows = [shown._contents.item(row).text() for row in range(shown._contents.count())]
    assert rows[0] == "Tastenkürzel"
    assert rows.index("Befehle") < rows.index("Das Beispiel, Schritt für Schritt")
    shown._follow(QUrl("example.de.md"))
    assert shown._text.textCursor().block().text() == "Das Beispiel, Schritt für Schritt"
    shown._follow(QUrl("#wörter"))
    assert shown._text.textCursor().block().text() == "Wörter"
    assert "[English]" not in shown.text
    assert "English\n" not in shown.text  # the link to the other language leads nowhere here


def test_what_is_said_of_a_command_stands_below_it_and_paragraphs_apart(qapp: QApplication) -> None:
    shown = guide.Guide(guide.read_guide(), qapp.font())
    text = shown.toPlainText()
    assert "simgui index FOLDER\n    index a folder of pictures\n" in text
    assert "\n       [--label LABEL]… " in text
    assert "(5, up to 200), with distance and verdict; in all folders of the library" in text
    assert "[--smallest PX] [--hidden]\n    [--labels first|" in text
    for words in ("Folders are followed", "Query: drop pictures"):
        assert shown.find(words).block().blockFormat().topMargin() > 0


def test_the_help_is_in_english_where_it_is_not_translated() -> None:
    assert guide.read_guide("fr") == guide.read_guide("en")


def test_the_example_is_in_the_help_below_the_guide(qtbot: QtBot, worker: Worker) -> None:
    shown = Help([], worker)
    qtbot.addWidget(shown)
    shown.show()
    contents = shown._contents
    qtbot.waitUntil(lambda: contents.count() > 1)
    rows = [contents.item(row).text() for row in range(contents.count())]
    example = rows.index("The example, step by step")
    assert rows[0] == "Keyboard shortcuts"
    assert "\N{OBJECT REPLACEMENT CHARACTER}" not in shown._guide.toPlainText()  # a picture that is not there
    assert rows.index("Commands") < example < rows.index("    Calibration")
    contents.setCurrentRow(example)
    assert shown._text.textCursor().block().text() == "The example, step by step"
    qtbot.keyClicks(shown._find, "projector")
    assert shown._text.textCursor().selectedText().casefold() == "projector"


def test_a_guide_that_cannot_be_read_leaves_the_keys(
    qtbot: QtBot, worker: Worker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guide, "help_page", lambda name, _language: tmp_path / name)
    shown = Help([], worker)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: says(shown, "is not there"))
    assert not shown._find.isEnabled()
    assert [shown._contents.item(0).text()] == ["Keyboard shortcuts"]
