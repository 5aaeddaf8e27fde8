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
