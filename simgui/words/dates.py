"""Which days a text names: 2019, 2019-07, 2019-07-04, july, july 2019."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_SHORT = 3
_AMBIGUOUS = frozenset(("may", "march", "mar"))
"""Words of their own; months only beside a year."""
_YEAR = re.compile(r"(19|20)\d\d")
_DAY = re.compile(r"((?:19|20)\d\d)[-./]?(\d\d)(?:[-./]?(\d\d))?")
_MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Days:
    """Days that are meant.

    Attributes:
        year: The year; None for every one.
        month: The month, 1 to 12; None for all of them.
        day: The day of the month; None for all of them.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def hold(self, days: npt.NDArray[np.int64]) -> npt.NDArray[np.bool_]:
        """Tell which days are meant: int64 (n,), days since 1970 → bool (n,)."""
        dates = days.astype("datetime64[D]")
        months = dates.astype("datetime64[M]").astype(np.int64)
        found = np.ones(len(days), bool)
        if self.year is not None:
            found &= months // _MONTHS_A_YEAR == self.year - 1970
        if self.month is not None:
            found &= months % _MONTHS_A_YEAR == self.month - 1
        if self.day is not None:
            found &= dates - dates.astype("datetime64[M]") == np.timedelta64(self.day - 1, "D")
        return found


def read_days(words: Sequence[str]) -> tuple[Days, int] | None:
    """Read a date at the beginning of some words.

    Returns:
        The days, and how many words tell of them; None if it is no date.
    """
    if not words:
        return None
    first = words[0].lower()
    if _YEAR.fullmatch(first):
        month = _month(words[1]) if len(words) > 1 else None
        return (Days(int(first), month), 2) if month else (Days(int(first)), 1)
    if found := _DAY.fullmatch(first):
        year, month, day = (None if part is None else int(part) for part in found.groups())
        return (Days(year, month, day), 1) if _is_day(year, month, day) else None
    month = _month(first)
    if month is None:
        return None
    if len(words) > 1 and _YEAR.fullmatch(words[1]):
        return Days(int(words[1]), month), 2
    return None if first in _AMBIGUOUS else (Days(None, month), 1)


def _month(word: str) -> int | None:
    names = {name: number for number, name in enumerate(_MONTHS, start=1)}
    names |= {name[:_SHORT]: number for name, number in names.items()} | {"sept": 9}
    return names.get(word.lower().rstrip("."))


def _is_day(year: int | None, month: int | None, day: int | None) -> bool:
    try:
        datetime.date(year or 0, month or 0, day or 1)
    except ValueError:
        return False
    return True
