"""Searching by words in the real window."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from seen import button, cards, command, says
from worded import BIRD, ROUND, FakeWords

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.gui.pictures.grid.picture_grid import PictureGrid
from simgui.gui.pictures.menu.picture_actions import actions_of
from simgui.gui.pictures.menu.picture_menu import PictureMenu
from simgui.gui.search.words.keywords_button import KeywordsButton
from simgui.gui.search.words.suggestion_list import SuggestionList
from simgui.gui.search.words.term_chip import TermChip
from simgui.gui.search.words.words_field import WordsField
from simgui.gui.window.main_window import MainWindow
from simgui.search.query import as_query

LEFT = Qt.MouseButton.LeftButton
NAMES = [f"{label}/{number}.png" for label in ("bags", "hats", "shoes") for number in range(3)]


def field(window: MainWindow) -> WordsField:
    return window.findChildren(WordsField)[0]


def grid(window: MainWindow) -> PictureGrid:
    return window.findChildren(PictureGrid)[0]


def listed(window: MainWindow) -> list[int]:
    """Give the places of the listed pictures among all of them, in the order of their paths."""
    every = window.areas.search._words._words.ids(window._state.folder).tolist()  # type: ignore[attr-defined]
    return [every.index(number) for number in grid(window).model().ids.tolist()]


def ask(qtbot: QtBot, window: MainWindow, line: str) -> None:
    field(window).setFocus()
    field(window).selectAll()
    qtbot.keyClicks(field(window), line)
    qtbot.keyClick(field(window), Qt.Key.Key_Return)


def chips(window: MainWindow) -> list[str]:
    found = [each for each in window.findChildren(TermChip) if each.isVisible()]
    return [each.accessibleName() for each in found]


def test_the_best_answers_are_listed_first_as_the_person_writes(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(grid(window), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is field(window)
    qtbot.keyClicks(field(window), "round")
    qtbot.waitUntil(lambda: listed(window) == [1, 3, 4])
    qtbot.waitUntil(lambda: says(window, "3 of 6 pictures found, best first"))
    assert chips(window) == ["round · word"]
    assert not says(window, "Drop a picture to find similar ones")
    qtbot.mouseClick(button(window, "Show the rest"), LEFT)
    qtbot.waitUntil(lambda: listed(window) == [1, 3, 4, 2, 0, 5])
    assert grid(window).model().listing.groups.starts.tolist() == [0, 3]
    qtbot.mouseClick(button(window, "Show only these"), LEFT)
    qtbot.waitUntil(lambda: listed(window) == [1, 3, 4])


def test_another_line_begins_with_what_answers_alone(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "round")
    qtbot.waitUntil(lambda: listed(window) == [1, 3, 4])
    qtbot.mouseClick(button(window, "Show the rest"), LEFT)
    qtbot.waitUntil(lambda: len(listed(window)) == 6)
    ask(qtbot, window, "cap")
    qtbot.waitUntil(lambda: listed(window) == [3, 4, 5])
    qtbot.waitUntil(lambda: chips(window) == ["cap · closest: hat"])


def test_labels_and_names_are_searched_in_the_same_field(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "hats")
    qtbot.waitUntil(lambda: sorted(listed(window)) == [3, 4, 5])
    qtbot.waitUntil(lambda: chips(window) == ["hats · label"])
    ask(qtbot, window, '"1.png"')
    qtbot.waitUntil(lambda: sorted(listed(window)) == [1, 4, 7])
    qtbot.waitUntil(lambda: chips(window) == ["“1.png” · name"])


def test_escape_takes_back_suggestions_then_words_and_the_clear_button_does_at_once(
    qtbot: QtBot, window: MainWindow
) -> None:
    ask(qtbot, window, "round")
    qtbot.waitUntil(lambda: len(listed(window)) == 3)
    qtbot.keyClicks(field(window), "\b")
    qtbot.waitUntil(lambda: bool(field(window).suggestions))
    qtbot.keyClick(field(window), Qt.Key.Key_Escape)
    assert field(window).text() == "roun"
    qtbot.keyClick(field(window), Qt.Key.Key_Escape)
    assert field(window).text() == ""
    qtbot.waitUntil(lambda: len(listed(window)) == 9)
    qtbot.waitUntil(lambda: says(window, "Drop a picture to find similar ones"))
    ask(qtbot, window, "round")
    qtbot.waitUntil(lambda: len(listed(window)) == 3)
    grid(window).setFocus()
    qtbot.keyClick(grid(window), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(listed(window)) == 9)
    assert field(window).text() == ""


def test_a_sense_is_chosen_and_given_up(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "crane")
    qtbot.waitUntil(lambda: sorted(listed(window)) == [0, 1, 2])
    bird = button(window, "a large wading bird")
    assert bird.accessibleName() == f"“crane” meant as crane: {BIRD.gloss}"
    qtbot.mouseClick(bird, LEFT)
    qtbot.waitUntil(lambda: listed(window) == [1, 2])
    qtbot.waitUntil(lambda: button(window, "a large wading bird").isChecked())
    qtbot.mouseClick(button(window, "a large wading bird"), LEFT)
    qtbot.waitUntil(lambda: sorted(listed(window)) == [0, 1, 2])


def test_a_word_that_is_not_known_offers_others(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "unicorn")
    qtbot.waitUntil(lambda: says(window, "No pictures found for “unicorn”"))
    qtbot.waitUntil(lambda: chips(window) == ["unicorn · not known"])
    qtbot.mouseClick(button(window, "round"), LEFT)
    qtbot.waitUntil(lambda: listed(window) == [1, 3, 4])
    assert field(window).text() == "round"


def test_where_nothing_answers_the_nearest_are_offered(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "round cap")  # 0.8 · 0.6 is the best
    qtbot.waitUntil(lambda: listed(window) == [3, 4])
    ask(qtbot, window, "round -thing")
    qtbot.waitUntil(lambda: says(window, "No pictures found for “round -thing”"))
    qtbot.mouseClick(button(window, "Show the closest anyway"), LEFT)
    qtbot.waitUntil(lambda: listed(window)[:3] == [1, 3, 4])


def test_a_chip_changes_its_term(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "thing round")
    qtbot.waitUntil(lambda: chips(window) == ["thing · by kinds of it", "round · word"])
    chip = window.findChildren(TermChip)[1]
    chip.setFocus()
    qtbot.keyClick(chip, Qt.Key.Key_Minus)
    qtbot.waitUntil(lambda: chips(window) == ["thing · by kinds of it", "not round · word"])
    assert field(window).text() == "thing -round"
    again = next(each for each in window.findChildren(TermChip) if each.term.unwanted)
    again.menu().actions()[0].trigger()
    qtbot.waitUntil(lambda: chips(window) == ["thing · by kinds of it", "round · word"])
    assert field(window).text() == "thing round"
    first = next(each for each in window.findChildren(TermChip) if each.term.text == "thing")
    qtbot.keyClick(first, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: chips(window) == ["round · word"])


def test_a_failure_is_said_below_the_words_and_can_be_tried_again(
    qtbot: QtBot, window: MainWindow, words: FakeWords
) -> None:
    words.problem = SimguiError(
        "Searching by words does not work", "A file is damaged. Install SimGUI again."
    )
    ask(qtbot, window, "round")
    qtbot.waitUntil(lambda: says(window, "Searching by words does not work. A file is damaged."))
    assert len(listed(window)) == 9
    words.problem = None
    qtbot.mouseClick(button(window, "Try again"), LEFT)
    qtbot.waitUntil(
        lambda: listed(window) == [1, 3, 4] and not says(window, "Searching by words does not work")
    )


def test_only_the_newest_line_is_answered(
    qtbot: QtBot, window: MainWindow, words: FakeWords, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, find = Event(), Event(), words.find

    def wait_once(*of: object, **more: object) -> object:
        if not begun.is_set():
            begun.set()
            go_on.wait(30)
        return find(*of, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(words, "find", wait_once)
    ask(qtbot, window, "cap")
    qtbot.waitUntil(begun.is_set)
    qtbot.waitUntil(lambda: says(window, "Searching…"))
    ask(qtbot, window, "round")
    go_on.set()
    qtbot.waitUntil(lambda: listed(window) == [1, 3, 4] and chips(window) == ["round · word"])


def test_other_labels_are_asked_again(qtbot: QtBot, window: MainWindow, words: FakeWords) -> None:
    ask(qtbot, window, "round")
    qtbot.waitUntil(lambda: len(listed(window)) == 3)
    before = len(words.asked)
    window._state.note_labels()
    qtbot.waitUntil(lambda: len(words.asked) > before)


# Words and pictures.


def test_a_click_on_an_answer_searches_with_it_and_back_leads_to_the_words(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = window.areas.search
    ask(qtbot, window, "round")
    qtbot.waitUntil(lambda: listed(window) == [1, 3, 4])
    view = grid(window)
    qtbot.mouseClick(view.viewport(), LEFT, pos=view.visualRect(view.model().index(0, 0)).center())
    qtbot.waitUntil(lambda: len(cards(window)) == 5)
    assert field(window).text() == ""
    qtbot.waitUntil(lambda: len(listed(window)) == 9)
    page._actions.back.trigger()
    qtbot.waitUntil(lambda: listed(window) == [1, 3, 4] and cards(window) == [])
    assert field(window).text() == "round"
    assert page.query is None
    page._actions.forward.trigger()
    qtbot.waitUntil(lambda: len(cards(window)) == 5)
    assert field(window).text() == ""


def test_words_and_a_picture_together_have_an_order_and_no_verdict(
    qtbot: QtBot, window: MainWindow, library: Path
) -> None:
    window.search(library / "hats" / "0.png")
    qtbot.waitUntil(lambda: len(cards(window)) == 5)
    assert not says(window, "no verdict")
    ask(qtbot, window, "round")
    qtbot.waitUntil(lambda: says(window, "Also ordered by words: no verdict"))
    # the best answers but the query itself, which is the fourth picture
    qtbot.waitUntil(
        lambda: (
            [card.neighbour.picture.path.name for card in cards(window) if card.neighbour]
            == ["1.png", "1.png", "2.png", "0.png", "2.png"]
        )
    )
    assert {card.verdict for card in cards(window)} == {""}
    qtbot.waitUntil(lambda: listed(window) == [1, 3, 4])
    window.areas.search.clear()  # the picture alone is over
    qtbot.waitUntil(lambda: cards(window) == [])
    assert field(window).text() == "round"
    qtbot.waitUntil(lambda: listed(window) == [1, 3, 4])
    window.areas.search.add([library / "hats" / "0.png"])
    qtbot.waitUntil(lambda: says(window, "Also ordered by words: no verdict"))
    field(window).clear()
    qtbot.waitUntil(lambda: not says(window, "no verdict") and len(listed(window)) == 9)
    assert window.areas.search.query == as_query(library / "hats" / "0.png")


def test_the_menu_of_a_picture_adds_it_to_words(qtbot: QtBot, window: MainWindow) -> None:
    ask(qtbot, window, "round")
    qtbot.waitUntil(lambda: listed(window) == [1, 3, 4])
    view = grid(window)
    chosen = view._chosen_at(view.visualRect(view.model().index(2, 0)).center())
    actions = actions_of(view)
    assert chosen is not None
    assert actions is not None
    entries = {each.text(): each for each in PictureMenu(chosen, actions, view).actions()}
    assert not entries["Not like this (nothing is searched with yet)"].isEnabled()
    entries["Add to the query"].trigger()
    qtbot.waitUntil(lambda: says(window, "Also ordered by words: no verdict"))
    assert field(window).text() == "round"


def test_filters_hold_for_words_as_for_pictures(qtbot: QtBot, window: MainWindow, library: Path) -> None:
    bar = window.areas.search._results.filters
    assert not bar.isVisible()
    ask(qtbot, window, "round")
    qtbot.waitUntil(lambda: listed(window) == [1, 3, 4])
    assert bar.isVisible()
    assert not button_is_seen(window, "Only matches")
    bar.choices_wanted.emit()
    qtbot.waitUntil(lambda: len(bar._labels._items()) == 3)
    hats = next(item for item in bar._labels._items() if item.text().startswith("hats"))
    hats.setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: listed(window) == [3, 4])
    window.areas.search.add([library / "bags" / "0.png"])
    qtbot.waitUntil(lambda: says(window, "Also ordered by words: no verdict"))
    assert button_is_seen(window, "Only matches")
    qtbot.waitUntil(
        lambda: {card.neighbour.picture.label for card in cards(window) if card.neighbour} == {"hats"}
    )
    qtbot.mouseClick(button(window, "Clear filters"), LEFT)
    qtbot.waitUntil(lambda: listed(window) == [1, 3, 4])


def button_is_seen(window: MainWindow, text: str) -> bool:
    return any(each.isVisible() and each.text() == text for each in window.findChildren(QPushButton))


# What is remembered.


def test_words_are_recent_queries_of_the_next_window_and_suggested_in_an_empty_field(
    qtbot: QtBot, window: MainWindow, open_window: Callable[[], MainWindow], library: Path
) -> None:
    ask(qtbot, window, "unicorn")  # which nothing answers
    qtbot.waitUntil(lambda: says(window, "No pictures found for “unicorn”"))
    ask(qtbot, window, "crane")
    qtbot.waitUntil(lambda: len(listed(window)) == 3)
    window.close()
    again = open_window()
    again.open_folder(library)
    qtbot.waitUntil(lambda: not again.busy and len(listed(again)) == 9)
    qtbot.mouseClick(field(again), LEFT)
    qtbot.waitUntil(lambda: [each.text for each in field(again).suggestions] == ["crane"])
    qtbot.keyClick(field(again), Qt.Key.Key_Down)
    qtbot.keyClick(field(again), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: sorted(listed(again)) == [0, 1, 2])


def test_suggestions_say_what_they_are_and_how_many_there_are(qtbot: QtBot, window: MainWindow) -> None:
    field(window).setFocus()
    qtbot.waitUntil(field(window).hasFocus)
    qtbot.keyClicks(field(window), "ha")
    wanted = ("hats", "label · 3 pictures")
    qtbot.waitUntil(lambda: [(each.text, each.beside) for each in field(window).suggestions][:1] == [wanted])


def test_suggestions_stay_below_the_field_when_that_changes(qtbot: QtBot, window: MainWindow) -> None:
    field(window).setFocus()
    qtbot.waitUntil(field(window).hasFocus)
    qtbot.keyClicks(field(window), "ha")
    qtbot.waitUntil(lambda: bool(field(window).suggestions))
    (shown,) = window.findChildren(SuggestionList)
    before = field(window).width()
    window.resize(window.width() + 60, window.height())
    qtbot.waitUntil(lambda: field(window).width() != before)
    below = field(window).mapTo(window, QPoint(0, field(window).height()))
    assert field(window).suggestions
    assert shown.width() >= field(window).width()
    assert (shown.x(), shown.y() >= below.y()) == (below.x(), True)


# Keywords.


def test_keywords_narrow_down_and_are_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    keywords = window.findChildren(KeywordsButton)[0]
    keywords.counts_wanted.emit()
    qtbot.waitUntil(lambda: len(keywords.popup._items()) == 4)
    assert [item.text() for item in keywords.popup._items()] == [
        "bags · label  (3)",
        "hats · label  (3)",
        "shoes · label  (3)",
        "round  (2)",
    ]
    keywords.popup._items()[3].setCheckState(Qt.CheckState.Checked)
    qtbot.waitUntil(lambda: listed(window) == [1, 3])
    assert keywords.isChecked()
    qtbot.waitUntil(lambda: says(window, "2 pictures"))
    ask(qtbot, window, "cap")
    qtbot.waitUntil(lambda: listed(window) == [3])
    qtbot.mouseClick(button(window, "round · keyword"), LEFT)
    qtbot.waitUntil(lambda: listed(window) == [3, 4, 5])
    assert not keywords.isChecked()
    assert field(window).text() == "cap"


def show_information(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(grid(window), Qt.Key.Key_Home)
    qtbot.keyClick(grid(window), Qt.Key.Key_Space)
    viewer = window._large.viewer
    qtbot.waitUntil(lambda: window._large.is_large)
    if not viewer.commands.information.isChecked():
        viewer.commands.information.trigger()


def test_what_the_model_sees_is_searched_by_a_click(
    qtbot: QtBot, window: MainWindow, words: FakeWords
) -> None:
    show_information(qtbot, window)
    qtbot.waitUntil(lambda: says(window, "What the model sees"))
    qtbot.mouseClick(button(window, "round"), LEFT)
    qtbot.waitUntil(lambda: not window._large.is_large)
    qtbot.waitUntil(lambda: listed(window) == [1, 3, 4])
    assert field(window).text() == ROUND.word
    assert words.asked[-1] == "round"


def test_a_keyword_becomes_a_label_and_no_label_again(
    qtbot: QtBot, window: MainWindow, app: App, library: Path
) -> None:
    show_information(qtbot, window)
    qtbot.waitUntil(lambda: says(window, "What the model sees"))
    offer = next(
        each for each in window.findChildren(QPushButton) if each.isVisible() and "as label" in each.text()
    )
    assert [each.text() for each in offer.menu().actions()] == ["round", "thing"]
    offer.menu().actions()[0].trigger()
    first = int(app.pictures.ids(library)[0])
    qtbot.waitUntil(lambda: app.pictures.get([first], library)[0].label == "round")
    look = window._large.viewer.information._lines["label"][1]
    qtbot.waitUntil(lambda: look.toPlainText() == "round")
    command(window, "Undo label “round” for 1 picture").trigger()
    qtbot.waitUntil(lambda: look.toPlainText() == "bags")
