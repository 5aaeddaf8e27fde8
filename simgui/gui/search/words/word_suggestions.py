"""What can complete a line, as the list shows it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from simgui.core.names import shown
from simgui.core.sentences import say_count
from simgui.gui.language import translated
from simgui.gui.search.query.history import Visited
from simgui.gui.search.words.suggestion_list import Suggestion
from simgui.gui.search.words.term_words import kind_words
from simgui.words.records import Completion

_tr = partial(QCoreApplication.translate, "word_suggestions")

_MOST_RECENT = 6
_MOST_OTHERS = 4


def completed(completions: Sequence[Completion]) -> list[Suggestion]:
    """Show what there is here, each with its number of pictures, then a few of all other words."""
    here = [each for each in completions if each.count]
    others = [each for each in completions if not each.count]
    chosen = (*here, *others[:_MOST_OTHERS])
    return [Suggestion(shown(each.text), _beside(each), each.text) for each in chosen]


def recent(queries: Sequence[Visited]) -> list[Suggestion]:
    """Show what was asked in words before, the newest first."""
    lines = dict.fromkeys(each.words.text for each in queries if each.words.text and not each.query.examples)
    beside = _tr("searched before")
    return [Suggestion(shown(line), beside, line) for line in list(lines)[:_MOST_RECENT]]


def _beside(completion: Completion) -> str:
    kind = kind_words(completion.kind)
    if completion.count is None:
        return kind
    pictures = translated(say_count("{count:,} picture", "{count:,} pictures", completion.count))
    return f"{kind} · {pictures}"
