"""Which cluster is meant."""

import re
from dataclasses import dataclass

from simgui.core.errors import SimguiError
from simgui.core.sentences import say

LOCAL = "local"
_CLIENT = "ray://"
_PLACE = re.compile(r"(?P<host>\[[0-9A-Fa-f:.]+\]|[^\s/:@?#\[\]]+):(?P<port>\d{1,5})")
_LAST_PORT = 65535


@dataclass(frozen=True)
class ClusterAddress:
    """Where a cluster is reached.

    Attributes:
        host: Name or number of a machine; empty for a cluster that is started on this computer, for one run.
        port: Its port; 0 without a host.
        is_client: Whether this computer stays outside of the cluster (`ray://`). Otherwise it is one of its
            machines, and the port is that of the head.
    """

    host: str = ""
    port: int = 0
    is_client: bool = False

    def __str__(self) -> str:
        return f"{_CLIENT * self.is_client}{self.host}:{self.port}" if self.host else LOCAL

    @classmethod
    def read(cls, text: str) -> "ClusterAddress":
        """Read `local`, `ray://HOST:PORT`, or `HOST:PORT` on a machine of the cluster itself.

        Raises:
            SimguiError: if it is none of these.
        """
        if text == LOCAL:
            return cls()
        found = _PLACE.fullmatch(text.removeprefix(_CLIENT))
        port = int(found["port"]) if found else 0
        if found is None or not 0 < port <= _LAST_PORT:
            raise SimguiError(
                say("No such cluster"),
                say(
                    "“{text}” is not the address of a Ray cluster. Write local for this computer, or "
                    "ray://HOST:PORT (Ray's own port is 10001).",
                    text=text[:200],
                ),
            )
        return cls(found["host"], port, text.startswith(_CLIENT))
