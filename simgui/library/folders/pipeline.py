"""Read files in stages that overlap: their contents are named, their pictures looked at, results written."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from queue import Empty, SimpleQueue

from simgui.core.cores import cores
from simgui.core.errors import UnreadablePicture
from simgui.core.priority import step_back
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, FoundFile, IndexedFile, Seen
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders.file_reader import FileReader
from simgui.library.folders.outcomes import unreadable
from simgui.library.folders.place import Place
from simgui.library.records import FileState
from simgui.models.backbone import Backbone

AHEAD = 64
"""Files under way at once. Those that wait keep every thread at work while the caller writes a batch."""

_NAMING = 2  # a drive that is slow gets a second request to serve; more would make a disk seek
_SECONDS_BETWEEN_CHECKS = 0.1


@dataclass(frozen=True)
class _Named:
    file: FoundFile
    content: bytes | UnreadablePicture


@dataclass(frozen=True)
class _LookedAt:
    content: bytes
    seen: Seen | UnreadablePicture


_Arrival = Future[_Named] | Future[_LookedAt]


class Pipeline:
    """Threads that read files; a context, at whose end they go.

    A file waits for no other one. Two threads name contents, a few files ahead: they mostly wait for the
    drive. The others, each with a decoding process, look at pictures. There is one more of those than there
    are cores: while one waits for its picture to be decoded and handed over, another one computes.

    Args:
        catalogue: Knows which contents need no look.
        backbone: Pixels → features.
        thumbnail_px: The longer side of the thumbnail that is made of every picture looked at; none if 0.
        place: Tells whether the files' drives are still there.
        looking: So many pictures are looked at at a time; one more than there are cores if 0.
    """

    def __init__(
        self, catalogue: Catalogue, backbone: Backbone, thumbnail_px: int, place: Place, looking: int = 0
    ) -> None:
        self._catalogue = catalogue
        self._backbone = backbone.id
        self._place = place
        looking = looking or cores() + 1
        self._namers = ThreadPoolExecutor(_NAMING, thread_name_prefix="name", initializer=step_back)
        self._lookers = ThreadPoolExecutor(looking, thread_name_prefix="look", initializer=step_back)
        self._decoders = DecodingPool(kept=looking)
        self._reader = FileReader(backbone, self._decoders, thumbnail_px)

    def __enter__(self) -> "Pipeline":
        return self

    def __exit__(self, *_: object) -> None:
        for threads in (self._namers, self._lookers):
            threads.shutdown(wait=False, cancel_futures=True)
        self._decoders.close()  # whoever still waits for a picture is let go

    def read(self, files: Iterable[FoundFile], progress: Progress) -> Iterator[IndexedFile]:
        """Yield what became of each file, as it gets known.

        At most `AHEAD` files are taken of which nothing is yielded yet. Files of one content share one look.
        It stands in the first of them that is yielded, and the caller writes in that order, at least once in
        `AHEAD` files: the others count as files of a picture that the catalogue has.

        Raises:
            DriveGone: if the drive of a file has gone.
            Cancelled: if the person asked to stop.
        """
        coming, arrived = iter(files), SimpleQueue[_Arrival]()
        holders: dict[bytes, list[FoundFile]] = {}  # of the contents that are being looked at
        fresh: dict[bytes, None] = {}  # contents whose look the caller may not have written yet
        being_named = 0
        while True:
            room = AHEAD - being_named - sum(map(len, holders.values()))
            for file in islice(coming, room):
                self._namers.submit(self._name, file, progress).add_done_callback(arrived.put)
                being_named += 1
            if not being_named and not holders:
                return
            named: dict[bytes, list[FoundFile]] = {}
            for each in _wait(arrived, progress):
                if isinstance(each, _LookedAt):
                    if isinstance(each.seen, Seen):
                        fresh[each.content] = None
                    yield from self._outcomes(holders.pop(each.content), each)
                else:
                    being_named -= 1
                    if isinstance(each.content, UnreadablePicture):
                        yield unreadable(each.file, each.content, self._place)
                    else:
                        named.setdefault(each.content, []).append(each.file)
            for content in tuple(fresh)[:-AHEAD]:
                del fresh[content]
            known = self._catalogue.features.known(list(named), self._backbone).union(fresh)
            for content, holding in named.items():
                if content in holders:
                    holders[content] += holding
                elif content in known:
                    yield from (IndexedFile(file, FileState.INDEXED, content=content) for file in holding)
                else:
                    holders[content] = holding
                    self._lookers.submit(self._look, content, holding[0]).add_done_callback(arrived.put)

    def _name(self, file: FoundFile, progress: Progress) -> _Named:
        return _Named(file, self._reader.content(file, progress))

    def _look(self, content: bytes, file: FoundFile) -> _LookedAt:
        return _LookedAt(content, self._reader.look(file))

    def _outcomes(self, files: Iterable[FoundFile], looked_at: _LookedAt) -> Iterator[IndexedFile]:
        """Say what became of the files of one content.

        Raises:
            DriveGone: if the drive of a file has gone.
        """
        seen: Seen | None
        match looked_at.seen:
            case UnreadablePicture() as problem:
                yield from (unreadable(file, problem, self._place) for file in files)
            case seen:
                for file in files:
                    yield IndexedFile(file, FileState.INDEXED, content=looked_at.content, seen=seen)
                    seen = None


def _wait(arrived: "SimpleQueue[_Arrival]", progress: Progress) -> Iterator[_Named | _LookedAt]:
    """Yield what has arrived, which is something in the end, and notice a cancel meanwhile.

    Raises:
        Cancelled: if the person asked to stop.
    """
    while True:
        progress.check()
        with suppress(Empty):
            yield arrived.get(timeout=_SECONDS_BETWEEN_CHECKS).result()
            break
    with suppress(Empty):
        while True:
            yield arrived.get_nowait().result()
