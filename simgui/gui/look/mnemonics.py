"""Mnemonics: the letter of a menu or of a button that is pressed with Alt, underlined."""

from collections.abc import Sequence

_ESCAPED = "\0"


def with_mnemonics(texts: Sequence[str]) -> list[str]:
    """Mark a letter in each text, another one in each: the first of a word if it is still free.

    Args:
        texts: As they are shown; one that marks a letter keeps it, and “&&” stays as it is.

    Returns:
        The texts; one whose letters are all taken has none.
    """
    plain = [text.replace("&&", _ESCAPED) for text in texts]
    taken = {text[text.index("&") + 1].casefold() for text in plain if "&" in text[:-1]}
    marked = []
    for text in plain:
        if "&" not in text and (place := _free(text, taken)) is not None:
            taken.add(text[place].casefold())
            text = f"{text[:place]}&{text[place:]}"
        marked.append(text.replace(_ESCAPED, "&&"))
    return marked


def _free(text: str, taken: set[str]) -> int | None:
    """Give the place of the letter to mark."""
    free = [place for place, letter in enumerate(text) if letter.isalnum() and letter.casefold() not in taken]
    starts = [place for place in free if place == 0 or not text[place - 1].isalnum()]
    return next(iter([*starts, *free]), None)
