"""What is to be known of an answer to words, in sentences."""

from collections.abc import Sequence

from simgui.core.sentences import say
from simgui.gui.language import translated
from simgui.words.records import Remark

_SENTENCES = {
    Remark.NOT_LOOKED_AT: say(
        "Of some pictures only labels and names are searched: no starter has seen them."
    ),
    Remark.NOTHING_LOOKED_AT: say(
        "Only labels, names and dates are searched: no starter has seen the pictures."
    ),
    Remark.NO_COLOURS: say("The colours of some pictures are not known yet."),
    Remark.NO_DATES: say("No picture here says when it was taken."),
}
"""That a word is not known is said where it stands."""


def remark_words(remarks: Sequence[Remark]) -> str:
    """Give the sentences; nothing if there is nothing to be known."""
    said = (_SENTENCES[each] for each in remarks if each in _SENTENCES)
    return " ".join(map(translated, said))
