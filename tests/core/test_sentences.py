"""Sentences that know what they were made of."""

import copy
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simgui.core.sentences import Sentence, figure, from_json, joined, say, say_count, to_json, with_values


def test_a_sentence_is_english_text_with_its_values() -> None:
    said = say("{done:,} of {all:,} in {place}", done=1204, all=8300, place="{x}")
    assert said == "1,204 of 8,300 in {x}"
    assert said.template == "{done:,} of {all:,} in {place}" and said.values["place"] == "{x}"


@pytest.mark.parametrize(
    ("count", "text"), [(0, "0 pictures"), (1, "1 picture"), (2, "2 pictures"), (1204, "1,204 pictures")]
)
def test_a_number_decides_the_form(count: int, text: str) -> None:
    assert say_count("{count:,} picture", "{count:,} pictures", count) == text


@pytest.mark.parametrize(
    ("value", "kept", "text"),
    [
        (Path("a,b.jpg"), "a,b.jpg", "a,b.jpg"),
        (np.int64(1204), 1204, "1204"),
        (np.float32(0.5), 0.5, "0.5"),
        (OSError("no disk"), "no disk", "no disk"),
    ],
)
def test_a_value_is_kept_as_what_can_be_said_anywhere(value: object, kept: object, text: str) -> None:
    said = say("{value}", value=value)
    assert said == text
    assert said.values["value"] == kept and type(said.values["value"]) is type(kept)


def test_sentences_are_put_one_after_the_other() -> None:
    said = joined([say("One."), "a name with {braces}", say("Two.")], " {} ")
    assert said == "One. {} a name with {braces} {} Two."
    assert [each for each in said.values.values() if isinstance(each, Sentence)] == ["One.", "Two."]


@pytest.mark.parametrize(
    ("value", "places", "text"), [(0.123, 2, "0.12"), (1204.5, 1, "1,204.5"), (1, 3, "1.000")]
)
def test_a_figure_has_so_many_decimals(value: float, places: int, text: str) -> None:
    assert figure(value, places) == text
    assert from_json(to_json(figure(value, places))) == text


def test_the_values_of_a_sentence_can_be_changed() -> None:
    said = say("{outer} of {number}", outer=say("In {place}", place="/tmp/x"), number=3)
    changed = with_values(said, lambda text: text.replace("/tmp/", "the file: "))
    assert changed == "In the file: x of 3"
    assert isinstance(changed, Sentence) and changed.template == "{outer} of {number}"


def _nested() -> Sentence:
    return say("{what}: {share:.0%}", what=say_count("{count} file", "{count} files", 3), share=0.5)


@pytest.mark.parametrize(
    "way",
    [
        copy.deepcopy,
        lambda each: from_json(json.loads(json.dumps(to_json(each)))),
    ],
)
def test_a_sentence_goes_to_another_process_and_comes_back_whole(way: Any) -> None:
    there = way(_nested())
    assert there == "3 files: 50%"
    assert there.template == "{what}: {share:.0%}" and there.values["what"].number == 3


def test_plain_text_goes_through_json_as_it_is() -> None:
    assert to_json("a {name}") == "a {name}" and from_json("a {name}") == "a {name}"


def _deep(levels: int) -> dict[str, Any]:
    made: dict[str, Any] = {"say": "x", "values": {}}
    for _ in range(levels):
        made = {"say": "{a}", "values": {"a": made}}
    return made


def test_sentences_may_stand_in_each_other() -> None:
    assert from_json(_deep(7)) == "x"


@pytest.mark.parametrize(
    "given",
    [
        None,
        7,
        {},
        {"say": "{a}", "values": {}},
        {"say": "{a}", "values": []},
        {"say": 1, "values": {}},
        {"say": "{a.__class__}", "values": {"a": "x"}},
        {"say": "{a", "values": {}},
        {"say": "{a:999999999}", "values": {"a": "x"}},
        {"say": "{a!r}", "values": {"a": "x"}},
        {"say": "{a:{b}}", "values": {"a": "x", "b": "9"}},
        {"say": "{}", "values": {}},
        {"say": "{a}", "values": {"a": None}},
        {"say": "{a}", "values": {"a": 1}, "count": True},
        {"say": "{a}" * 100, "values": {"a": "x" * 100}},
        {"say": "{a}", "values": {"a": "x" * 8_001}},
        {"say": "x" * 8_001, "values": {}},
        _deep(9),
    ],
)
def test_what_is_no_sentence_is_refused(given: object) -> None:
    with pytest.raises(ValueError, match="no sentence"):
        from_json(given)
