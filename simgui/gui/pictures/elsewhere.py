"""A picture of a shared library: this computer has no number for it, and perhaps not its file."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from simgui.core.names import shown
from simgui.gui.language import filled
from simgui.gui.pictures.menu.chosen import ChosenPicture
from simgui.search.query import Source


@dataclass(frozen=True)
class Elsewhere:
    """What is known here of a picture of a shared library.

    Attributes:
        library: Name of the library, for people.
        address: Of the library, as it is written.
        content: The hash of its content, by which the library knows it.
        place: Where it lies, as its publisher names it.
        within: The same, from the published folder on.
        thumbnail: A small JPEG; empty if the library has none.
        file: The original, if it can be read here now.
        url: Address of the original on the web; None if none is known.
        may_write: Whether this person may label it and answer.
    """

    library: str
    address: str
    content: bytes
    place: str
    within: str
    thumbnail: bytes = b""
    file: Path | None = None
    url: str | None = None
    may_write: bool = False

    @property
    def shown_by(self) -> Path | bytes:
        """What shows it small: content that comes with the library, or else the original."""
        return self.thumbnail or self.file or b""

    @property
    def source(self) -> Source:
        """What searches with it, and shows it large: the original, or else the small picture."""
        return self.file or self.thumbnail

    @property
    def note(self) -> str:
        """What is to be known of what is shown large; empty where the original is here."""
        if self.file is not None:
            return ""
        said = QCoreApplication.translate(
            "elsewhere",
            "Only this small picture is here. The original is in “{0}” at {1}, which this computer does not "
            "reach.",
        )
        return filled(said, shown(self.library), shown(self.place))

    @property
    def chosen(self) -> ChosenPicture:
        """It, as menus and the large view know pictures."""
        name = self.within.replace("\\", "/").rpartition("/")[2]
        return ChosenPicture(
            self.source,
            self.file,
            in_library=False,
            readable=bool(self.source),
            name=name,
            note=self.note,
        )
