"""Finds text in a window that a person cannot read whole: cut, covered, or outside what is seen."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLabel, QListWidget, QTabBar, QWidget

from simgui.gui.look.buttons import NameButton
from simgui.gui.look.labels import ElidedLabel, FittedLabel

_SLACK_PX = 1
"""A width is measured in parts of a pixel and given in whole ones."""


def illegible(window: QWidget) -> list[str]:
    """Say what is wrong with each text in sight; what shortens itself with "…" tells the rest by tool tip."""
    found = []
    shown = [each for each in window.findChildren(QWidget) if each.isVisibleTo(window) and _text(each)]
    for widget in shown:
        name = f"{type(widget).__name__} {_text(widget)!r}"
        if isinstance(widget, ElidedLabel | FittedLabel | NameButton):
            if not widget.toolTip():
                found.append(f"{name}: has no tool tip")
        elif _too_small(widget):
            found.append(f"{name}: needs {_needed(widget)}, has {widget.width()} x {widget.height()}")
        if not _seen(widget, window):
            found.append(f"{name}: stands outside, at {_place(widget, window)}")
        others = [each for each in shown if each is not widget and not _holds(each, widget)]
        for other in others:
            shared = _place(widget, window).intersected(_place(other, window))
            apart = min(shared.width(), shared.height()) <= _SLACK_PX or _holds(widget, other)
            if not apart and _scrolled(widget) is _scrolled(other):
                found.append(f"{name}: lies on {_text(other)!r}")
    for names in window.findChildren(QListWidget):
        if names.isVisibleTo(window):
            found += _cut_names(names)
    return found


def _cut_names(names: QListWidget) -> list[str]:
    room_px = names.viewport().width()
    rows = [names.item(row) for row in range(names.count())]
    wide = [item for item in rows if names.visualItemRect(item).right() > room_px]
    mute = [item for item in rows if not item.toolTip()]
    return [
        f"{item.text()!r} of a list: " + ("is cut" if item in wide else "has no tool tip")
        for item in wide + mute
    ]


def _text(widget: QWidget) -> str:
    if isinstance(widget, QTabBar):
        return ", ".join(widget.tabText(number) for number in range(widget.count()))
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _too_small(widget: QWidget) -> bool:
    width, height = _needed(widget)
    return width > widget.width() + _SLACK_PX or height > widget.height() + _SLACK_PX


def _needed(widget: QWidget) -> tuple[int, int]:
    if isinstance(widget, QTabBar):
        return widget.tabRect(widget.count() - 1).right(), widget.sizeHint().height()
    if isinstance(widget, QLabel) and widget.wordWrap():
        metrics = widget.fontMetrics()
        longest = max((metrics.horizontalAdvance(word) for word in widget.text().split()), default=0)
        rich = "<" in widget.text()
        return 0 if rich else longest, widget.heightForWidth(widget.width())
    hint = widget.sizeHint()
    return hint.width(), hint.height()


def _place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def _scrolled(widget: QWidget) -> QAbstractScrollArea | None:
    return next((each for each in _above(widget) if isinstance(each, QAbstractScrollArea)), None)


def _seen(widget: QWidget, window: QWidget) -> bool:
    """Tell whether the widget lies in all that holds it, or can be scrolled there."""
    for holder in _above(widget):
        place, room = _place(widget, holder), holder.rect()
        area = holder.parentWidget()
        if isinstance(area, QAbstractScrollArea):
            never = area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            return not never or (room.left() <= place.left() and place.right() <= room.right() + _SLACK_PX)
        if not room.adjusted(-_SLACK_PX, -_SLACK_PX, _SLACK_PX, _SLACK_PX).contains(place):
            return False
        if holder is window:
            break
    return True


def _holds(holder: QWidget, widget: QWidget) -> bool:
    return holder.isAncestorOf(widget)


def _above(widget: QWidget) -> Iterator[QWidget]:
    holder = widget.parentWidget()
    while holder is not None:
        yield holder
        holder = None if holder.isWindow() else holder.parentWidget()
