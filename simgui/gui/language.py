"""The language of the window: what the services say in English, and numbers, as the person reads them.

Fixed words are `self.tr("…")`; with values in them, `filled(self.tr("… {0:,} …"), number)`; with a plural,
`translated(say_count(…))`. What a service said is put into a widget as `translated(text)`.
docs/development.md, "Languages", says more.
"""

from datetime import date, datetime
from string import Formatter
from typing import Any

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from simgui.core.errors import SimguiError
from simgui.core.sentences import Sentence, say

_FORMATTER = Formatter()
_SHORT = QLocale.FormatType.ShortFormat
_MOST = (1 << 31) - 1
"""The largest number that Qt takes to choose a plural by."""
_SIZE = QLocale.DataSizeFormat.DataSizeTraditionalFormat


def translated(text: str) -> str:
    """Say in the person's language what a service said; plain text, such as a name, stays as it is."""
    if not isinstance(text, Sentence):
        return text
    if text.number is None:
        template = QCoreApplication.translate("", text.template)
    else:
        template = QCoreApplication.translate("", text.template, "", min(text.number, _MOST))
        if template == text.template and text.number != 1:  # no language is loaded: English has its own
            template = text.many
    return _filled(template, (), text.values)


def filled(template: str, *values: Any, **named: Any) -> str:
    """Put values into the places of a translated text: sentences translated, numbers in their form."""
    return _filled(template, values, named)


def language_code() -> str:
    """Give the code of the language that the window speaks: "en", "de"."""
    return translated(say("en"))


def error_words(error: SimguiError) -> str:
    """Give title and sentence of an error in one line."""
    return f"{translated(error.title)}. {translated(error.message)}"


def number_text(value: float, how: str = ",") -> str:
    """Write a number in one of Python's formats, as the person's system does: "," gives 1.204 in German."""
    return _written(value, how)


def in_its_form(number: str) -> str:
    """Give a number that Python has written the separators of the person's system."""
    locale = QLocale()
    return number.translate({ord(","): locale.groupSeparator(), ord("."): locale.decimalPoint()})


def share_text(value: float, digits: int = 0) -> str:
    """Write a share in percent: 87 %."""
    return _written(value, f".{digits}%")


def day_format() -> str:
    """Give Qt's format of a day, short, as the person's system has it, but with all digits of the year."""
    if QLocale().language() == QLocale.Language.C:  # of no country
        return "yyyy-MM-dd"
    short = QLocale().dateFormat(_SHORT)
    return short if "yyyy" in short else short.replace("yy", "yyyy")


def day_text(when: date | QDate) -> str:
    """Write a day as `day_format` says."""
    day = when if isinstance(when, QDate) else QDate(when.year, when.month, when.day)
    return QLocale().toString(day, day_format())


def moment_text(when: datetime) -> str:
    """Write day and time, as the clock stood, in the short form of the person's system."""
    clock = "HH:mm" if QLocale().language() == QLocale.Language.C else QLocale().timeFormat(_SHORT)
    return f"{day_text(when)} {QLocale().toString(QTime(when.hour, when.minute), clock)}"


def size_text(count_bytes: int) -> str:
    """Write the size of a file: 1.2 MB."""
    return QLocale().formattedDataSize(count_bytes, 1 if count_bytes >= 1 << 20 else 0, _SIZE)


def _filled(template: str, values: Any, named: Any) -> str:
    made = []
    for literal, name, how, _conversion in _FORMATTER.parse(template):
        made.append(literal)
        if name is not None:
            made.append(_written(values[int(name)] if name.isdecimal() else named[name], how or ""))
    return "".join(made)


def _written(value: Any, how: str) -> str:
    """Write one value as the person's system does."""
    if isinstance(value, str):
        return format(translated(value), how)
    written = in_its_form(format(value, how))
    if how.endswith("%"):
        return QCoreApplication.translate("", "{0}%").replace("{0}", written.removesuffix("%"))
    return written
