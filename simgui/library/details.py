"""What the file of a picture says of how it was taken, besides time, camera and place."""

from dataclasses import dataclass

from simgui.core.sentences import NOTHING, Sentence
from simgui.library.capture import UNKNOWN, Capture, Place

LONGEST_TEXT = 200
"""Characters of a text."""


@dataclass(frozen=True)
class PictureDetails:
    """How a picture was taken; what its file does not say is empty.

    Attributes:
        capture: When, with which camera, and where.
        lens: Name of the lens, one printable line.
        exposure: Time, aperture, sensitivity and focal length: "1/250 s · f/2.8 · ISO 200 · 35 mm".
    """

    capture: Capture = UNKNOWN
    lens: str = ""
    exposure: Sentence = NOTHING

    @property
    def place(self) -> Place | None:
        """Where it was taken."""
        return self.capture.place


NOTHING_SAID = PictureDetails()
