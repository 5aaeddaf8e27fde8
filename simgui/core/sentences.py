"""Sentences that can be said in another language: English text that knows its template and its values.

The services and the commands speak English; the window says the same in the person's language
(`simgui/gui/language.py`). So a service makes its sentences with the functions below, from a template that is
written out where it is used: `lupdate` collects the templates from the source
(`packaging/translations.py`), by the names of these functions.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from numbers import Integral, Real
from string import Formatter
from typing import Any, Self

_FORMAT = re.compile(r",?(\.\d)?[df%]?")
"""The formats that a sentence from outside may ask for: none of them makes a text long."""
_MOST_CHARACTERS = 8_000
"""Of a sentence from outside, of its template and of each of its values."""
_DEEPEST = 8
"""How deeply sentences from outside may stand in each other."""


class Sentence(str):
    """English text, and what it was made of; to everything but the window it is a plain string.

    Attributes:
        template: The text with its places in braces, as `str.format` takes them: "{path} is too large".
        many: The template for any other number than one; empty where no number decides the form.
        number: The number that decides the form; None where none does.
        values: What stands in the places: numbers, strings, other sentences.
    """

    template: str
    many: str
    number: int | None
    values: Mapping[str, Any]

    def __new__(
        cls, template: str, many: str = "", number: int | None = None, values: Mapping[str, Any] | None = None
    ) -> Self:
        """Fill the template that the number asks for."""
        values = {name: _kept(value) for name, value in (values or {}).items()}
        chosen = template if number is None or number == 1 else many
        made = super().__new__(cls, chosen.format(**values))
        made.template, made.many, made.number, made.values = template, many, number, values
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Let it be sent to another process of ours, and copied."""
        return Sentence, (self.template, self.many, self.number, dict(self.values))


NOTHING = Sentence("")
"""No sentence at all; false, as an empty text is."""


def say(template: str, /, **values: object) -> Sentence:
    """Make a sentence.

    Args:
        template: English, with places in braces and their formats: "{done:,} of {all:,} are done". A literal.
        values: What stands in the places: numbers and texts; anything else stands there as its text.
    """
    return Sentence(template, values=values)


def say_count(one: str, many: str, count: int, /, **values: object) -> Sentence:
    """Make a sentence whose form depends on a number: "{count:,} picture", "{count:,} pictures".

    Args:
        one: The template for one. A literal.
        many: The template for any other number. A literal.
        count: The number; it stands at `{count}`.
        values: What stands in the other places.
    """
    return Sentence(one, many, count, {"count": count, **values})


def joined(parts: Iterable[str], separator: str = " ") -> Sentence:
    """Put sentences or names one after the other; each is said in the person's language by itself."""
    named = {f"part{number}": part for number, part in enumerate(parts)}
    held = separator.replace("{", "{{").replace("}", "}}")
    return Sentence(held.join(f"{{{name}}}" for name in named), values=named)


def verbatim(text: str) -> Sentence:
    """Make a sentence of a text that stays as it is in every language: a name, the words of a system."""
    return joined([text])


def figure(value: float, places: int) -> Sentence:
    """Give a number with so many decimals; the window writes it as the person's system does."""
    return Sentence(f"{{value:,.{places}f}}", values={"value": value})


def with_values(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    """Give a sentence with the texts that stand in it changed, those of sentences in it, too."""

    def changed(value: Any) -> Any:
        if isinstance(value, Sentence):
            return with_values(value, change)
        return change(value) if isinstance(value, str) else value

    values = {name: changed(value) for name, value in sentence.values.items()}
    return Sentence(sentence.template, sentence.many, sentence.number, values)


def to_json(text: str) -> Any:
    """Give a sentence, or plain text, as something that JSON takes; `from_json` reads it."""
    if not isinstance(text, Sentence):
        return text
    values = {name: to_json(each) if isinstance(each, str) else each for name, each in text.values.items()}
    made: dict[str, Any] = {"say": text.template, "values": values}
    return made if text.number is None else made | {"many": text.many, "count": text.number}


def from_json(given: object) -> Sentence:
    """Read what `to_json` gave; it may come from anywhere.

    Raises:
        ValueError: if it is nothing of the kind, or too large.
    """
    found = _read(given, _DEEPEST)
    return found if isinstance(found, Sentence) else verbatim(found)


def _read(given: object, deepest: int) -> str:
    if isinstance(given, str):
        return given
    if not isinstance(given, dict) or not isinstance(given.get("values"), dict) or not deepest:
        raise ValueError("no sentence")
    template, many, count = given.get("say"), given.get("many", ""), given.get("count")
    if not (isinstance(template, str) and isinstance(many, str) and (count is None or type(count) is int)):
        raise ValueError("no sentence")
    values = {
        name: _read(each, deepest - 1) if isinstance(each, str | dict) else each
        for name, each in given["values"].items()
    }
    if not all(isinstance(each, str | int | float) for each in values.values()):
        raise ValueError("no sentence")
    texts = [template, many, *(each for each in values.values() if isinstance(each, str))]
    if any(len(each) > _MOST_CHARACTERS for each in texts):
        raise ValueError("no sentence of such a length")
    try:
        if not all(_is_plain(each, values) for each in (template, many)):
            raise ValueError("no sentence")
        made = Sentence(template, many, count, values)
    except (ValueError, TypeError, OverflowError) as error:
        raise ValueError("no sentence") from error
    if len(made) > _MOST_CHARACTERS:
        raise ValueError("no sentence of such a length")
    return made


def _is_plain(template: str, values: Mapping[str, Any]) -> bool:
    """Tell whether a template asks for its values alone, and for nothing of them."""
    places = [(name, how, kind) for _text, name, how, kind in Formatter().parse(template) if name is not None]
    return all(name in values and not kind and _FORMAT.fullmatch(how or "") for name, how, kind in places)


def _kept(value: object) -> str | int | float:
    """Give a value as something that can be sent to another process, and said in another language."""
    if isinstance(value, str | int | float):
        return value
    if isinstance(value, Integral):
        return int(value)
    return float(value) if isinstance(value, Real) else str(value)
