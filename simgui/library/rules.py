"""The rules of a folder: what of it is no part of the library, said once by the person."""

import json
import logging
import os
from dataclasses import asdict, dataclass
from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import Any

from simgui.library.never_indexed import kind_of, of_the_system

log = logging.getLogger(__name__)

MOST_PX = 10_000


@dataclass(frozen=True)
class Rules:
    """What a scan leaves out.

    Attributes:
        patterns: Names or paths within the folder, with `*` and `?`, whatever the case: `*.gif`, `raw`,
            `2019/private/*`.
        hidden: Take hidden and system files and folders in too. Recycle bins, snapshots and what other
            programs made of pictures stay out: who wants them opens such a folder itself.
        smallest_px: Pictures whose shorter side is less are left out; 0 for none.
    """

    patterns: tuple[str, ...] = ()
    hidden: bool = False
    smallest_px: int = 0

    def reason(self, within: str, *, hidden: bool, root: str = "") -> str:
        """Say why a file or folder is left out; empty if it is not.

        Args:
            within: Its path from the covered folder on.
            hidden: Whether the system hides it.
            root: Name of the covered folder itself.
        """
        path = within.replace(os.sep, "/").casefold()
        above, _, name = path.rpartition("/")
        parent = above.rpartition("/")[2] or root.casefold()
        if kind := kind_of(name, parent):
            return kind
        if not self.hidden:
            if of_the_system(name):
                return "belongs to the system"
            if hidden or name.startswith("."):
                return "hidden"
        for pattern in self.patterns:
            wanted = pattern.casefold().strip("/")
            if fnmatchcase(path if "/" in wanted else name, wanted):
                return f"left out by the rule {pattern}"
        return ""

    def leave_out(self, within: PurePath, root: str) -> bool:
        """Tell whether a folder is left out, by its own name or by one above it.

        Args:
            within: Its path from the covered folder on.
            root: Name of the covered folder itself.
        """
        ways = (within, *within.parents)[:-1] if within.parts else ()
        return any(self.reason(str(each), hidden=False, root=root) for each in ways)

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
