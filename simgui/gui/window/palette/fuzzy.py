"""Find what the person means from a few letters of it."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")
_AT_START, _AT_WORD, _INSIDE, _SCATTERED = range(4)
_WIDEST = 2
"""So many times its length may a word be scattered over; in a long text, any few letters are found."""


def matching(typed: str, items: Iterable[Item], text_of: Callable[[Item], str]) -> list[Item]:
    """Give the items whose text has what was typed, the best first; equal ones stay in their order.

    Each word that was typed must be found: best at the start of the text, then at that of a word, then within
    one or as first letters of words (“cf” finds “Choose folder”), then with others in between (“rsn” finds
    “Rescan”).
    """
    words = typed.casefold().split()
    ranked = [(rank, item) for item in items if (rank := _rank(words, text_of(item).casefold())) is not None]
    ranked.sort(key=_rank_of)
    return [item for _, item in ranked]


def _rank_of(ranked: tuple[tuple[float, ...], object]) -> tuple[float, ...]:
    return ranked[0]


def _rank(words: list[str], text: str) -> tuple[float, ...] | None:
    ranks = [_rank_word(word, text) for word in words]
    found = [rank for rank in ranks if rank is not None]
    return (max(found, default=0), sum(found)) if len(found) == len(ranks) else None


def _rank_word(word: str, text: str) -> float | None:
    parts = text.split()
    if text.startswith(word):
        return _AT_START
    if any(part.startswith(word) for part in parts):
        return _AT_WORD
    if word in text or word in "".join(part[0] for part in parts):
        return _INSIDE
    spans = [_span(word, text, start) for start, letter in enumerate(text) if letter == word[0]]
    span = min((each for each in spans if each is not None), default=None)
    if span is None or span > _WIDEST * len(word):
        return None
    return _SCATTERED + 1 - len(word) / span


def _span(word: str, text: str, start: int) -> int | None:
    """Give how many letters it takes from a place on to find all of a word in its order."""
    place = start
    for letter in word[1:]:
        place = text.find(letter, place + 1)
        if place < 0:
            return None
    return place + 1 - start
