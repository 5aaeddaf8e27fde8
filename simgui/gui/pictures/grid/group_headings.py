"""What the heading of a group says."""

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from simgui.core.names import shown
from simgui.library.listing.records import Grouping, Groups

_CONTEXT = "group_headings"


def heading_words(groups: Groups, group: int) -> str:
    """Name a group: its label, its folder, its day as people write it, or whether it answers."""
    if groups.grouping is Grouping.ANSWER:
        return QCoreApplication.translate(_CONTEXT, "Less likely" if groups.keys[group] else "Answers")
    name = groups.name(group)
    if not name:
        nothing = "No date" if groups.grouping is Grouping.DAY else "No label"
        return QCoreApplication.translate(_CONTEXT, nothing)
    if groups.grouping is not Grouping.DAY:
        return shown(name)
    day = QDate(*map(int, name.split("-")))
    return QLocale().toString(day, QLocale.FormatType.LongFormat) if day.isValid() else name


def count_words(count: int) -> str:
    """Say how many pictures a group has."""
    return f"{count:,}"
