"""`simgui backup`: write the library to one file."""

import argparse

from simgui.cli import arguments
from simgui.cli.command import Answer, Command
from simgui.library.storage.service import Storage


def backup(storage: Storage, options: argparse.Namespace) -> Answer:
    """Back up the library to one file."""
    file = storage.back_up(options.file)
    size = file.stat().st_size
    line = f"The library, with its models, is in {file} ({size / 1e6:,.1f} MB)."
    return Answer({"file": str(file), "bytes": size}, (line,))


COMMAND = Command(
    "backup",
    "write the library to one file",
    arguments.file,
    lambda app, options, _progress: backup(app.storage, options),
)
