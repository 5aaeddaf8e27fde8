import signal
import subprocess
import sys

import pytest

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(sys.platform == "win32", reason="Windows sends Ctrl+C to a whole console"),
]

PROGRAM = """
import sys, threading, time
from simgui.cli import interrupts
is_pressed = interrupts.listen()
{}
"""
CLEANS_UP = """
try:
    print("ready", flush=True)
    time.sleep(600)
except KeyboardInterrupt:
    print("asked", is_pressed(), flush=True)
    sys.stdin.read()
    print("cleaned up", flush=True)
"""
A_LIBRARY_HANGS = """
import hashlib
begin = threading.Event()
threading.Thread(target=lambda: begin.wait() and print("ready", flush=True)).start()
sys.setswitchinterval(1000)  # the other thread gets its turn when the library lets go of the interpreter
begin.set()
hashlib.pbkdf2_hmac("sha256", b"", b"", 2**31 - 1)
"""
OTHER_THREAD_HANGS = """
threading.Thread(target=time.sleep, args=(600,)).start()
try:
    print("ready", flush=True)
    time.sleep(600)
except KeyboardInterrupt:
    sys.exit(7)
"""


def start(body: str) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM.format(body)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def test_a_second_ctrl_c_does_not_disturb_the_clean_up() -> None:
    process = start(CLEANS_UP)
    process.send_signal(signal.SIGINT)
    assert process.stdout is not None
    assert process.stdout.readline() == "asked True\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate("")
    assert (process.returncode, out, err) == (0, "cleaned up\n", "")


@pytest.mark.parametrize("body", [A_LIBRARY_HANGS, OTHER_THREAD_HANGS])
def test_a_program_that_cannot_end_by_itself_is_ended(body: str) -> None:
    process = start(body)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (1, "Stopped. Everything finished so far is kept.\n")
