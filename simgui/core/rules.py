"""The rules of a folder: what of it is no part of the library, said once by the person."""

import json
import logging
import os
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from typing import Any

log = logging.getLogger(__name__)

_SYSTEM = (
    "$recycle.bin", "system volume information", "lost+found", "__macosx", "@eadir", "#recycle",
    "thumbs.db", "desktop.ini", "icon\r",
)  # fmt: skip
MOST_PX = 10_000


@dataclass(frozen=True)
class Rules:
    """What a scan leaves out.

    Attributes:
        patterns: Names or paths within the folder, with `*` and `?`, whatever the case: `*.gif`, `raw`,
            `2019/private/*`.
        hidden: Take hidden and system files and folders in too.
        smallest_px: Pictures whose shorter side is less are left out; 0 for none.
    """

    patterns: tuple[str, ...] = ()
    hidden: bool = False
    smallest_px: int = 0

    def reason(self, within: str, *, hidden: bool) -> str:
        """Say why a file or folder is left out; empty if it is not.

        Args:
            within: Its path from the covered folder on.
            hidden: Whether the system hides it.
        """
        path = within.replace(os.sep, "/").casefold()
        name = path.rpartition("/")[2]
        if not self.hidden:
            if name in _SYSTEM or name.startswith(".trash"):
                return "belongs to the system"
            if hidden or name.startswith("."):
                return "hidden"
        for pattern in self.patterns:
            wanted = pattern.casefold().strip("/")
            if fnmatchcase(path if "/" in wanted else name, wanted):
                return f"left out by the rule {pattern}"
        return ""

    def to_json(self) -> str:
        """Write them as JSON."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str | None) -> "Rules":
        """Read them from what `to_json` gave; what cannot be understood leaves nothing out."""
        if not text:
            return cls()
        try:
            told: dict[str, Any] = json.loads(text)
            patterns = told.get("patterns", ())
            if not all(isinstance(pattern, str) for pattern in patterns):
                raise ValueError(text)
            return cls(
                tuple(patterns),
                bool(told.get("hidden", False)),
                min(max(0, int(told.get("smallest_px", 0))), MOST_PX),
            )
        except (ValueError, AttributeError, TypeError, OverflowError, RecursionError) as error:
            log.warning("the rules of a folder are not understood: %s", error)
            return cls()


def patterns_of(text: str) -> tuple[str, ...]:
    """Read patterns as a person writes them: one a line, or with commas between."""
    parts = (part.strip() for line in text.splitlines() for part in line.split(","))
    return tuple(dict.fromkeys(part.replace(os.sep, "/") for part in parts if part))
