"""What the window says of a term: what it was taken for, and how well that is known."""

import re
import textwrap
from functools import partial

from PySide6.QtCore import QCoreApplication

from simgui.core.names import quoted, shown
from simgui.gui.language import filled, translated
from simgui.words.records import Known, Sense, Term, TermKind

_tr = partial(QCoreApplication.translate, "term_words")

_MOST_NEAR = 3
_MOST_OF_SENSE = 32
"""Letters."""


def kind_words(kind: TermKind) -> str:
    """Name what a term can be taken for."""
    return {
        TermKind.WORD: _tr("word"),
        TermKind.LABEL: _tr("label"),
        TermKind.NAME: _tr("name of a file or folder"),
        TermKind.DATE: _tr("date"),
        TermKind.COLOUR: _tr("colour"),
    }[kind]


def caption_of(term: Term, *, in_names: bool = True) -> str:
    """Say on a chip what a term is, and what it was taken for.

    Args:
        term: The term.
        in_names: Whether a word that is not known was found in names.
    """
    text = translated(quoted(shown(term.text))) if term.kind is TermKind.NAME else shown(term.text)
    if term.unwanted:
        text = filled(_tr("not {0}"), text)
    return f"{text} · {_taken_for(term, in_names)}"


def _taken_for(term: Term, in_names: bool) -> str:
    if term.kind is not TermKind.WORD:
        return _tr("name") if term.kind is TermKind.NAME else kind_words(term.kind)
    match term.known:
        case Known.KINDS:
            return _tr("by kinds of it")
        case Known.NEAR:
            return filled(_tr("closest: {0}"), ", ".join(map(shown, term.near[:_MOST_NEAR])))
        case Known.NO:
            return _tr("only in names") if in_names else _tr("not known")
    return kind_words(TermKind.WORD)


def sense_words(term: Term, sense: Sense) -> str:
    """Name a sense so that it can be told from the others: by what it means, if its name does not say."""
    namesakes = sum(each.name == sense.name for each in term.senses)
    if sense.gloss and (namesakes > 1 or sense.name.casefold() == term.text.casefold()):
        meaning = re.split("[;,(]", sense.gloss)[0].strip() or sense.gloss
        return shown(textwrap.shorten(meaning, _MOST_OF_SENSE, placeholder="…"))
    return shown(sense.name)


def explanation_of(term: Term, *, in_names: bool = True) -> str:
    """Say in a sentence what is found by a term."""
    text = shown(term.text)
    match term.kind:
        case TermKind.LABEL:
            said = filled(_tr("Pictures that have the label “{0}”."), text)
        case TermKind.NAME:
            said = filled(_tr("Pictures with “{0}” in the name of their file or folder."), text)
        case TermKind.DATE:
            said = filled(_tr("Pictures taken then: {0}."), text)
        case TermKind.COLOUR:
            said = filled(_tr("Pictures that are {0}."), text)
        case _:
            said = _explanation_of_word(term, text, in_names)
    meant = term.sense or (term.senses[0] if len(term.senses) == 1 else None)
    if meant is not None and meant.gloss:
        said += "\n" + filled(_tr("{0}: {1}"), shown(meant.name), shown(meant.gloss))
    return said


def _explanation_of_word(term: Term, text: str, in_names: bool) -> str:
    near = ", ".join(map(shown, term.near))
    match term.known:
        case Known.KINDS:
            return filled(_tr("The model knows kinds of “{0}”, and finds those."), text)
        case Known.NEAR:
            words = _tr("The model does not know “{0}”. It looks for the closest instead: {1}.")
            return filled(words, text, near)
        case Known.NO:
            if in_names:
                return filled(_tr("The model does not know “{0}”. Names of files and folders have it."), text)
            return filled(
                _tr("“{0}” is not known to the model, nor is it in a name or label. It was left out."), text
            )
    return filled(_tr("The model knows “{0}”."), text)
