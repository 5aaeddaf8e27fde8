"""What the areas are called, in the order of their tabs and keys."""

from functools import partial

from PySide6.QtCore import QCoreApplication


def area_names() -> list[str]:
    """Give the words on the tabs; the place of each is its number."""
    tr = partial(QCoreApplication.translate, "areas")
    return [tr("Search"), tr("Train"), tr("Insight"), tr("Library"), tr("Duplicates")]
