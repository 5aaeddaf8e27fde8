import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from simgui.core.priority import BELOW_NORMAL, let_step_back, step_back

pytestmark = pytest.mark.process


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is told when the process is started")
def test_a_process_that_steps_back_has_less_priority_than_this_one() -> None:
    waiting = [sys.executable, "-c", "input()"]
    with subprocess.Popen(waiting, stdin=subprocess.PIPE, creationflags=BELOW_NORMAL) as process:
        let_step_back(process.pid)
        own = os.getpriority(os.PRIO_PROCESS, 0)
        assert os.getpriority(os.PRIO_PROCESS, process.pid) == min(own + 5, 19)
        process.communicate(b"\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such numbers")
def test_a_process_that_has_ended_is_no_error() -> None:
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    let_step_back(process.pid)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a priority for each thread")
def test_only_the_calling_thread_steps_back() -> None:
    def priority() -> int:
        return os.getpriority(os.PRIO_PROCESS, threading.get_native_id())

    with ThreadPoolExecutor(1, initializer=step_back) as pool:
        assert pool.submit(priority).result() == min(priority() + 5, 19)
