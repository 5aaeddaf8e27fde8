"""Where the wheels of a training come from: a folder on this computer, or one on the network."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from pathlib import Path
from typing import BinaryIO, Protocol
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit

from simgui.core.errors import SimguiError, explain
from simgui.core.sentences import say
from simgui.installation.web import opened

_SECONDS_TO_ANSWER = 30
_RANGE = re.compile(r"bytes (\d+)-")


class Cut(Exception):  # noqa: N818 - an event, after which it goes on
    """The network broke off in the middle of a file."""


class Bytes(Protocol):
    """What a file gives, from some byte on."""

    def read(self, most: int, /) -> bytes:
        """Give the next bytes; none at its end.

        Raises:
            Cut: if the network breaks off.
            SimguiError: if a drive fails.
        """


class Source(Protocol):
    """Where files come from."""

    @property
    def name(self) -> str:
        """What a person knows it by: a folder, or the name of a computer."""

    def open(self, file: str, begin: int) -> AbstractContextManager[tuple[Bytes, int]]:
        """Open a file for reading.

        Args:
            file: Its name.
            begin: How many of its bytes are here already.

        Returns:
            Its bytes, and the number of the first one: `begin`, or 0 where the source gives only whole files.

        Raises:
            Cut: if the network breaks off.
            SimguiError: if there is no such file.
        """


class FolderSource:
    """A folder on this computer, or on a drive.

    Args:
        folder: It holds the files by their own names.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def name(self) -> str:
        """The folder."""
        return str(self._folder)

    @contextmanager
    def open(self, file: str, begin: int) -> Iterator[tuple[Bytes, int]]:
        """Open a file of it."""
        path = self._folder / file
        try:
            stream = path.open("rb")
        except FileNotFoundError as error:
            raise SimguiError(
                say("A file is missing"),
                say(
                    "{folder} has no {file}. Choose the folder with all files that training needs.",
                    folder=self.name,
                    file=file,
                ),
            ) from error
        except OSError as error:
            raise explain(error, path) from error
        with stream:
            stream.seek(begin)
            yield _OnDrive(stream, path), begin


class _OnDrive:
    """A file whose errors name it."""

    def __init__(self, stream: BinaryIO, path: Path) -> None:
        self._stream, self._path = stream, path

    def read(self, most: int, /) -> bytes:
        """Give the next bytes."""
        try:
            return self._stream.read(most)
        except OSError as error:
            raise explain(error, self._path) from error


class WebSource:
    """A folder on the network.

    Args:
        address: Begins with https:// or http://; what comes is checked by its hash in either case.
    """

    def __init__(self, address: str) -> None:
        self._address = address.rstrip("/")

    @property
    def name(self) -> str:
        """The name of the computer."""
        return urlsplit(self._address).hostname or self._address

    @contextmanager
    def open(self, file: str, begin: int) -> Iterator[tuple[Bytes, int]]:
        """Ask for a file, or for the rest of it."""
        with closing(self._ask(file, begin)) as answer:
            yield _OnNetwork(answer), _first_byte(answer)

    def _ask(self, file: str, begin: int) -> HTTPResponse:
        headers = {"Range": f"bytes={begin}-"} if begin else {}
        try:
            return opened(f"{self._address}/{quote(file)}", _SECONDS_TO_ANSWER, headers)
        except HTTPError as error:
            error.close()
            if begin and error.code == HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE:
                return self._ask(file, 0)
            raise SimguiError(
                say("A file is missing"),
                say(
                    "{name} answered {status} when asked for {file}. Try again later, or choose a folder "
                    "with the files.",
                    name=self.name,
                    status=error.code,
                    file=file,
                ),
            ) from error
        except (OSError, HTTPException) as error:
            raise Cut(str(error)) from error


class _OnNetwork:
    """An answer that may break off."""

    def __init__(self, answer: HTTPResponse) -> None:
        self._answer = answer

    def read(self, most: int, /) -> bytes:
        """Give the next bytes."""
        try:
            return self._answer.read(most)
        except (OSError, HTTPException) as error:
            raise Cut(str(error)) from error


def _first_byte(answer: HTTPResponse) -> int:
    """Tell which byte an answer begins with: 0 of a whole file, -1 if that is not said."""
    if answer.status != HTTPStatus.PARTIAL_CONTENT:
        return 0
    told = _RANGE.match(answer.headers.get("Content-Range", ""))
    return int(told[1]) if told else -1


def source_of(place: str | Path) -> Source:
    """Tell an address on the network from a folder.

    Raises:
        SimguiError: if it is neither.
    """
    if is_network(place):
        return WebSource(str(place))
    folder = Path(place).expanduser().absolute()
    if not folder.is_dir():
        raise SimguiError(
            say("No such folder"),
            say(
                "{folder} is no folder on this computer, and no address that begins with https://.",
                folder=str(folder),
            ),
        )
    return FolderSource(folder)


def is_network(place: str | Path) -> bool:
    """Tell whether a place is on the network."""
    return isinstance(place, str) and place.startswith(("https://", "http://"))
