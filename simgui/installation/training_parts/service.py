"""Training, added to a program that was built without it, and removed again."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from simgui.core.errors import SimguiError, explain
from simgui.core.progress import Progress
from simgui.core.sentences import Sentence, say
from simgui.core.units import Unit
from simgui.installation.training_parts.fetching import fetch
from simgui.installation.training_parts.sources import Source, is_network, source_of
from simgui.installation.training_parts.unpacking import unpack
from simgui.training.parts import (
    ENVIRONMENT_VARIABLE,
    WHOLE,
    Parts,
    Wheel,
    added_folder,
    megabytes,
    parts_folder,
    shipped_parts_or_damage,
    whole_megabytes,
)

SOURCE_VARIABLE = "SIMGUI_TRAINING_FROM"
"""Where an administrator lets the files be taken from: an address, or a folder."""
_FILES, _UNPACKING = "files", ".new-"
_SPARE_BYTES = 64 << 20


@dataclass(frozen=True)
class Offer:
    """What can be added.

    Attributes:
        download_bytes: Of the files.
        unpacked_bytes: Of what they become on the disk.
        place: Where they come from unless the person chooses a folder: an address or a folder; empty if that
            is not known.
        folder: Where they go.
    """

    download_bytes: int
    unpacked_bytes: int
    place: str
    folder: Path

    @property
    def is_download(self) -> bool:
        """Whether the network would be used."""
        return is_network(self.place)

    @property
    def source_name(self) -> str:
        """What a person knows the place by: a folder, or the name of a computer."""
        return source_of(self.place).name if self.is_download else self.place

    @property
    def sentence(self) -> Sentence:
        """Say what adding means."""
        download, disk = megabytes(self.download_bytes), megabytes(self.unpacked_bytes)
        if self.is_download:
            return say(
                "Training is added once: a download of {download} from {place}, {disk} on the disk. Each "
                "file is checked before it is used, and nothing is sent.",
                download=download,
                place=self.source_name,
                disk=disk,
            )
        if self.place:
            return say(
                "Training is added once: {download} from {place}, {disk} on the disk.",
                download=download,
                place=self.source_name,
                disk=disk,
            )
        return say(
            "Training is added once, from a folder with its files ({download}); it takes {disk} on the disk. "
            "Ask where you got SimGUI from.",
            download=download,
            disk=disk,
        )


class TrainingParts:
    """Adds what a training needs, where this program came without it.

    Args:
        parts: What that is; None where training is part of the program, or of its Python.
        damage: Why that cannot be known, if it cannot.
    """

    def __init__(self, parts: Parts | None, damage: SimguiError | None = None) -> None:
        self._parts = parts
        self._damage = damage

    @classmethod
    def of_this_program(cls) -> "TrainingParts":
        """Read what this program came without."""
        return cls(*shipped_parts_or_damage())

    def check(self) -> None:
        """Look whether it is known what a training needs.

        Raises:
            SimguiError: if the list of it is damaged.
        """
        if self._damage is not None:
            raise self._damage

    @property
    def offer(self) -> Offer | None:
        """What is yet to be added; None if nothing is, or nothing ever was."""
        if self._parts is None or added_folder(self._parts) is not None:
            return None
        place = os.environ.get(SOURCE_VARIABLE) or self._parts.address
        return Offer(self._parts.download_bytes, self._parts.unpacked_bytes, place, parts_folder())

    @property
    def added(self) -> Path | None:
        """The folder that they were added to; None if they are not, or are part of the program."""
        return None if self._parts is None else added_folder(self._parts)

    def add(self, place: str | Path | None, progress: Progress) -> Path | None:
        """Fetch, check and unpack what a training needs; it is used when nothing is missing any more.

        What was fetched is kept until all of it is: after a cut, a cancel or a full disk, the next attempt
        goes on from there.

        Args:
            place: A folder with the files, or the address of one; None for the one that is offered.
            progress: Told how much has come.

        Returns:
            Where they are now; None where training is part of the program.

        Raises:
            SimguiError: if files are missing or not what they must be, or disk or network do not allow it.
            Cancelled: if the person asked to stop.
        """
        self.check()
        parts, offer = self._parts, self.offer
        if parts is None or offer is None:
            return self.added
        if not (place or offer.place):
            raise SimguiError(say("Nowhere to take training from"), offer.sentence)
        source = source_of(place or offer.place)
        root = offer.folder
        with _locked(root):
            if self.offer is None:
                return self.added  # another program has added them meanwhile
            _clear(root, but=_FILES)
            _require_room(parts, root)
            files = _fetch_all(parts, source, root / _FILES, progress)
            return _put_in_place(parts, files, root, progress)

    def remove(self) -> bool:
        """Delete what was added, and what was fetched for it; tell whether there was anything.

        The full program does so, too: what a search-only one added before lies there unused.
        """
        root = parts_folder()
        if not root.is_dir():
            return False
        with _locked(root):
            return _clear(root)


@contextlib.contextmanager
def _locked(root: Path) -> Iterator[None]:
    """Let no other program add or remove meanwhile."""
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(root / "lock", timeout=0):
            yield
    except Timeout as error:
        raise SimguiError(
            say("Training is being added"), say("Another window or command does so. Wait until it is done.")
        ) from error
    except OSError as error:
        raise explain(error, root) from error


def _clear(root: Path, but: str = "") -> bool:
    """Delete earlier parts and unfinished ones."""
    found = [path for path in root.iterdir() if path.is_dir() and path.name != but]
    for path in found:
        shutil.rmtree(path, ignore_errors=True)
    return bool(found)


def _require_room(parts: Parts, root: Path) -> None:
    """Refuse before anything is fetched what cannot end well."""
    files = root / _FILES
    here = sum(path.stat().st_size for path in files.iterdir()) if files.is_dir() else 0
    wanted = parts.download_bytes - min(here, parts.download_bytes) + parts.unpacked_bytes + _SPARE_BYTES
    free = shutil.disk_usage(root).free
    if free < wanted:
        raise SimguiError(
            say("The disk is too full"),
            say(
                "Training needs {wanted} in {folder}, and {free} are free. Make some room, or name a folder "
                "on another disk in the environment variable {variable}.",
                wanted=megabytes(wanted),
                folder=str(root),
                free=megabytes(free),
                variable=ENVIRONMENT_VARIABLE,
            ),
        )


def _fetch_all(parts: Parts, source: Source, folder: Path, progress: Progress) -> list[Path]:
    folder.mkdir(mode=0o700, exist_ok=True)
    wanted = {each.file for each in parts.wheels}
    for path in folder.iterdir():
        if path.name.removesuffix(".part") not in wanted:
            path.unlink()  # of another version
    reached = _Reached(say("Getting what training needs:"), parts.download_bytes, progress)
    return [
        fetch(wheel, source, folder, reached.after(before))
        for wheel, before in _with_sums(parts, lambda wheel: wheel.size_bytes)
    ]


def _put_in_place(parts: Parts, files: list[Path], root: Path, progress: Progress) -> Path:
    """Unpack beside the place, and give it the name that is looked for when nothing is missing any more."""
    made = Path(tempfile.mkdtemp(prefix=_UNPACKING, dir=root))
    reached = _Reached(say("Unpacking what training needs:"), parts.unpacked_bytes, progress)
    try:
        sums = _with_sums(parts, lambda wheel: wheel.unpacked_bytes)
        for file, (wheel, before) in zip(files, sums, strict=True):
            unpack(file, wheel, parts.leave_out, made, reached.after(before))
        (made / WHOLE).touch()
        if hasattr(os, "sync"):
            os.sync()  # a name that survives a power cut stands for bytes that do
        progress.check()
        target = root / parts.digest
        made.rename(target)
    except BaseException:
        shutil.rmtree(made, ignore_errors=True)
        raise
    shutil.rmtree(root / _FILES, ignore_errors=True)
    return target


def _with_sums(parts: Parts, size: Callable[[Wheel], int]) -> Iterator[tuple[Wheel, int]]:
    total = 0
    for wheel in parts.wheels:
        yield wheel, total
        total += size(wheel)


class _Reached:
    """How much is done of all of it, in megabytes."""

    def __init__(self, text: Sentence, total_bytes: int, progress: Progress) -> None:
        self._text, self._total, self._progress = text, total_bytes, progress

    def after(self, before: int) -> Callable[[int], None]:
        """Give what is told how much of a file is done, when so much was done before it."""

        def advance(count: int) -> None:
            done, total = whole_megabytes(before + count), whole_megabytes(self._total)
            self._progress.step(self._text, done, total, Unit.MEGABYTES)

        return advance
