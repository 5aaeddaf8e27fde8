"""Ask the files of pictures that an older version has indexed when, with what and where they were taken."""

from pathlib import Path

from simgui.core.errors import UnreadablePicture
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.library.capture import Capture
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders.place import Place

_AT_ONCE = 200
"""Files a transaction: the most that a kill can cost, a tenth of a second."""


def read_captures(folder: Path, catalogue: Catalogue, progress: Progress) -> None:
    """Read the metadata of each picture under a folder once; no pixel is decoded.

    A file that cannot be read is not asked again either: a library of any size is gone through once. If its
    drive goes away, the rest waits for the next time.

    Args:
        folder: The folder, whose files the catalogue has just been held against.
        catalogue: Knows which were not asked yet.
        progress: Told of each.

    Raises:
        SimguiError: if the catalogue cannot be written, or no process can be started.
        Cancelled: if the person asked to stop; what was read is kept.
    """
    total = catalogue.captures.count_unread(folder)
    if not total:
        return
    try:
        place, done, last = Place(folder), 0, 0
    except OSError:  # it has just gone away
        return
    with DecodingPool() as decoders:
        while unread := catalogue.captures.unread(folder, _AT_ONCE, last):
            found: dict[int, Capture | None] = {}
            try:
                for number, path in unread.items():
                    progress.step(say("Reading the dates of"), done + len(found), total)
                    try:
                        found[number] = decoders.capture(path)
                    except UnreadablePicture as problem:
                        if problem.may_pass and place.lost(path):
                            return
                        found[number] = None
            finally:
                catalogue.captures.keep(found)
            done, last = done + len(found), max(unread)
