"""The colours of the window: light, dark, and both in high contrast."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Colours:
    """The colours of one scheme, as `#rrggbb`.

    Attributes:
        ground: Of the window.
        raised: Of cards, fields and menus.
        place: Of what has no picture yet.
        line: Of borders, and below what is selected.
        text: Of text.
        faint: Of text that matters less.
        accent: Of what is in focus, in use or to be pressed.
        on_accent: Of text on that.
        match: Of a match.
        match_ground: Below that.
        no_match: Of no match.
        no_match_ground: Below that.
        error: Of an error.
        error_ground: Below that.
        is_dark: Whether the ground is dark.
    """

    ground: str
    raised: str
    place: str
    line: str
    text: str
    faint: str
    accent: str
    on_accent: str
    match: str
    match_ground: str
    no_match: str
    no_match_ground: str
    error: str
    error_ground: str
    is_dark: bool = False


LIGHT = Colours(
    ground="#f7f6f3",
    raised="#ffffff",
    place="#eceae4",
    line="#e3e0d9",
    text="#1d1c1a",
    faint="#65625b",
    accent="#2f5d50",
    on_accent="#ffffff",
    match="#1e6b47",
    match_ground="#dcefe3",
    no_match="#7a5a2a",
    no_match_ground="#f1e8d8",
    error="#8d2f24",
    error_ground="#f8e3df",
)
DARK = Colours(
    ground="#161716",
    raised="#202221",
    place="#262928",
    line="#313432",
    text="#eceae5",
    faint="#a09f99",
    accent="#7fc4ab",
    on_accent="#10211b",
    match="#86d6a8",
    match_ground="#1d3a2c",
    no_match="#dcb982",
    no_match_ground="#3a3021",
    error="#f0a396",
    error_ground="#42231e",
    is_dark=True,
)
LIGHT_CONTRAST = Colours(
    ground="#ffffff",
    raised="#ffffff",
    place="#f2f2f2",
    line="#949494",
    text="#000000",
    faint="#1f1f1f",
    accent="#00463a",
    on_accent="#ffffff",
    match="#004a26",
    match_ground="#e3f4e9",
    no_match="#523500",
    no_match_ground="#f9eedb",
    error="#7a0000",
    error_ground="#fdeaea",
)
DARK_CONTRAST = Colours(
    ground="#000000",
    raised="#000000",
    place="#1a1a1a",
    line="#6a6a6a",
    text="#ffffff",
    faint="#f0f0f0",
    accent="#7ff0c8",
    on_accent="#000000",
    match="#8cf5b4",
    match_ground="#00331a",
    no_match="#ffd78a",
    no_match_ground="#3d2a00",
    error="#ffb3a8",
    error_ground="#4d0f08",
    is_dark=True,
)
"""For who asks for high contrast: every text has 7 to 1 or more, but for 4.5 to 1 where it is selected."""
