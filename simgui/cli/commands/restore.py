"""`simgui restore`: restore a backup of the library."""

import argparse

from simgui.cli import arguments
from simgui.cli.command import Answer, Command
from simgui.library.storage.service import Storage


def restore(storage: Storage, options: argparse.Namespace) -> Answer:
    """Restore a backup of the library."""
    kept = storage.restore(options.file)
    line = f"The library is as it was in {options.file}. What it was until now is kept as {kept}."
    return Answer({"file": str(options.file), "kept": str(kept)}, (line,))


COMMAND = Command(
    "restore",
    "restore a backup of the library; what was there is kept beside it",
    arguments.file,
    lambda app, options, _progress: restore(app.storage, options),
)
