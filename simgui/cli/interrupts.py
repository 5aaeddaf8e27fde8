"""Ctrl+C: ends a command within two seconds, whatever it is doing; pressing it again does no harm."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType

SECONDS_TO_END = 1.5
STOPPED = "Stopped. Everything finished so far is kept."

_EXIT_STATUS = 1


def listen() -> Callable[[], bool]:
    """Listen for Ctrl+C from now on, and give a function that tells whether it was pressed.

    The first press raises `KeyboardInterrupt` on the main thread; later ones are ignored. Python notices it
    only between two bytecodes: a long call into a library would hold the program, and so would a thread that
    reads from a drive that does not answer. So the signal also wakes a thread, which ends the program if it
    has not ended by itself. That is safe, because everything is written in transactions.

    Call it once, on the main thread.
    """
    pressed = threading.Event()

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        pressed.set()
        raise KeyboardInterrupt

    wake_up, wakes = os.pipe()
    if os.name != "nt":
        os.set_blocking(wakes, False)
    signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
    signal.signal(signal.SIGINT, interrupt)
    threading.Thread(target=_end_soon, args=(wake_up, pressed), name="interrupts", daemon=True).start()
    return pressed.is_set


def _end_soon(wake_up: int, pressed: threading.Event) -> None:
    while os.read(wake_up, 1) != bytes([signal.SIGINT]):
        pass
    pressed.set()
    time.sleep(SECONDS_TO_END)
    sys.stderr.write(f"{STOPPED}\n")
    sys.stderr.flush()
    os._exit(_EXIT_STATUS)
