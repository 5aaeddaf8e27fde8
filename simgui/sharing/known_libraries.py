"""The shared libraries that are known on this computer: a JSON file without secrets."""

import json
import threading
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from simgui.core.checked import FieldError, fields, items, read_object, text, whole
from simgui.core.errors import SimguiError
from simgui.core.files import written_whole
from simgui.core.sentences import say
from simgui.sharing.address import Address
from simgui.sharing.places import Originals

_FORMAT = 1
_MOST_BYTES = 1 << 20
_PAIR = items(text(8000), 2, 2)
_CHECK = fields(
    {
        "format": whole(1, _FORMAT),
        "libraries": items(
            fields(
                {
                    "address": text(500),
                    "user": text(200),
                    "mounts": items(_PAIR, 100),
                    "web": items(_PAIR, 100),
                }
            ),
            1000,
        ),
    }
)


@dataclass(frozen=True)
class KnownLibrary:
    """A shared library as it is set up here.

    Attributes:
        address: Where it is.
        user: Who asks; empty if the server knows no users.
        originals: Where its originals are for whoever searches here.
    """

    address: Address
    user: str = ""
    originals: Originals = field(default_factory=Originals)


class KnownLibraries:
    """The file; safe to use from several threads.

    Args:
        file: Made when a library is first kept.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()

    def all(self) -> tuple[KnownLibrary, ...]:
        """List the libraries, in the order of their addresses.

        Raises:
            SimguiError: if the file is damaged or too new.
        """
        if not self._file.exists():
            return ()
        try:
            said = _CHECK(read_object(self._file, _MOST_BYTES))
        except FieldError as error:
            raise SimguiError(
                say("The list of shared libraries is damaged"),
                say(
                    "{file}: {error}. Delete the file, then add the libraries again.",
                    file=self._file,
                    error=error,
                ),
            ) from error
        return tuple(sorted(map(_known, said["libraries"]), key=lambda each: each.address))

    def get(self, address: Address) -> KnownLibrary:
        """Give a library as it is set up here; one that is not known is used as it stands."""
        return next((each for each in self.all() if each.address == address), KnownLibrary(address))

    def keep(self, library: KnownLibrary) -> None:
        """Keep a library as it is set up; one of the same address is replaced.

        Raises:
            SimguiError: if the file cannot be written.
        """
        with self._lock:
            others = [each for each in self.all() if each.address != library.address]
            self._write([*others, replace(library)])

    def remove(self, address: Address) -> None:
        """Forget a library, if it is known.

        Raises:
            SimguiError: if the file cannot be written.
        """
        with self._lock:
            self._write([each for each in self.all() if each.address != address])

    def _write(self, libraries: list[KnownLibrary]) -> None:
        said = {"format": _FORMAT, "libraries": [_to_json(each) for each in libraries]}
        with written_whole(self._file, private=True) as beside:
            beside.write_text(json.dumps(said, indent=2), "utf-8")


def _known(said: dict[str, Any]) -> KnownLibrary:
    mounts, web = (tuple((first, second) for first, second in said[name]) for name in ("mounts", "web"))
    return KnownLibrary(Address.of(said["address"]), said["user"], Originals(mounts, web))


def _to_json(library: KnownLibrary) -> dict[str, Any]:
    return {
        "address": str(library.address),
        "user": library.user,
        "mounts": [list(pair) for pair in library.originals.mounts],
        "web": [list(pair) for pair in library.originals.web],
    }
