"""Pictures that the person has chosen in the window: what a menu, a drag or the large view is about."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import overload

import numpy as np
import numpy.typing as npt

from simgui.library.listing.records import Rows
from simgui.library.records import Ids, Picture
from simgui.search.query import PictureId, Region, Source

More = Mapping[str, "Callable[[], object] | More"]
"""Words of a menu, and what each does, or a menu below it."""


@dataclass(frozen=True)
class ChosenPicture:
    """One picture, as far as it is known where it was chosen.

    Attributes:
        source: What searches with it.
        path: Its file; None if it has none, or if the file of a picture of the library is still to be found.
        in_library: Whether the library knows it.
        offline: Whether no file of it is there now.
        readable: Whether its file gives a picture.
        is_query: Whether it is what is searched with.
        region: The part of it that is searched with; all of it if None.
        name: What it is called where its source does not say so; empty if that does.
        note: What is to be known of what is shown, in a sentence.
    """

    source: Source
    path: Path | None = None
    in_library: bool = True
    offline: bool = False
    readable: bool = True
    is_query: bool = False
    region: Region | None = None
    name: str = ""
    note: str = ""

    @property
    def has_file(self) -> bool:
        """Whether a file holds it: not so for a pasted picture."""
        return not isinstance(self.source, bytes)


def chosen_of(picture: Picture) -> ChosenPicture:
    """Make what is known of a picture that was looked up."""
    return ChosenPicture(PictureId(picture.id), picture.path, offline=picture.offline)


@dataclass(frozen=True)
class Chosen:
    """What was chosen, and in what list it stands.

    Attributes:
        pictures: The pictures, at least one, in the order of the list; there may be a million.
        among: The list: next and previous of the large view go through it. Empty stands for `pictures`.
        at: Place in `among` of the picture that was pointed at.
        more: What else can be done where it was chosen.
    """

    pictures: Sequence[ChosenPicture]
    among: Sequence[ChosenPicture] = ()
    at: int = 0
    more: More = field(default_factory=dict)

    @property
    def list(self) -> Sequence[ChosenPicture]:
        """The list that it stands in."""
        return self.among or self.pictures

    @property
    def kinds(self) -> Sequence[ChosenPicture]:
        """Pictures that stand for all: each other one is like one of them but for what it shows."""
        return self.pictures.kinds if isinstance(self.pictures, LibraryPictures) else self.pictures

    @property
    def there(self) -> Sequence[ChosenPicture]:
        """Those that have a file which can be read now."""
        if isinstance(self.pictures, LibraryPictures):
            return self.pictures.there
        return [each for each in self.pictures if each.has_file and not each.offline]

    @property
    def sources(self) -> tuple[Source, ...]:
        """What searches with the pictures."""
        return tuple(each.source for each in self.pictures)


class LibraryPictures(Sequence[ChosenPicture]):
    """Pictures of the library by their ids, made when they are asked for: there may be a million.

    Args:
        ids: int64 (n,), in the order of the list.
        offline: Those of which no file is there now.
        query: The one that is searched with.
    """

    def __init__(self, ids: Ids, offline: frozenset[int] = frozenset(), query: int | None = None) -> None:
        self._ids = ids
        self._offline = offline
        self._query = query

    def __len__(self) -> int:
        return len(self._ids)

    @overload
    def __getitem__(self, place: int) -> ChosenPicture: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[ChosenPicture]: ...
    def __getitem__(self, place: int | slice) -> ChosenPicture | Sequence[ChosenPicture]:
        if isinstance(place, slice):
            return LibraryPictures(self._ids[place], self._offline, self._query)
        picture = int(self._ids[place])
        offline, is_query = picture in self._offline, picture == self._query
        return ChosenPicture(PictureId(picture), offline=offline, is_query=is_query)

    def of_rows(self, rows: Rows) -> "LibraryPictures":
        """Give the pictures in some of the places."""
        return LibraryPictures(self._ids[rows], self._offline, self._query)

    @property
    def kinds(self) -> Sequence[ChosenPicture]:
        """The first picture that is there now, and the first that is not, as far as there are such."""
        firsts = [np.flatnonzero(each)[:1] for each in (self._is_there, ~self._is_there)]
        return [self[int(place)] for each in firsts for place in each]

    @property
    def there(self) -> "LibraryPictures":
        """Those of which a file is there now."""
        return self.of_rows(np.flatnonzero(self._is_there))

    @property
    def _is_there(self) -> npt.NDArray[np.bool_]:
        """Which pictures are there: bool (n,)."""
        if not self._offline:
            return np.ones(len(self._ids), np.bool_)
        offline = np.fromiter(self._offline, np.int64, len(self._offline))
        return np.isin(self._ids, offline, invert=True)
