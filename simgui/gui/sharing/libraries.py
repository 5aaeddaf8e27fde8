"""What the window asks of shared libraries, off its thread; their room is imported with the first call."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from simgui.core.errors import SimguiError
from simgui.gui.pictures.elsewhere import Elsewhere
from simgui.gui.state import SharedPlace
from simgui.library.records import Picture
from simgui.search.filters import Filter, FilterChoices
from simgui.search.query import Query, Source
from simgui.search.records import Neighbour, SearchResult

if TYPE_CHECKING:
    from simgui.sharing.records import Origin, SharedResult
    from simgui.sharing.service import Sharing


@dataclass(frozen=True)
class SetUp:
    """A shared library as it is set up on this computer.

    Attributes:
        address: As it is written; it need not be right.
        user: Who asks; empty if the server knows no users.
        originals: Folders as their publisher names them, each with the folder here, or the address of the
            web, that has the same files.
    """

    address: str = ""
    user: str = ""
    originals: tuple[tuple[str, str], ...] = ()


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


class SharedLibraries:
    """Asks the service. Safe to use from several threads; every call may wait, and is for a worker.

    Args:
        sharing: Gives the service; the first call imports what it is made of.
    """

    def __init__(self, sharing: Callable[[], "Sharing"]) -> None:
        self._sharing = sharing
        self._made: Sharing | None = None

    def _service(self) -> "Sharing":
        self._made = self._sharing()
        return self._made

    def hang_up(self) -> None:
        """End the calls that wait for a server: nobody waits for their answers any more."""
        if self._made is not None:
            self._made.close()

    # Which there are.

    def known(self) -> tuple[SetUp, ...]:
        """List the libraries that are set up here.

        Raises:
            SimguiError: if the list is damaged.
        """
        return tuple(
            SetUp(str(each.address), each.user, (*each.originals.mounts, *each.originals.web))
            for each in self._service().known()
        )

    def open(self, wanted: SetUp, token: str = "", before: str = "") -> SharedPlace:
        """Set a library up and ask whether it is there; a new one that does not answer is forgotten again.

        Args:
            wanted: How.
            token: Goes to the key store of the system; if empty, what is kept there stays.
            before: The address that it had; empty for a new one.

        Raises:
            SimguiError: if it cannot be opened.
        """
        from simgui.sharing.address import Address
        from simgui.sharing.places import Originals, is_url

        address, sharing = Address.of(wanted.address), self._service()
        web = tuple(pair for pair in wanted.originals if is_url(pair[1]))
        mounts = tuple(pair for pair in wanted.originals if pair not in web)
        is_known = any(each.address == address for each in sharing.known())
        sharing.add(address, wanted.user, token, Originals(mounts, web))
        try:
            sharing.open(address)
        except SimguiError:
            if not is_known:
                with suppress(SimguiError):
                    sharing.remove(address)
            raise
        if before and before != str(address):
            sharing.remove(Address.of(before))
        return SharedPlace(str(address), address.name, chosen=True)

    def remove(self, address: str) -> None:
        """Forget a library here, with its token; on the server nothing changes."""
        from simgui.sharing.address import Address

        self._service().remove(Address.of(address))

    # Searching.

    def find(
        self, query: Source | Query, place: SharedPlace, folder: Path | None, number: int, chosen: Filter
    ) -> SharedAnswer:
        """Search in a library, or in it and the open folder together; small pictures come with the answer.

        Raises:
            SimguiError: if it does not answer, and there is no folder; if the models are not the same.
        """
        from simgui.sharing.address import Address

        address, sharing = Address.of(place.address), self._service()
        if chosen.within_km:
            raise SimguiError(
                "Shared libraries do not know places",
                "Where pictures were taken is not published. Take the filter “Place” away, then try again.",
            )
        folders = (folder,) if place.together and folder is not None else ()
        found = sharing.searches.find(query, [address], folders, number, chosen)
        asked = [each.content for each in found.origins if each.library == address]
        thumbnails: Mapping[bytes, bytes] = {}
        may_write = False
        problems: list[SimguiError] = list(found.problems)
        if asked:
            try:
                thumbnails = sharing.searches.thumbnails(address, asked)
                may_write = sharing.decisions.may_write(address)
            except SimguiError as problem:
                problems.append(problem)
        return _answer(found, place, thumbnails, may_write, tuple(problems))

    def choices(self, place: SharedPlace) -> FilterChoices:
        """Give the labels of a library, to narrow a search down with."""
        from simgui.sharing.address import Address

        return FilterChoices(self._service().open(Address.of(place.address)).labels)

    # What people say.

    def labels(self, picture: Elsewhere) -> Sequence[str]:
        """List the labels of the library that a picture is of."""
        from simgui.sharing.address import Address

        return sorted(self._service().open(Address.of(picture.address)).labels)

    def label(self, picture: Elsewhere, label: str | None) -> str | None:
        """Label a picture in its library, None for the label of its folder; give what people said before."""
        from simgui.sharing.address import Address
        from simgui.sharing.decision_log import DecisionKind

        address, sharing = Address.of(picture.address), self._service()
        history = sharing.decisions.history(address, picture.content)
        before = [each.value for each in history if each.kind is DecisionKind.LABEL]
        sharing.decisions.label(address, {picture.content: label})
        return before[-1] if before else None

    def answer(self, query: Source, picture: Elsewhere, same: bool | None) -> None:
        """Say in the library whether a picture of it and the query show the same; None takes it back."""
        from simgui.sharing.address import Address

        self._service().decisions.answer_about(Address.of(picture.address), query, picture.content, same)


def _answer(
    found: "SharedResult",
    place: SharedPlace,
    thumbnails: Mapping[bytes, bytes],
    may_write: bool,
    problems: tuple[SimguiError, ...],
) -> SharedAnswer:
    elsewhere: dict[int, Elsewhere] = {}
    neighbours: list[Neighbour] = []
    for neighbour, origin in zip(found.result.neighbours, found.origins, strict=True):
        if origin.library is None:
            neighbours.append(neighbour)
            continue
        picture = _elsewhere(neighbour.picture, origin, place.name, thumbnails, may_write)
        elsewhere[neighbour.picture.id] = picture
        offline = picture.file is None
        neighbours.append(replace(neighbour, picture=replace(neighbour.picture, offline=offline)))
    share = next(iter(found.true_neighbours.values()), None)
    return SharedAnswer(
        replace(found.result, neighbours=tuple(neighbours)),
        elsewhere,
        None if share is None else share.share,
        (0, 0) if share is None else (share.queries, share.pictures),
        problems,
    )


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
