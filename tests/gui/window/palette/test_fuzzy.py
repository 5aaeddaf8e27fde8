"""What is found from a few letters, and in which order."""

import pytest

from simgui.gui.window.palette.fuzzy import matching

COMMANDS = [
    "Open picture…",
    "Choose folder…",
    "Rescan",
    "Rules…",
    "Try the sample pictures",
    "Command palette…",
]


def found(typed: str) -> list[str]:
    return matching(typed, COMMANDS, str)


def test_nothing_typed_leaves_everything_in_its_order() -> None:
    assert found("  ") == COMMANDS


@pytest.mark.parametrize(
    ("typed", "best"),
    [
        ("resc", "Rescan"),
        ("PICT", "Open picture…"),  # the start of a word, in the order of the list
        ("ample", "Try the sample pictures"),  # within a word
        ("cf", "Choose folder…"),  # first letters
        ("rscn", "Rescan"),  # with others between
        ("folder ch", "Choose folder…"),  # words in any order
    ],
)
def test_the_best_comes_first(typed: str, best: str) -> None:
    assert found(typed)[0] == best


def test_the_start_of_the_text_comes_before_that_of_a_word_and_that_before_its_inside() -> None:
    assert matching("map", ["roadmaps", "the map", "map of a folder"], str) == [
        "map of a folder",
        "the map",
        "roadmaps",
    ]


def test_letters_scattered_over_a_long_text_are_no_find() -> None:
    assert found("rpt") == []  # though “Try the sample pictures” has them in this order
    assert found("xyz") == []
    assert found("rescan xyz") == []
