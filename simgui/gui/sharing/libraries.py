"""What the window asks of shared libraries, off its thread; their room is imported with the first call."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.gui.pictures.elsewhere import Elsewhere
from simgui.gui.sharing.answers import (
    Besides,
    SharedAnswer,
    SharedWordsAnswer,
    answer_of,
    in_order,
    words_answer_of,
)
from simgui.gui.state import SharedPlace
from simgui.search.filters import Filter, FilterChoices
from simgui.search.query import Query, Source
from simgui.search.records import Neighbour

if TYPE_CHECKING:
    from simgui.sharing.address import Address
    from simgui.sharing.records import Origin
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
        _check(chosen)
        found = sharing.searches.find(query, [address], _folders(place, folder), number, chosen)
        more = self._more(address, found.origins)
        return answer_of(found, place, more)

    def find_words(
        self,
        line: tuple[str, Mapping[str, str]],
        place: SharedPlace,
        folder: Path | None,
        number: int,
        chosen: Filter,
    ) -> SharedWordsAnswer:
        """Find what answers words in a library, or in it and the open folder together.

        Args:
            line: The words, and the sense of each for which one was chosen.
            place: The library.
            folder: The open folder; None if none is.
            number: So many at most.
            chosen: Which pictures may be found.

        Raises:
            SimguiError: if it does not answer, or knows no words.
        """
        from simgui.sharing.address import Address

        address, sharing = Address.of(place.address), self._service()
        _check(chosen)
        found = sharing.searches.find_words(
            line[0], [address], _folders(place, folder), number, chosen, line[1]
        )
        more = self._more(address, [each.origin for each in found.hits])
        return words_answer_of(line[0], found, place, more)

    def in_order(
        self,
        answer: SharedAnswer,
        query: Query,
        line: tuple[str, Mapping[str, str]],
        place: SharedPlace,
        folder: Path | None,
        number: int,
        chosen: Filter,
    ) -> SharedAnswer:
        """Give an answer with other neighbours: as words order them, together with the query.

        There is no verdict then. If words cannot be asked there, the answer stays, and says why.
        """
        from simgui.sharing.address import Address

        address, sharing = Address.of(place.address), self._service()
        try:
            found = sharing.searches.find_words(
                line[0], [address], _folders(place, folder), number, chosen, line[1], query
            )
        except SimguiError as problem:
            return replace(answer, problems=(*answer.problems, problem))
        return in_order(answer, found, place, self._more(address, [each.origin for each in found.hits]))

    def _more(self, address: "Address", origins: "Sequence[Origin]") -> "Besides":
        """Ask for what is shown besides: small pictures, and whether the person may write."""
        asked = [each.content for each in origins if each.library == address]
        if not asked:
            return Besides()
        sharing = self._service()
        try:
            thumbnails = sharing.searches.thumbnails(address, asked)
            return Besides(thumbnails, sharing.decisions.may_write(address))
        except SimguiError as problem:
            return Besides(problems=(problem,))

    def near_copies(
        self, neighbours: Sequence[Neighbour], thumbnails: Sequence[bytes], progress: Progress
    ) -> tuple[int, ...]:
        """Give, for each neighbour, the place of the first one of its group of near copies.

        Args:
            neighbours: Of one result.
            thumbnails: Of each a JPEG; empty if there is none.
            progress: Asked whether to stop.
        """
        sizes = [(each.picture.width_px, each.picture.height_px) for each in neighbours]
        return self._service().searches.near_copies(
            thumbnails, np.array(sizes, np.int64).reshape(-1, 2), progress
        )

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


def _check(chosen: Filter) -> None:
    """Refuse what is not published.

    Raises:
        SimguiError: if pictures near a place are wanted.
    """
    if chosen.within_km:
        raise SimguiError(
            say("Shared libraries do not know places"),
            say("Where pictures were taken is not published. Take the filter “Place” away, then try again."),
        )


def _folders(place: SharedPlace, folder: Path | None) -> tuple[Path, ...]:
    return (folder,) if place.together and folder is not None else ()
