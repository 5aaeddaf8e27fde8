"""The executable: the window, a command, the trainer, a process for one task, or the self-test.

What only one of them needs is imported there: each file that is decoded first waits for such a process.
"""

import contextlib
import faulthandler
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from simgui.child.flags import DATASETS_FLAG, DECODER_FLAG, SELF_TEST_FLAG, TRAINER_FLAG
from simgui.core.garbage import importing_much

if TYPE_CHECKING:
    from simgui.core.errors import SimguiError
    from simgui.library.storage.data_folder import DataFolder


def main() -> int:
    """Start what the arguments ask for, and give the exit status."""
    if sys.argv[1:2] == [DECODER_FLAG]:
        from simgui.library.decoding.process import worker

        return worker.main()
    if sys.argv[1:2] == [TRAINER_FLAG]:
        return train()
    if sys.argv[1:2] == [DATASETS_FLAG]:
        from simgui.datasets import process

        return process.main()
    if sys.argv[1:] == [SELF_TEST_FLAG]:
        return try_everything()
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C before the program has started ends it silently
    with importing_much():
        from simgui import cli
        from simgui.cli.interrupts import listen

    signal.signal(signal.SIGINT, signal.default_int_handler)
    _keep_libraries_quiet()
    return cli.main(sys.argv[1:], _Window(), listen)


def _keep_libraries_quiet() -> None:
    """Keep standard error for messages to the person.

    Decoders in C write a line there for every flaw of a damaged file; the ledger reports each file once.
    """
    if sys.stderr is None or sys._xoptions:
        return  # a window without a terminal; a developer who watches the interpreter (-X importtime)
    try:
        own = os.dup(2)
        with Path(os.devnull).open("wb") as nowhere:
            os.dup2(nowhere.fileno(), 2)
    except OSError:
        return
    sys.stderr = os.fdopen(own, "w", encoding=sys.stderr.encoding, errors="backslashreplace", buffering=1)
    faulthandler.enable(sys.stderr)


def train() -> int:
    """Run as the trainer process, with what was added for it where the program was built without."""
    from simgui.core.errors import SimguiError
    from simgui.training.parts import added_path

    with contextlib.suppress(SimguiError):  # the task says so, if it needs them
        if path := added_path():
            sys.path.extend(path)
            sys.dont_write_bytecode = (
                False  # a frozen program keeps nothing: thousands of files, compiled each time
            )
    from simgui import trainer

    return trainer.main()


def try_everything() -> int:
    """Try every part of the program on the sample pictures."""
    from simgui.core.requirements import check_requirement

    check_requirement("PySide6-Essentials")
    from simgui.gui import self_test

    return self_test.run()


class _Window:
    """The window; imports Qt only when it is shown, so that no command loads it."""

    def show(self, data_folder: "DataFolder", places: tuple[Path, ...]) -> int:
        """Show the window until it is closed."""
        from simgui.core.errors import SimguiError
        from simgui.core.requirements import check_requirement
        from simgui.core.sentences import verbatim

        check_requirement("PySide6-Essentials")
        try:
            with importing_much():
                from simgui.gui.application import run
        except ImportError as error:
            raise SimguiError(
                verbatim("The window cannot be shown"),
                verbatim(f"{error}. Install the system libraries that the README names for Qt."),
            ) from error
        return run(data_folder, places)

    def show_failure(self, error: "SimguiError") -> None:
        """Show a box, if Qt can show anything."""
        try:
            from simgui.gui.application import show_failure
        except ImportError:
            return
        show_failure(error)


if __name__ == "__main__":
    sys.exit(main())
