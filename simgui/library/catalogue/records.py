"""What goes into the catalogue: files as a scan found them, and what became of each."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.sentences import NOTHING, Sentence
from simgui.library.capture import UNKNOWN, Capture
from simgui.library.records import FileState

Vectors = npt.NDArray[np.float32]


@dataclass(frozen=True)
class FoundFile:
    """A regular file as the scan saw it.

    Attributes:
        path: Where it lies.
        size_bytes: Its size.
        mtime_ns: When it was changed, ns since 1970.
        trouble: Why it could not even be looked at.
        rule: Why it is left out, for a file or a whole folder.
        identity: How its drive knows it whatever its name; empty where there is no such thing.
    """

    path: Path
    size_bytes: int
    mtime_ns: int
    trouble: Sentence = NOTHING
    rule: Sentence = NOTHING
    identity: str = ""


@dataclass(frozen=True)
class Seen:
    """What looking at a picture gave.

    Attributes:
        width_px: Its width, upright.
        height_px: Its height, upright.
        features: float32 (d,), as many as the backbone gives.
        remark: What is to be known of it, such as that it is incomplete; empty if nothing is.
        thumbnail: A JPEG of the whole picture, for the cache of thumbnails; empty if none was asked for.
        capture: When and with what it was taken.
    """

    width_px: int
    height_px: int
    features: Vectors
    remark: Sentence = NOTHING
    thumbnail: bytes = b""
    capture: Capture = UNKNOWN


@dataclass(frozen=True)
class IndexedFile:
    """What became of one file.

    Attributes:
        file: As it was when it was read.
        state: What became of it.
        reason: Why it is not indexed.
        content: Hash of its content, if it is indexed.
        seen: What its picture gave; None if the catalogue has that already.
    """

    file: FoundFile
    state: FileState
    reason: Sentence = NOTHING
    content: bytes | None = None
    seen: Seen | None = None
