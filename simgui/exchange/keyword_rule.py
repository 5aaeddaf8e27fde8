"""Which keyword of a picture becomes its label."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from simgui.exchange.records import KeywordRule, distinct
from simgui.library.keywords import Keyword


def labels_of(keywords: Sequence[Keyword], rule: KeywordRule, known: Mapping[str, str]) -> tuple[str, ...]:
    """Give the labels that the keywords of a picture say: none, one, or several that contradict each other.

    Args:
        keywords: Of a picture, in the order of the file, without repeats.
        rule: How one is chosen.
        known: The labels of the folder, as `known_labels` gives them.
    """
    if rule is KeywordRule.FIRST:
        return distinct(each.name.strip() for each in keywords[:1])
    if rule is KeywordRule.SPECIFIC:
        deepest = max((len(each.levels) for each in keywords), default=0)
        return distinct(each.name.strip() for each in keywords if len(each.levels) == deepest)
    return distinct(label for each in keywords if (label := _known(each, known)) is not None)


def known_labels(labels: Iterable[str]) -> dict[str, str]:
    """Give labels by how they are compared: systems write letters with marks in two ways."""
    return {_compared(label): label for label in labels}


def _known(keyword: Keyword, known: Mapping[str, str]) -> str | None:
    """Give the label that a keyword is: as a whole, else its most specific level that is one."""
    said = (_compared(each) for each in (keyword.path, *reversed(keyword.levels)))
    return next((known[each] for each in said if each in known), None)


def _compared(text: str) -> str:
    return unicodedata.normalize("NFC", text.strip())
