"""The address of a shared library: `milvus://HOST:PORT/NAME`, or `milvus+tls://…` with encryption."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from simgui.core.errors import SimguiError
from simgui.core.sentences import say

PLAIN, ENCRYPTED = "milvus", "milvus+tls"
PORT = 19530
"""That of Milvus, where an address names none."""
_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_MOST_NAME = 48
_MOST_PORT = 65535


@dataclass(frozen=True, order=True)
class Address:
    """Where a shared library is.

    Attributes:
        host: Name or number of the server.
        port: 1 to 65,535.
        name: Of the library on it: lower-case letters, digits, single underscores; begins with a letter.
        encrypted: Whether the way to it is encrypted by TLS.
    """

    host: str
    port: int
    name: str
    encrypted: bool = False

    def __str__(self) -> str:
        return f"{ENCRYPTED if self.encrypted else PLAIN}://{self.server}/{self.name}"

    @property
    def server(self) -> str:
        """Host and port, as an address writes them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"

    @classmethod
    def of(cls, text: str) -> "Address":
        """Read an address.

        Raises:
            SimguiError: if it is none.
        """
        try:
            parts = urlsplit(text.strip())
            host, port, name = parts.hostname or "", parts.port, parts.path.strip("/")
        except ValueError:
            raise _wrong(text) from None
        if "@" in parts.netloc:
            raise SimguiError(
                say("The address names a user"),
                say(
                    "An address is shown and logged. Leave out user and token, and give them with: "
                    "simgui shared add ADDRESS --user NAME"
                ),
            )
        if parts.scheme not in (PLAIN, ENCRYPTED) or not host or parts.query or parts.fragment:
            raise _wrong(text)
        if not _NAME.fullmatch(name) or len(name) > _MOST_NAME or port == 0:
            raise _wrong(text)
        return cls(host, port or PORT, name, parts.scheme == ENCRYPTED)


def is_address(text: str) -> bool:
    """Tell whether a text is meant as an address of a shared library, be it right or not."""
    return text.startswith((f"{PLAIN}:", f"{ENCRYPTED}:"))


def _wrong(text: str) -> SimguiError:
    return SimguiError(
        say("This is not the address of a shared library"),
        say(
            "“{text}” does not read milvus://HOST:PORT/NAME or milvus+tls://HOST:PORT/NAME, "
            "with a NAME of up to {most_name} lower-case letters, digits and single "
            "underscores.",
            text=text,
            most_name=_MOST_NAME,
        ),
    )
