"""What a line may go on with, while it is typed."""

import re
from collections.abc import Iterator, Mapping

from simgui.words.colours import COLOURS
from simgui.words.lexicon import Lexicon
from simgui.words.records import Completion, TermKind
from simgui.words.table import key_of

_TAIL = re.compile(r"""(?:^|(?<=[\s-]))[^\s"-][^\s"]*$""")
_MOST_WORDS = 3
_LEAST_LETTERS = 2
"""A shorter beginning is completed by labels and keywords of the place alone."""


def complete(
    line: str, labels: Mapping[str, int], keywords: Mapping[str, int], lexicon: Lexicon, most: int
) -> tuple[Completion, ...]:
    """Complete the last word of a line, or the last few if they are one name.

    Args:
        line: What is typed so far.
        labels: The labels of the place, each with its number of pictures.
        keywords: The keywords of the place, likewise.
        lexicon: Knows all words.
        most: How many completions at most.
    """
    if line.count('"') % 2:
        return ()  # a name is being typed
    found: dict[str, Completion] = {}
    for start in _tails(line):
        for word, kind, count in _words(line[start:], labels, keywords, lexicon, most):
            text = line[:start] + word
            if word.lower() != line[start:].lower():
                found.setdefault(text.lower(), Completion(text, kind, count))
    ordered = sorted(found.values(), key=lambda each: (each.kind is not TermKind.LABEL, not each.count))
    return tuple(ordered[:most])


def _tails(line: str) -> Iterator[int]:
    """Yield where the last few words begin, the most words first."""
    match = _TAIL.search(line)
    if match is None:
        return
    starts = [match.start()]
    while len(starts) < _MOST_WORDS and (before := _TAIL.search(line[: starts[-1]].rstrip())):
        starts.append(before.start())
    yield from reversed(starts)


def _words(
    text: str, labels: Mapping[str, int], keywords: Mapping[str, int], lexicon: Lexicon, most: int
) -> Iterator[tuple[str, TermKind, int | None]]:
    key = key_of(text)
    if not key:
        return
    for known, kind in ((labels, TermKind.LABEL), (keywords, TermKind.WORD)):
        begin = [word for word in known if key_of(word).startswith(key) and known[word]]
        for word in sorted(begin, key=lambda word: -known[word]):
            yield word, kind, known[word]
    if len(key) >= _LEAST_LETTERS:
        for word in sorted(COLOURS):
            if word.startswith(text.lower()):
                yield word, TermKind.COLOUR, None
        several = " " in text
        for word in lexicon.beginning(text, most):
            if not several or " " in word:
                yield word, TermKind.WORD, None
