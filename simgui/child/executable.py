"""How the program starts itself again, from source and frozen."""

import subprocess
import sys
from pathlib import Path

OWN_GROUP = None if sys.platform == "win32" else 0
OWN_GROUP_FLAG = getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0)
"""With both, Ctrl+C reaches the program alone, not the processes that it starts: it ends them itself."""


def own_command(*arguments: str) -> list[str]:
    """Give the command that starts this program with arguments."""
    if not getattr(sys, "frozen", False):
        # -P: the folder the program was started in may hold anything, also a file named like a module.
        return [sys.executable, "-P", "-m", "simgui", *arguments]
    executable = Path(sys.executable)
    if sys.platform == "win32":
        # simgui-window.exe, which the menu starts, has no standard output.
        executable = executable.with_name("simgui.exe")
    return [str(executable), *arguments]
