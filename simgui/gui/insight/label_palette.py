"""Colours of labels, to be told apart on a light ground and on a dark one; a name stands beside each."""

from simgui.gui.look.theme import DARK, colours

_ON_LIGHT = (
    *("#2f6db3", "#d26a12", "#23885a", "#c33a3a", "#7b52b8", "#8b5a3c"),
    *("#cf559f", "#66731f", "#128a9c", "#a8830a", "#4a4cae", "#0e5f50"),
)
_ON_DARK = (
    *("#6fa8e8", "#f2a154", "#5fc98f", "#f07f7a", "#b597ea", "#c69a78"),
    *("#f09ad0", "#b3c15a", "#55cfdd", "#e8cf5a", "#9aa0f5", "#8fe3c4"),
)


def label_colours(count: int) -> list[str]:
    """Give a colour to each of so many labels, `#rrggbb`; beyond twelve they come again."""
    palette = _ON_DARK if colours() is DARK else _ON_LIGHT
    return [palette[number % len(palette)] for number in range(count)]
