import contextlib
import json
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any

import pytest

from simgui.child import client as module
from simgui.child.client import ignore, open_log, run_trainer, trainer_command
from simgui.child.flags import TRAINER_FLAG
from simgui.child.protocol import MEMORY_KEPT, Event, Request
from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress, Step

pytestmark = pytest.mark.process

PREAMBLE = """
import json, os, signal, sys, threading

def say(**event):
    print(json.dumps(event), flush=True)

def progress(done, **values):
    say(event="progress", text="Training", done=done, total=9, unit="steps", **values)

"""


@pytest.fixture
def log(tmp_path: Path) -> Iterator[IO[bytes]]:
    with (tmp_path / "trainer.log").open("ab") as opened:
        yield opened


@pytest.fixture
def trainer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, log: IO[bytes]) -> Callable[..., dict[str, Any]]:
    """Run a request in a trainer that this test has written: lines of Python."""

    def run(
        script: str,
        request: Request | None = None,
        progress: Progress | None = None,
        on_event: Callable[[Event], None] = ignore,
    ) -> Any:
        path = tmp_path / "trainer.py"
        path.write_text(PREAMBLE + script, "utf-8")
        monkeypatch.setattr(module, "trainer_command", lambda: [sys.executable, os.fspath(path)])
        return run_trainer(request or Request("train"), log, progress or Progress(), on_event)

    return run


Trainer = Callable[..., dict[str, Any]]


def has_ended(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def logged(log: IO[bytes]) -> str:
    return Path(log.name).read_text("utf-8")


def test_the_trainer_is_this_program_with_a_flag(monkeypatch: pytest.MonkeyPatch) -> None:
    assert trainer_command() == [sys.executable, "-P", "-m", "simgui", TRAINER_FLAG]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert trainer_command() == [sys.executable, TRAINER_FLAG]


def test_the_request_goes_in_and_the_result_comes_out(trainer: Trainer) -> None:
    request = Request("train", {"folder": "/photos/Bücher", "seed": 7})
    result = trainer('say(event="result", result={"asked": json.loads(sys.stdin.readline())})', request)
    assert result == {"asked": json.loads(request.to_line())}


def test_progress_is_passed_on(trainer: Trainer) -> None:
    steps: list[Step] = []
    ticks = iter(range(100))
    script = 'progress(1); progress(2); progress(9); say(event="result", result={})'
    trainer(script, progress=Progress(steps.append, clock=lambda: next(ticks)))
    assert [(step.text, step.done, step.total, step.unit) for step in steps] == [
        ("Training", done, 9, "steps") for done in (1, 2, 9)
    ]


def test_events_of_the_task_are_passed_on_as_they_are(trainer: Trainer) -> None:
    events: list[Event] = []
    script = 'say(event="news", of=["a", 1]); progress(1); say(event="news"); say(event="result", result={})'
    assert trainer(script, on_event=events.append) == {}
    assert events == [Event("news", {"of": ["a", 1]}), Event("news", {})]


@pytest.mark.parametrize("end", ['say(event="result", result={})', "os.abort()"])
def test_temporary_files_of_the_trainer_go_with_it(
    end: str, trainer: Trainer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    told = tmp_path / "told"
    script = f"import tempfile; name = tempfile.mkstemp()[1]; open({str(told)!r}, 'w').write(name); {end}"
    with contextlib.suppress(SimguiError):
        trainer(script)
    left = Path(told.read_text())
    assert left.is_relative_to(tmp_path)
    assert left.parent != tmp_path
    assert not left.parent.exists()


def test_an_error_keeps_its_title_and_its_sentence(trainer: Trainer) -> None:
    with pytest.raises(SimguiError) as caught:
        trainer(
            'progress(1); say(event="error", title="Too few pictures", message="Add some.\\nTwo will do.")'
        )
    assert (caught.value.title, caught.value.message) == ("Too few pictures", "Add some.\nTwo will do.")


@pytest.mark.parametrize(
    ("script", "status"),
    [
        ("", 0),
        ("progress(3); sys.exit(3)", 3),
        ("sys.stdin.readline(); os.abort()", -signal.SIGABRT),
        ("progress(3); os.kill(os.getpid(), signal.SIGKILL)", -signal.SIGKILL),  # out of memory
        ("raise MemoryError", 1),
    ],
)
def test_an_end_without_a_word_is_an_error(
    script: str, status: int, trainer: Trainer, log: IO[bytes]
) -> None:
    with pytest.raises(SimguiError, match="The trainer ended early") as caught:
        trainer(script)
    assert f"(exit status {status})" in caught.value.message
    assert log.name in caught.value.message


def test_what_libraries_print_is_no_event(trainer: Trainer) -> None:
    script = """
print("Epoch 1/5  [======>      ]")
print(json.dumps(["a", "list"]), json.dumps({"no": "event"}), 17, "", sep="\\n")
sys.stdout.buffer.write(b"\\xff\\xfe no text at all\\n")
sys.stdout.flush()
say(event="news", text="an event of a later program")
say(event="result", result={"model": "m-1"})
print("bye")
"""
    assert trainer(script) == {"model": "m-1"}


def test_a_lot_of_output_blocks_nobody(trainer: Trainer, log: IO[bytes]) -> None:
    script = """
for number in range(3000):
    print("x" * 100)
    print("y" * 100, file=sys.stderr)
say(event="result", result={"model": "m-1"})
"""
    assert trainer(script) == {"model": "m-1"}
    assert logged(log).count("y" * 100) == 3000


def test_errors_and_tracebacks_go_to_the_log(trainer: Trainer, log: IO[bytes]) -> None:
    with pytest.raises(SimguiError):
        trainer('print("a warning of TensorFlow", file=sys.stderr); raise RuntimeError("out of luck")')
    assert "a warning of TensorFlow" in logged(log)
    assert "RuntimeError: out of luck" in logged(log)


class Stopped:
    """A progress that notes the process and then asks it to stop."""

    def __init__(self) -> None:
        self.pid = 0

    def __call__(self, step: Step) -> None:
        self.pid = step.done


@pytest.mark.parametrize(
    "meanwhile",
    [
        "threading.Event().wait()",  # silent
        "while True: print('x', flush=True)",  # talkative, but no event
        "while True: progress(os.getpid())",
    ],
    ids=["silent", "talking", "reporting"],
)
def test_a_cancel_ends_the_process(meanwhile: str, trainer: Trainer) -> None:
    stopped = Stopped()
    with pytest.raises(Cancelled):
        trainer(f"progress(os.getpid())\n{meanwhile}", progress=Progress(stopped, lambda: stopped.pid > 0))
    assert has_ended(stopped.pid)


def test_a_trainer_that_will_not_end_is_killed(trainer: Trainer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_SECONDS_TO_END", 0.2)
    stopped = Stopped()
    script = "signal.signal(signal.SIGTERM, signal.SIG_IGN); progress(os.getpid()); threading.Event().wait()"
    with pytest.raises(Cancelled):
        trainer(script, progress=Progress(stopped, lambda: stopped.pid > 0))
    assert has_ended(stopped.pid)


def test_a_trainer_that_hangs_after_its_result_is_ended(trainer: Trainer) -> None:
    result = trainer('say(event="result", result={"pid": os.getpid()}); threading.Event().wait()')
    assert has_ended(result["pid"])


def test_a_trainer_that_stops_talking_and_hangs_is_ended(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_SECONDS_TO_END", 0.2)
    steps: list[Step] = []
    with pytest.raises(SimguiError, match="The trainer ended early"):
        trainer(
            "progress(os.getpid()); os.close(1); threading.Event().wait()", progress=Progress(steps.append)
        )
    assert has_ended(steps[0].done)


def test_a_trainer_that_does_not_listen(trainer: Trainer) -> None:
    long_request = Request("train", {"text": "x" * 1_000_000})  # more than a pipe holds
    with pytest.raises(SimguiError, match="The trainer ended early"):
        trainer("os.close(0)", long_request)


def test_an_error_while_reporting_ends_the_process(trainer: Trainer) -> None:
    pids: list[int] = []

    def failing(step: Step) -> None:
        pids.append(step.done)
        raise RuntimeError("the window has gone")

    with pytest.raises(RuntimeError, match="window"):
        trainer("progress(os.getpid()); threading.Event().wait()", progress=Progress(failing))
    assert has_ended(pids[0])


def test_a_trainer_that_cannot_be_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, log: IO[bytes]
) -> None:
    monkeypatch.setattr(module, "trainer_command", lambda: [os.fspath(tmp_path / "gone")])
    with pytest.raises(SimguiError, match="is not there") as caught:
        run_trainer(Request("train"), log, Progress())
    assert str(tmp_path / "gone") in caught.value.message


def test_memory_is_kept_between_steps_unless_the_person_says_otherwise(
    trainer: Trainer, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = "names = [name for name in os.environ if name.startswith('MALLOC_')]\n"
    script += "say(event='result', result={name: os.environ[name] for name in names})\n"
    assert trainer(script) == MEMORY_KEPT
    monkeypatch.setenv("MALLOC_TRIM_THRESHOLD_", "1000")
    assert trainer(script)["MALLOC_TRIM_THRESHOLD_"] == "1000"


def test_a_log_that_cannot_be_written_stops_no_training(
    tmp_path: Path,
) -> None:
    (tmp_path / "closed.log").mkdir()
    with open_log(tmp_path / "closed.log") as nowhere:
        nowhere.write(b"heard by nobody")


def test_keras_writes_its_settings_nowhere_that_stays(
    trainer: Trainer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    home = trainer("say(event='result', result={'home': os.environ['KERAS_HOME']})")["home"]
    assert Path(home).is_relative_to(tmp_path)
    assert not Path(home).exists()
