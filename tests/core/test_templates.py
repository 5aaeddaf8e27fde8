"""Every sentence that the program makes has the values that its templates ask for."""

import ast
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

import simgui
from simgui.core.sentences import _FORMAT

PACKAGE = Path(simgui.__file__).parent
FORMS = {"say": 1, "say_count": 2}


def calls(source: str) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FORMS:
            yield node


def wrong_in(call: ast.Call) -> Iterator[str]:
    """Say what is wrong in one call."""
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    given = {each.arg for each in call.keywords if each.arg is not None}
    if name == "say_count":
        given.add("count")
        if len(call.args) != 3:
            yield "it takes two templates and a number"
    elif len(call.args) != 1:
        yield "it takes one template"
    if len(given) != len(call.keywords) + (name == "say_count"):
        yield "its values are not named one by one"
    wanted = set()
    for template in call.args[: FORMS[name]]:
        if not isinstance(template, ast.Constant) or not isinstance(template.value, str):
            yield "its template is not written out"
            continue
        places = [each for each in Formatter().parse(template.value) if each[1] is not None]
        wanted |= {place for _, place, _, _ in places}
        for _, place, how, kind in places:
            if kind or not _FORMAT.fullmatch(how or ""):
                yield f"{{{place}:{how}}} is no format that travels"
    if wanted - given:
        yield f"no value for {sorted(map(str, wanted - given))}"
    if unused := given - wanted - {"count"}:
        yield f"no place for {sorted(unused)}"


def test_every_sentence_has_its_values() -> None:
    wrong, seen = [], 0
    texts = {path: path.read_text("utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
    for path, text in texts.items():
        for call in calls(text) if "say" in text else ():
            seen += 1
            place = f"{path.relative_to(PACKAGE)}:{call.lineno}"
            wrong += [f"{place}: {each}" for each in wrong_in(call)]
    assert wrong == []
    assert seen > 500


@pytest.mark.parametrize(
    "source",
    [
        'say("{a}")',
        'say("{a}", b=1)',
        'say("a", a=1)',
        'say("{a:>9}", a=1)',
        'say("{a!r}", a=1)',
        'say("{}", a=1)',
        "say(template)",
        'say(f"{a}")',
        'say("{a}", **values)',
        'say_count("{count} {a}", "{count}", 3)',
        'say_count("{count} file", 3)',
    ],
)
def test_a_sentence_without_its_values_is_noticed(source: str) -> None:
    (call,) = calls(source)
    assert list(wrong_in(call))


def test_a_sentence_with_its_values_is_right() -> None:
    for source in ('say("{a:,} of {b:.0%}", a=1, b=2)', 'say_count("one {a}", "{count:,} {a}", 3, a=1)'):
        (call,) = calls(source)
        assert list(wrong_in(call)) == []
