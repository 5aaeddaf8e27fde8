"""All pictures of a place, column by column, as they are ordered, grouped and searched by text."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.names import shown
from simgui.library.catalogue import Catalogue, Kind
from simgui.library.catalogue.columns import FileColumns
from simgui.library.listing.records import NO_DATE, NONE, Rows
from simgui.library.listing.texts import Texts, folded, natural
from simgui.library.records import Ids

_SECONDS_OF_DAY = 86_400
_SEPARATOR = os.fsencode(os.sep)
_ANY_FILE = "picture"
_BEFORE_LETTERS = b"\1"
"""Instead of separators: a subfolder comes right after the folder that it lies in."""


@dataclass(frozen=True)
class Columns:
    """Pictures in the order of their paths; row `i` of each array is about the same one.

    Attributes:
        ids: int64 (n,).
        offline: bool (n,), whether no file of it is there now.
        taken: int64 (n,), when it was taken, seconds since 1970; `NO_DATE` if that is not known.
        names: Names of the files, `folded`.
        name_ranks: int64 (n,), their natural order.
        folders: int32 (n,), the place of its folder in `folder_names`.
        folder_names: How folders are called, in their natural order.
        labels: int32 (n,), the place of its label in `label_names`; `NONE` if it has none.
        label_names: Labels, in their natural order.
    """

    ids: Ids
    offline: npt.NDArray[np.bool_]
    taken: Rows
    names: Texts
    name_ranks: Rows
    folders: npt.NDArray[np.int32]
    folder_names: Sequence[str]
    labels: npt.NDArray[np.int32]
    label_names: Sequence[str]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def days(self) -> Rows:
        """Days since 1970 on which they were taken: int64 (n,); `NO_DATE` if that is not known."""
        return np.where(self.taken == NO_DATE, NO_DATE, self.taken // _SECONDS_OF_DAY)


class _Gathering:
    """Columns while they are read, part by part: names of folders are told apart, those of files are kept."""

    def __init__(self) -> None:
        self._places: dict[bytes, int] = {}
        self._parts: list[tuple[FileColumns, npt.NDArray[np.int32]]] = []
        self._names: list[Texts] = []
        self._keys: list[Texts] = []

    def add(self, files: FileColumns) -> None:
        """Take some files, which come in the order of their paths."""
        paths = Texts.joined(files.paths)
        separators = np.flatnonzero(paths.data == ord(os.sep))
        last = separators[np.searchsorted(separators, paths.ends) - 1]
        parents = Texts(paths.data, paths.starts, np.maximum(last, paths.starts + 1))
        first = np.flatnonzero(~parents.repeats())
        places = [self._places.setdefault(parents[row], len(self._places)) for row in first.tolist()]
        folders = np.repeat(np.array(places, np.int32), np.diff(first, append=len(parents)))
        names = Texts.joined(folded(_joined(Texts(paths.data, last + 1, paths.ends))))
        self._names.append(names)
        self._keys.append(natural(names))
        self._parts.append((FileColumns(files.pictures, files.here, files.dated, files.taken, b""), folders))

    def columns(self, name: Callable[[Path], str], labels: "_Labels") -> Columns:
        """Give the columns: a picture that several files hold is that of the first one that is there."""
        parts = [part for part, _ in self._parts]
        pictures = _together([part.pictures for part in parts], np.int64)
        here = _together([part.here for part in parts], np.bool_)
        order = np.argsort(~here, kind="stable")
        _, first = np.unique(pictures[order], return_index=True)
        kept = np.sort(order[first])
        keys, names = Texts.together(self._keys), Texts.together(self._names)
        ranks = Texts(keys.data, keys.starts[kept], keys.ends[kept]).ranks()
        if len(kept) < len(names):
            names = Texts(names.data, names.starts[kept], names.ends[kept]).copied()
        taken = _together([part.taken for part in parts], np.int64)
        taken[~_together([part.dated for part in parts], np.bool_)] = NO_DATE
        folders = _together([each for _, each in self._parts], np.int32)[kept]
        paths = [Path(os.fsdecode(raw)) for raw in self._places]
        places, in_order = _in_order([raw.replace(_SEPARATOR, _BEFORE_LETTERS) for raw in self._places])
        return Columns(
            pictures[kept],
            ~here[kept],
            taken[kept],
            names,
            ranks,
            places[folders],
            [name(paths[place]) for place in in_order],
            *labels.of(pictures[kept], folders, paths),
        )


class _Labels:
    """Which picture has which label: its own, or that of its folder.

    Args:
        catalogue: Knows them.
        folders: In which the pictures lie.
    """

    def __init__(self, catalogue: Catalogue, folders: Sequence[Path]) -> None:
        self._of_folders = [catalogue.labels.of(folder) for folder in folders]
        self._own = catalogue.decisions.decided(Kind.LABEL)

    def of(
        self, ids: Ids, folders: npt.NDArray[np.int32], paths: Sequence[Path]
    ) -> tuple[npt.NDArray[np.int32], Sequence[str]]:
        """Give labels and their names, as `Columns` has them, of pictures in the folders `paths[folders]`."""
        given = [*map(self._of_folder, paths), *self._own.values()]
        names = list(dict.fromkeys(name for name in given if name is not None))
        places, in_order = _in_order([_bytes(name) for name in names])
        numbers = dict(zip(names, places.tolist(), strict=True))
        found = np.array([NONE if name is None else numbers[name] for name in given], np.int32)
        labels = found[folders] if len(paths) else np.empty(0, np.int32)
        own = np.fromiter(self._own, np.int64, len(self._own))
        decided = np.flatnonzero(np.isin(ids, own))
        by_id = np.argsort(own)
        labels[decided] = found[len(paths) :][by_id[np.searchsorted(own, ids[decided], sorter=by_id)]]
        return labels, [names[place] for place in in_order]

    def _of_folder(self, path: Path) -> str | None:
        for labels in self._of_folders:
            if path.is_relative_to(labels.folder):
                return labels.label_of(path / _ANY_FILE)
        return None


def read_columns(catalogue: Catalogue, folders: tuple[Path, ...], backbone: str) -> Columns:
    """Read the pictures of some folders, none of which lies in another, that have features of a backbone."""
    gathering = _Gathering()
    for folder in sorted(folders, key=os.fsencode):
        for files in catalogue.columns.read(folder, backbone):
            gathering.add(files)
    return gathering.columns(partial(_name, folders), _Labels(catalogue, folders))


def _name(folders: tuple[Path, ...], path: Path) -> str:
    """Name a folder as it lies in that which is covered; with several of these, their names come first."""
    folder = next((each for each in folders if path.is_relative_to(each)), path)
    below = path.relative_to(folder)
    alone = len(folders) == 1 and below.parts
    return shown(below if alone else Path(folder.name or folder, below))


def _in_order(texts: Sequence[bytes]) -> tuple[npt.NDArray[np.int32], list[int]]:
    """Give the place of each of some distinct texts in their natural order, and the texts in that order."""
    plain = Texts.of(texts)
    in_order = np.lexsort((plain.ranks(), natural(Texts.of(map(folded, texts))).ranks()))
    places = np.empty(len(texts), np.int32)
    places[in_order] = np.arange(len(texts))
    return places, in_order.tolist()


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass").replace(b"\0", b" ")


def _joined(texts: Texts) -> bytes:
    """Give texts, each with a NUL behind it."""
    copied = texts.copied()
    return copied.data[: int(copied.ends[-1]) + 1 if len(copied) else 0].tobytes()


def _together(parts: Sequence[npt.NDArray[Any]], kind: type[Any]) -> npt.NDArray[Any]:
    return np.concatenate([np.empty(0, kind), *parts])
