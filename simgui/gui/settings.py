"""What the window remembers, declared once: key, default, and what the settings dialog says of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from simgui.core.sentences import say
from simgui.gui.language_choice import language_names

MOST_NEIGHBOURS = 200


@dataclass(frozen=True)
class Setting:
    """One thing that is remembered.

    Attributes:
        key: Its name in the file.
        default: What holds until something else is set; its type is the type of the setting.
        title: What it is, for the person; empty if they do not set it in the dialog.
        about: What it does, in a sentence.
        choices: Values with their words, if it is one of a few.
        bounds: The least and the greatest number, if it is one.
        step: What an arrow key adds to a number.
        unit: What stands behind the number.
        zero: What is said instead of 0.
    """

    key: str
    default: Any
    title: str = ""
    about: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    bounds: tuple[int, int] | None = None
    step: int = 1
    unit: str = ""
    zero: str = ""

    def read(self, stored: object) -> Any:
        """Give a value as an INI file has it; the default if it is none of this setting."""
        default = self.default
        if isinstance(default, bool):
            return stored in (True, "true")
        if isinstance(default, int):
            return self._number(stored)
        if isinstance(default, tuple):  # a list of one is read as its only text
            given = [stored] if isinstance(stored, str) else stored
            return tuple(map(str, given)) if isinstance(given, list | tuple) else default
        if not isinstance(stored, type(default)):
            return default
        return stored if not self.choices or stored in dict(self.choices) else default

    def _number(self, stored: object) -> int:
        try:
            number = int(str(stored))
        except ValueError:
            return int(self.default)
        if self.bounds is None:
            return number
        return min(max(number, self.bounds[0]), self.bounds[1])


DECLARED: Sequence[Setting] = (
    Setting(
        "colour_scheme",
        "",
        say("Theme"),
        say("Light or dark, and in high contrast. It changes at once."),
        choices=(
            ("", say("As the system")),
            ("light", say("Light")),
            ("dark", say("Dark")),
            ("light contrast", say("Light, high contrast")),
            ("dark contrast", say("Dark, high contrast")),
        ),
    ),
    Setting(
        "language",
        "",
        say("Language"),
        say("It changes when SimGUI is started again."),
        choices=(("", say("As the system")), *language_names().items()),
    ),
    Setting(
        "neighbours",
        5,
        say("Similar pictures shown at first"),
        say("More come when you scroll."),
        bounds=(5, MOST_NEIGHBOURS),
        step=5,
    ),
    Setting(
        "thumbnail_px",
        116,
        say("Size of thumbnails"),
        say("In the grid of the library."),
        bounds=(72, 288),
        step=12,
        unit=say(" pixels"),
    ),
    Setting(
        "threads",
        0,
        say("Pictures indexed at a time"),
        say("Fewer leave more of the computer to other programs. It holds from the next indexing on."),
        bounds=(0, 64),
        zero=say("As many as there are cores"),
    ),
    Setting("geometry", QByteArray()),
    Setting("splitter", QByteArray()),
    Setting("last_folder", ""),
    Setting("recent_folders", ()),
    Setting("query_folder", ""),
    Setting("recent_queries", ""),  # JSON, as `simgui/gui/search/query/recent_queries.py` writes it
    Setting("all_folders", False),  # whether all folders of the library are searched
    Setting("shared_library", ""),  # address of the one that is open
    Setting("order", "folder"),  # of the library's pictures, by the names of `Order`
    Setting("order_backwards", False),
    Setting("grouping", "none"),  # by the names of `Grouping`
    Setting("labels_on_pictures", False),
    Setting("crashes", 0),  # of the window, in a row
    Setting("duplicates_level", "copies", choices=(("copies", ""), ("near", ""))),  # by the names of `Level`
    Setting("duplicates_px", 208, bounds=(120, 480)),
    Setting("keep_first", "larger", choices=(("larger", ""), ("sharper", ""), ("older", ""))),  # `KeepReason`
    Setting("keep_folder", ""),  # whose pictures are suggested to be kept
)
DEFAULTS: dict[str, Any] = {each.key: each.default for each in DECLARED}
_BY_KEY = {each.key: each for each in DECLARED}


class Settings(QObject):
    """The table above, kept in an INI file of the data folder.

    Raises:
        KeyError: by both operations, for a key that is not declared.
    """

    changed = Signal(str)
    """The key of what is set to another value."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stored = QSettings(str(path), QSettings.Format.IniFormat)

    def __getitem__(self, key: str) -> Any:
        setting = _BY_KEY[key]
        return setting.read(self._stored.value(key, setting.default))

    def __setitem__(self, key: str, value: Any) -> None:
        kind = type(DEFAULTS[key])
        if not isinstance(value, kind):
            raise TypeError(f"{key} takes {kind.__name__}")
        before = self[key]
        self._stored.setValue(key, list(value) if isinstance(value, tuple) else value)
        if self[key] != before:
            self.changed.emit(key)

    def reset(self) -> None:
        """Set everything that the dialog shows to its default."""
        for setting in DECLARED:
            if setting.title:
                self[setting.key] = setting.default
