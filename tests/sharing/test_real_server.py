"""Decisions, tokens and thumbnails on a real server.

All tests of it are here and in `test_galleries.py`: a process of tests starts one for each file.
"""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from milvus_server import RunningServer

from simgui.app import App
from simgui.sharing.blobs import Blobs, create_blobs
from simgui.sharing.connection import connect
from simgui.sharing.decision_log import DecisionLog, create_log, label_decision, pair_decision
from simgui.sharing.failures import SharedLibraryProblem

ONE, TWO, THREE = (bytes([number]) * 16 for number in (1, 2, 3))


class Clock:
    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture(params=["lite_server", pytest.param("milvus_server", marks=pytest.mark.slow)])
def logs(request: pytest.FixtureRequest) -> Iterator[tuple[DecisionLog, DecisionLog]]:
    """The log as two computers see it; the clock of the second is an hour behind."""
    server: RunningServer = request.getfixturevalue(request.param)
    address = server.address()
    with (
        closing(connect(address, server.user, server.token)) as here,
        closing(connect(address, server.user, server.token)) as there,
    ):
        name = f"log_{address.name}"
        create_log(here, name)
        first = DecisionLog(here, name, Clock(10_000.0))
        second = DecisionLog(there, name, Clock(6_400.0))
        for log in (first, second):
            log._freshness.wrote()  # each sees at once what the other has written
        yield first, second
        here.write("drop_collection", name)


@pytest.mark.process
@pytest.mark.server
def test_the_last_decision_counts_and_all_are_kept(logs: tuple[DecisionLog, DecisionLog]) -> None:
    first, second = logs
    assert first.labels() == {}
    first.add([label_decision(ONE, "hats", "anna@a"), label_decision(TWO, "hats", "anna@a")])
    assert second.labels() == {ONE: "hats", TWO: "hats"}
    second.add([label_decision(ONE, "caps", "ben@b")])  # whatever his clock says: he has seen hers
    assert first.labels() == second.labels() == {ONE: "caps", TWO: "hats"}
    first.add([label_decision(TWO, None, "anna@a"), pair_decision(TWO, ONE, True, "anna@a")])
    assert second.labels() == {ONE: "caps"}
    assert second.answers(ONE) == {TWO: True}
    assert second.answers(TWO) == {ONE: True}
    second.add([pair_decision(ONE, TWO, False, "ben@b"), pair_decision(ONE, THREE, None, "ben@b")])
    assert first.answers(TWO) == {ONE: False}
    assert first.answers(THREE) == {}
    history = first.history(ONE)
    labels = [(each.who, each.value) for each in history if not each.other]
    assert labels == [("anna@a", "hats"), ("ben@b", "caps")]
    assert [each.value for each in history if each.other == TWO] == ["same", "different"]
    assert [each.value for each in first.history(TWO)].count("hats") == 1


@pytest.mark.process
@pytest.mark.server
def test_no_decision_is_lost_when_two_write_at_once(logs: tuple[DecisionLog, DecisionLog]) -> None:
    def write(log: DecisionLog, who: str) -> None:
        for number in range(10):
            log.add([label_decision(bytes([number]) * 16, f"{who} {number}", who)])

    with ThreadPoolExecutor(2) as threads:
        for done in [threads.submit(write, log, who) for log, who in zip(logs, ("anna", "ben"), strict=True)]:
            done.result()
    for log in logs:
        log._freshness.wrote()
    first, second = logs
    assert first.labels() == second.labels()
    for number in range(10):
        history = first.history(bytes([number]) * 16)
        assert sorted(each.who for each in history) == ["anna", "ben"]
        assert first.labels()[bytes([number]) * 16] == history[-1].value


def test_a_wrong_token_is_refused_and_shown_nowhere(
    desk: App, milvus_server: RunningServer, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    address = milvus_server.address()
    with caplog.at_level(logging.DEBUG):
        for user, token in (("", ""), ("root", "secret-and-wrong"), ("nobody", "secret-and-wrong")):
            desk.sharing.add(address, user, token)
            with pytest.raises(SharedLibraryProblem, match="simgui shared add") as told:
                desk.sharing.open(address)
            assert told.value.title == "The server refused user and token"
            assert "secret" not in str(told.value)
    assert "secret" not in caplog.text
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or b"secret-and-wrong" not in file.read_bytes()
    desk.sharing.add(address, milvus_server.user, milvus_server.token)
    with pytest.raises(SharedLibraryProblem, match="no library"):
        desk.sharing.open(address)
    caplog.clear()


def test_a_server_maps_thumbnails_from_its_disk(milvus_server: RunningServer) -> None:
    address = milvus_server.address()
    with closing(connect(address, milvus_server.user, milvus_server.token)) as here:
        name = f"thumbs_{address.name}"
        for _ in range(2):  # what is there is left as it is
            create_blobs(here, name)
        assert here.ask("describe_collection", name)["properties"]["mmap.enabled"] == "true"
        blobs = Blobs(here, name)
        large = bytes(range(256)) * 400
        blobs.put({"one": large, "other": b""})
        assert blobs.get(["one", "other", "none"]) == {"one": large, "other": b""}
        here.write("drop_collection", name)
