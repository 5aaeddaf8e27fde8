"""What a level finds, and how far that is right, in plain sentences."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QCoreApplication

from simgui.duplicates.records import Level, LevelFigures
from simgui.gui.language import filled, share_text

_tr = partial(QCoreApplication.translate, "duplicates")

LEVELS = (Level.COPIES, Level.NEAR)


def level_name(level: Level) -> str:
    """Give the words on the chip of a level."""
    return {Level.COPIES: _tr("Copies"), Level.NEAR: _tr("Near copies")}[level]


def level_sentence(level: Level, figures: Iterable[LevelFigures]) -> str:
    """Say what a level finds, and what was measured of it, if anything was."""
    means = {
        Level.COPIES: _tr("The same picture, perhaps saved again or in another size."),
        Level.NEAR: _tr("Copies, and pictures cropped, turned, mirrored, in other light or shot in a row."),
    }[level]
    measured = next((each for each in figures if each.level is level), None)
    if measured is None:
        return means
    told = filled(
        _tr("Tested on {0:,} pairs, it found {1} of them; {2} of what it grouped was right."),
        measured.pairs,
        _percent(measured.recall),
        _percent(measured.precision),
    )
    return f"{means} {told}"


def found_name(level: Level) -> str:
    """Name what a level finds, within a sentence."""
    return {Level.COPIES: _tr("copies"), Level.NEAR: _tr("near copies")}[level]


def _percent(share: float) -> str:
    """Write a share; one that is not all is never written as all."""
    tenths = round(1000 * share)
    if tenths == 1000 and share < 1:
        tenths = 999
    return share_text(tenths / 1000, 0 if tenths % 10 == 0 else 1)
