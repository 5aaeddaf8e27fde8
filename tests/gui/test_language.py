"""How numbers, dates, plurals and what services say are written in the person's language."""

import ast
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from languages import language
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from simgui.core import resources
from simgui.core.errors import SimguiError
from simgui.core.names import quoted
from simgui.core.resources import languages
from simgui.core.sentences import say, say_count
from simgui.gui import language as rules
from simgui.gui.language import (
    day_text,
    error_words,
    filled,
    language_code,
    moment_text,
    number_text,
    share_text,
    size_text,
    translated,
)
from simgui.gui.language_choice import language_names, understood
from simgui.gui.look.decimal_field import DecimalField
from simgui.gui.settings import Settings

NO_BREAK = "\u00a0"


@pytest.fixture
def in_german(qapp: QApplication) -> Iterator[None]:
    with language(qapp, "de"):
        QLocale.setDefault(QLocale("de_DE"))
        yield


def test_numbers_are_written_as_the_language_writes_them(in_german: None) -> None:
    assert number_text(1204) == "1.204"
    assert number_text(0.224, ".2f") == "0,22"
    assert number_text(-1234.5, ",.1f") == "-1.234,5"
    assert share_text(0.871) == f"87{NO_BREAK}%"
    assert share_text(0.8712, 1) == f"87,1{NO_BREAK}%"
    assert size_text(1_300_000) == "1,2 MB"
    assert filled("{0:,} {what}", 1204, what=2.5) == "1.204 2,5"


def test_days_have_all_digits_of_the_year(in_german: None) -> None:
    assert day_text(date(2024, 5, 30)) == "30.05.2024"
    assert moment_text(datetime(2024, 5, 30, 9, 5)) == "30.05.2024 09:05"


def test_english_numbers_are_written_as_python_writes_them(qapp: QApplication) -> None:
    assert (number_text(1204), share_text(0.871), number_text(0.5, ".2f")) == ("1,204", "87%", "0.50")
    assert day_text(date(2024, 5, 30)) == "2024-05-30"


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, "0 Bilder"), (1, "1 Bild"), (1204, "1.204 Bilder"), (3_000_000_000, "3.000.000.000 Bilder")],
)
def test_a_number_decides_the_form(in_german: None, count: int, said: str) -> None:
    assert translated(say_count("{count:,} picture", "{count:,} pictures", count)) == said


@pytest.mark.parametrize(("count", "said"), [(0, "0 pictures"), (1, "1 picture"), (2, "2 pictures")])
def test_english_needs_no_file_for_its_plural(qapp: QApplication, count: int, said: str) -> None:
    assert translated(say_count("{count:,} picture", "{count:,} pictures", count)) == said


def test_a_sentence_in_a_sentence_is_translated_too(in_german: None) -> None:
    inner = say_count("{count:,} picture", "{count:,} pictures", 2)
    assert filled("({0}) {1}", inner, "1,204 {braces}") == "(2 Bilder) 1,204 {braces}"
    error = SimguiError(say("This is not there"), "a name")
    assert error_words(error) == "Das gibt es nicht. a name"


def test_qt_speaks_the_language_too(in_german: None) -> None:
    box = QMessageBox()
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    assert box.button(QMessageBox.StandardButton.Cancel).text() == "Abbrechen"


@pytest.mark.parametrize(
    ("wanted", "code"),
    [(["de-AT", "en-GB"], "de"), (["fr-FR", "de"], "de"), (["en_US"], "en"), (["ja-JP"], "en"), ([], "en")],
)
def test_the_first_language_that_is_known_is_spoken(wanted: list[str], code: str) -> None:
    assert understood(wanted) == code


@pytest.mark.parametrize("typed", ["0.179", "0,179"])
def test_a_point_is_no_separator_of_thousands(qtbot: QtBot, in_german: None, typed: str) -> None:
    field = DecimalField()
    qtbot.addWidget(field)
    field.setDecimals(3)
    field.setRange(0, 2)
    field.selectAll()
    qtbot.keyClicks(field, typed)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (field.value(), field.text()) == (0.179, "0,179")


def test_a_language_is_known_by_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("simgui_fr.qm", "simgui_pt_BR.qm", "simgui_de.qm", "simgui_ja.ts", "other_it.qm"):
        (tmp_path / name).touch()
    monkeypatch.setattr(resources, "resource", lambda _name: tmp_path)
    assert language_names() == {"en": "English", "de": "Deutsch", "fr": "Français", "pt_BR": "Português"}
    assert understood(["ja-JP", "fr-CA", "de"]) == "fr"
    assert understood(["pt-BR"]) == "pt_BR"


def test_the_window_says_which_language_it_speaks(qapp: QApplication) -> None:
    for code in languages():
        with language(qapp, code):
            assert language_code() == code


def test_only_languages_of_the_window_are_chosen(settings: Settings) -> None:
    settings["language"] = "de"
    assert settings["language"] == "de"
    settings["language"] = "xx"
    assert settings["language"] == ""


def test_names_are_in_the_quotation_marks_of_the_language(in_german: None) -> None:
    assert translated(quoted("hats")) == "„hats“"
    program = Path(rules.__file__).parents[1]
    elsewhere = ("cli", "self_test.py", "packed.py")  # what these say is in English
    in_english = [
        f"{path.relative_to(program)}:{node.lineno}"
        for path in program.rglob("*.py")
        if not set(path.relative_to(program).parts) & set(elsewhere)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.JoinedStr) and "“" in ast.unparse(node)
    ]
    assert in_english == []


def test_texts_of_the_window_are_filled_in_its_language() -> None:
    """`str.format` would write English numbers, and leave sentences of services in English."""
    folder = Path(rules.__file__).parent
    formatted = [
        f"{path.relative_to(folder)}:{node.lineno}"
        for path in folder.rglob("*.py")
        if path.name != "self_test.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"
    ]
    assert formatted == []
