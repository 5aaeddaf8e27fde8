"""One executable, three doors: the window, a headless command, the trainer."""

import sys
from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.core.trainer_protocol import TRAINER_FLAG
from simgui.library.data_folder import DataFolder
from simgui.requirements import check_requirement


def main() -> int:
    """Start what the arguments ask for, and give the exit status."""
    if sys.argv[1:2] == [TRAINER_FLAG]:
        return train()
    from simgui import cli

    return cli.main(sys.argv[1:], _open_window)


def train() -> int:
    """Be the trainer process."""
    from simgui.training import trainer

    return trainer.main()


def _open_window(data_folder: DataFolder, folder: Path | None) -> int:
    """Show the window; imported here, so that a command never loads Qt."""
    check_requirement("PySide6-Essentials")
    try:
        from simgui.gui.application import run
    except ImportError as error:
        raise SimguiError(
            "The window cannot be shown",
            f"{error}. Install the system libraries that the README names for Qt.",
        ) from error
    return run(data_folder, folder)


if __name__ == "__main__":
    sys.exit(main())
