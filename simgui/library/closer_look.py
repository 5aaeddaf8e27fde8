"""What is to be known of one picture when somebody looks at it."""

from dataclasses import dataclass
from pathlib import Path

from simgui.library.details import NOTHING_SAID, PictureDetails
from simgui.library.records import Picture


@dataclass(frozen=True)
class CloserLook:
    """A picture that is looked at.

    Attributes:
        source: A file that holds it, or its content if it has none.
        picture: What the library knows of it; None if it does not know it.
        copies: The other files of the library that hold it.
        size_bytes: Of the file or the content; 0 if it is not there now.
        details: How it was taken.
    """

    source: Path | bytes
    picture: Picture | None = None
    copies: tuple[Path, ...] = ()
    size_bytes: int = 0
    details: PictureDetails = NOTHING_SAID
