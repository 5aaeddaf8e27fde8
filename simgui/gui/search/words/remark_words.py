"""What is to be known of an answer to words, in sentences."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from simgui.words.records import Remark

_CONTEXT = "remark_words"
_SENTENCES = {
    Remark.NOT_LOOKED_AT: "Of some pictures only labels and names are searched: no starter has seen them.",
    Remark.NOTHING_LOOKED_AT: "Only labels, names and dates are searched: no starter has seen the pictures.",
    Remark.NO_COLOURS: "The colours of some pictures are not known yet.",
    Remark.NO_DATES: "No picture here says when it was taken.",
}
"""That a word is not known is said where it stands."""


def remark_words(remarks: Sequence[Remark]) -> str:
    """Give the sentences; nothing if there is nothing to be known."""
    said = (_SENTENCES[each] for each in remarks if each in _SENTENCES)
    return " ".join(QCoreApplication.translate(_CONTEXT, sentence) for sentence in said)
