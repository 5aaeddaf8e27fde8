"""Makes libraries of any number of pictures without their files being read: for benchmarks of size.

Features are those of real pictures with noise, so that galleries are crowded as real ones are: some pictures
have many near neighbours, others none.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from shutil import copyfile

import numpy as np
import numpy.typing as npt

from benchmarks.measure import Data
from benchmarks.photographs import pictures_of
from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, FoundFile, IndexedFile, Seen
from simgui.library.decoding.content import content_of
from simgui.library.folders.scanner import find_files
from simgui.library.records import FileState
from simgui.training.options import TrainingOptions

FILES_A_FOLDER = 1000
_AT_ONCE = 5000
_LABELS = 20
_REAL = 1000
COPY_OF_TEN = 9
"""Which one of ten made-up pictures is a changed copy of the one before it, if any is."""
_COPY_NOISE = 0.15
Features = npt.NDArray[np.float32]
_Make = Callable[[Path, range], Iterator[tuple[FoundFile, bytes]]]


def make_library(
    app: App, data: Data, count: int, *, files: bool = False, photographs: bool = False, copies: bool = False
) -> Path:
    """Fill a library with made-up pictures, and give the folder in which they are said to lie.

    Some real ones lie in another folder of the library.

    Args:
        app: The library; its default starter gives the features.
        data: Holds the real pictures.
        count: How many are made up.
        files: Whether the files are made, too: tiny, each with its own content, as a rescan wants them.
        photographs: Whether the files are the real pictures under other names, to be looked at.
        copies: Whether every tenth has nearly the features of the one before, as a changed copy of it has.
    """
    real, folder = real_pictures(data), data.scratch / "made-up"
    app.folders.index(real, Progress())
    backbone = app.models.starters.default.manifest.backbone
    with closing(Catalogue(app.data_folder.catalogue)) as catalogue:
        features = catalogue.features.read(catalogue.pictures.ids(real, backbone), backbone)
        make = partial(_linked, photographs=pictures_of(real)) if photographs else _made if files else _said
        _add_pictures(catalogue, backbone, features, folder, count, make, copies=copies)
    if photographs:
        _add_thumbnails(app, folder, pictures_of(real))
    return folder


def train_quick(app: App, data: Data) -> str:
    """Train *quick* on the real pictures of a library, and give the id of the version.

    Made-up pictures have no labels of their own to learn.
    """
    return app.trainings.train(real_pictures(data), TrainingOptions("quick"), Progress()).model


def real_pictures(data: Data) -> Path:
    """Give a folder with up to a thousand real pictures in their labels, made when it is first asked for."""
    folder = (data.scratch / "real").resolve()
    if not folder.exists():
        for path in pictures_of(data.train, min(_REAL, data.largest)):
            copy = folder / path.relative_to(data.train)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copyfile(path, copy)
    return folder


def noisy(features: Features, count: int, seed: int) -> Features:
    """Draw features of `count` pictures: float32 (count, f).

    Each is a mixture of two real pictures and noise: with the real spread, but no two alike.
    """
    random = np.random.default_rng(seed)
    one, other = random.integers(0, len(features), (2, count))
    share = random.uniform(0, 0.4, (count, 1)).astype(np.float32)
    noise = random.standard_normal((count, features.shape[1]), np.float32) * (0.3 * features.std(axis=0))
    drawn: Features = (1 - share) * features[one] + share * features[other] + noise
    return np.maximum(drawn, 0) if features.min() >= 0 else drawn


def _with_copies(vectors: Features, seed: int) -> Features:
    """Give every tenth row the features of the one before, and some noise: float32 (n, f)."""
    source = np.arange(len(vectors))
    source[COPY_OF_TEN::10] -= 1
    noise = np.random.default_rng((seed, 1)).standard_normal(vectors.shape, np.float32)
    noise[source == np.arange(len(vectors))] = 0
    return np.asarray(np.maximum(vectors[source] + noise * (_COPY_NOISE * vectors.std(axis=0)), 0))


def _add_pictures(
    catalogue: Catalogue,
    backbone: str,
    features: Features,
    folder: Path,
    count: int,
    make: _Make,
    *,
    copies: bool,
) -> None:
    """Fill a catalogue with pictures under a folder, a thousand a subfolder, which it covers from now on."""
    folder.mkdir(parents=True, exist_ok=True)
    catalogue.folders.cover(folder)
    for start in range(0, count, _AT_ONCE):
        rows = range(start, min(start + _AT_ONCE, count))
        vectors = noisy(features, len(rows), seed=start)
        if copies:
            vectors = _with_copies(vectors, seed=start)
        found = make(folder, rows)
        catalogue.ledger.write(
            [
                IndexedFile(file, FileState.INDEXED, content=content, seen=Seen(400, 533, vector))
                for (file, content), vector in zip(found, vectors, strict=True)
            ],
            backbone,
        )


def _add_thumbnails(app: App, folder: Path, photographs: Sequence[Path]) -> None:
    """Give the made-up pictures the thumbnails of the real ones that they are links to, as indexing does."""
    ids = app.pictures.ids(folder)
    contents = app.pictures._catalogue.pictures.contents_of(ids.tolist())
    of = {number: app.pictures.at(path) for number, path in enumerate(photographs)}
    small = {number: app.pictures.thumbnail(each) for number, each in of.items() if each is not None}
    for start in range(0, len(ids), _AT_ONCE):
        some = app.pictures.get(ids[start : start + _AT_ONCE].tolist(), folder)
        jpegs = ((each, small.get(int(each.path.stem) % len(photographs))) for each in some)
        app._thumbnails.put_all((contents[each.id], jpeg) for each, jpeg in jpegs if jpeg)


def _path(folder: Path, number: int) -> Path:
    part = number // FILES_A_FOLDER
    return folder / f"label {part % _LABELS:02}" / f"{part:04}" / f"{number:07}.jpg"


def _said(folder: Path, rows: range) -> Iterator[tuple[FoundFile, bytes]]:
    """Yield files that are nowhere."""
    random = np.random.default_rng(rows.start)
    for number in rows:
        file = FoundFile(_path(folder, number), 50_000, 1_700_000_000_000_000_001, identity=f"1:{number + 1}")
        yield file, random.bytes(16)


def _linked(folder: Path, rows: range, photographs: Sequence[Path]) -> Iterator[tuple[FoundFile, bytes]]:
    """Give real pictures other names, and contents by chance: nothing is copied."""
    random = np.random.default_rng(rows.start)
    for number in rows:
        path = _path(folder, number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.hardlink_to(photographs[number % len(photographs)])
    for parent in sorted({_path(folder, number).parent for number in rows}):
        for file in find_files(parent):
            if int(file.path.stem) in rows:
                yield file, random.bytes(16)


def _made(folder: Path, rows: range) -> Iterator[tuple[FoundFile, bytes]]:
    """Make files and yield them as a scan finds them."""
    for number in rows:
        path = _path(folder, number)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"picture %d" % number)
    for parent in sorted({_path(folder, number).parent for number in rows}):
        for file in find_files(parent):
            if int(file.path.stem) in rows:
                with file.path.open("rb") as opened:
                    yield file, content_of(opened)
