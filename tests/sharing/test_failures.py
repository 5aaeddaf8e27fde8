"""What is said when a server is away, silent, slow, full, too old, or answers nonsense."""

import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from milvus_server import RunningServer, free_ports, running_lite
from odd_servers import Relay, answering
from pictures import make_picture

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.sharing.address import Address
from simgui.sharing.connection import Connection, connect, explained
from simgui.sharing.failures import SharedLibraryProblem
from simgui.sharing.reachable import check_reachable

ADDRESS = Address("far.org", 19530, "prints")
SETTINGS = b"\0\0\0\4\0\0\0\0\0"


def at(port: int, *, encrypted: bool = False) -> Address:
    return Address("127.0.0.1", port, "prints", encrypted)


@pytest.mark.server
def test_a_server_that_is_away_is_told_at_once() -> None:
    (port,) = free_ports(1)
    with pytest.raises(SharedLibraryProblem, match="Nothing answers at "):
        connect(at(port))


@pytest.mark.server
def test_a_server_that_never_answers_is_told_after_its_time() -> None:
    with (
        answering(lambda talk: None) as port,
        pytest.raises(SharedLibraryProblem, match="did not answer in time"),
    ):
        check_reachable(at(port), 0.2)


@pytest.mark.server
@pytest.mark.parametrize(
    "answer",
    [
        lambda talk: talk.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n"),
        lambda talk: talk.sendall(b"\xff" * 64),
        lambda talk: talk.sendall(b"\0\0\0\7\0\0\0\0\0"),
        lambda talk: talk.close(),
    ],
    ids=["another protocol", "nonsense", "another frame", "nothing"],
)
def test_what_is_no_milvus_server_is_told(answer: Callable[[object], None]) -> None:
    with answering(answer) as port:  # type: ignore[arg-type]
        for encrypted in (False, True):
            with pytest.raises(SharedLibraryProblem, match="is not a Milvus server"):
                connect(at(port, encrypted=encrypted))


@pytest.mark.server
def test_settings_that_come_in_pieces_are_settings() -> None:
    def answer(talk: object) -> None:
        for piece in SETTINGS:
            talk.sendall(bytes([piece]))  # type: ignore[attr-defined]

    with answering(answer) as port:
        check_reachable(at(port))


def test_a_server_that_falls_silent_is_told_and_is_used_again_when_it_is_back(
    lite_server: RunningServer,
) -> None:
    relay = Relay(lite_server.port)
    with closing(relay), answering(relay) as port, closing(connect(at(port))) as connection:
        assert connection.ask("has_collection", "none") is False
        relay.holds.set()
        with pytest.raises(SharedLibraryProblem, match="took too long"):
            connection.ask("has_collection", "none", timeout_s=0.3)
    with closing(connect(at(lite_server.port))) as connection:
        assert connection.ask("has_collection", "none") is False


@pytest.mark.server
@pytest.mark.process
@pytest.mark.slow
def test_while_a_server_is_stopped_folders_are_searched_alone(
    publisher: App, library: Path, tmp_path: Path
) -> None:
    query = make_picture(tmp_path / "query.png", 101, 7)
    (tmp_path / "server").mkdir()
    with running_lite(tmp_path / "server") as server:
        address = server.address("prints")
        publisher.sharing.publications.publish(library, address, Progress())
        assert not publisher.sharing.searches.find(query, [address], [library]).problems
        server.stop()
        with pytest.raises(SharedLibraryProblem) as told:
            publisher.sharing.searches.find(query, [address])
        assert told.value.address == address
        found = publisher.sharing.searches.find(query, [address], [library])
        assert [each.title for each in found.problems] == ["The shared library cannot be reached"]
        assert len(found.result.neighbours) == 5
        with pytest.raises(SharedLibraryProblem):
            publisher.sharing.publications.publish(library, address, Progress())


def test_a_library_that_does_not_exist_is_told(desk: App, address: Address, library: Path) -> None:
    with pytest.raises(SharedLibraryProblem, match=f"no library “{address.name}”"):
        desk.sharing.open(address)
    with pytest.raises(SharedLibraryProblem, match=f"no library “{address.name}”"):
        desk.sharing.searches.find(library / "hats" / "0.png", [address])


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("RpcError: StatusCode.UNAUTHENTICATED auth check failure", "The server refused user and token"),
        ("MilvusException 7: PrivilegeInsert permission deny to anna", "You may not do this here"),
        ("MilvusException 8: quota exceeded[reason=disk quota exceeded]", "The shared library is full"),
        ("MilvusException: memory quota exceeded, please allocate more", "The shared library is full"),
        ("RpcError: StatusCode.DEADLINE_EXCEEDED", "The shared library is too slow"),
        ("MilvusException 2: Fail connecting to server", "The shared library cannot be reached"),
        ("MilvusException 100: can't find collection", "This shared library does not exist"),
        ("MilvusException 65535: something\nelse\x1b[2J", "The shared library answered with an error"),
    ],
)
def test_what_the_client_library_says_becomes_a_sentence(said: str, title: str) -> None:
    problem = explained(said, ADDRESS)
    assert problem.title == title
    assert problem.message.isprintable()
    assert "far.org:19530" in problem.message


def test_a_server_that_is_too_old_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from simgui.sharing import connection

    class Old:
        def get_server_version(self, timeout: float) -> str:
            return "v2.2.16"

    with pytest.raises(SharedLibraryProblem, match=r"runs Milvus v2\.2\.16; SimGUI needs 2\.3"):
        connection._check_version(Connection(ADDRESS, Old()))


def test_without_the_client_library_the_command_that_brings_it_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pymilvus", None)
    with pytest.raises(SimguiError, match=r"pip install 'simgui\[shared\]'"):
        connect(ADDRESS)
    monkeypatch.setitem(sys.modules, "keyring", None)
    from simgui.sharing.credentials import Credentials

    with pytest.raises(SimguiError, match=r"pip install 'simgui\[shared\]'"):
        Credentials().token(ADDRESS, "anna")
