"""What the person here decides in shared libraries: labels, and which pictures show the same."""

import getpass
import platform
from collections.abc import Iterable, Mapping

from simgui.core.names import readable
from simgui.search.answered import GivenAnswers
from simgui.search.query import Source
from simgui.sharing.address import Address
from simgui.sharing.decision_log import Decision, label_decision, pair_decision
from simgui.sharing.known_libraries import KnownLibraries
from simgui.sharing.open_libraries import OpenLibraries


class SharedDecisions:
    """Writes and reads decisions. Safe to use from several threads; every call may wait.

    Args:
        libraries: Connections.
        known: Know who asks.
        answers: Know the content of pictures here.
    """

    def __init__(self, libraries: OpenLibraries, known: KnownLibraries, answers: GivenAnswers) -> None:
        self._open = libraries
        self._known = known
        self._answers = answers

    def label(
        self, address: Address, labels: Mapping[bytes, str | None], who: str = ""
    ) -> tuple[Decision, ...]:
        """Give pictures of a library labels, by content; None gives one that of its folder again.

        Args:
            address: The library.
            labels: By content.
            who: Who decides; the user here if empty.
        """
        return self._decide(
            address,
            [label_decision(content, label, who or self.me(address)) for content, label in labels.items()],
        )

    def answer(
        self, address: Address, pairs: Mapping[tuple[bytes, bytes], bool | None], who: str = ""
    ) -> tuple[Decision, ...]:
        """Say of pairs of pictures, by content, whether they show the same; None takes it back."""
        return self._decide(
            address,
            [pair_decision(*pair, same, who or self.me(address)) for pair, same in pairs.items()],
        )

    def answer_about(self, address: Address, one: Source, other: bytes, same: bool | None) -> None:
        """Say whether any picture and one of a library, by its content, show the same; None takes it back.

        Raises:
            SimguiError: if the picture is a file that cannot be read, or has left the library here.
        """
        self.answer(address, {(self._answers.content(one), other): same})

    def may_write(self, address: Address) -> bool:
        """Tell whether the user of a library may label and answer there; asked once for a connection."""
        with self._open.trying(address) as library:
            return library.decisions.may_add()

    def history(self, address: Address, content: bytes) -> list[Decision]:
        """Give everything that was ever decided about a picture of a library, the first first."""
        with self._open.trying(address) as library:
            return library.decisions.history(content)

    def me(self, address: Address) -> str:
        """Name who decides here: the user of the library, or who is logged in, and on which computer."""
        try:
            person = getpass.getuser()
        except (OSError, KeyError, ImportError):  # a system without users
            person = "somebody"
        user = self._known.get(address).user or person
        return readable(f"{user}@{platform.node() or 'computer'}")

    def _decide(self, address: Address, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
        with self._open.trying(address) as library:
            return library.decisions.add(decisions)
