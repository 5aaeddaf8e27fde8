"""Why a file is not indexed, and what is to be known of a picture, as the catalogue keeps it.

A sentence without values is kept as its English text, and any other as JSON with its template and its values:
so the window can say it in the person's language, whichever that is when it is read. No query goes by a text.
"""

import json
from functools import lru_cache

from simgui.core.sentences import Sentence, from_json, say, to_json, verbatim

_MARK = "{"
"""What the JSON of a sentence begins with; a text that does, too, is kept as JSON."""
_KEPT_IN_MEMORY = 4096

GONE = say("no longer in the folder")
FOLDER_AWAY = say("its folder is not there")
READ_AGAIN = say("to be read again")


def too_small(least_px: int) -> Sentence:
    """Say why a picture is left out that has fewer pixels than the rules of its folder ask for."""
    return say("smaller than {pixels} pixels", pixels=least_px)


def kept(reason: str) -> str:
    """Give a reason as it is kept."""
    sentence = reason if isinstance(reason, Sentence) else verbatim(reason)
    if reason.startswith(_MARK) or (sentence is reason and sentence.values):
        return json.dumps(to_json(sentence), separators=(",", ":"))
    return str(reason)


@lru_cache(_KEPT_IN_MEMORY)
def told(text: str) -> Sentence:
    """Give the reason that a text keeps; what an older version wrote, or nobody, is English as it stands."""
    found = _sentence_in(text)
    return found if found is not None else Sentence(text.replace("{", "{{").replace("}", "}}"))


def is_reason(text: object) -> bool:
    """Tell whether a value of a column is a text that keeps a reason."""
    return isinstance(text, str) and (not text.startswith(_MARK) or _sentence_in(text) is not None)


def _sentence_in(text: str) -> Sentence | None:
    """Read the JSON of a sentence; None if a text is none."""
    if not text.startswith(_MARK):
        return None
    try:
        return from_json(json.loads(text))
    except (ValueError, RecursionError):
        return None
