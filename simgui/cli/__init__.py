"""The commands: each is a thin call of a service.

With `--json` one JSON document goes to standard output and nothing else; progress and errors go to standard
error. Exit status: 0 done, 1 failed, 2 wrong usage.
"""

import argparse
import contextlib
import io
import json
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from simgui.app import App
from simgui.cli.command import DONE, FAILED, Answer, complain
from simgui.cli.interrupts import STOPPED
from simgui.cli.parser import parse
from simgui.cli.progress_line import ProgressLine
from simgui.core.errors import Cancelled, SimguiError, UnforeseenError
from simgui.core.names import plain
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import DataFolder
from simgui.library.storage.log import keep_log

log = logging.getLogger(__name__)


class Window(Protocol):
    """What is opened where the arguments name no command."""

    def show(self, data_folder: DataFolder, places: tuple[Path, ...]) -> int:
        """Show it until it is closed, and give the exit status."""

    def show_failure(self, error: SimguiError) -> None:
        """Say why there is none to a person who sees no standard error."""


def _listen_to_nothing() -> Callable[[], bool]:
    """Leave Ctrl+C as it is."""
    return lambda: False


def main(
    arguments: Sequence[str], window: Window, listen: Callable[[], Callable[[], bool]] = _listen_to_nothing
) -> int:
    """Run the command that the arguments name, or open the window if they name none.

    Args:
        arguments: Those of the command line.
        window: What is opened.
        listen: Begins to listen for Ctrl+C, and gives what tells whether it was pressed.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="surrogateescape")  # a file name may be no valid text
    options = parse(arguments)
    try:
        data_folder = DataFolder.open(options.data_dir)
        keep_log(data_folder)
        if options.command is None:
            return window.show(data_folder, tuple(options.places))
        return _run(options, data_folder, listen())
    except SimguiError as error:
        failure = error
    except (Cancelled, KeyboardInterrupt):
        print(STOPPED, file=sys.stderr)
        return FAILED
    except BrokenPipeError:
        # The reader of the output has closed it; what is still buffered is dropped.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:
        log.exception("a command failed")
        failure = UnforeseenError(error)
    complain(failure)
    if options.command is None:
        window.show_failure(failure)
    return FAILED


def _run(options: argparse.Namespace, data_folder: DataFolder, is_cancelled: Callable[[], bool]) -> int:
    run: Callable[[App, argparse.Namespace, Progress], Answer] = options.run
    with contextlib.closing(App(data_folder)) as app, ProgressLine() as line:
        progress = Progress(line.show, is_cancelled)
        if damage := app.storage.settle(progress):
            line.clear()
            complain(damage)
        answer = run(app, options, progress)
        line.clear()
        if loss := app.models.settle():  # of the model of a folder that the command was about
            complain(loss)
        if options.json:
            json.dump(answer.document, sys.stdout, indent=2, default=str)
            print()
        else:
            for text in answer.lines:
                print(plain(text))
        sys.stdout.flush()
    return answer.status
