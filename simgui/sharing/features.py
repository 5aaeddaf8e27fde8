"""Where features come from when a folder is published: from this computer, or from a cluster.

Whatever the source, indexing is the same: the catalogue of the publisher says which files are new, its ledger
keeps what became of each, and a kill costs the batch in flight (`simgui/library/folders/indexer.py`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol

from simgui.core.errors import UnreadablePicture
from simgui.core.progress import Progress
from simgui.core.sentences import Sentence, say
from simgui.library.catalogue import Catalogue, FoundFile, IndexedFile, Seen
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders.file_reader import FileReader
from simgui.library.folders.outcomes import unreadable
from simgui.library.folders.pipeline import AHEAD
from simgui.library.folders.place import Place
from simgui.library.records import FileState
from simgui.models.backbone import Backbone

FileToLookAt = FoundFile
"""A file as the scan saw it: path, size and time. It is small and can be pickled."""


@dataclass(frozen=True)
class Problem:
    """Why a file gives no picture.

    Attributes:
        reason: In plain words, for the ledger.
        is_picture: False if the file is of no picture format that SimGUI reads.
        may_pass: True if the file itself may be sound: it is tried again.
    """

    reason: Sentence
    is_picture: bool = True
    may_pass: bool = False

    @classmethod
    def of(cls, error: UnreadablePicture) -> "Problem":
        """Make one that can be pickled of what decoding raised."""
        return cls(error.reason, error.is_picture, error.may_pass)

    @property
    def error(self) -> UnreadablePicture:
        """What decoding raised."""
        return UnreadablePicture(self.reason, is_picture=self.is_picture, may_pass=self.may_pass)


@dataclass(frozen=True)
class LookedAt:
    """What became of one file; it can be pickled.

    Attributes:
        file: The file, as it was given.
        content: Hash of its content, 16 bytes; empty if it could not be named.
        seen: Size, features (float32, as the backbone gives them), thumbnail, time and camera; None if there
            is a problem.
        problem: Why there is nothing; None if there is something.
    """

    file: FileToLookAt
    content: bytes
    seen: Seen | None
    problem: Problem | None = None


class FeatureSource(Protocol):
    """Looks at files: hashes, decodes, computes features, makes thumbnails."""

    def features_of(self, files: Iterable[FileToLookAt], progress: Progress) -> Iterator[LookedAt]:
        """Yield what became of each file exactly once, in whatever order.

        It takes files as it has room for them, a bounded number ahead of what it has yielded. A file that
        cannot be read is a `LookedAt` with a problem, never an exception.

        Raises:
            SimguiError: if the source as a whole has failed; what was yielded stays.
            Cancelled: if the person asked to stop.
        """


def look_at(file: FileToLookAt, reader: FileReader, progress: Progress) -> LookedAt:
    """Look at one file, here and now.

    Args:
        file: The file.
        reader: Has backbone, decoders and the size of thumbnails.
        progress: Asked whether to stop.

    Raises:
        Cancelled: if the person asked to stop.
    """
    content = reader.content(file, progress)
    if isinstance(content, UnreadablePicture):
        return LookedAt(file, b"", None, Problem.of(content))
    seen = reader.look(file)
    if isinstance(seen, UnreadablePicture):
        return LookedAt(file, content, None, Problem.of(seen))
    return LookedAt(file, content, seen)


class LocalFeatures:
    """Looks at files one after another in this process; other sources must give the same, byte for byte.

    `simgui index` without a cluster does not use it: `Pipeline` overlaps reading, decoding and computing.

    Args:
        backbone: Pixels → features.
        thumbnail_px: The longer side of thumbnails; none if 0.
        decoders: Decode, in processes of their own.
    """

    def __init__(self, backbone: Backbone, thumbnail_px: int, decoders: DecodingPool) -> None:
        self._reader = FileReader(backbone, decoders, thumbnail_px)

    def features_of(self, files: Iterable[FileToLookAt], progress: Progress) -> Iterator[LookedAt]:
        """Yield what became of each file, in order."""
        for file in files:
            yield look_at(file, self._reader, progress)


class SourceReading:
    """Reads the files of an indexing by a source; satisfies `simgui.library.folders.outcomes.Reading`.

    Args:
        source: Looks at the files.
        catalogue: Knows which contents need not be kept again.
        backbone: Id of the one whose features the source gives.
        place: Tells whether the files' drives are still there.
    """

    def __init__(self, source: FeatureSource, catalogue: Catalogue, backbone: str, place: Place) -> None:
        self._source = source
        self._place = place
        self._catalogue = catalogue
        self._backbone = backbone

    def __enter__(self) -> "SourceReading":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """The source belongs to the caller."""

    def read(self, files: Iterable[FoundFile], progress: Progress) -> Iterator[IndexedFile]:
        """Yield what became of each file, as it gets known.

        Raises:
            DriveGone: if the drive of a file has gone.
            SimguiError: if the source has failed.
            Cancelled: if the person asked to stop.
        """
        fresh: dict[bytes, None] = {}  # contents whose look the caller may not have written yet
        for each in self._source.features_of(files, progress):
            if each.problem is not None or each.seen is None:
                problem = each.problem or Problem(say("it gave no picture"), may_pass=True)
                yield unreadable(each.file, problem.error, self._place)
                continue
            known = each.content in fresh or self._catalogue.features.known([each.content], self._backbone)
            fresh[each.content] = None
            for content in tuple(fresh)[:-AHEAD]:
                del fresh[content]
            seen = None if known else each.seen
            yield IndexedFile(each.file, FileState.INDEXED, content=each.content, seen=seen)
