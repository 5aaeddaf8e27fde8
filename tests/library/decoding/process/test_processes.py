import os
import select
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

import numpy as np
import pytest
from fakes import FakeBackbone
from pictures import contents, make_picture

from simgui.core.errors import SimguiError, UnreadablePicture
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.decoding import pool as decoding_pool
from simgui.library.decoding.decoder import decode, shrink
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.process import processes
from simgui.library.decoding.process import worker as decoding_worker
from simgui.library.decoding.process.messages import DecodeRequest, NoPicture
from simgui.library.decoding.process.processes import decoder_command
from simgui.library.decoding.views import views
from simgui.library.folders.indexer import index_folder
from simgui.library.records import FileState
from simgui.models.backbone import LITE0_INPUT

pytestmark = pytest.mark.usefixtures("decoding_processes")
posix = pytest.mark.skipif(sys.platform == "win32", reason="the system has no such bound")

MISBEHAVING = """
import os, signal, sys, time
from dataclasses import replace
from pathlib import Path
from simgui.library.decoding.process import worker as decoding_worker
from simgui.library.decoding.process.messages import NoPicture

log = open(sys.argv[1], "a")
log.write("started\\n")
log.close()
honest = decoding_worker.answer
decoding_worker.MAX_CPU_SECONDS = 1
stolen = os.dup(1)

def answer(request):
    path = request.source if isinstance(request.source, Path) else Path()
    if path.name.startswith("crash"):
        os.kill(os.getpid(), signal.SIGSEGV)
    if path.name.startswith("exit"):
        os._exit(3)
    if path.name.startswith("once") and not path.with_suffix(".seen").exists():
        path.with_suffix(".seen").mkdir()
        os.kill(os.getpid(), signal.SIGSEGV)
    if path.name.startswith("endless"):
        while True:
            pass
    if path.name.startswith("waiting"):
        time.sleep(600)
    if path.name.startswith("memory"):
        bytearray(3 << 30)
    if path.name.startswith("garbage"):
        os.write(stolen, bytes.fromhex(path.stem.removeprefix("garbage")))
        os._exit(0)
    if path.name.startswith("writing"):
        path.write_bytes(b"changed")
    given = honest(request)
    if path.name.startswith("huge"):
        return replace(given, width_px=10**40)
    if path.name.startswith("short"):
        return replace(given, payload=given.payload[:100])
    if path.name.startswith("reason"):
        return NoPicture("\\x1b[2J\\ud800" + 10000 * "x", may_pass="yes")
    return given

decoding_worker.answer = answer
sys.exit(decoding_worker.main())
"""


def swap(path: Path, other: bytes) -> None:
    """Put other content into a file, of the same size and time: no scan can tell."""
    status = path.stat()
    path.write_bytes(other.ljust(status.st_size, b"\0")[: status.st_size])
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


@pytest.fixture
def pool() -> Iterator[DecodingPool]:
    with DecodingPool() as opened:
        yield opened


@pytest.fixture
def starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the processes misbehave with files of certain names; gives a file with a line for each start."""
    log = tmp_path / "starts"
    log.touch()
    command = [sys.executable, "-P", "-c", MISBEHAVING, os.fspath(log)]
    monkeypatch.setattr(processes, "decoder_command", lambda: command)
    return log


def count(starts: Path) -> int:
    return len(starts.read_text().splitlines())


def problem_of(pool: DecodingPool, path: Path) -> UnreadablePicture:
    with pytest.raises(UnreadablePicture) as caught:
        pool.decode(path, LITE0_INPUT)
    return caught.value


# What it gives.


def test_a_picture_is_the_same_as_decoded_here(pool: DecodingPool, tmp_path: Path) -> None:
    path = make_picture(tmp_path / "a.jpg", 1, size=(700, 500))
    for source in (path, path.read_bytes()):
        picture, expected = pool.decode(source, LITE0_INPUT, 256), decode(path, LITE0_INPUT, 256)
        assert np.array_equal(picture.pixels, expected.pixels)
        assert (picture.width_px, picture.height_px) == (700, 500)
        assert picture.thumbnail == expected.thumbnail
        assert pool.shrink(source, 300) == shrink(path, 300)


def test_a_name_that_is_no_valid_text(pool: DecodingPool, tmp_path: Path) -> None:
    path = make_picture(tmp_path / "a.png", 1)
    target = tmp_path / os.fsdecode(b"caf\xe9 \xff.png")
    try:
        path.rename(target)
    except OSError:
        pytest.skip("this file system has no such names")
    assert pool.decode(target, LITE0_INPUT).width_px == 96


def test_a_file_without_a_picture_has_a_reason(pool: DecodingPool, tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_text("no picture")
    problem = problem_of(pool, tmp_path / "a.jpg")
    assert (problem.reason, problem.is_picture, problem.may_pass) == (
        "not a picture in a format that SimGUI reads",
        False,
        False,
    )
    assert problem_of(pool, tmp_path / "gone.jpg").may_pass


def test_one_process_serves_one_picture_after_another_and_two_at_once(starts: Path, tmp_path: Path) -> None:
    paths = [make_picture(tmp_path / f"{number}.png", number) for number in range(4)]
    with DecodingPool(kept=2) as pool:
        for path in paths:
            pool.decode(path, LITE0_INPUT)
        assert count(starts) == 1
        threads = [threading.Thread(target=pool.shrink, args=(path, 64)) for path in paths]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert count(starts) <= 4
    assert not pool._runner._idle


def test_a_pool_that_is_made_ready_needs_no_new_process_for_its_first_picture(
    starts: Path, tmp_path: Path
) -> None:
    path = make_picture(tmp_path / "a.png", 1)
    with DecodingPool(kept=2) as pool:
        pool.prepare()
        pool.prepare()
        assert count(starts) == 1
        pool.decode(path, LITE0_INPUT)
        pool.prepare()
        assert count(starts) == 1
        pool.prepare(3)  # more than are kept
        assert count(starts) == 2
    pool.prepare()  # closed: nothing is started
    assert count(starts) == 2


# What a file can do to it.


@posix
@pytest.mark.parametrize(("name", "how"), [("crash.png", "SIGSEGV"), ("exit.png", "exit status 3")])
def test_a_file_that_ends_two_processes_is_the_cause(
    name: str, how: str, starts: Path, pool: DecodingPool, tmp_path: Path
) -> None:
    good, bad = make_picture(tmp_path / "good.png", 1), make_picture(tmp_path / name, 2)
    problem = problem_of(pool, bad)
    assert problem.reason == f"the decoder crashed on it, twice ({how})"
    assert (problem.is_picture, problem.may_pass) == (True, False)
    assert count(starts) == 2
    assert pool.decode(good, LITE0_INPUT).width_px == 96


@posix
def test_a_file_is_tried_again_when_its_process_dies_once(
    starts: Path, pool: DecodingPool, tmp_path: Path
) -> None:
    assert pool.decode(make_picture(tmp_path / "once.png", 1), LITE0_INPUT).width_px == 96
    assert count(starts) == 2


@posix
def test_decoding_without_end_is_ended_by_the_system(
    starts: Path, pool: DecodingPool, tmp_path: Path
) -> None:
    problem = problem_of(pool, make_picture(tmp_path / "endless.png", 1))
    assert (problem.reason, problem.may_pass) == ("decoding it takes too long", False)
    assert count(starts) == 1  # the bound is the same the next time


def test_a_drive_that_does_not_answer_is_a_problem_that_may_pass(
    starts: Path, pool: DecodingPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "MAX_SECONDS", 0.2)
    problem = problem_of(pool, make_picture(tmp_path / "waiting.png", 1))
    assert problem.reason == "reading it took longer than 0.2 seconds"
    assert problem.may_pass is (sys.platform != "win32")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process")
def test_memory_is_bounded(starts: Path, pool: DecodingPool, tmp_path: Path) -> None:
    # A bare MemoryError is no answer of the decoder, so the process ends; what matters is that it does.
    problem = problem_of(pool, make_picture(tmp_path / "memory.png", 1))
    assert problem.reason == "the decoder crashed on it, twice (exit status 1)"


def test_a_picture_that_needs_too_much_memory_is_not_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def no_memory(*_: object) -> None:
        raise UnreadablePicture("too large", may_pass=True) from MemoryError()

    monkeypatch.setattr(decoding_worker, "decode", no_memory)
    request = DecodeRequest(b"", LITE0_INPUT)
    for bounded in (True, False):
        monkeypatch.setattr(decoding_worker, "_BOUNDS_MEMORY", bounded)
        assert decoding_worker.answer(request) == NoPicture("too large", may_pass=not bounded)


@posix
def test_a_process_cannot_write_to_a_picture(starts: Path, pool: DecodingPool, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    path = make_picture(folder / "writing.png", 1)
    path.chmod(0o600)
    problem_of(pool, path)
    assert b"changed" not in path.read_bytes()


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"\0",
        struct.pack(">II", 2**32 - 1, 0),
        struct.pack(">II", 2, 2**32 - 1) + b"{}",
        struct.pack(">II", 2, 0) + b"[]",
        struct.pack(">II", 2, 0) + b"{]",
        struct.pack(">II", 2, 0) + b"\xff\xff",
        struct.pack(">II", 40_000, 0) + b"[" * 40_000,
        struct.pack(">II", 2, 0) + b"{}",
        struct.pack(">II", 2, 5) + b"{}abc",
    ],
)
def test_an_invalid_answer_of_a_process_is_refused(
    said: bytes, starts: Path, pool: DecodingPool, tmp_path: Path
) -> None:
    if len(said) > 100:
        said = said[:108]  # a name has its limits
    path = make_picture(tmp_path / f"garbage{said.hex()}.png", 1)
    reason = problem_of(pool, path).reason
    assert reason.startswith(("the decoder crashed on it, twice", "the decoder gave no picture of it"))


@pytest.mark.parametrize("name", ["huge.png", "short.png"])
def test_impossible_pixels_and_sizes_are_refused(
    name: str, starts: Path, pool: DecodingPool, tmp_path: Path
) -> None:
    problem = problem_of(pool, make_picture(tmp_path / name, 1))
    assert problem.reason == "the decoder gave no picture of it"


def test_a_reason_is_printable_and_short(starts: Path, pool: DecodingPool, tmp_path: Path) -> None:
    problem = problem_of(pool, make_picture(tmp_path / "reason.png", 1))
    assert problem.reason.isprintable()
    assert len(problem.reason) == 200
    assert not problem.may_pass


def test_a_pasted_picture_that_is_too_large(pool: DecodingPool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding_pool, "MAX_PAYLOAD_BYTES", 10)
    with pytest.raises(UnreadablePicture, match="too large: 11 bytes"):
        pool.decode(b"12345678901", LITE0_INPUT)


# Starting and ending.


@pytest.mark.parametrize(
    "command", [[sys.executable, "-c", "raise SystemExit(7)"], ["/there/is/no/such/program"]]
)
def test_a_process_that_does_not_start_is_no_problem_of_the_file(
    command: list[str], pool: DecodingPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "decoder_command", lambda: command)
    with pytest.raises(SimguiError, match=r"exit status 7|no/such/program"):
        pool.decode(make_picture(tmp_path / "a.png", 1), LITE0_INPUT)


def test_a_process_that_is_killed_while_it_starts_is_replaced(
    pool: DecodingPool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deadly = "import os, sys\nos.mkdir(sys.argv[1])\nos.kill(os.getpid(), 9)"
    healthy = "import sys\nfrom simgui.library.decoding.process import worker\nsys.exit(worker.main())"
    commands = [
        [sys.executable, "-P", "-c", deadly, os.fspath(tmp_path / "one")],
        [sys.executable, "-P", "-c", deadly, os.fspath(tmp_path / "two")],
        [sys.executable, "-P", "-c", healthy],
    ]
    monkeypatch.setattr(processes, "decoder_command", lambda: commands.pop(0))
    path = make_picture(tmp_path / "a.jpg", 1, size=(700, 500))
    assert pool.decode(path, LITE0_INPUT).width_px == 700
    assert not commands


def test_closing_the_pool_ends_requests_that_wait(starts: Path, tmp_path: Path) -> None:
    pool = DecodingPool()
    problems: list[UnreadablePicture] = []
    path = make_picture(tmp_path / "waiting.png", 1)
    thread = threading.Thread(target=lambda: problems.append(problem_of(pool, path)))
    asked = threading.Event()
    ask = processes._DecodingProcess.ask

    def noticed(process: processes._DecodingProcess, *arguments: object) -> object:
        asked.set()
        return ask(process, *arguments)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(processes._DecodingProcess, "ask", noticed)
        thread.start()
        assert asked.wait(60)
        pool.close()
        thread.join(60)
    assert [(problem.reason, problem.may_pass) for problem in problems] == [("reading it was stopped", True)]
    assert problem_of(pool, path).may_pass  # and whoever comes later


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs a way to wait for a stranger's process")
def test_no_process_is_left_behind_when_the_program_is_killed(tmp_path: Path) -> None:
    path = make_picture(tmp_path / "a.png", 1)
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from simgui.models.backbone import LITE0_INPUT\n"
        "from simgui.library.decoding.pool import DecodingPool\n"
        "pool = DecodingPool()\n"
        "pool.decode(Path(sys.argv[1]), LITE0_INPUT)\n"
        "print(pool._runner._idle[0]._process.pid, flush=True)\n"
        "time.sleep(600)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-P", "-c", program, os.fspath(path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as running:
        assert running.stdout is not None
        worker = os.pidfd_open(int(running.stdout.readline()))
        running.kill()
    try:
        assert select.select([worker], [], [], 60)[0]
    finally:
        os.close(worker)


def test_a_process_that_decodes_imports_neither_qt_nor_tensorflow() -> None:
    code = (
        "import sys\nimport simgui.__main__\nfrom simgui.library.decoding.process import worker\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    ended = subprocess.run(
        [sys.executable, "-P", "-c", code],
        capture_output=True,
        check=True,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert not {"PySide6", "tensorflow", "ai_edge_litert", "sqlite3"} & set(ended.stdout.split())
    assert decoder_command()[1:] == ["-P", "-m", "simgui", "--decoder"]


def test_the_frozen_program_is_its_own_decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert decoder_command() == [sys.executable, "--decoder"]


# In the ledger.


@posix
def test_a_file_that_crashes_the_decoder_is_failed_until_it_changes(
    starts: Path, tmp_path: Path, catalogue: Catalogue, backbone: FakeBackbone
) -> None:
    folder = tmp_path / "pictures"
    for number in range(5):
        make_picture(folder / f"{number}.png", number)
    bad = make_picture(folder / "crash.png", 9)
    before = contents(folder)
    summary = index_folder(folder, catalogue, backbone, Progress())
    assert (summary.indexed, len(summary.skipped)) == (5, 1)
    (entry,) = catalogue.ledger.entries(folder, [FileState.FAILED])
    assert (entry.path, entry.reason) == (bad, "the decoder crashed on it, twice (SIGSEGV)")
    started = count(starts)
    assert index_folder(folder, catalogue, backbone, Progress()).indexed == 0
    assert count(starts) == started  # a scan that has nothing to decode starts nothing
    assert contents(folder) == before
    make_picture(bad, 10, size=(50, 50))
    assert index_folder(folder, catalogue, backbone, Progress()).indexed == 0
    assert count(starts) == started + 2  # it has changed, so it is tried again
    assert catalogue.health.problems() == []


# Only what a file held when it was indexed.


def test_a_file_that_has_not_changed_since_indexing_is_read(pool: DecodingPool, tmp_path: Path) -> None:
    path = make_picture(tmp_path / "a.png", 1)
    holds = blake2b(path.read_bytes(), digest_size=16).digest()
    assert np.array_equal(pool.decode(path, LITE0_INPUT, holds=holds).pixels, decode(path).pixels)
    drawn = pool.views(path, LITE0_INPUT, 3, (7, 1), holds)
    assert np.array_equal(drawn, views(path, LITE0_INPUT, 3, (7, 1)))


def test_a_file_that_has_changed_since_indexing_is_not_decoded(pool: DecodingPool, tmp_path: Path) -> None:
    path = make_picture(tmp_path / "a.png", 1)
    holds = blake2b(path.read_bytes(), digest_size=16).digest()
    swap(path, make_picture(tmp_path / "b.png", 2, size=(8, 8)).read_bytes())
    for ask in (
        lambda: pool.decode(path, LITE0_INPUT, holds=holds),
        lambda: pool.views(path, LITE0_INPUT, 2, (0,), holds),
    ):
        with pytest.raises(UnreadablePicture, match="it has changed since it was indexed") as caught:
            ask()
        assert caught.value.may_pass


def test_a_file_that_is_gone_or_not_regular_has_a_reason(pool: DecodingPool, tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()
    said = {tmp_path / "folder.png": "a folder, not a file", tmp_path / "gone.png": "there is no such file"}
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe.png")  # nobody will ever write to it
        said[tmp_path / "pipe.png"] = "a pipe, not a file"
    for path, reason in said.items():
        with pytest.raises(UnreadablePicture, match=reason):
            pool.decode(path, LITE0_INPUT, holds=bytes(16))
