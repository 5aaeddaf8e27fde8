"""The connection to a Milvus server: the only place that imports its client library, pymilvus.

Every call has a time limit, and everything that goes wrong becomes one sentence.
"""

import contextlib
import logging
import os
import ssl
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from simgui.core.errors import SimguiError
from simgui.core.sentences import say
from simgui.sharing.address import Address
from simgui.sharing.failures import (
    SharedLibraryProblem,
    away,
    full,
    not_allowed,
    not_ready,
    not_there,
    refused,
    slow,
    unexpected,
    wrong_version,
)
from simgui.sharing.reachable import SECONDS_TO_ANSWER, check_reachable

SECONDS_TO_READ = 15.0
SECONDS_TO_WRITE = 60.0
LEAST_VERSION = (2, 3)
_OF_CHANNEL = (
    ("grpc.max_send_message_length", -1),
    ("grpc.max_receive_message_length", -1),
    ("grpc.enable_retries", 1),
    ("grpc.keepalive_time_ms", 10_000),
    ("grpc.keepalive_timeout_ms", 5_000),
    ("grpc.keepalive_permit_without_calls", True),
)
"""As the client library makes its channels."""
_HIDDEN = "•••"
_MOST_CAUSES = 4

log = logging.getLogger(__name__)


class Connection:
    """Calls of one server; safe to use from several threads.

    Args:
        address: A library on it.
        client: A `pymilvus.MilvusClient`.
        token: Never shown or logged.
    """

    def __init__(self, address: Address, client: Any, token: str = "") -> None:
        self.address = address
        self._client = client
        self._token = token

    def close(self) -> None:
        """Close it; it is not used afterwards."""
        with contextlib.suppress(Exception):
            self._client.close()

    def ask(self, call: str, *arguments: Any, timeout_s: float = SECONDS_TO_READ, **options: Any) -> Any:
        """Make a call of the client library.

        Args:
            call: Name of a method of `MilvusClient`.
            arguments: Of the method.
            timeout_s: How long it may take.
            options: Named arguments of the method.

        Raises:
            SharedLibraryProblem: if it does not work.
        """
        with self._explained():
            return getattr(self._client, call)(*arguments, timeout=timeout_s, **options)

    def write(self, call: str, *arguments: Any, **options: Any) -> Any:
        """Make a call that writes, which may take longer.

        Raises:
            SharedLibraryProblem: if it does not work.
        """
        return self.ask(call, *arguments, timeout_s=SECONDS_TO_WRITE, **options)

    def make_collection(
        self,
        name: str,
        fields: Sequence[tuple[str, str, dict[str, Any]]],
        index: tuple[str, str, dict[str, Any]],
        description: str = "",
        *,
        mapped: bool = False,
    ) -> None:
        """Make sure that a collection is there, has an index and is loaded: a kill may have come in between.

        Args:
            name: Of the collection.
            fields: Each with its name, the name of its type, and options.
            index: Of which field, of which kind, by dot products, and its options; one that is there is left.
            description: Kept with the collection.
            mapped: Whether the server maps a new one from its disk rather than hold it in memory.

        Raises:
            SharedLibraryProblem: if the server does not allow it.
        """
        if not self.ask("has_collection", name):
            properties = {"mmap.enabled": "true"} if mapped else {}
            schema = self._schema(fields, description)
            self.write("create_collection", name, schema=schema, properties=properties)
        if not self.ask("list_indexes", name):
            field, kind, options = index
            described = self._client.prepare_index_params()
            described.add_index(field, index_type=kind, metric_type="IP", params=options)
            # Nothing is in it yet that has to be indexed; the client would wait half a second all the same.
            self.write("create_index", name, described, sync=False)
        if str(self.ask("get_load_state", name)["state"]) != "Loaded":
            self.write("load_collection", name)

    def _schema(self, fields: Sequence[tuple[str, str, dict[str, Any]]], description: str) -> Any:
        types = _milvus().DataType
        schema = self._client.create_schema(
            auto_id=False, enable_dynamic_field=False, description=description
        )
        for name, kind, options in fields:
            named = {
                key: getattr(types, value) if key == "element_type" else value
                for key, value in options.items()
            }
            schema.add_field(name, getattr(types, kind), **named)
        return schema

    @contextlib.contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except SimguiError:
            raise
        except Exception as error:  # noqa: BLE001 - the client library raises almost anything
            raise self._explain(error) from None

    def _explain(self, error: Exception) -> SharedLibraryProblem:
        """Say in a sentence what went wrong; the log says more, but never the token."""
        said = " / ".join(f"{type(each).__name__}: {each}" for each in _chain(error))
        for secret in {self._token, *self._token.split(":")[1:]} - {""}:
            said = said.replace(secret, _HIDDEN)
        log.info("a call of %s failed: %s", self.address, said)
        return explained(said, self.address)


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error and what led to it: the client library hides a refusal behind another."""
    each: BaseException | None = error
    for _ in range(_MOST_CAUSES):  # they may go round in a circle
        if each is None:
            return
        yield each
        each = each.__cause__ or each.__context__


def explained(said: str, address: Address) -> SharedLibraryProblem:
    """Tell what went wrong from what the client library says: it has no codes that hold for all versions."""
    text = said.lower()
    for marks, problem in _MARKS:
        if any(mark in text for mark in marks):
            return problem(address)
    return unexpected(address, say("{answer}", answer=said))


_MARKS = (
    (("unauthenticated", "auth check failure", "not authenticated", "invalid token", "api key"), refused),
    (("permission", "privilege"), not_allowed),
    (("quota", "no space", "disk full", "out of memory", "memory limit", "insufficient memory"), full),
    (("deadline", "timeout", "timed out", "rate limit", "time out"), slow),
    (
        (
            "unavailable",
            "failed to connect",
            "fail connecting",
            "connection refused",
            "connection reset",
            "closed channel",
        ),
        away,
    ),
    (("not loaded", "state 'released'"), not_ready),
    (("collection not found", "can't find collection", "alias not found", "not exist"), not_there),
)


def connect(address: Address, user: str = "", token: str = "") -> Connection:
    """Connect to a server.

    Args:
        address: A library on it.
        user: Who asks; empty if the server knows no users, or the token says it.
        token: Password or key of that user.

    Raises:
        SimguiError: if pymilvus is not installed.
        SharedLibraryProblem: if the server is away, does not answer, refuses, or is too old.
    """
    milvus = _milvus()
    check_reachable(address)
    given = f"{user}:{token}" if user and token else token
    connection = Connection(address, None, given)
    with connection._explained():
        client = milvus.MilvusClient(
            f"{'https' if address.encrypted else 'http'}://{address.server}",
            token=given,
            timeout=SECONDS_TO_ANSWER,
            dedicated=True,
            **_way_to(address),
        )
    connection._client = client
    try:
        _check_version(connection)
    except SimguiError:
        connection.close()
        raise
    return connection


def _way_to(address: Address) -> dict[str, Any]:
    """Say how the client library gets to a server.

    It trusts whom the system trusts; by itself it knows the public authorities only. And it loses the
    brackets of a number of IPv6, so that the channel to such a server is made here.
    """
    trusted = _trusted() if address.encrypted else ""
    if ":" not in address.host:
        return {"server_pem_path": trusted} if trusted else {}
    grpc = import_module("grpc")
    if not address.encrypted:
        return {"channel": grpc.insecure_channel(address.server, _OF_CHANNEL)}
    given = grpc.ssl_channel_credentials(Path(trusted).read_bytes() if trusted else None)
    return {"channel": grpc.secure_channel(address.server, given, _OF_CHANNEL)}


def _trusted() -> str:
    """Give the file of the authorities that the system trusts; empty if there is none."""
    paths = ssl.get_default_verify_paths()
    file = os.environ.get(paths.openssl_cafile_env) or paths.cafile
    return file if file and Path(file).is_file() else ""


def _check_version(connection: Connection) -> None:
    said = str(connection.ask("get_server_version"))
    if said.startswith("milvus_lite"):
        return
    numbers = said.lstrip("v").split("-")[0].split(".")
    try:
        version = (int(numbers[0]), int(numbers[1]))
    except (ValueError, IndexError):
        return  # a build of the server's makers names none
    if version < LEAST_VERSION:
        raise wrong_version(connection.address, said, ".".join(map(str, LEAST_VERSION)))


def _milvus() -> Any:
    """Import the client library when it is first needed.

    Raises:
        SimguiError: if it is not installed.
    """
    try:
        milvus = import_module("pymilvus")
    except ImportError as error:
        raise SimguiError(
            say("Shared libraries need another package"),
            say("pymilvus is not installed. Install it with: pip install 'simgui[shared]'"),
        ) from error
    # What it logs may quote requests, and each failure reaches the person as a sentence.
    logging.getLogger("pymilvus").setLevel(logging.CRITICAL + 1)
    return milvus
