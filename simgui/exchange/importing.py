"""See what labels that come in would change: from sidecars, from the pictures themselves, or from a table."""

import os
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path, PurePosixPath

from simgui.core.errors import UnreadablePicture
from simgui.core.names import safe
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.core.units import Unit
from simgui.exchange.keyword_rule import known_labels, labels_of
from simgui.exchange.records import (
    Conflict,
    ImportPlan,
    KeywordRule,
    LabelledFile,
    LabelToCome,
    Problem,
    distinct,
)
from simgui.exchange.sidecars import BadSidecar, Sidecars, read_sidecar
from simgui.exchange.table import Row
from simgui.library.decoding.pool import DecodingPool
from simgui.library.keywords import Keyword
from simgui.library.xmp.reading import BadXmp, read_xmp


class _Plan:
    """Collects what is said of pictures.

    Args:
        files: The files of the folder.
        folder: The folder.
    """

    def __init__(self, files: Sequence[LabelledFile], folder: Path) -> None:
        self._folder = folder
        self._now: dict[int, set[str | None]] = {}
        for file in files:
            self._now.setdefault(file.picture, set()).add(file.label)
        self._said: dict[int, tuple[Path, list[str]]] = {}
        self.problems: list[Problem] = []
        self.without = self.other = 0
        self.unknown: list[str] = []

    def note(self, file: LabelledFile, labels: Iterable[str]) -> None:
        """Note the labels that are said of a file; none is possible."""
        wanted = [safe(label) for label in labels]
        if not wanted:
            self.without += 1
            return
        self._said.setdefault(file.picture, (file.path, []))[1].extend(wanted)

    def result(self) -> ImportPlan:
        """Compare what is said with what is there."""
        labels: list[LabelToCome] = []
        conflicts: list[Conflict] = []
        same = 0
        for picture, (path, said) in self._said.items():
            wanted, now = distinct(said), self._now[picture]
            if len(wanted) > 1:
                conflicts.append(Conflict(path, wanted))
            elif now == {wanted[0]}:
                same += 1
            else:
                before = min((each for each in now if each is not None), default=None)
                labels.append(LabelToCome(path, picture, before, wanted[0]))
        return ImportPlan(
            self._folder,
            tuple(labels),
            same,
            self.without,
            self.other,
            tuple(self.unknown),
            tuple(conflicts),
            tuple(self.problems),
        )


def from_keywords(
    files: Sequence[LabelledFile],
    folder: Path,
    keywords: Callable[[Path], Sequence[Keyword]],
    rule: KeywordRule,
    progress: Progress,
) -> ImportPlan:
    """See what the keywords of pictures would change.

    Args:
        files: The files of the folder.
        folder: The folder.
        keywords: Gives those of a picture; raises `Unsaid` if they cannot be read.
        rule: Which of them becomes the label.
        progress: Told of each file.

    Raises:
        Cancelled: if the person asked to stop.
    """
    plan = _Plan(files, folder)
    known = known_labels(file.label for file in files if file.label is not None)
    for number, file in enumerate(files):
        progress.step(say("Reading keywords of"), number, len(files))
        try:
            found = keywords(file.path)
        except Unsaid as problem:
            plan.problems.append(problem.problem)
            continue
        labels = labels_of(found, rule, known)
        if found and not labels:
            plan.other += 1
        else:
            plan.note(file, labels)
    progress.step(say("Reading keywords of"), len(files), len(files))
    return plan.result()


class Unsaid(Exception):  # noqa: N818 - data of a file, never an error of the program
    """The keywords of a picture cannot be read.

    Attributes:
        problem: Why.
    """

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.reason)
        self.problem = problem


def sidecar_keywords() -> Callable[[Path], Sequence[Keyword]]:
    """Give what reads the keywords of a picture in its sidecar."""
    sidecars = Sidecars()

    def read(picture: Path) -> Sequence[Keyword]:
        sidecar = sidecars.of(picture)
        try:
            content = read_sidecar(sidecar)
            return read_xmp(content).keywords() if content else ()
        except (BadSidecar, BadXmp) as problem:
            raise Unsaid(Problem(sidecar, problem.reason)) from problem

    return read


def picture_keywords(decoders: DecodingPool) -> Callable[[Path], Sequence[Keyword]]:
    """Give what reads the keywords in the file of a picture, in a process of its own."""

    def read(picture: Path) -> Sequence[Keyword]:
        try:
            return decoders.keywords(picture)
        except UnreadablePicture as problem:
            raise Unsaid(Problem(picture, problem.reason)) from problem

    return read


def from_table(
    rows: Sequence[Row], files: Sequence[LabelledFile], folder: Path, progress: Progress
) -> ImportPlan:
    """See what a table would change.

    Args:
        rows: Of the table; a path counts from the folder on, unless it is absolute.
        files: The files of the folder.
        folder: The folder.
        progress: Told of each row.

    Raises:
        Cancelled: if the person asked to stop.
    """
    plan = _Plan(files, folder)
    by_name = {_key(file.path.relative_to(folder).as_posix()): file for file in files}
    by_letters = _distinct((name.casefold(), file) for name, file in by_name.items())
    for number, row in enumerate(rows):
        progress.step(say("Reading"), number, len(rows), Unit.ROWS)
        name = _key(_within(row.path, folder))
        file = by_name.get(name) or by_letters.get(name.casefold())
        if file is None:
            plan.unknown.append(row.path)
        else:
            plan.note(file, (row.label,) if row.label else ())
    progress.step(say("Reading"), len(rows), len(rows), Unit.ROWS)
    return plan.result()


def _distinct(named: Iterable[tuple[str, LabelledFile]]) -> dict[str, LabelledFile]:
    """Give the files whose names no other one has."""
    found: dict[str, LabelledFile | None] = {}
    for name, file in named:
        found[name] = None if name in found else file
    return {name: file for name, file in found.items() if file is not None}


def _within(path: str, folder: Path) -> str:
    """Give a path of a table from the folder on."""
    for text in (path, path.replace("\\", "/")):
        if Path(text).is_absolute():
            try:
                return Path(text).relative_to(folder).as_posix()
            except ValueError:
                continue
    return path


def _key(path: str) -> str:
    """Give a path as it is compared, but for capital letters.

    Systems write letters with marks in two ways, and the separator too. Bytes that are no valid text are
    written as SimGUI writes them to a table.
    """
    readable = os.fsencode(path).decode("utf-8", "backslashreplace")
    plain = readable.replace("\\", "/").removeprefix("./")
    return unicodedata.normalize("NFC", str(PurePosixPath(plain)))
