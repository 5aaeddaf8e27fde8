"""What the Duplicates area uses of the library and the window."""

from dataclasses import dataclass

from simgui.duplicates.service import Duplicates
from simgui.gui.work.undo import Undo
from simgui.library.folders.service import Folders
from simgui.library.pictures import Pictures


@dataclass(frozen=True)
class DuplicatesServices:
    """The services that the pages of the area use.

    Attributes:
        duplicates: Find groups, keep what the person says of them, move files.
        pictures: Count pictures, and show them larger than thumbnails.
        folders: Say how many folders the library covers.
        undo: Writes what the person decides, and takes it back.
    """

    duplicates: Duplicates
    pictures: Pictures
    folders: Folders
    undo: Undo
