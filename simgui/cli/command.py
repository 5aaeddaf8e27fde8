"""What a command is: its arguments, what it does, and what it answers."""

import argparse
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.names import plain
from simgui.core.progress import Progress

DONE, FAILED = 0, 1


@dataclass(frozen=True)
class Answer:
    """What a command gives.

    Attributes:
        document: For `--json`: lists and dictionaries of what JSON knows.
        lines: For a person.
        status: The exit status.
    """

    document: Any
    lines: Iterable[str]
    status: int = DONE


@dataclass(frozen=True)
class Command:
    """A command of the program.

    Attributes:
        name: As it is typed.
        summary: What it does, in a line.
        add_arguments: Adds its arguments to a parser.
        run: Calls the services that it needs.
        misuse: Says what is wrong with arguments that are right one by one; nothing if nothing is.
    """

    name: str
    summary: str
    add_arguments: Callable[[argparse.ArgumentParser], None]
    run: Callable[[App, argparse.Namespace, Progress], Answer]
    misuse: Callable[[argparse.Namespace], str] = lambda _options: ""


def complain(error: SimguiError) -> None:
    """Say on standard error what went wrong."""
    print(plain(f"{error.title}. {error.message}"), file=sys.stderr)
