"""Ctrl+C ends a command soon, whatever it is doing, and a second one spoils nothing."""

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

    The first press raises `KeyboardInterrupt` on the main thread; later ones are ignored. Python itself hears
    of it only between two of its own steps: a long step of a library would hold the program, and so would a
    thread that reads from a drive which does not answer. So the system tells a thread as well, which ends the
    program where it does not end by itself: whatever is written is written in transactions.

    To be called once, on the main thread.
    """
    pressed = threading.Event()

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        pressed.set()
        raise KeyboardInterrupt

    told, tells = os.pipe()
    if os.name != "nt":
        os.set_blocking(tells, False)
    signal.set_wakeup_fd(tells, warn_on_full_buffer=False)
    signal.signal(signal.SIGINT, interrupt)
    threading.Thread(target=_end_soon, args=(told, pressed), name="interrupts", daemon=True).start()
    return pressed.is_set


def _end_soon(told: int, pressed: threading.Event) -> None:
    while os.read(told, 1) != bytes([signal.SIGINT]):
        pass
    pressed.set()
    time.sleep(SECONDS_TO_END)
    sys.stderr.write(f"{STOPPED}\n")
    sys.stderr.flush()
    os._exit(_EXIT_STATUS)
