"""Bring the catalogue up to date with a folder: scan, read what is new or changed, keep its features.

A picture's way: `scan` finds the file → `_content` names what it holds → known content is only linked, the
rest is decoded in processes of their own (`decoding_pool`), goes through the backbone, a thread a core, and
leaves a thumbnail → the batch is written in one transaction.
"""

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, ThreadPoolExecutor, wait
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from simgui.core.backbone import Backbone, are_usable
from simgui.core.errors import OfflineFolder, UnreadablePicture, explain
from simgui.core.priority import step_back
from simgui.core.progress import Progress
from simgui.core.records import FileState, IndexSummary
from simgui.core.rules import Rules
from simgui.library.catalogue import Catalogue, IndexedFile, Seen
from simgui.library.decoding_pool import DecodingPool
from simgui.library.formats import HEAD_BYTES, format_of, missing_extra
from simgui.library.picture_file import not_a_picture
from simgui.library.scanner import FoundFile, scan
from simgui.library.thumbnails import THUMBNAIL_PX, Thumbnails

BATCH = 64
"""Files a transaction: the most that a kill can cost."""

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
) -> IndexSummary:
    """Index every picture under `folder` that is new or has changed; the library covers it from now on.

    Args:
        folder: The folder.
        catalogue: What is known, and is brought up to date.
        backbone: Pixels → features.
        progress: Told of each file.
        thumbnails: Receives a thumbnail of every picture that is decoded.

    Raises:
        SimguiError: if the folder is offline or cannot be listed, or the catalogue cannot be written.
        Cancelled: if the person asked to stop; every file read so far is kept.
    """
    started = time.monotonic()
    began_ns, device = time.time_ns(), _device(folder, catalogue)
    root = catalogue.covering(folder) or folder
    rules = catalogue.rules(root)
    files = _scan(folder, root, rules, device, catalogue, progress)
    catalogue.cover(folder)
    catalogue.mark_scanned(folder, device, began_ns)
    total, done, indexed = catalogue.count_changed(backbone.id), 0, 0
    pool = ThreadPoolExecutor(_cores(), thread_name_prefix="index", initializer=step_back)
    decoders = DecodingPool(kept=_cores())
    look = _Look(backbone, decoders, thumbnails)
    try:
        for batch in catalogue.changed_files(backbone.id, BATCH):
            finished: list[IndexedFile] = []
            try:
                for item in _read(batch, catalogue, look, pool, progress):
                    finished.append(item)
                    progress.step("Indexing", done + len(finished), total)
            finally:
                catalogue.add_batch(finished, backbone.id)
            done += len(finished)
            indexed += sum(item.state is FileState.INDEXED for item in finished)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        decoders.close()  # whoever still waits for a picture is let go
    catalogue.end_indexing(folder, rules.smallest_px)
    skipped = tuple(catalogue.ledger(folder, (FileState.SKIPPED, FileState.FAILED)))
    unchanged = files - indexed - len(skipped)
    return IndexSummary(folder, files, indexed, unchanged, skipped, time.monotonic() - started)


def _device(folder: Path, catalogue: Catalogue) -> int:
    """Name the drive that a folder lies on.

    Raises:
        SimguiError: if the folder is not there.
    """
    try:
        return folder.stat().st_dev
    except OSError as error:
        raise _offline(folder, catalogue) or explain(error, folder) from error


def _offline(folder: Path, catalogue: Catalogue) -> OfflineFolder | None:
    """Note that a folder is not there, and say so; None if the library never knew it."""
    pictures = catalogue.mark_offline(folder)
    if not pictures and not any(each.path == folder for each in catalogue.folders()):
        return None
    return OfflineFolder(
        "This folder is offline",
        f"{folder} is not there. Its {pictures:,} pictures stay searchable; "
        "connect the drive, or remove the folder from the library.",
    )


def _cores() -> int:
    """Count the cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _scan(
    folder: Path, root: Path, rules: Rules, device: int, catalogue: Catalogue, progress: Progress
) -> int:
    catalogue.begin_scan()
    found, count = scan(folder, rules, root), 0
    while group := list(islice(found, _FOUND_AT_ONCE)):
        catalogue.add_found(group)
        count += len(group)
        progress.step("Looking through the folder:", count, unit="files")
    if (
        not count
        and catalogue.was_on_another_drive(folder, device)
        and (error := _offline(folder, catalogue))
    ):
        raise error  # an empty place where a drive is plugged in; nobody has deleted anything
    catalogue.end_scan(folder)
    return catalogue.count_found()


def _read(
    batch: list[FoundFile], catalogue: Catalogue, look: "_Look", pool: Executor, progress: Progress
) -> Iterator[IndexedFile]:
    """Yield what became of each file of the batch, as it gets known; one content is looked at once."""
    holders: dict[bytes, list[FoundFile]] = {}
    for file, content in _each(batch, _content, pool, progress):
        if isinstance(content, UnreadablePicture):
            yield _unreadable(file, content)
        else:
            holders.setdefault(content, []).append(file)
    for content in catalogue.contents_with_features(list(holders), look.backbone.id):
        for file in holders.pop(content):
            yield IndexedFile(file, FileState.INDEXED, content=content)
    first = [(content, files[0]) for content, files in holders.items()]
    for (content, _), seen in _each(first, look, pool, progress):
        for file in holders[content]:
            if isinstance(seen, UnreadablePicture):
                yield _unreadable(file, seen)
            else:
                yield IndexedFile(file, FileState.INDEXED, content=content, seen=seen)


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


def _content(file: FoundFile) -> bytes | UnreadablePicture:
    """Name the content of a file: BLAKE2b, 16 bytes. Of what is no picture, only the first bytes are read."""
    if file.trouble:
        return UnreadablePicture(file.trouble, may_pass=True)
    try:
        with file.path.open("rb") as opened:
            name = format_of(opened.read(HEAD_BYTES))
            if name is None:
                return not_a_picture()
            if missing := missing_extra(name):
                return UnreadablePicture(missing, may_pass=True)
            opened.seek(0)
            return hashlib.file_digest(opened, lambda: hashlib.blake2b(digest_size=16)).digest()
    except OSError as error:
        return UnreadablePicture(error.strerror or "the system cannot read it", may_pass=True)


class _Look:
    """Decode a picture, compute its features and keep its thumbnail."""

    def __init__(self, backbone: Backbone, decoders: DecodingPool, thumbnails: Thumbnails | None) -> None:
        self.backbone = backbone
        self._decoders = decoders
        self._thumbnails = thumbnails

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
        return Seen(picture.width_px, picture.height_px, features)


def _has_changed(file: FoundFile) -> bool:
    try:
        status = file.path.stat()
    except OSError:
        return True
    return (status.st_size, status.st_mtime_ns) != (file.size_bytes, file.mtime_ns)


def _unreadable(file: FoundFile, problem: UnreadablePicture) -> IndexedFile:
    """Make the ledger's entry; a problem that may pass is noted without a time, so that it is tried again."""
    state = FileState.FAILED if problem.is_picture else FileState.SKIPPED
    return IndexedFile(replace(file, mtime_ns=_NO_TIME) if problem.may_pass else file, state, problem.reason)
