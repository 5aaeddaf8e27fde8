"""What is said of a place that the library has no picture of."""

import errno
from pathlib import Path

from simgui.core.errors import explain
from simgui.core.sentences import Sentence, say
from simgui.core.shown_command import shown_command


def not_indexed(folder: Path | None = None) -> Sentence:
    """Say what to do where no picture is indexed; a folder that is not there cannot be indexed either.

    Args:
        folder: The place; all of the library if None.
    """
    if folder is None:
        return say(
            "No picture is indexed yet. Open a folder, or run: {command}", command="simgui index FOLDER"
        )
    if not folder.is_dir():
        why = errno.ENOTDIR if folder.exists() else errno.ENOENT
        return explain(OSError(why, ""), folder).message
    return say(
        "No picture in {folder} is indexed yet. Open the folder, or run: {command}",
        folder=folder,
        command=shown_command("index", folder),
    )
