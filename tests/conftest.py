"""Rules that hold for every test, and the library, model and session that most of them use.

A test fails on what it did not ask for: a warning (`filterwarnings` in pyproject.toml), a warning of Qt
(`qt_log_level_fail`), a log record of WARNING or above, a thread left behind, a network connection
(`--disable-socket`), a process unless it is marked `process` or `end2end`, a database if it is marked `unit`.
A test that expects a log record looks at `caplog` and then calls `caplog.clear()`.
"""

import logging
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from fakes import DecodingHere, FakeBackbone, fake_model
from marks import has_any, longest_first, mark, none_alone, on_the_real_server_at_once, run_with
from of_font import rests_on_font
from pictures import make_library

from simgui.app import App
from simgui.core.cores import cores
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.decoding import pool
from simgui.library.storage.data_folder import ENVIRONMENT_VARIABLE, DataFolder
from simgui.models.model import Model

pytest_plugins = ["milvus_server"]

# Before Qt makes its application. The colon of a drive would end the path for Qt.
_SCREEN = os.path.splitdrive(Path(__file__).with_name("screen.json"))[1]
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={_SCREEN}"

# No test talks to the desktop that it runs on: its file manager would open windows.
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nowhere/bus"

collect_ignore = [] if find_spec("tensorflow") else ["training/tensorflow"]
"""Where TensorFlow does not come for this Python, nothing is trained."""

_MEMORY = Path("/dev/shm")  # a disk in memory
_ROOM_BYTES = 4 << 30
_SECONDS_TO_END = 10
_OF_MANY_TRAININGS = "triggered tf.function retracing"
"""What TensorFlow says of several trainings in one process; the program starts one for each."""
_MOST_WORKERS = 4
_ALONE = ("unit", "library", "unit or library")
_started: list[str] = []
"""The processes of Python that the running test has started."""
_opened: list[str] = []
"""The databases that it has opened."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--font", metavar="FAMILY,POINTS", help="what the window's tests are written in: 'Noto Sans,11'"
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Take a few workers at most: each holds up to a gigabyte, and a training keeps several cores busy."""
    return min(_MOST_WORKERS, cores())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With `--dist loadfile`, give one worker all files that use the real server: it starts once."""
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class Together(LoadFileScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return run_with(str(super()._split_scope(nodeid)).removeprefix("tests/"))

    return Together(config, log)


def pytest_configure(config: pytest.Config) -> None:
    """Let xdist hand out files in the order in which they are collected, not by the number of their tests.

    What the tests write goes to memory where there is room: every library that is opened waits for the disk
    some ten times.
    """
    config.option.loadscopereorder = False
    if not os.environ.keys() & {"TMPDIR", "PYTEST_DEBUG_TEMPROOT"} and _has_room(_MEMORY):
        os.environ["PYTEST_DEBUG_TEMPROOT"] = os.fspath(_MEMORY)


def _has_room(place: Path) -> bool:
    """Tell whether a disk can be written to, runs programs, and has room for some runs of the tests."""
    if sys.platform != "linux" or not os.access(place, os.W_OK):
        return False
    told = os.statvfs(place)
    return not told.f_flag & os.ST_NOEXEC and told.f_bavail * told.f_frsize > _ROOM_BYTES


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Read no file for unit tests that holds none: with Qt and what else it imports, that takes seconds."""
    only_alone = config.getoption("markexpr") in _ALONE
    return True if only_alone and none_alone(collection_path) else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark each test; with another font, keep those that can notice it."""
    mark(items)
    if config.getoption("--font"):  # it is set to the application of this process, for what asks for that
        given = [item for item in items if "qapp" in getattr(item, "fixturenames", ())]
        given = [item for item in given if not item.get_closest_marker("server")]  # long, and of other things
        given = [item for item in given if rests_on_font(item)]
        config.hook.pytest_deselected(items=[item for item in items if item not in given])
        items[:] = given
    items[:] = on_the_real_server_at_once(items)
    if hasattr(config, "workerinput"):
        items[:] = longest_first(items)


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "sqlite3.connect":
        _opened.append(str(arguments[0]))
    elif event == "subprocess.Popen":
        program, command = arguments[:2]
        if os.fspath(program or command[0]) == sys.executable:
            _started.append(str(command))


sys.addaudithook(_note)


@pytest.fixture(autouse=True)
def no_unmarked_process(request: pytest.FixtureRequest) -> Iterator[None]:
    _started.clear()
    yield
    if _started and not has_any(request.node, ("process", "end2end")):
        pytest.fail(f"started without the mark 'process': {_started}")


@pytest.fixture(autouse=True)
def no_unmarked_library(request: pytest.FixtureRequest) -> Iterator[None]:
    _opened.clear()
    yield
    if _opened and request.node.get_closest_marker("unit"):
        pytest.fail(f"opened without the mark 'library': {_opened}")


@pytest.fixture(autouse=True)
def no_stray_log_record(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    yield
    records = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    strays = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    strays = [message for message in strays if _OF_MANY_TRAININGS not in message]
    if strays:
        pytest.fail(f"unexpected log records: {strays}")


@pytest.fixture(autouse=True)
def no_leaked_thread() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    # A thread that Python did not start (Qt's) cannot be joined; Python lists it as a dummy for ever.
    started = [
        thread
        for thread in threading.enumerate()
        if thread not in before and not isinstance(thread, threading._DummyThread)
    ]
    for thread in started:
        thread.join(_SECONDS_TO_END)
    leaked = [thread.name for thread in started if thread.is_alive()]
    if leaked:
        pytest.fail(f"leaked threads: {leaked}")


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The data folder of this test, also for the processes it starts."""
    path = tmp_path / "data"
    monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(path))
    return path


@pytest.fixture(autouse=True)
def no_real_data_dir(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Keep away from the data folder of the person; a folder is made for tests that have one anyway."""
    if "tmp_path" in request.fixturenames:
        request.getfixturevalue("data_dir")
    else:
        monkeypatch.setenv(ENVIRONMENT_VARIABLE, str(tmp_path_factory.getbasetemp() / f"no-{uuid4().hex}"))


@pytest.fixture(autouse=True)
def decoding_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Decode in the process of the tests, which saves each of them a fifth of a second."""
    if "decoding_processes" not in request.fixturenames:
        monkeypatch.setattr(pool, "DecodingProcesses", DecodingHere)


@pytest.fixture
def decoding_processes() -> None:
    """Leave decoding to processes of their own, as the program does."""


@pytest.fixture(autouse=True)
def no_real_trash(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test put anything into the trash of the person who runs it."""

    def refuse(path: object) -> None:
        raise AssertionError(f"{path} was put into the trash without the fixture own_trash")

    if "own_trash" not in request.fixturenames:
        monkeypatch.setattr("send2trash.send2trash", refuse)


@pytest.fixture
def own_trash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A trash of this test, where a trash is a folder."""
    if sys.platform in ("win32", "darwin"):
        pytest.skip("the trash belongs to the system here")
    from send2trash import plat_other

    share = tmp_path / "share"
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(share))
    monkeypatch.setattr("send2trash.send2trash", plat_other.send2trash)
    monkeypatch.setattr(plat_other, "XDG_DATA_HOME", os.fsencode(share))
    monkeypatch.setattr(plat_other, "HOMETRASH_B", os.fsencode(share / "Trash"))
    return share / "Trash"


@pytest.fixture
def data_folder(data_dir: Path) -> DataFolder:
    return DataFolder.open(data_dir)


@pytest.fixture
def close_folder() -> Iterator[Callable[[Path], None]]:
    """Close a folder to writing, even for root, until the end of the test; skip it where that cannot be."""
    closed: list[Path] = []

    def close(folder: Path) -> None:
        if os.name == "nt":
            pytest.skip("Windows keeps rights another way")
        closed.append(folder)
        if os.geteuid():
            folder.chmod(0o500)
        elif (
            not shutil.which("chattr")
            or subprocess.run(["chattr", "+i", folder], check=False, capture_output=True).returncode
        ):
            pytest.skip("nothing is closed to root here")

    yield close
    for folder in closed:
        if os.geteuid():
            folder.chmod(0o700)
        elif shutil.which("chattr"):
            subprocess.run(["chattr", "-i", folder], check=False, capture_output=True)


@pytest.fixture
def catalogue(data_folder: DataFolder) -> Iterator[Catalogue]:
    with closing(Catalogue(data_folder.catalogue)) as opened:
        yield opened


@pytest.fixture
def backbone() -> FakeBackbone:
    return FakeBackbone()


@pytest.fixture
def model(backbone: FakeBackbone) -> Model:
    return fake_model(backbone)


@pytest.fixture
def app(data_folder: DataFolder, model: Model) -> Iterator[App]:
    """A session on the fake model; nothing is indexed yet."""
    with closing(App(data_folder, model)) as opened:
        yield opened


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A folder of pictures: three labels, bags, hats and shoes, of three pictures that look alike."""
    return make_library(tmp_path / "pictures")


@pytest.fixture
def indexed(app: App, library: Path) -> App:
    """The session with the library indexed."""
    app.folders.index(library, Progress())
    return app
