import numpy as np
import pytest

from simgui.library.decoding.palette import NAMES
from simgui.words.colours import COLOURS, Looks, have_colour

UNKNOWN = (np.nan, np.nan, np.nan)


def looks(average: tuple[float, ...], **shares: float) -> Looks:
    """One picture; without shares its palette is not known."""
    palette = [shares.get(name, 0.0 if shares else np.nan) for name in NAMES]
    return Looks(np.array([average], np.float32), np.array([palette], np.float32))


def says(word: str, picture: Looks) -> bool:
    return bool(have_colour(word, picture)[0] >= 0.5)


def test_a_colour_counts_by_its_share_of_the_middle() -> None:
    wall = (0.6, 0.55, 0.5)
    assert says("red", looks(wall, red=0.3, grey=0.7))
    assert not says("red", looks(wall, red=0.2, grey=0.8))
    assert says("grey", looks(wall, red=0.3, grey=0.7))
    more, less = (have_colour("red", looks(wall, red=share))[0] for share in (0.45, 0.3))
    assert more > less


def test_without_a_palette_the_average_colour_counts() -> None:
    assert says("red", looks((0.8, 0.1, 0.1)))
    assert not says("blue", looks((0.8, 0.1, 0.1)))


def test_light() -> None:
    assert says("dark", looks((0.2, 0.2, 0.25), black=1))
    assert not says("dark", looks((0.5, 0.5, 0.5), grey=1))
    assert says("light", looks((0.8, 0.8, 0.75), white=1))
    assert says("black and white", looks((0.5, 0.5, 0.5), grey=0.5, black=0.5))
    assert not says("black and white", looks((0.5, 0.5, 0.5), grey=0.5, red=0.5))
    assert says("colourful", looks((0.9, 0.2, 0.3), red=1))


@pytest.mark.parametrize("word", sorted(COLOURS))
def test_every_word_is_answered_and_nothing_is_known_of_what_has_no_thumbnail(word: str) -> None:
    assert have_colour(word, looks(UNKNOWN)).tolist() == [0]
    assert looks(UNKNOWN).unknown.tolist() == [True]


def test_both_spellings_are_one_colour() -> None:
    picture = looks((0.5, 0.5, 0.5), grey=1)
    assert have_colour("gray", picture) == have_colour("Grey", picture) == 1
