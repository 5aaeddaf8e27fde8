"""Bring the catalogue up to date with a folder: scan, read what is new or changed, keep its features.

A picture's way: `scan` finds the file → `_content` names what it holds → known content is only linked, the
rest is decoded in processes of their own (`decoding.pool`), goes through the backbone, a thread a core, and
leaves a thumbnail → the batch is written in one transaction.
"""

import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, ThreadPoolExecutor, wait
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from simgui.core.counts import counted
from simgui.core.errors import OfflineFolder, UnreadablePicture, explain
from simgui.core.priority import step_back
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, IndexedFile, Seen
from simgui.library.decoding.content import content_of
from simgui.library.decoding.formats import format_of_file, missing_extra
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.reading.reasons import empty, not_a_picture
from simgui.library.decoding.regular_file import open_regular
from simgui.library.decoding.thumbnails import THUMBNAIL_PX, Thumbnails
from simgui.library.folders.place import Place
from simgui.library.folders.scanner import FoundFile, scan
from simgui.library.records import FileState, IndexSummary
from simgui.models.backbone import Backbone, are_usable

BATCH = 64
"""Files a transaction: the most that a kill can cost."""

LARGE_BYTES = 1 << 30
"""A larger file is decoded before it is hashed: it must be a picture, and not far larger than one can be."""

MOST_BYTES = 16 << 30
"""A larger file is not read, be it a stack of pictures: a sparse file may claim any size."""

_STACKS = ("TIFF", "GIF", "WEBP")
_BYTES_A_PIXEL = 16

_FOUND_AT_ONCE = 1000
_SECONDS_BETWEEN_CHECKS = 0.1
_NO_TIME = -1  # of no file: even 1970 is a time that files have

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


def index_folder(
    folder: Path,
    catalogue: Catalogue,
    backbone: Backbone,
    progress: Progress,
    *,
    thumbnails: Thumbnails | None = None,
    cover: bool = True,
) -> IndexSummary:
    """Index every picture under `folder` that is new or has changed.

    Args:
        folder: The folder.
        catalogue: What is known, and is brought up to date.
        backbone: Pixels → features.
        progress: Told of each file.
        thumbnails: Receives a thumbnail of every picture that is decoded.
        cover: Whether the library covers the folder from now on.

    Raises:
        OfflineFolder: if the folder is not there, or goes away meanwhile; what was indexed stays searchable.
        SimguiError: if the folder cannot be listed, or the catalogue cannot be written.
        Cancelled: if the person asked to stop; every file read so far is kept.
    """
    started, began_ns = time.monotonic(), time.time_ns()
    place, root = _place(folder, catalogue), _root(folder, catalogue)
    was_finished = _scan(place, root, catalogue, progress, cover=cover)
    files = catalogue.count_found()
    catalogue.mark_there(folder, place.device)
    total, done, indexed = catalogue.count_changed(backbone.id), 0, 0
    pool = ThreadPoolExecutor(_cores(), thread_name_prefix="index", initializer=step_back)
    decoders = DecodingPool(kept=_cores())
    look = _Look(backbone, decoders, thumbnails)
    try:
        for batch in catalogue.changed_files(backbone.id, BATCH):
            finished: list[IndexedFile] = []
            try:
                for item in _read(batch, catalogue, look, pool, place, progress):
                    finished.append(item)
                    progress.step("Indexing", done + len(finished), total)
            finally:
                catalogue.add_batch(finished, backbone.id)
            done += len(finished)
            indexed += sum(item.state is FileState.INDEXED for item in finished)
    except _DriveGone as gone_away:
        raise _went_away(gone_away.folder, catalogue) from gone_away
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        decoders.close()  # whoever still waits for a picture is let go
    catalogue.end_indexing(folder, catalogue.rules(root).smallest_px)
    if folder == root:
        catalogue.mark_scanned(root, began_ns)
    elif was_finished:
        catalogue.end_looking_at_part(root)
    skipped = tuple(catalogue.ledger(folder, (FileState.SKIPPED, FileState.FAILED)))
    unchanged = files - indexed - len(skipped)
    return IndexSummary(folder, files, indexed, unchanged, skipped, time.monotonic() - started)


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
    root = catalogue.covering(folder) or folder
    return folder if catalogue.rules(root).leave_out(folder.relative_to(root), root.name) else root


def _offline(folder: Path, catalogue: Catalogue) -> OfflineFolder | None:
    """Note that a folder is not there, and say so; None if the library never knew it."""
    pictures = catalogue.mark_offline(folder)
    if not pictures and not any(each.path == folder for each in catalogue.folders()):
        return None
    return OfflineFolder(
        "This folder is offline",
        f"{folder} is not there. What it holds ({counted(pictures, 'picture', 'pictures')}) stays "
        "searchable; connect the drive, or remove the folder from the library.",
        folder,
    )


def _went_away(folder: Path, catalogue: Catalogue) -> OfflineFolder:
    """Note that a folder went away while it was being indexed, and say so."""
    pictures = catalogue.mark_offline(folder)
    return OfflineFolder(
        "This folder went away",
        f"{folder} was disconnected or moved while it was being indexed. What is indexed of it "
        f"({counted(pictures, 'picture', 'pictures')}) stays searchable; connect it and index it again for "
        "the rest.",
        folder,
    )


def _cores() -> int:
    """Count the cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _scan(place: Place, root: Path, catalogue: Catalogue, progress: Progress, *, cover: bool) -> bool:
    """Note every file of a folder, and hold that against what is known.

    Returns:
        Whether the covered folder had been looked through to the end before.
    """
    folder = place.folder
    catalogue.begin_scan()
    found, count = scan(folder, catalogue.rules(root), root), 0
    group = list(islice(found, _FOUND_AT_ONCE))
    if (
        not group
        and catalogue.was_on_another_drive(folder, place.device)
        and (error := _offline(folder, catalogue))
    ):
        raise error  # an empty place where a drive is plugged in; nobody has deleted anything
    if cover:
        catalogue.cover(root)
    was_finished = catalogue.begin_looking(root)
    while group:
        catalogue.add_found(group)
        count += len(group)
        progress.step("Looking through the folder:", count, unit="files")
        group = list(islice(found, _FOUND_AT_ONCE))
    if not place.is_there:
        raise _went_away(folder, catalogue)
    catalogue.end_scan(folder)
    return was_finished


def _read(
    batch: list[FoundFile],
    catalogue: Catalogue,
    look: "_Look",
    pool: Executor,
    place: Place,
    progress: Progress,
) -> Iterator[IndexedFile]:
    """Yield what became of each file of the batch, as it gets known; one content is looked at once.

    Raises:
        _DriveGone: if the drive of a file has gone.
    """
    holders: dict[bytes, list[FoundFile]] = {}
    for file, content in _each(batch, partial(_content, look=look, progress=progress), pool, progress):
        if isinstance(content, UnreadablePicture):
            yield _unreadable(file, content, place)
        else:
            holders.setdefault(content, []).append(file)
    for content in catalogue.contents_with_features(list(holders), look.backbone.id):
        for file in holders.pop(content):
            yield IndexedFile(file, FileState.INDEXED, content=content)
    first = [(content, files[0]) for content, files in holders.items()]
    for (content, _), seen in _each(first, look, pool, progress):
        for file in holders[content]:
            if isinstance(seen, UnreadablePicture):
                yield _unreadable(file, seen, place)
            else:
                yield IndexedFile(file, FileState.INDEXED, content=content, seen=seen)


class _DriveGone(Exception):  # noqa: N818 - becomes `OfflineFolder` once what was read is kept
    """A folder went away while it was being read."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder


def _each(
    items: list[Item], work: Callable[[Item], Outcome], pool: Executor, progress: Progress
) -> Iterator[tuple[Item, Outcome]]:
    """Work on all items on the pool, yield each as it is finished, and notice a cancel meanwhile."""
    running = {pool.submit(work, item): item for item in items}
    try:
        while running:
            finished, _ = wait(running, timeout=_SECONDS_BETWEEN_CHECKS, return_when=FIRST_COMPLETED)
            progress.check()
            for future in finished:
                yield running.pop(future), future.result()
    finally:
        for future in running:
            future.cancel()


def _content(file: FoundFile, look: "_Look", progress: Progress) -> bytes | UnreadablePicture:
    """Name the content of a file. Of what is no picture, only the first bytes are read.

    Raises:
        Cancelled: if the person asked to stop.
    """
    if file.trouble:
        return UnreadablePicture(file.trouble, may_pass=True)
    try:
        with open_regular(file.path) as opened:
            name, head = format_of_file(opened)
            if name is None:
                return not_a_picture() if head else empty()
            if missing := missing_extra(name):
                return UnreadablePicture(missing, may_pass=True)
            _check_size(file, name, look)
            return content_of(opened, progress.check)
    except UnreadablePicture as problem:
        return problem
    except OSError as error:
        return UnreadablePicture(error.strerror or "the system cannot read it", may_pass=True)


def _check_size(file: FoundFile, name: str, look: "_Look") -> None:
    """Decode a large file before it is read to its end.

    Args:
        file: The file.
        name: Its format.
        look: Decodes it.

    Raises:
        UnreadablePicture: if it is no picture, or has far more bytes than its pixels can need.
    """
    most = LARGE_BYTES
    if MOST_BYTES >= file.size_bytes > LARGE_BYTES:
        most += _BYTES_A_PIXEL * look.pixels(file.path)
    if file.size_bytes > (MOST_BYTES if name in _STACKS else most):
        raise UnreadablePicture(f"too large: {file.size_bytes:,} bytes")


class _Look:
    """Decode a picture, compute its features and keep its thumbnail."""

    def __init__(self, backbone: Backbone, decoders: DecodingPool, thumbnails: Thumbnails | None) -> None:
        self.backbone = backbone
        self._decoders = decoders
        self._thumbnails = thumbnails

    def pixels(self, path: Path) -> int:
        """Decode a picture, and give how many pixels it has.

        Raises:
            UnreadablePicture: whatever is wrong with it.
        """
        picture = self._decoders.decode(path, self.backbone.input)
        return picture.width_px * picture.height_px

    def __call__(self, item: tuple[bytes, FoundFile]) -> Seen | UnreadablePicture:
        content, file = item
        try:
            thumbnail_px = 0 if self._thumbnails is None else THUMBNAIL_PX
            picture = self._decoders.decode(file.path, self.backbone.input, thumbnail_px)
        except UnreadablePicture as problem:
            return problem
        if _has_changed(file):
            return UnreadablePicture("it changed while it was being read", may_pass=True)
        if self._thumbnails is not None:
            self._thumbnails.put(content, picture.thumbnail)
        features = self.backbone.features(picture.pixels[None])[0]
        if not are_usable(features):
            return UnreadablePicture("the model in use makes no numbers of it", may_pass=True)
        return Seen(picture.width_px, picture.height_px, features, picture.remark)


def _has_changed(file: FoundFile) -> bool:
    try:
        status = file.path.stat()
    except OSError:
        return True
    return (status.st_size, status.st_mtime_ns) != (file.size_bytes, file.mtime_ns)


def _unreadable(file: FoundFile, problem: UnreadablePicture, place: Place) -> IndexedFile:
    """Make the ledger's entry; a problem that may pass is noted without a time, so that it is tried again.

    Raises:
        _DriveGone: if it is no problem of the file: its drive has gone.
    """
    if problem.may_pass and (lost := place.lost(file.path)):
        raise _DriveGone(lost)
    state = FileState.FAILED if problem.is_picture else FileState.SKIPPED
    return IndexedFile(replace(file, mtime_ns=_NO_TIME) if problem.may_pass else file, state, problem.reason)
