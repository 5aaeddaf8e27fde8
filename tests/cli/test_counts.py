import pytest

from simgui.cli.counts import counted


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 copies"), (1, "1 copy"), (2, "2 copies"), (1204, "1,204 copies")]
)
def test_a_count_in_words(number: int, words: str) -> None:
    assert counted(number, "copy", "copies") == words
