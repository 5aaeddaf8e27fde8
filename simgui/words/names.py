"""Which pictures have a text in the name of their file or of a folder."""

import re

import numpy as np
import numpy.typing as npt

from simgui.library.listing.columns import Columns
from simgui.library.listing.texts import Texts, folded


def named(columns: Columns, text: str, *, whole: bool = False) -> npt.NDArray[np.bool_]:
    """Tell which pictures have a text in a name: bool (n,).

    Args:
        columns: The pictures.
        text: The text, in upper or lower case.
        whole: Whether it has to stand for itself, alone or in the plural: no "cat" in "vacation".
    """
    wanted = folded(_bytes(text))
    if not wanted:
        return np.zeros(len(columns), bool)
    folders = np.array([_has(name, wanted, whole=whole) for name in columns.folder_names], bool)
    in_folders = folders[columns.folders] if len(folders) else np.zeros(len(columns), bool)
    return in_folders | (_whole(columns.names, wanted) if whole else columns.names.contain(wanted))


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass").replace(b"\0", b" ")


def _pattern(wanted: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?<![a-z\x80-\xff])" + re.escape(wanted) + rb"(?:s|es)?(?![a-z\x80-\xff])")


def _has(name: str, wanted: bytes, *, whole: bool) -> bool:
    text = folded(_bytes(name))
    return bool(_pattern(wanted).search(text)) if whole else wanted in text


def _whole(names: Texts, wanted: bytes) -> npt.NDArray[np.bool_]:
    found = np.zeros(len(names), bool)
    if not names.contain(wanted).any():
        return found
    places = [match.start() for match in _pattern(wanted).finditer(names.data.tobytes())]
    rows = np.searchsorted(names.starts, places, "right") - 1
    found[rows[rows >= 0]] = True
    return found
