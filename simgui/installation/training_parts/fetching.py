"""Bring a file here: go on where an earlier attempt stopped, and take nothing that its hash does not fit."""

import hashlib
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from simgui.core.errors import SimguiError, explain
from simgui.core.sentences import say
from simgui.installation.training_parts.reading import reading
from simgui.installation.training_parts.sources import Cut, Source
from simgui.training.parts import Wheel

_CHUNK_BYTES = 1 << 18
_CUTS_IN_A_ROW = 4
"""After so many that brought nothing, a person hears of it."""

Advance = Callable[[int], None]
"""Told how many bytes of a file are here; raises `Cancelled` if the person asked to stop."""


def fetch(wheel: Wheel, source: Source, folder: Path, advance: Advance) -> Path:
    """Bring a wheel into a folder, whole and checked, or leave what came so far for the next time.

    Args:
        wheel: What it is, and what it must be.
        source: Where it comes from.
        folder: Where it goes; a part of it is kept there under another name.
        advance: Told how much is here.

    Raises:
        SimguiError: if it is missing, is not what it must be, or network or disk do not allow it.
        Cancelled: if the person asked to stop.
    """
    done = folder / wheel.file
    try:
        if done.is_file():
            if _has_hash(done, wheel, advance):
                return done
            done.unlink()
        part = folder / f"{wheel.file}.part"
        cuts = 0
        while True:
            before = part.stat().st_size if part.is_file() else 0
            try:
                _go_on(wheel, source, part, advance)
                break
            except Cut as cut:
                cuts = cuts + 1 if part.stat().st_size <= before else 0
                if cuts >= _CUTS_IN_A_ROW:
                    raise _broken_off(source) from cut
        if not _has_hash(part, wheel, advance):
            part.unlink()
            raise SimguiError(
                say("A file is not what it must be"),
                say(
                    "{file} of {source} is damaged, or another one than this version of SimGUI was made "
                    "with. Nothing of it is used. Try again, or choose another place.",
                    file=wheel.file,
                    source=source.name,
                ),
            )
        part.replace(done)
    except OSError as error:
        raise explain(error, folder) from error
    return done


def _go_on(wheel: Wheel, source: Source, part: Path, advance: Advance) -> None:
    """Append what is missing; no more is written than the file may have.

    Raises:
        Cut: if it ends before.
    """
    with part.open("ab") as kept:
        here = kept.tell()
        if here > wheel.size_bytes:
            kept.truncate(0)
            here = 0
        advance(here)
        if here == wheel.size_bytes:
            return
        with reading(source, wheel.file, here) as given:
            first = given.first(partial(advance, here))
            if first not in (0, here):
                raise Cut("another part of the file came than was asked for")
            if first < here:
                kept.truncate(0)
                here = 0
            while here < wheel.size_bytes:
                chunk = given.chunk(partial(advance, here))[: wheel.size_bytes - here]
                if not chunk:
                    raise Cut("it ended early")
                kept.write(chunk)
                here += len(chunk)
                advance(here)
        kept.flush()
        os.fsync(kept.fileno())


def _has_hash(path: Path, wheel: Wheel, advance: Advance) -> bool:
    if path.stat().st_size != wheel.size_bytes:
        return False
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK_BYTES):
            digest.update(chunk)
            advance(wheel.size_bytes)
    return digest.hexdigest() == wheel.sha256


def _broken_off(source: Source) -> SimguiError:
    return SimguiError(
        say("The download was cut"),
        say(
            "{source} cannot be reached any more. What has come is kept: try again when the computer is "
            "online.",
            source=source.name,
        ),
    )
