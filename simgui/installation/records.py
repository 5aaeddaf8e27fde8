"""What the doctor reports."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One line of the doctor's report: what was looked at, whether it is well, and what to do if not."""

    check: str
    ok: bool
    detail: str
