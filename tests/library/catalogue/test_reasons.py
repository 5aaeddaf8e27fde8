"""How the catalogue keeps why a file is not indexed."""

import json

import pytest

from simgui.core.sentences import Sentence, say, say_count
from simgui.library.catalogue.reasons import READ_AGAIN, is_reason, kept, told, too_small


@pytest.mark.parametrize(
    "reason",
    [
        say("hidden"),
        say("left out by the rule {pattern}", pattern="*.{a,b}"),
        say_count("{there} of {count:,} row", "{there} of {count:,} rows", 1204, there=3),
        say("{variant}: SimGUI does not read it", variant=say("a JPEG of {bits} bits", bits=12)),
        too_small(25),
    ],
)
def test_a_sentence_comes_back_as_it_was(reason: Sentence) -> None:
    found = told(kept(reason))
    assert found == reason
    assert (found.template, found.many, found.number) == (reason.template, reason.many, reason.number)
    assert found.values == reason.values
    assert is_reason(kept(reason))


@pytest.mark.parametrize(
    "text", ["", "Permission denied", "{", "{0}", '{"say": "x"}', '{"say": "x", "values": {}}']
)
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert told(kept(text)) == text
    assert is_reason(kept(text))


@pytest.mark.parametrize(
    "text", ["no longer in the folder", "smaller than 25 pixels", "left out by the rule {a}"]
)
def test_what_an_older_version_wrote_is_english_as_it_stands(text: str) -> None:
    assert told(text) == text
    assert told(text).template.format() == text


def test_what_has_no_values_is_kept_as_its_text() -> None:
    assert kept(READ_AGAIN) == "to be read again"
    assert told("to be read again").template == READ_AGAIN.template


@pytest.mark.parametrize(
    "value",
    [
        None,
        7,
        b"x",
        "{",
        "{}",
        "{" * 100_000,
        '{"say": "{a.b}", "values": {"a": 1}}',
        '{"say": "x"}',
        json.dumps({"say": "x" * 10_000, "values": {}}),
    ],
)
def test_what_is_no_reason_is_refused(value: object) -> None:
    assert not is_reason(value)
    if isinstance(value, str):
        assert told(value) == value
