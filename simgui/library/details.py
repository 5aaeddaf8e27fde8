"""What the file of a picture says of how it was taken, besides time and camera."""

from dataclasses import dataclass

from simgui.library.capture import UNKNOWN, Capture

LONGEST_TEXT = 200
"""Characters of a text."""


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
class PictureDetails:
    """How a picture was taken; what its file does not say is empty.

    Attributes:
        capture: When, and with which camera.
        lens: Name of the lens, one printable line.
        exposure: Time, aperture, sensitivity and focal length: "1/250 s · f/2.8 · ISO 200 · 35 mm".
        place: Where.
    """

    capture: Capture = UNKNOWN
    lens: str = ""
    exposure: str = ""
    place: Place | None = None


NOTHING_SAID = PictureDetails()


def place_of(latitude: object, longitude: object) -> Place | None:
    """Take two numbers for a place on Earth; None if they are none."""
    both = (latitude, longitude)
    if not all(isinstance(each, int | float) and not isinstance(each, bool) for each in both):
        return None
    north, east = float(latitude), float(longitude)  # type: ignore[arg-type]
    return Place(north, east) if abs(north) <= 90 and abs(east) <= 180 else None
