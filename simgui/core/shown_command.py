"""Commands of ours that a person is told to run, as they can be copied."""

import shlex
import subprocess
import sys


def shown_command(*words: object) -> str:
    """Write a command as a terminal takes it: a name with spaces stands in quotes.

    Args:
        words: What follows `simgui`, for example "index" and a folder.
    """
    join = subprocess.list2cmdline if sys.platform == "win32" else shlex.join
    return join(["simgui", *map(str, words)])
