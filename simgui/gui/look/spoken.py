"""What a screen reader is told beyond names: what painted widgets are, and what happens out of focus."""

from functools import cache

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget


class Painted:
    """Mixed into a widget that paints itself: what it is, for who does not see it.

    Attributes:
        spoken_role: Its role; Qt takes such a widget for a mere place.
    """

    spoken_role = QAccessible.Role.Graphic


class PaintedChart(Painted):
    """Mixed into a widget that paints figures."""

    spoken_role = QAccessible.Role.Chart


class PaintedText(Painted):
    """Mixed into a widget that paints a word or two."""

    spoken_role = QAccessible.Role.StaticText


@cache
def tell_roles() -> None:
    """Let screen readers know what painted widgets are; once in a process."""
    QAccessible.installFactory(_interface)


def announce(widget: QWidget, text: str) -> None:
    """Let a screen reader say something now, wherever its focus is."""
    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))


def _interface(_class: str, thing: object) -> QAccessibleInterface | None:
    if isinstance(thing, Painted) and isinstance(thing, QWidget):
        return QAccessibleWidget(thing, thing.spoken_role)
    return None
