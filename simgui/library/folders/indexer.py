"""Bring the catalogue up to date with a folder: scan, read what is new or changed, keep its features.

A file's way: `find_files` finds it → the scan holds it against what is known → the pipeline names its content
→ known content is only linked, other content is decoded in a process of its own and goes through the backbone
→ its batch is written, thumbnails first, while the pipeline goes on with the next files.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path

from simgui.core.errors import OfflineFolder, explain
from simgui.core.progress import Progress
from simgui.core.sentences import say, say_count
from simgui.core.units import Unit
from simgui.library.catalogue import Catalogue, ChangedFiles, FoundFile, IndexedFile
from simgui.library.decoding.thumbnails import THUMBNAIL_PX, Thumbnails
from simgui.library.folders.outcomes import DriveGone, OpensReading, Reading
from simgui.library.folders.pipeline import Pipeline
from simgui.library.folders.place import Place
from simgui.library.folders.scanner import find_files
from simgui.library.records import FileState, IndexSummary
from simgui.models.backbone import Backbone

BATCH = 64
"""Files a transaction: the most that a kill can cost."""

_FOUND_AT_ONCE = 1000
_IS_DATABASE = re.compile(r"\.sqlite(-wal|-shm|-journal)?$")


def index_folder(
    folder: Path,
    catalogue: Catalogue,
    backbone: Backbone,
    progress: Progress,
    *,
    thumbnails: Thumbnails | None = None,
    cover: bool = True,
    looking: int = 0,
    reading: OpensReading | None = None,
) -> IndexSummary:
    """Index every picture under `folder` that is new or has changed.

    Args:
        folder: The folder.
        catalogue: What is known, and is brought up to date.
        backbone: Pixels → features.
        progress: Told of each file.
        thumbnails: Receives a thumbnail of every picture that is decoded.
        cover: Whether the library covers the folder from now on.
        looking: So many pictures are looked at at a time; one more than there are cores if 0.
        reading: Reads the files, with features of the backbone; threads of this process if None.

    Raises:
        OfflineFolder: if the folder is not there, or goes away meanwhile; what was indexed stays searchable.
        SimguiError: if the folder cannot be listed, or the catalogue cannot be written.
        Cancelled: if the person asked to stop; every file read so far is kept.
    """
    started = time.monotonic()
    place, root = _place(folder, catalogue), _root(folder, catalogue)
    found = _found(folder, root, catalogue)
    first = next(found, [])
    if not first and (error := _drive_unplugged(place, catalogue)):
        raise error
    if cover:
        catalogue.folders.cover(root)
    catalogue.features.expect(backbone.id, backbone.quantisation)
    with catalogue.scan(folder, root) as scan:
        count, group = 0, first
        while group:
            scan.add(group)
            count += len(group)
            progress.step(say("Looking through the folder:"), count, unit=Unit.FILES)
            group = next(found, [])
        if not place.is_there:
            raise _went_away(folder, catalogue)
        changed = scan.compare(backbone.id)
        catalogue.folders.mark_there(folder, place.device)
        try:
            thumbnail_px = THUMBNAIL_PX if thumbnails else 0
            with (
                reading(place) if reading else Pipeline(catalogue, backbone, thumbnail_px, place, looking)
            ) as pipeline:
                indexed = _read(changed, pipeline, thumbnails, progress)
        except DriveGone as gone:
            raise _went_away(gone.folder, catalogue) from gone
        changed.finish(catalogue.folders.rules(root).smallest_px)
    skipped = tuple(catalogue.ledger.entries(folder, (FileState.SKIPPED, FileState.FAILED)))
    unchanged = changed.found - indexed - len(skipped)
    return IndexSummary(folder, changed.found, indexed, unchanged, skipped, time.monotonic() - started)


def _found(folder: Path, root: Path, catalogue: Catalogue) -> Iterator[list[FoundFile]]:
    """Yield the files of a folder, a bounded number at a time; databases of the library by name only.

    To open one would be enough to harm it: closing any file takes away the locks that the same process holds
    on it (POSIX), and another program would then take it for unused.
    """
    own = catalogue.path.parent.resolve()
    files = (
        replace(file, rule=say("a database of SimGUI's own"))
        if _IS_DATABASE.search(file.path.name) and file.path.parent == own
        else file
        for file in find_files(folder, catalogue.folders.rules(root), root)
    )
    while group := list(islice(files, _FOUND_AT_ONCE)):
        yield group


def _read(changed: ChangedFiles, pipeline: Reading, thumbnails: Thumbnails | None, progress: Progress) -> int:
    """Read what has changed, write it batch by batch, and give how many pictures are indexed by it.

    Of a batch that an error or a cancel ends, what was read is written.
    """
    total, done, indexed = changed.count(), 0, 0
    finished: list[IndexedFile] = []

    def write() -> None:
        batch = tuple(finished)
        finished.clear()  # first: a batch that cannot be written is not tried again
        if thumbnails is not None:
            thumbnails.put_all(
                (each.content, each.seen.thumbnail) for each in batch if each.content and each.seen
            )
        changed.write(batch)

    try:
        for item in pipeline.read(chain.from_iterable(changed.batches(BATCH)), progress):
            finished.append(item)
            done += 1
            indexed += item.state is FileState.INDEXED
            progress.step(say("Indexing"), done, total)
            if len(finished) >= BATCH:
                write()
    finally:
        write()
    return indexed


def _place(folder: Path, catalogue: Catalogue) -> Place:
    """Note where a folder lies.

    Raises:
        SimguiError: if the folder is not there.
    """
    try:
        return Place(folder)
    except OSError as error:
        raise _offline(folder, catalogue) or explain(error, folder) from error


def _root(folder: Path, catalogue: Catalogue) -> Path:
    """Give the covered folder whose rules hold in a folder.

    A folder that those rules leave out, and that the person opens all the same, stands for itself.
    """
    root = catalogue.folders.covering(folder) or folder
    rules = catalogue.folders.rules(root)
    return folder if rules.leave_out(folder.relative_to(root), root.name) else root


def _drive_unplugged(place: Place, catalogue: Catalogue) -> OfflineFolder | None:
    """Take an empty folder for the place where its drive is plugged in: nobody has deleted anything."""
    if catalogue.folders.was_on_another_drive(place.folder, place.device):
        return _offline(place.folder, catalogue)
    return None


def _offline(folder: Path, catalogue: Catalogue) -> OfflineFolder | None:
    """Note that a folder is not there, and say so; None if the library never knew it."""
    pictures = catalogue.folders.mark_offline(folder)
    if not pictures and folder not in catalogue.folders.paths():
        return None
    return OfflineFolder(
        say("This folder is offline"),
        say(
            "{folder} is not there. What it holds ({pictures}) stays searchable; connect the drive, or "
            "remove the folder from the library.",
            folder=folder,
            pictures=say_count("{count:,} picture", "{count:,} pictures", pictures),
        ),
        folder,
    )


def _went_away(folder: Path, catalogue: Catalogue) -> OfflineFolder:
    """Note that a folder went away while it was being indexed, and say so."""
    pictures = catalogue.folders.mark_offline(folder)
    return OfflineFolder(
        say("This folder went away"),
        say(
            "{folder} was disconnected or moved while it was being indexed. What is indexed of it "
            "({pictures}) stays searchable; connect it and index it again for the rest.",
            folder=folder,
            pictures=say_count("{count:,} picture", "{count:,} pictures", pictures),
        ),
        folder,
    )
