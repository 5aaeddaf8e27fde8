"""Where the terms of a line stand in it, so that one of them can be changed and the rest stays as written."""

from collections.abc import Sequence

from simgui.words.records import Term, TermKind

_QUOTE = '"'


def spans(line: str, terms: Sequence[Term]) -> list[tuple[int, int] | None]:
    """Give the part of the line that each term is, with its minus and its quotes; None if it is not found.

    Terms stand in the order of the line.
    """
    found: list[tuple[int, int] | None] = []
    written, start = line.casefold(), 0
    exact = len(written) == len(line)  # else places are others
    for term in terms:
        at = written.find(term.text.casefold(), start) if exact and term.text else -1
        if at < 0:
            found.append(None)
            continue
        end = at + len(term.text)
        start = end
        if line[at - 1 : at] == _QUOTE:
            at -= 1
            end += line[end : end + 1] == _QUOTE
        at -= line[at - 1 : at] == "-"
        found.append((at, end))
    return found


def replaced(line: str, terms: Sequence[Term], place: int, text: str) -> str:
    """Give the line with another text in place of a term; nothing of it is left if the text is empty."""
    span = spans(line, terms)[place]
    if span is None:  # it was understood as something that is not written there
        pieces = [_written(term) for term in terms]
        pieces[place] = text
        return " ".join(filter(None, pieces))
    before, after = line[: span[0]].rstrip(), line[span[1] :].lstrip()
    return " ".join(filter(None, (before, text, after)))


def flipped(term: Term) -> str:
    """Write a term as one that is not wanted, or that is wanted again."""
    plain = _written(term).removeprefix("-")
    return plain if term.unwanted else f"-{plain}"


def as_name(term: Term) -> str:
    """Write a term as a part of a name."""
    return f'{"-" * term.unwanted}"{term.text}"'


def _written(term: Term) -> str:
    quoted = f'"{term.text}"' if term.kind is TermKind.NAME else term.text
    return f"{'-' * term.unwanted}{quoted}"
