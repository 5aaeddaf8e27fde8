"""Read the command line: a command with its arguments, or what the window is to open."""

import argparse
import os
import re
from collections.abc import Sequence
from pathlib import Path

from simgui import __version__
from simgui.cli.arguments import everywhere
from simgui.cli.commands import NAMES, command

_LIKE_A_COMMAND = re.compile(r"[a-z-]+")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; wrong usage ends the program with status 2 and a message."""
    parser = build_parser(arguments)
    options = parser.parse_args(arguments)
    if options.command is None and len(options.places) > 1:
        first = str(options.places[0])
        if _LIKE_A_COMMAND.fullmatch(first) and not os.path.lexists(first):
            parser.error(f"there is no command, file or folder {first!r}")
    if options.command is not None and (misuse := command(options.command).misuse(options)):
        parser.error(misuse)
    return options


def build_parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Build the parser: with commands if the arguments name one, else for what the window opens.

    Only commands that are named get their arguments: nothing reads those of the others, and they are many.
    """
    parser = argparse.ArgumentParser(
        prog="simgui",
        parents=[everywhere(None)],
        description="Find the most similar pictures in your own folders, offline.",
        epilog="Without a command the window opens: simgui [FOLDER] [PICTURE]",
    )
    parser.add_argument("--version", action="version", version=f"simgui {__version__}")
    parser.set_defaults(command=None, places=[])
    names = [argument for argument in arguments if not argument.startswith("-")]
    if any(name in NAMES for name in names[:2]) or {"-h", "--help"} & set(arguments):
        commands = parser.add_subparsers(dest="command", metavar="COMMAND")
        for name in NAMES:
            named = command(name)
            if name not in names:
                commands.add_parser(name, help=named.summary, add_help=False)
                continue
            added = commands.add_parser(
                name,
                parents=[everywhere(argparse.SUPPRESS)],
                help=named.summary,
                description=named.summary,
            )
            added.set_defaults(run=named.run)
            added.add_argument("--json", action="store_true", help="print one JSON document")
            named.add_arguments(added)
    else:
        parser.add_argument(
            "places",
            nargs="*",
            type=Path,
            metavar="FOLDER or PICTURE",
            help="a folder to open, a picture to search with",
        )
    return parser
