"""Long work steps back, so that what the person does is served first."""

import contextlib
import os
import subprocess
import sys
import threading

_LESS = 5
"""Of twenty: about a third of the time of one that has not stepped back, while both want it."""
_LEAST = 19
BELOW_NORMAL = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
"""What Windows wants to be told when the process is started."""


def let_step_back(process_id: int) -> None:
    """Lower the priority of a process just started; on Windows, `BELOW_NORMAL` has done it."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # it has ended
            own = os.getpriority(os.PRIO_PROCESS, process_id)
            os.setpriority(os.PRIO_PROCESS, process_id, min(own + _LESS, _LEAST))


def step_back() -> None:
    """Lower the priority of the calling thread, where the system has one for each: on Linux."""
    if sys.platform == "linux":
        let_step_back(threading.get_native_id())
