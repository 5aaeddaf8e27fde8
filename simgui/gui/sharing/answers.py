"""What shared libraries have answered, as the window shows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from simgui.core.errors import SimguiError
from simgui.gui.pictures.elsewhere import Elsewhere
from simgui.gui.state import SharedPlace
from simgui.library.records import Picture
from simgui.search.records import Neighbour, SearchResult
from simgui.words.records import Remark

if TYPE_CHECKING:
    from simgui.sharing.records import Origin, SharedResult, SharedWords


@dataclass(frozen=True)
class SharedAnswer:
    """What a search in a shared library has found.

    Attributes:
        result: As a search here gives it.
        elsewhere: The neighbours that are not of this computer, by the number that stands for each in the
            result.
        share: Of the true neighbours, so many are found, from 0 to 1; None if that was not measured.
        measured: With so many searches, among so many pictures.
        problems: What was wrong with libraries that did not answer; others did.
    """

    result: SearchResult
    elsewhere: Mapping[int, Elsewhere] = field(default_factory=dict)
    share: float | None = None
    measured: tuple[int, int] = (0, 0)
    problems: tuple[SimguiError, ...] = ()


@dataclass(frozen=True)
class SharedWordsAnswer:
    """What answers words in a shared library.

    Attributes:
        asked: The line.
        pictures: The best first, ranked; those that answer come before the others. Without a picture that was
            asked with, their distance means nothing.
        elsewhere: Those that are not of this computer, by the number that stands for each.
        answering: So many of them answer, from the first on.
        found: So many answer in all, as far as the server can count them.
        searched: So many were asked.
        is_whole: Whether the library knows words for all of its pictures.
        problems: What was wrong with libraries that did not answer; others did.
    """

    asked: str
    pictures: tuple[Neighbour, ...]
    elsewhere: Mapping[int, Elsewhere]
    answering: int
    found: int
    searched: int
    is_whole: bool = True
    problems: tuple[SimguiError, ...] = ()


@dataclass(frozen=True)
class Besides:
    """What comes with an answer: small pictures by content, whether the person may write, what went wrong."""

    thumbnails: Mapping[bytes, bytes] = field(default_factory=dict)
    may_write: bool = False
    problems: tuple[SimguiError, ...] = ()


def _shown(
    neighbours: Sequence[Neighbour], origins: "Sequence[Origin]", place: SharedPlace, more: Besides
) -> tuple[tuple[Neighbour, ...], dict[int, Elsewhere]]:
    """Give neighbours as they are shown, and what is known of those that are not of this computer."""
    elsewhere: dict[int, Elsewhere] = {}
    found: list[Neighbour] = []
    for neighbour, origin in zip(neighbours, origins, strict=True):
        if origin.library is None:
            found.append(neighbour)
            continue
        picture = _elsewhere(neighbour.picture, origin, place.name, more.thumbnails, more.may_write)
        elsewhere[neighbour.picture.id] = picture
        offline = picture.file is None
        found.append(replace(neighbour, picture=replace(neighbour.picture, offline=offline)))
    return tuple(found), elsewhere


def answer_of(found: "SharedResult", place: SharedPlace, more: Besides) -> SharedAnswer:
    """Give what was found with pictures."""
    neighbours, elsewhere = _shown(found.result.neighbours, found.origins, place, more)
    share = next(iter(found.true_neighbours.values()), None)
    return SharedAnswer(
        replace(found.result, neighbours=neighbours),
        elsewhere,
        None if share is None else share.share,
        (0, 0) if share is None else (share.queries, share.pictures),
        (*found.problems, *more.problems),
    )


def words_answer_of(asked: str, found: "SharedWords", place: SharedPlace, more: Besides) -> SharedWordsAnswer:
    """Give what was found by words."""
    pictures, elsewhere = _hits(found, place, more)
    return SharedWordsAnswer(
        asked,
        pictures,
        elsewhere,
        sum(hit.answers for hit in found.hits),
        found.found,
        found.searched,
        Remark.NOT_LOOKED_AT not in found.remarks,
        (*found.problems, *more.problems),
    )


def in_order(answer: SharedAnswer, found: "SharedWords", place: SharedPlace, more: Besides) -> SharedAnswer:
    """Give what was found with pictures as words order it: there is no verdict then."""
    pictures, elsewhere = _hits(found, place, more)
    result = replace(answer.result, neighbours=pictures, label=None, by_words=True)
    return replace(answer, result=result, elsewhere=elsewhere, problems=(*answer.problems, *more.problems))


def _hits(
    found: "SharedWords", place: SharedPlace, more: Besides
) -> tuple[tuple[Neighbour, ...], dict[int, Elsewhere]]:
    neighbours = [
        Neighbour(rank, hit.picture, hit.distance or 0.0, False) for rank, hit in enumerate(found.hits, 1)
    ]
    return _shown(neighbours, [hit.origin for hit in found.hits], place, more)


def _elsewhere(
    picture: Picture, origin: "Origin", library: str, thumbnails: Mapping[bytes, bytes], may_write: bool
) -> Elsewhere:
    from simgui.sharing.places import is_url, path_of

    first = origin.places[0]
    place = first if is_url(first) else str(path_of(first))
    root = str(PurePath(picture.folder))
    within = place.removeprefix(root).lstrip("/\\") if place.startswith(root) else place
    file = origin.file if origin.file is not None and origin.file.is_file() else None
    return Elsewhere(
        library,
        str(origin.library),
        origin.content,
        place,
        within,
        thumbnails.get(origin.content, b""),
        file,
        origin.url,
        may_write,
    )
