"""The commands, one a module of the command's name, in the order in which the help lists them."""

from importlib import import_module

from simgui.cli.command import Command

NAMES = (
    *("index", "search", "words", "duplicates", "shared", "teach", "labels", "evaluate", "train", "models"),
    *("status", "folders", "backup", "restore", "dataset", "training", "doctor"),
)


def command(name: str) -> Command:
    """Give a command; its module is imported when it is first asked for: a start of the window needs none."""
    found: Command = import_module(f"{__name__}.{name}").COMMAND
    return found
