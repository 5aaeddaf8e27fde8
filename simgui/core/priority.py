"""Lower the priority of long work, so that the person's own actions come first."""

import contextlib
import os
import subprocess
import sys
import threading

_LESS = 5
"""Steps of niceness, of twenty: about a third of the processor time of normal work, while both compete."""
_LEAST = 19
BELOW_NORMAL = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
"""Creation flag that Windows needs when the process is started; 0 elsewhere."""


def let_step_back(process_id: int) -> None:
    """Lower the priority of a process just started; on Windows, `BELOW_NORMAL` has done so already."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):  # it has ended
            own = os.getpriority(os.PRIO_PROCESS, process_id)
            os.setpriority(os.PRIO_PROCESS, process_id, min(own + _LESS, _LEAST))


def step_back() -> None:
    """Lower the priority of the calling thread; on Linux only, where each thread has its own."""
    if sys.platform == "linux":
        let_step_back(threading.get_native_id())
