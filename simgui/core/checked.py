"""Checks for JSON that may come from anywhere: types, sizes and ranges of every field.

A check is a function: it takes a value and returns it in the form in which it may be used, or raises
`FieldError` with the name of the field. `fields`, `items` and `named` make checks of objects and lists.
"""

import json
import math
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from simgui.core.errors import explain
from simgui.core.names import readable
from simgui.core.sentences import Sentence, say

Check = Callable[[Any], Any]


class FieldError(ValueError):
    """A value is not what it must be; the message names the field and says what it must be."""

    def inside(self, name: object) -> "FieldError":
        """Give the same error with the name of the object that the field lies in."""
        field, must = self.args
        return FieldError(f"{name}.{field}" if field else str(name), must)

    @property
    def sentence(self) -> Sentence:
        """What a person reads of it."""
        field, must = self.args
        return say("“{field}” must be {must}", field=bounded(field), must=must)

    def __str__(self) -> str:
        return str(self.sentence)


def read_object(path: Path, most_bytes: int) -> dict[str, Any]:
    """Read a JSON object from a file of bounded size.

    Raises:
        SimguiError: if the system cannot read it.
        FieldError: if it is larger, or no JSON object.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
    except OSError as error:
        raise explain(error, path) from error
    if len(content) > most_bytes:
        raise FieldError("", say("at most {most:,} bytes", most=most_bytes))
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:  # not text, not JSON, too many digits, nested too deeply
        raise FieldError("", say("JSON")) from error
    if not isinstance(found, dict):
        raise FieldError("", say("a JSON object"))
    return found


def bounded(text: str, most: int = 200) -> str:
    """Give a text from anywhere at a bounded length, `readable`: it turns and breaks no line."""
    line = readable(text[: most + 1])
    return line if len(line) <= most else line[: most - 1] + "…"


def text(most: int, pattern: str | None = None) -> Check:
    """A text of at most so many characters; what cannot be printed is replaced."""

    def check(value: Any) -> str:
        if not isinstance(value, str) or len(value) > most:
            raise FieldError("", say("a text of at most {most:,} characters", most=most))
        if pattern is not None and not re.fullmatch(pattern, value):
            raise FieldError("", say("written in another way"))
        return bounded(value, most)

    return check


def whole(low: int, high: int) -> Check:
    """A whole number in a range."""

    def check(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise FieldError("", say("a whole number from {low:,} to {high:,}", low=low, high=high))
        return value

    return check


def number(low: float, high: float) -> Check:
    """A finite number in a range."""

    def check(value: Any) -> float:
        # Compared before it becomes a float: a whole number of a thousand digits is too large for one.
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise FieldError("", say("a number from {low} to {high}", low=f"{low:g}", high=f"{high:g}"))
        return float(value)

    return check


def perhaps(check: Check) -> Check:
    """A value that may be missing: null and NaN become None."""

    def check_known(value: Any) -> Any:
        return None if value is None or (isinstance(value, float) and math.isnan(value)) else check(value)

    return check_known


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise FieldError("", say("true or false"))
    return value


def one_of(*names: str) -> Check:
    """One of these names."""

    def check(value: Any) -> str:
        if value not in names:
            raise FieldError("", say("one of {names}", names=", ".join(names)))
        return str(value)

    return check


def either(*checks: Check) -> Check:
    """A value that passes one of several checks; the error is that of the last."""

    def check(value: Any) -> Any:
        for each in checks[:-1]:
            try:
                return each(value)
            except FieldError:
                continue
        return checks[-1](value)

    return check


def items(check_each: Check, most: int, least: int = 0) -> Check:
    """A list of bounded length."""

    def check(value: Any) -> list[Any]:
        if not isinstance(value, list) or not least <= len(value) <= most:
            raise FieldError("", say("a list of {least:,} to {most:,}", least=least, most=most))
        return [_in(row, check_each, each) for row, each in enumerate(value)]

    return check


def named(check_name: Check, check_each: Check, most: int) -> Check:
    """An object of any names, at most so many."""

    def check(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict) or len(value) > most:
            raise FieldError("", say("an object of at most {most:,} names", most=most))
        return {_in(name, check_name, name): _in(name, check_each, each) for name, each in value.items()}

    return check


def fields(needed: Mapping[str, Check], possible: Mapping[str, Check] | None = None) -> Check:
    """An object of known fields; unknown ones are dropped, so that a newer program may add some."""

    def check(value: Any) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise FieldError("", say("an object"))
        for name in needed:
            if name not in value:
                raise FieldError(name, say("there"))
        return {
            name: _in(name, each, value[name])
            for name, each in {**needed, **(possible or {})}.items()
            if name in value
        }

    return check


def _in(name: object, check: Check, value: Any) -> Any:
    try:
        return check(value)
    except FieldError as wrong:
        raise wrong.inside(name) from None
