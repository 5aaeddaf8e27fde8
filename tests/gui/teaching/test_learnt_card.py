"""What is said of the answers so far: how many are missing, or the threshold before and after."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox, QProgressBar
from pytestqt.qtbot import QtBot

from simgui.gui.teaching.learnt_card import LearntCard
from simgui.models.cutpoints import Cutpoint
from simgui.models.taught import TaughtThreshold
from simgui.teaching.records import Learnt

TAUGHT = TaughtThreshold(0.18, (0.16, 0.2), 34, 20, 0.275, 0.7, (0.6, 0.8), 0.5, (0.1, 0.3), 0.81, (0.7, 0.9))
BEFORE = Cutpoint("starter", 0.275)
NOTHING = Learnt(7, 0, None, "23 more answers, and the threshold follows what you said.", BEFORE, BEFORE)
LEARNT = Learnt(34, 2, TAUGHT, "", TAUGHT.cutpoint, BEFORE)


@pytest.fixture
def card(qtbot: QtBot) -> LearntCard:
    shown = LearntCard()
    qtbot.addWidget(shown)
    shown.show()
    return shown


def test_before_there_are_enough_it_says_what_is_missing(card: LearntCard) -> None:
    card.show_learnt(NOTHING)
    assert card.title == NOTHING.refusal
    assert "0.28" in card.details
    assert card.findChild(QProgressBar).accessibleName() == "7 of 50 answers"
    assert not card.findChild(QCheckBox).isVisible()


def test_then_it_says_what_changed_and_what_it_rests_on(card: LearntCard) -> None:
    card.show_learnt(LEARNT)
    assert card.title == "Match up to 0.28 → 0.18"
    assert "About 8 of 10 matches are right (70% to 90%)" in card.details
    assert "0.16 to 0.20" in card.details
    assert "It rests on 34 answers, 20 of them “same”." in card.details
    assert card.findChild(QCheckBox).isChecked()
    card.show_learnt(replace(LEARNT, threshold=replace(TAUGHT, labelled=306)))
    assert "added to 306 labelled pictures that calibrated the model" in card.details


def test_it_says_when_something_else_is_in_use(card: LearntCard) -> None:
    card.show_learnt(replace(LEARNT, in_use=Cutpoint("custom", 0.4)))
    assert "You have set 0.40 yourself" in card.details
    card.show_learnt(replace(LEARNT, threshold=replace(TAUGHT, on=False), in_use=BEFORE))
    assert not card.findChild(QCheckBox).isChecked()
    assert "yourself" not in card.details


def test_the_switch_tells_what_is_wanted(card: LearntCard) -> None:
    told: list[bool] = []
    card.use_wanted.connect(told.append)
    card.show_learnt(LEARNT)
    card.findChild(QCheckBox).click()
    card.findChild(QCheckBox).click()
    assert told == [False, True]
