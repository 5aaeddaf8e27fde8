"""The other files of the library that hold the very content of a query, wherever they lie."""

from dataclasses import dataclass
from pathlib import Path

from simgui.core.errors import UnreadablePicture
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.content import content_in
from simgui.search.examples import FoundExample
from simgui.search.query import PictureId


@dataclass(frozen=True)
class Copies:
    """What the library holds of a query's content.

    Attributes:
        picture: The picture with that content; None if the library has none.
        places: Its files besides the query's own, those that are there first.
    """

    picture: PictureId | None = None
    places: tuple[Path, ...] = ()


def find_copies(catalogue: Catalogue, query: FoundExample) -> Copies:
    """Find the copies of a whole picture in all folders of the library, searched or not."""
    found = query.picture if query.picture is not None else _of_content(catalogue, query.source)
    if found is None:
        return Copies()
    places = tuple(path for path in catalogue.pictures.files(found).paths if path not in query.own_files)
    return Copies(PictureId(found), places)


def _of_content(catalogue: Catalogue, source: Path | bytes) -> PictureId | None:
    try:
        found = catalogue.pictures.with_content(content_in(source))
    except (OSError, UnreadablePicture):  # whoever decodes it says so
        return None
    return None if found is None else PictureId(found)
