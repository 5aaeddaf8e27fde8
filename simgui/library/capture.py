"""When and with what a picture was taken, as far as its file says so."""

from dataclasses import dataclass
from datetime import UTC, datetime

EARLIEST = int(datetime(1826, 1, 1, tzinfo=UTC).timestamp())
"""The first year of which there is a photograph: an old one that was scanned may carry its own date."""

LATEST = int(datetime(2100, 1, 1, tzinfo=UTC).timestamp()) - 1
"""What lies behind it is damage, or a clock that was never set."""

LONGEST_CAMERA = 200
"""Characters of the name of a camera."""


@dataclass(frozen=True)
class Capture:
    """When and with what a picture was taken.

    Attributes:
        taken: The camera's own local time as if it were UTC, seconds since 1970; None if the file gives none.
        camera: Make and model, one printable line; empty if the file names none.
    """

    taken: int | None = None
    camera: str = ""


UNKNOWN = Capture()
"""Of a picture whose file says nothing of it."""


def is_time(value: object) -> bool:
    """Tell whether a value can be a time at which a picture was taken."""
    return isinstance(value, int) and not isinstance(value, bool) and EARLIEST <= value <= LATEST
