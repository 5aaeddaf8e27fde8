"""What a person sees in the window, read from its widgets."""

import re

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from simgui.gui.look.actions import menu_actions
from simgui.gui.look.labels import VerdictPill
from simgui.gui.search.results.label_pill import LabelPill
from simgui.gui.search.results.neighbour_card import NeighbourCard


def button(widget: QWidget, text: str) -> QPushButton:
    """Find the visible button with a text."""
    found = [
        each
        for each in widget.findChildren(QPushButton)
        if text in (each.text().strip(), re.sub("&(.)", r"\1", each.text().strip())) and each.isVisible()
    ]
    assert len(found) == 1, f"{len(found)} visible buttons say {text!r}"
    return found[0]


def command(window: QWidget, text: str) -> QAction:
    """Find a command of the window by its words."""
    found = [each for each in menu_actions(window) if each.text() == text]
    assert len(found) == 1, f"{len(found)} commands say {text!r}"
    return found[0]


def texts(widget: QWidget) -> list[str]:
    """List every text that is shown."""
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible() and each.text()]


def says(widget: QWidget, part: str) -> bool:
    """Tell whether a text that is shown contains a part."""
    return any(part in text for text in texts(widget))


def cards(widget: QWidget) -> list[NeighbourCard]:
    """List the neighbours that are shown, nearest first."""
    return [card for card in widget.findChildren(NeighbourCard) if card.isVisible()]


def label_verdict(widget: QWidget) -> str:
    """Give the verdict by label that is shown; nothing if there is none."""
    (pill,) = widget.findChildren(LabelPill)
    return pill.text if pill.isVisible() else ""


def verdicts(widget: QWidget) -> list[str]:
    """List the verdicts of the neighbours that are shown."""
    return [card.findChildren(VerdictPill)[0].text for card in cards(widget)]
