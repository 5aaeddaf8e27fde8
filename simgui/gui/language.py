"""The language of the window: what the services say in English, in the person's language."""

from string import Formatter
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from simgui.core.sentences import Sentence

_FORMATTER = Formatter()


def translated(text: str) -> str:
    """Say in the person's language what a service said; plain text, such as a name, stays as it is."""
    if not isinstance(text, Sentence):
        return text
    if text.number is None:
        template = QCoreApplication.translate("", text.template)
    else:
        template = QCoreApplication.translate("", text.template, "", text.number)
        if template == text.template and text.number != 1:  # no language is loaded: English has its own
            template = text.many
    made = []
    for literal, name, how, _conversion in _FORMATTER.parse(template):
        made.append(literal)
        if name is not None:
            made.append(_written(text.values[name], how or ""))
    return "".join(made)


def _written(value: Any, how: str) -> str:
    """Write one value as the person's system does."""
    if isinstance(value, str):
        return format(translated(value), how)
    written = format(value, how)
    locale = QLocale()
    groups, point = locale.groupSeparator(), locale.decimalPoint()
    return written.translate({ord(","): groups, ord("."): point})
