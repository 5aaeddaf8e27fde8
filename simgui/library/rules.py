"""The rules of a folder, said once by the person: what is no part of the library, and what its labels are."""

import json
import logging
import os
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from fnmatch import fnmatchcase
from functools import cached_property
from glob import escape
from pathlib import PurePath
from typing import Any

from simgui.core.sentences import NOTHING, Sentence, say
from simgui.library.label_rule import LabelLevel
from simgui.library.never_indexed import kind_of, of_the_system

log = logging.getLogger(__name__)

MOST_PX = 10_000
_ESCAPED = re.compile(r"\[([*?\[,])\]")
_BREAKS = re.compile(r"[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]|\s$")
"""What would end a line of the patterns where they are written one a line."""
_COMMA = re.compile(r",(?!\])")


@dataclass(frozen=True)
class Rules:
    """What a scan leaves out, and which subfolder is a label.

    Attributes:
        patterns: Names or paths within the folder, with `*` and `?`, whatever the case: `*.gif`, `raw`,
            `2019/private/*`, `/only-here.jpg`.
        hidden: Take hidden and system files and folders in too. Recycle bins, snapshots and what other
            programs made of pictures stay out: who wants them opens such a folder itself.
        smallest_px: Pictures whose shorter side is less are left out; 0 for none.
        labels: Which subfolder is the label of a picture.
    """

    patterns: tuple[str, ...] = ()
    hidden: bool = False
    smallest_px: int = 0
    labels: LabelLevel = LabelLevel.AUTO

    def reason(self, within: str, *, hidden: bool, root: str = "") -> Sentence:
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
                return say("belongs to the system")
            if hidden or name.startswith("."):
                return say("hidden")
        exactly, others = self._wanted
        if pattern := exactly.get(f"/{path}") or exactly.get(name):
            return say("left out by the rule {pattern}", pattern=pattern)
        for pattern, wanted in others:
            if fnmatchcase(f"/{path}" if "/" in wanted else name, wanted):
                return say("left out by the rule {pattern}", pattern=pattern)
        return NOTHING

    @cached_property
    def _wanted(self) -> tuple[dict[str, str], list[tuple[str, str]]]:
        """The patterns by what they ask for: `/` and a path, or a name; those without wildcards apart.

        Pictures that were left out one by one are many, and cost a look-up each instead of a comparison.
        """
        exactly: dict[str, str] = {}
        others: list[tuple[str, str]] = []
        for pattern in self.patterns:
            wanted = pattern.casefold().rstrip("/")
            if "/" in wanted:
                wanted = f"/{wanted.lstrip('/')}"
            plain = _ESCAPED.sub(r"\1", wanted)
            if escape(plain).replace(",", "[,]") == wanted:
                exactly.setdefault(plain, pattern)
            else:
                others.append((pattern, wanted))
        return exactly, others

    def without(self, files: Iterable[PurePath]) -> "Rules":
        """Leave these files out, too.

        Args:
            files: Their paths from the covered folder on.
        """
        more = (f"/{_BREAKS.sub('?', escape(each.as_posix()))}".replace(",", "[,]") for each in files)
        return replace(self, patterns=tuple(dict.fromkeys((*self.patterns, *more))))

    def leave_out(self, within: PurePath, root: str) -> bool:
        """Tell whether a folder is left out, by its own name or by one above it.

        Args:
            within: Its path from the covered folder on.
            root: Name of the covered folder itself.
        """
        ways = (within, *within.parents)[:-1] if within.parts else ()
        return any(self.reason(str(each), hidden=False, root=root) for each in ways)

    def leaves_out_like(self, other: "Rules") -> bool:
        """Tell whether the same is left out by other rules, so that nothing is to be looked through anew."""
        return replace(self, labels=other.labels) == other

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
                LabelLevel(told.get("labels", LabelLevel.AUTO)),
            )
        except (ValueError, AttributeError, TypeError, OverflowError, RecursionError) as error:
            log.warning("the rules of a folder are not understood: %s", error)
            return cls()


def patterns_of(text: str) -> tuple[str, ...]:
    """Read patterns as a person writes them: one a line, or with commas between; `[,]` is a comma itself."""
    parts = (part.strip() for line in text.splitlines() for part in _COMMA.split(line))
    return tuple(dict.fromkeys(part.replace(os.sep, "/") for part in parts if part))
