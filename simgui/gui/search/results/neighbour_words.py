"""What is said of a neighbour below its picture, each in short and, for a tool tip, whole."""

from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from simgui.core.names import shown
from simgui.core.sentences import say_count
from simgui.gui.language import filled, translated
from simgui.gui.pictures.elsewhere import Elsewhere
from simgui.models.cutpoints import Cutpoint
from simgui.models.match_rates import MatchRate
from simgui.search.records import Neighbour

_tr = partial(QCoreApplication.translate, "neighbour")


class Words(NamedTuple):
    """What is said.

    Attributes:
        short: For a line of a card; empty if there is nothing to say.
        whole: All of it.
    """

    short: str = ""
    whole: str = ""


def place_words(neighbour: Neighbour, elsewhere: Elsewhere | None, *, name_folder: bool) -> Words:
    """Say where it lies: in which folder, or in which shared library.

    Args:
        neighbour: The neighbour.
        elsewhere: What is known of it if it is of a shared library.
        name_folder: Whether its path begins with the name of its folder.
    """
    picture = neighbour.picture
    copy = _tr("copy") if neighbour.copy else ""
    places = (
        translated(say_count("{count:,} place", "{count:,} places", picture.places))
        if picture.places > 1
        else ""
    )
    if elsewhere is not None:
        first, within = shown(elsewhere.library), shown(elsewhere.within)
        whole = elsewhere.note or shown(elsewhere.file or "")
    else:
        first = _tr("offline") if picture.offline else ""
        whole = shown(picture.path)
        if picture.offline:
            whole = filled(_tr("{0}\nlast seen here; not available now"), whole)
        within = shown(picture.path.relative_to(picture.folder.parent if name_folder else picture.folder))
    return Words(" · ".join(part for part in (first, copy, within, places) if part), whole)


def rate_words(rate: MatchRate | None) -> Words:
    """Say how often such neighbours have the query's label, if that is known."""
    if rate is None:
        return Words()
    right, of = rate.in_few
    low, high = rate.interval
    return Words(
        filled(_tr("{0:,} of {1:,} right, n = {2:,}"), right, of, rate.pairs),
        filled(
            _tr(
                "Of {0:,} neighbours of about this rank and distance, {1:,} had the label of the picture "
                "that was searched with ({2:.0%} to {3:.0%}). They were found with pictures that the "
                "model had not learnt from, of the labels that it was trained on. For a picture of "
                "anything else, no neighbour is right."
            ),
            rate.pairs,
            rate.right,
            low,
            high,
        ),
    )


def examples_words(neighbour: Neighbour, threshold: Cutpoint | None) -> Words:
    """Say of how many examples it is a match by itself, where there are several."""
    if threshold is None or not neighbour.to_examples:
        return Words()
    within, count = neighbour.examples_within(threshold), len(neighbour.to_examples)
    return Words(
        filled(_tr("{0:,} of {1:,}"), within, count),
        filled(_tr("Close enough to {0:,} of {1:,} examples, by itself"), within, count),
    )
