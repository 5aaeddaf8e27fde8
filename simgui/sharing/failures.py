"""What can go wrong with a shared library, one sentence each."""

from simgui.core.errors import SimguiError
from simgui.core.sentences import Sentence, joined, say, with_values
from simgui.sharing.address import Address

_LONGEST_REASON = 160


class SharedLibraryProblem(SimguiError):  # noqa: N818 - a state, which may pass
    """Something is wrong with a shared library; local ones go on.

    Attributes:
        address: Which one.
        is_refusal: Whether it answers, and the user lacks a right.
    """

    def __init__(
        self, title: Sentence, message: Sentence, address: Address, *, is_refusal: bool = False
    ) -> None:
        super().__init__(title, message)
        self.address = address
        self.is_refusal = is_refusal


def away(address: Address, reason: str = "") -> SharedLibraryProblem:
    """Nothing is there."""
    said = (
        say("Nothing answers at {server} ({reason}).", server=address.server, reason=short(reason))
        if reason
        else say("Nothing answers at {server}.", server=address.server)
    )
    what_to_do = say(
        "Check the address and the network, or ask the person who runs the server; what was under way goes "
        "on when it is back."
    )
    return SharedLibraryProblem(
        say("The shared library cannot be reached"), joined([said, what_to_do]), address
    )


def does_not_answer(address: Address) -> SharedLibraryProblem:
    """Something takes the connection, and says nothing in time."""
    return SharedLibraryProblem(
        say("The shared library does not answer"),
        say(
            "{server} did not answer in time. Try again later; if it stays so, ask the person"
            " who runs the server.",
            server=address.server,
        ),
        address,
    )


def no_milvus(address: Address) -> SharedLibraryProblem:
    """Something answers nonsense."""
    return SharedLibraryProblem(
        say("This is not a shared library"),
        say(
            "What answers at {server} is not a Milvus server, or it does not encrypt. Check host and port.",
            server=address.server,
        )
        if address.encrypted
        else say(
            "What answers at {server} is not a Milvus server, or it wants encryption (milvus+tls://). Check "
            "host and port.",
            server=address.server,
        ),
        address,
    )


def not_trusted(address: Address, reason: str) -> SharedLibraryProblem:
    """Its certificate does not hold."""
    return SharedLibraryProblem(
        say("The server cannot prove who it is"),
        say(
            "The certificate of {server} is not accepted ({reason}). Nothing was sent; ask "
            "the person who runs the server.",
            server=address.server,
            reason=short(reason),
        ),
        address,
    )


def refused(address: Address) -> SharedLibraryProblem:
    """User or token are wrong, or missing."""
    return SharedLibraryProblem(
        say("The server refused user and token"),
        say(
            "{server} does not accept them. Give them again: in the window by “Open shared "
            "library…”, or with: simgui shared add {address} --user NAME",
            server=address.server,
            address=address,
        ),
        address,
    )


def not_allowed(address: Address) -> SharedLibraryProblem:
    """The user may not do that."""
    return SharedLibraryProblem(
        say("You may not do this here"),
        say(
            "Your user on {server} lacks the right. Ask the person who runs the server.",
            server=address.server,
        ),
        address,
        is_refusal=True,
    )


def full(address: Address) -> SharedLibraryProblem:
    """There is no room."""
    return SharedLibraryProblem(
        say("The shared library is full"),
        say(
            "{server} has no room left, in memory or on disk. What is published stays; run it"
            " again when the person who runs the server has made room.",
            server=address.server,
        ),
        address,
    )


def slow(address: Address) -> SharedLibraryProblem:
    """An answer did not come in time."""
    return SharedLibraryProblem(
        say("The shared library is too slow"),
        say("{server} took too long. Try again later; what was finished is kept.", server=address.server),
        address,
    )


def wrong_version(address: Address, version: str, least: str) -> SharedLibraryProblem:
    """The server is too old."""
    return SharedLibraryProblem(
        say("The server is too old"),
        say(
            "{server} runs Milvus {version}; SimGUI needs {least} or newer. Ask the person "
            "who runs the server.",
            server=address.server,
            version=short(version),
            least=least,
        ),
        address,
    )


def too_new(address: Address) -> SharedLibraryProblem:
    """The library was written by a later SimGUI."""
    return SharedLibraryProblem(
        say("The shared library is newer than this program"),
        say("{address} was written by a later SimGUI. Install the newest version.", address=address),
        address,
    )


def not_there(address: Address) -> SharedLibraryProblem:
    """The server has no library of that name, or none that is finished."""
    return SharedLibraryProblem(
        say("This shared library does not exist"),
        say(
            "{server} has no library “{name}”, or its first publishing has not come to its "
            "end. Check the name, or publish with: simgui index FOLDER --to {address}",
            server=address.server,
            name=address.name,
            address=address,
        ),
        address,
    )


def without_words(address: Address) -> SharedLibraryProblem:
    """It was published by a program that published nothing for words."""
    return SharedLibraryProblem(
        say("This shared library knows no words"),
        say(
            "{address} was published without what words need. Whoever publishes its folders adds it by "
            "publishing them again with this version of SimGUI: simgui index FOLDER --to {address}",
            address=address,
        ),
        address,
    )


def not_ready(address: Address) -> SharedLibraryProblem:
    """Its collections are there, and not in the server's memory."""
    return SharedLibraryProblem(
        say("The shared library is not ready"),
        say(
            "{server} has not loaded it. Try again in a minute; if it stays so, ask the "
            "person who runs the server.",
            server=address.server,
        ),
        address,
    )


def unexpected(address: Address, reason: Sentence) -> SharedLibraryProblem:
    """Anything else."""
    return SharedLibraryProblem(
        say("The shared library answered with an error"),
        say(
            "{server}: {reason}. Try again; if it stays so, ask the person who runs the server.",
            server=address.server,
            reason=with_values(reason, short),
        ),
        address,
    )


def short(reason: str) -> str:
    """Give one printable line of what a server has said."""
    line = " ".join("".join(each if each.isprintable() else " " for each in reason).split()).rstrip(".")
    return line if len(line) <= _LONGEST_REASON else f"{line[: _LONGEST_REASON - 1]}…"
