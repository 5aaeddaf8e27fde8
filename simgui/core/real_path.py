"""The one name of a file or folder, however a person has typed it."""

import os
import sys
import unicodedata
from pathlib import Path


def real_path(path: Path) -> Path:
    """Resolve links, and spell each name as the drive has it.

    On macOS, and on drives of Windows and macOS anywhere, `photos` and `Photos` are one folder. Under two
    names it would be covered twice, with every picture a copy of itself. Windows spells names itself when it
    resolves them.

    Args:
        path: It need not exist; what does not is left as it is.
    """
    resolved = path.resolve()
    if sys.platform == "win32":
        return resolved
    spelled = Path(resolved.anchor)
    for name in resolved.parts[1:]:
        spelled = spelled / _spelling(spelled, name)
    return spelled


def _spelling(folder: Path, name: str) -> str:
    """Give a name as its folder lists it; the folder is asked only if the drive knows another form, too."""
    others = {name.swapcase(), *(unicodedata.normalize(form, name) for form in ("NFC", "NFD"))} - {name}
    if not any(os.path.lexists(folder / other) for other in others):
        return name
    try:
        listed = [each.name for each in folder.iterdir()]
    except OSError:
        return name
    alike = [each for each in listed if _folded(each) == _folded(name)]
    return name if name in listed or len(alike) != 1 else alike[0]


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
