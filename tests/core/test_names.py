import os
from pathlib import Path

import pytest

from simgui.core.names import one_line, plain, shown

OVERRIDE, ISOLATE, END = "\u202e", "\u2068", "\u2069"


@pytest.mark.parametrize("name", ["bags", "caf\xe9 🧥 1.png", "👩\u200d👧.png", "मी\u200dरा", ""])
def test_an_ordinary_name_stays_as_it_is(name: str) -> None:
    assert shown(name) == plain(name) == name


@pytest.mark.parametrize(
    "harmful",
    [
        OVERRIDE,
        "\u202a",
        "\u2066",
        "\u2067",
        ISOLATE,
        END,
        "\u200f",
        "\u061c",
        "\n",
        "\x1b",
        "\x9b",
        "\u2028",
        "\ufeff",
    ],
)
def test_characters_that_break_or_reverse_a_line_are_replaced(harmful: str) -> None:
    assert shown(f"photo{harmful}gpj.exe") == "photo�gpj.exe"
    assert shown(Path("a", f"b{harmful}", "c")) == str(Path("a", "b�", "c"))


def test_a_name_that_is_not_valid_text_can_be_shown() -> None:
    assert shown(os.fsdecode(b"caf\xe9.png")) == "caf�.png"


def test_a_name_written_from_right_to_left_is_isolated() -> None:
    assert shown("תמונה.png") == f"{ISOLATE}תמונה.png{END}"
    assert shown(Path("/pictures", "תמונה", "صورة.png")) == str(
        Path("/pictures", f"{ISOLATE}תמונה{END}", f"{ISOLATE}صورة.png{END}")
    )


def test_a_sentence_that_quotes_names_keeps_its_lines_and_what_is_isolated() -> None:
    sentence = f"{shown('תמונה')}: gone.\nTry {OVERRIDE}again\x1b[0m."
    assert plain(sentence) == f"{ISOLATE}תמונה{END}: gone.\nTry �again�[0m."
    assert one_line(" two\nlines\t here ") == "two lines here"
