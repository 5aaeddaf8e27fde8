from pathlib import PurePath

import pytest

from simgui.library.label_rule import LabelLevel
from simgui.library.rules import Rules, patterns_of


def test_rules_survive_their_json() -> None:
    rules = Rules(("*.gif", "2019/private/*", "caf\udce9"), True, 64, LabelLevel.LAST)
    assert Rules.from_json(rules.to_json()) == rules
    assert Rules.from_json(None) == Rules()
    assert Rules.from_json('{"patterns": ["raw"]}') == Rules(("raw",))  # of an earlier version


@pytest.mark.parametrize(
    "text",
    ["{", "[]", '{"patterns": [1]}', '{"smallest_px": "x"}', '{"patterns": 5}', '{"labels": "second"}'],
)
def test_what_is_not_understood_leaves_nothing_out(text: str, caplog: pytest.LogCaptureFixture) -> None:
    assert Rules.from_json(text) == Rules()
    assert "not understood" in caplog.text
    caplog.clear()


def test_patterns_as_a_person_writes_them() -> None:
    assert patterns_of(" *.gif,raw \n\n2019/private/*\nraw") == ("*.gif", "raw", "2019/private/*")


def test_another_label_leaves_nothing_else_out() -> None:
    rules = Rules(("raw",))
    assert rules.leaves_out_like(Rules(("raw",), labels=LabelLevel.PATH))
    assert not rules.leaves_out_like(Rules(("raw",), smallest_px=9))


@pytest.mark.parametrize(
    "name", ["a.jpg", "2019/a.jpg", "raw [1].jpg", "what*?.jpg", "a, b.jpg", "Å.JPG", "[,].png", "end .jpg"]
)
def test_one_file_is_left_out_and_no_other(name: str) -> None:
    rules = Rules(("*.gif",)).without([PurePath(name)])
    assert rules.reason(name, hidden=False)
    assert rules.reason(name.upper(), hidden=False)
    assert not rules.reason(f"other/{name}", hidden=False)
    assert not rules.reason(f"x{name}", hidden=False)
    assert not rules.reason("raw 1.jpg", hidden=False)
    written = Rules(patterns_of("\n".join(rules.patterns)))  # as the dialog shows and reads them
    assert written.reason(name, hidden=False)
    assert not written.reason("b.jpg", hidden=False)
    assert rules.without([PurePath(name)]) == rules


def test_a_name_of_two_lines_is_one_rule() -> None:
    rules = Rules().without([PurePath("two\nlines.jpg")])
    assert Rules(patterns_of("\n".join(rules.patterns))).reason("two\nlines.jpg", hidden=False)


def test_a_slash_in_front_means_the_folder_itself() -> None:
    rules = Rules(("/raw", "/2020*.jpg"))
    assert rules.reason("raw", hidden=False)
    assert not rules.reason("2019/raw", hidden=False)
    assert rules.reason("2020-1.jpg", hidden=False)
    assert not rules.reason("in/2020-1.jpg", hidden=False)


def test_patterns_with_and_without_wildcards() -> None:
    rules = Rules(("raw", "2019/private/*", "2018/x/", "*.gif"))
    assert rules.reason("deep/raw", hidden=False) == "left out by the rule raw"
    assert rules.reason("2019/private/a.jpg", hidden=False) == "left out by the rule 2019/private/*"
    assert rules.reason("2018/x", hidden=False) == "left out by the rule 2018/x/"
    assert rules.reason("a/b.GIF", hidden=False) == "left out by the rule *.gif"
    assert not rules.reason("in/2018/x", hidden=False)


def test_a_sidecar_is_never_read_as_a_picture() -> None:
    for rules in (Rules(), Rules(hidden=True)):
        assert "sidecar" in rules.reason("2019/IMG_1.JPG.XMP", hidden=False)
        assert not rules.reason("2019/xmp/IMG_1.jpg", hidden=False)
