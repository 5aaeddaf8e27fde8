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
    look = _whole if whole else Texts.contain
    names = b"".join(_bytes(name) + b"\0" for name in columns.folder_names)
    folders = look(Texts.joined(folded(names)), wanted)
    in_folders = folders[columns.folders] if len(folders) else np.zeros(len(columns), bool)
    return in_folders | look(columns.names, wanted)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass").replace(b"\0", b" ")


def _whole(names: Texts, wanted: bytes) -> npt.NDArray[np.bool_]:
    found = np.zeros(len(names), bool)
    if not names.contain(wanted).any():
        return found
    pattern = rb"(?<![a-z\x80-\xff])" + re.escape(wanted) + rb"(?:s|es)?(?![a-z\x80-\xff])"
    places = [match.start() for match in re.finditer(pattern, names.data.tobytes())]
    rows = np.searchsorted(names.starts, places, "right") - 1
    found[rows[rows >= 0]] = True
    return found
