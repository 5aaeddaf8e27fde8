"""What the window remembers, declared once: key, type and default."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

DEFAULTS: dict[str, Any] = {
    "geometry": QByteArray(),
    "splitter": QByteArray(),
    "last_folder": "",
    "query_folder": "",
    "recent_queries": "",  # JSON, as `simgui/gui/search/recent_queries.py` writes it
    "all_folders": False,  # whether all folders of the library are searched
    "order": "folder",  # of the library's pictures, by the names of `Order`
    "order_backwards": False,
    "grouping": "none",  # by the names of `Grouping`
    "thumbnail_px": 116,  # the least side of a picture in the grid
    "labels_on_pictures": False,
    "colour_scheme": "",  # light, dark, or empty: as the system
}


class Settings:
    """The table above, kept in an INI file of the data folder.

    Raises:
        KeyError: by both operations, for a key that is not declared.
    """

    def __init__(self, path: Path) -> None:
        self._stored = QSettings(str(path), QSettings.Format.IniFormat)

    def __getitem__(self, key: str) -> Any:
        default = DEFAULTS[key]
        value = self._stored.value(key, default)
        if isinstance(default, bool):
            return value in (True, "true")  # as an INI file has it
        if isinstance(default, int) and isinstance(value, str) and value.isdecimal():
            return int(value)
        return value if isinstance(value, type(default)) else default

    def __setitem__(self, key: str, value: Any) -> None:
        if not isinstance(value, type(DEFAULTS[key])):
            raise TypeError(f"{key} takes {type(DEFAULTS[key]).__name__}")
        self._stored.setValue(key, value)
