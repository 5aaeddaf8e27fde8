"""When, with what and where a picture was taken, as far as its file says so."""

import math
from dataclasses import dataclass
from datetime import UTC, datetime

EARLIEST = int(datetime(1826, 1, 1, tzinfo=UTC).timestamp())
"""The first year of which there is a photograph: an old one that was scanned may carry its own date."""

LATEST = int(datetime(2100, 1, 1, tzinfo=UTC).timestamp()) - 1
"""What lies behind it is damage, or a clock that was never set."""

LONGEST_CAMERA = 200
"""Characters of the name of a camera."""


@dataclass(frozen=True)
class Place:
    """Where a picture was taken.

    Attributes:
        latitude: Degrees north, -90 to 90.
        longitude: Degrees east, -180 to 180.
    """

    latitude: float
    longitude: float


@dataclass(frozen=True)
class Capture:
    """When, with what and where a picture was taken.

    Attributes:
        taken: The camera's own local time as if it were UTC, seconds since 1970; None if the file gives none.
        camera: Make and model, one printable line; empty if the file names none.
        place: Where; None if the file does not say.
    """

    taken: int | None = None
    camera: str = ""
    place: Place | None = None


UNKNOWN = Capture()
"""Of a picture whose file says nothing of it."""


def is_time(value: object) -> bool:
    """Tell whether a value can be a time at which a picture was taken."""
    return isinstance(value, int) and not isinstance(value, bool) and EARLIEST <= value <= LATEST


def place_of(latitude: object, longitude: object) -> Place | None:
    """Take two numbers for a place on Earth; None if they are none."""
    both = (latitude, longitude)
    if not all(isinstance(each, int | float) and not isinstance(each, bool) for each in both):
        return None
    north, east = float(latitude), float(longitude)  # type: ignore[arg-type]
    on_earth = math.isfinite(north) and math.isfinite(east) and abs(north) <= 90 and abs(east) <= 180
    return Place(north, east) if on_earth else None
