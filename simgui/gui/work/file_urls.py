"""Files as addresses, for other programs."""

import os
import sys
from pathlib import Path
from urllib.parse import quote

from PySide6.QtCore import QByteArray, QUrl


def url_of(path: Path) -> QUrl:
    """Give the file:// address of a file; a name that is no valid text keeps its bytes."""
    if sys.platform == "win32":
        return QUrl.fromLocalFile(str(path))
    address = f"file://{quote(os.fsencode(path.absolute()))}"
    return QUrl.fromEncoded(QByteArray(address.encode("ascii")), QUrl.ParsingMode.StrictMode)


def encoded(path: Path) -> str:
    """Give the address as it is written."""
    return bytes(url_of(path).toEncoded().data()).decode("ascii")
