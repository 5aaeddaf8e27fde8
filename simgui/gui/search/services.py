"""What the Search area uses of the library."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from simgui.duplicates.result_groups import ResultGroups
from simgui.gui.sharing.libraries import SharedLibraries
from simgui.library.folders.service import Folders
from simgui.library.listing.service import Listings
from simgui.library.pictures import Pictures
from simgui.models.registry import Models
from simgui.search.service import Searches
from simgui.words.service import Words

if TYPE_CHECKING:
    from simgui.teaching.service import Teaching


@dataclass(frozen=True)
class SearchServices:
    """The services of the library that pages of the Search area use.

    Attributes:
        listings: List the pictures.
        searches: Find neighbours, and how far all pictures are from a query.
        groups: Find near copies among neighbours.
        pictures: Know files and colours of pictures, and show them.
        folders: Say how many folders the library covers.
        models: Know the threshold in use, and the model of all folders.
        teaching: Gives what keeps what the person says of pairs of pictures.
        words: Find pictures by words.
        shared: Shared libraries; imported with the first question.
    """

    listings: Listings
    searches: Searches
    groups: ResultGroups
    pictures: Pictures
    folders: Folders
    models: Models
    teaching: "Callable[[], Teaching]"
    words: Words
    shared: SharedLibraries
