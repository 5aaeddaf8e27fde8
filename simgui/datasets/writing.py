"""Labelled pictures to folders: `FOLDER/train/LABEL/00001.png`."""

import shutil
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from simgui.core.errors import SimguiError, explain
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.datasets.records import WrittenDataset
from simgui.library.folders.additions import folder_name

Example = tuple[bytes, str]
"""A picture as it is encoded in the data set, and its label."""

_SUFFIXES = {b"\x89PNG": ".png", b"\xff\xd8\xff": ".jpg", b"GIF8": ".gif", b"BM": ".bmp", b"RIFF": ".webp"}


def write_folders(
    folder: Path, splits: Mapping[str, tuple[int, Iterable[Example]]], progress: Progress
) -> WrittenDataset:
    """Write each picture, as it is encoded, into the folder of its label; all are there in the end, or none.

    Args:
        folder: Does not exist yet.
        splits: Of each split, how many pictures it has and these, in their order, which numbers the files.
        progress: Told of each picture.

    Raises:
        SimguiError: if the folder exists, the disk does not allow it, or a picture is of no known format.
    """
    require_new(folder)
    unfinished = _unfinished(folder)
    total, done = sum(count for count, _ in splits.values()), 0
    counts: dict[str, Counter[str]] = {}
    try:
        discard_unfinished(folder)  # of a run that was killed
        for split, (_, examples) in splits.items():
            counts[split] = Counter()
            for number, (encoded, label) in enumerate(examples, 1):
                path = unfinished / split / folder_name(label) / f"{number:05}{_suffix(encoded)}"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(encoded)
                counts[split][folder_name(label)] += 1
                done += 1
                progress.step(say("Writing"), done, total)
        unfinished.rename(folder)
    except OSError as error:
        raise explain(error, folder) from error
    finally:
        discard_unfinished(folder)
    return WrittenDataset(folder, {split: dict(sorted(each.items())) for split, each in counts.items()})


def discard_unfinished(folder: Path) -> None:
    """Delete what a run that did not come to its end has left of a folder."""
    shutil.rmtree(_unfinished(folder), ignore_errors=True)


def _unfinished(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}-unfinished")


def require_new(folder: Path) -> None:
    """Refuse a folder that exists, so that nothing of the person's is mixed with a data set, or lost.

    Raises:
        SimguiError: if it exists.
    """
    if folder.exists():
        raise SimguiError(
            say("The folder exists already"),
            say("{folder}: name a folder that does not exist yet.", folder=folder),
        )


def _suffix(encoded: bytes) -> str:
    for mark, suffix in _SUFFIXES.items():
        if encoded.startswith(mark):
            return suffix
    raise SimguiError(
        say("This data set cannot be written as pictures"),
        say("Its pictures are in a format that SimGUI does not know. Choose another data set."),
    )
