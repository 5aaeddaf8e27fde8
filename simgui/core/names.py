"""Show names of files and labels safely: they may hold characters that break or reverse a line."""

import unicodedata
from pathlib import Path

from simgui.core.sentences import Sentence, say

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_ISOLATE, _END = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
"""Parts of words and of emoji, which are harmless."""
_HARMFUL = ("Cc", "Cf", "Zl", "Zp")
_RIGHT_TO_LEFT = ("R", "AL")


def shown(name: str | Path) -> str:
    """Give a name, or each part of a path, so that it cannot change how the words around it are read.

    Control and format characters (line breaks, escapes for a terminal, overrides of the direction) and bytes
    that are not valid text are replaced by �. A name that is written from right to left is isolated, so that
    it stays in its place.
    """
    return str(Path(*map(_isolated, name.parts))) if isinstance(name, Path) else _isolated(name)


def quoted(name: str | Path) -> Sentence:
    """Put a name, as it is shown, into the quotation marks of the person's language."""
    return say("“{name}”", name=name)


def safe(name: str) -> str:
    """Replace characters in a name that would break or reverse a line by �: for labels, for example."""
    return name if name.isascii() and name.isprintable() else "".join(map(_seen, name))


def plain(text: str) -> str:
    """Make a text that quotes names safe, line by line; names that went through `shown` stay as they are."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_seen(letter, kept="\n\t" + _ISOLATE + _END) for letter in text)


def one_line(text: str) -> str:
    """Give a text of any kind as one line."""
    return " ".join("".join(_seen(letter, kept="\n\r\t") for letter in text).split())


def readable(name: str) -> str:
    """Give a name as `safe` does, with bytes that are no valid text seen as � too: it can be written."""
    return "".join(_REPLACEMENT if "\ud800" <= letter <= "\udfff" else letter for letter in safe(name))


def _isolated(name: str) -> str:
    seen = readable(name)
    turns = any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in seen)
    return f"{_ISOLATE}{seen}{_END}" if turns else seen


def _seen(letter: str, kept: str = "") -> str:
    harmful = unicodedata.category(letter) in _HARMFUL and letter not in _JOINERS
    return _REPLACEMENT if harmful and letter not in kept else letter
