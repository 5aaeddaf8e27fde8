"""Keywords that other programs have written for a picture."""

from collections.abc import Iterable
from dataclasses import dataclass

from simgui.core.names import one_line, readable

MOST_KEYWORDS = 1000
"""Of one picture; more are left out."""
LONGEST_KEYWORD = 1000
"""Characters; what is longer is left out: it is no keyword."""
_MOST_LEVELS = 32


@dataclass(frozen=True)
class Keyword:
    """A keyword, which may stand below others: *places*, *France*, *Paris*.

    Attributes:
        levels: From the most general to itself, at least one, each a line that is not empty.
    """

    levels: tuple[str, ...]

    @property
    def name(self) -> str:
        """The keyword itself, the most specific of its levels."""
        return self.levels[-1]

    @property
    def path(self) -> str:
        """All of it in a line: *places/France/Paris*."""
        return "/".join(self.levels)


def keyword_of(text: str, separator: str = "") -> Keyword | None:
    """Read a keyword; None if the text holds none.

    Args:
        text: As a file has it.
        separator: What stands between its levels; empty if it is flat.
    """
    if len(text) > LONGEST_KEYWORD:
        return None
    parts = text.split(separator)[:_MOST_LEVELS] if separator else [text]
    levels = tuple(line for part in parts if (line := _line(part)).strip())
    return Keyword(levels) if levels else None


def without_repeats(keywords: Iterable[Keyword]) -> tuple[Keyword, ...]:
    """Leave out what is said twice.

    Programs write a keyword that has levels in several ways: with them, as the last of them alone, each of
    them alone, or in one line. What stands with its levels counts; where one line with a “/” is also there as
    a flat keyword, that is how it was meant.
    """
    found = list(dict.fromkeys(keywords))
    flat = {each.name for each in found if len(each.levels) == 1}
    deep = [each for each in found if len(each.levels) > 1]
    said = {level for each in deep for level in each.levels} | {each.path for each in deep}
    ways = {each.levels[: length + 1] for each in deep for length in range(len(each.levels) - 1)}
    kept = [
        Keyword((each.path,)) if len(each.levels) > 1 and each.path in flat else each
        for each in found
        if (len(each.levels) > 1 and each.levels not in ways)
        or (len(each.levels) == 1 and each.name not in said)
    ]
    return tuple(dict.fromkeys(kept))


def _line(text: str) -> str:
    """Take a text as it is if it is a line that can be shown, else as one."""
    return text if text.isprintable() else one_line(readable_lines(text))


def readable_lines(text: str) -> str:
    """Replace what would break or reverse a line, but for spaces of any kind."""
    return "".join(letter if letter.isspace() else readable(letter) for letter in text)
