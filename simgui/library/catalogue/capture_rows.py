"""How it stands in the row of a picture when, with what and where it was taken."""

from simgui.library.capture import Capture

SET_CAPTURE = "taken = ?, camera = ?, latitude = ?, longitude = ?, capture_read = 1"
"""Of an UPDATE; its parameters are what `row_of_capture` gives."""


def row_of_capture(capture: Capture) -> tuple[int | None, str, float | None, float | None]:
    """Give the values that are kept of it."""
    place = capture.place
    latitude, longitude = (None, None) if place is None else (place.latitude, place.longitude)
    return capture.taken, capture.camera, latitude, longitude
