"""What the heading of a group says."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from simgui.core.names import shown
from simgui.gui.language import number_text
from simgui.library.listing.records import Grouping, Groups

_tr = partial(QCoreApplication.translate, "group_headings")


def heading_words(groups: Groups, group: int) -> str:
    """Name a group: its label, its folder, its day as people write it, or whether it answers."""
    if groups.grouping is Grouping.ANSWER:
        return _tr("Less likely") if groups.keys[group] else _tr("Answers")
    name = groups.name(group)
    if not name:
        return _tr("No date") if groups.grouping is Grouping.DAY else _tr("No label")
    if groups.grouping is not Grouping.DAY:
        return shown(name)
    day = QDate(*map(int, name.split("-")))
    return QLocale().toString(day, QLocale.FormatType.LongFormat) if day.isValid() else name


def count_words(count: int) -> str:
    """Say how many pictures a group has."""
    return number_text(count)
