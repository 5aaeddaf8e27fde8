"""The arguments of every command."""

import argparse
import os
import re
from collections.abc import Sequence
from pathlib import Path

from simgui import __version__
from simgui.cli.answers import (
    backup,
    doctor,
    evaluate,
    folders,
    index,
    models,
    restore,
    search,
    status,
    train,
)
from simgui.models.records import RECIPES
from simgui.search.records import NEIGHBOURS_SHOWN
from simgui.training.options import LOSSES, NUMBER_OPTIONS

_LIKE_A_COMMAND = re.compile(r"[a-z-]+")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the arguments; wrong usage ends the program with status 2 and a message."""
    parser = build_parser(arguments)
    options = parser.parse_args(arguments)
    if options.command is None and len(options.places) > 1:
        first = str(options.places[0])
        if _LIKE_A_COMMAND.fullmatch(first) and not os.path.lexists(first):
            parser.error(f"there is no command, file or folder {first!r}")
    return options


def build_parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """Build the parser: with commands if the arguments name one, else for what the window opens."""
    parser = argparse.ArgumentParser(
        prog="simgui",
        parents=[_everywhere(None)],
        description="Find the most similar pictures in your own folders, offline.",
        epilog="Without a command the window opens: simgui [FOLDER] [PICTURE]",
    )
    parser.add_argument("--version", action="version", version=f"simgui {__version__}")
    parser.set_defaults(command=None, places=[])
    names = [argument for argument in arguments if not argument.startswith("-")]
    if any(name in _COMMANDS for name in names[:2]) or {"-h", "--help"} & set(arguments):
        commands = parser.add_subparsers(dest="command", metavar="COMMAND")
        for name, (run, summary, add_arguments) in _COMMANDS.items():
            command = commands.add_parser(
                name, parents=[_everywhere(argparse.SUPPRESS)], help=summary, description=summary
            )
            command.set_defaults(run=run)
            command.add_argument("--json", action="store_true", help="print one JSON document")
            add_arguments(command)
    else:
        parser.add_argument(
            "places",
            nargs="*",
            type=Path,
            metavar="FOLDER or PICTURE",
            help="a folder to open, a picture to search with",
        )
    return parser


def _everywhere(default: object) -> argparse.ArgumentParser:
    """Give the options that may stand before the command and after it; the default is set before it."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument(
        "--data-dir",
        type=Path,
        metavar="DIR",
        default=default,
        help="where catalogue, models and logs are kept (also: SIMGUI_DATA_DIR)",
    )
    return parser


def _folder(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER")


def _search_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("queries", type=Path, nargs="+", metavar="QUERY")
    parser.add_argument(
        "--in",
        dest="folders",
        type=Path,
        action="append",
        default=[],
        metavar="FOLDER",
        help="where to search; may be repeated (default: in all folders of the library)",
    )
    parser.add_argument(
        "-k",
        type=_positive,
        default=NEIGHBOURS_SHOWN,
        metavar="K",
        help=f"how many neighbours (default {NEIGHBOURS_SHOWN})",
    )


def _evaluate_arguments(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    parser.add_argument("--test", type=Path, metavar="FOLDER2", help="its pictures are the queries")
    parser.add_argument("--model", metavar="ID", help="a model version (default: the active one)")
    parser.add_argument("--report", type=Path, metavar="FILE", help="also write an HTML report")


def _train_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("folder", type=Path, metavar="FOLDER", nargs="?")
    what.add_argument(
        "--resume", action="store_true", help="continue a training that was stopped or interrupted"
    )
    parser.add_argument("--recipe", choices=RECIPES, default="quick", help="which recipe (default: quick)")
    parser.add_argument(
        "--hold-out",
        dest="held_out",
        action="append",
        default=[],
        metavar="LABEL",
        help="do not train on a label, to measure false matches among labels not seen; may be repeated",
    )
    advanced = parser.add_argument_group("advanced", "What a recipe otherwise chooses itself.")
    advanced.add_argument("--loss", choices=LOSSES, help="what is minimised")
    for name, option in NUMBER_OPTIONS.items():
        advanced.add_argument(
            f"--{name.replace('_', '-')}",
            type=option.kind,
            default=option.default,
            metavar="N",
            help=option.help,
        )


def _models_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, (summary, arguments) in {
        "list": ("list the versions", ()),
        "use": ("use a version for searches from now on", ("id",)),
        "show": ("show how a version was made and its metrics", ("id",)),
        "rename": ("rename a version", ("id", "name")),
        "delete": ("delete a version", ("id",)),
        "export": ("write a version to one file", ("id", "file")),
        "import": ("import a version from a file", ("file",)),
    }.items():
        action = actions.add_parser(
            name, parents=[_everywhere(argparse.SUPPRESS)], help=summary, description=summary
        )
        action.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
        for argument in arguments:
            kind = Path if argument == "file" else str
            action.add_argument(argument, type=kind, metavar=argument.upper())


def _doctor_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--self-test", action="store_true", help="also try every part on the sample pictures: a minute"
    )


def _status_arguments(parser: argparse.ArgumentParser) -> None:
    _folder(parser)
    parser.add_argument("--csv", type=Path, metavar="FILE", help="also write the list to a CSV file")


def _folders_arguments(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, summary in {
        "list": "list the covered folders",
        "rescan": "rescan all of them",
        "remove": "stop covering a folder; its files are not touched",
        "rules": "show or set what is excluded from a folder",
    }.items():
        action = actions.add_parser(
            name, parents=[_everywhere(argparse.SUPPRESS)], help=summary, description=summary
        )
        action.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
        if name in ("remove", "rules"):
            _folder(action)
        if name == "rules":
            action.add_argument(
                "--exclude",
                nargs="*",
                metavar="PATTERN",
                help="names or paths, with * and ?; none: exclude nothing",
            )
            action.add_argument(
                "--hidden", action=argparse.BooleanOptionalAction, help="include hidden and system files"
            )
            action.add_argument("--smallest", type=int, metavar="PX", help="shortest side of a picture")


def _file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


_COMMANDS = {
    "index": (index, "index a folder of pictures", _folder),
    "search": (search, "find the pictures most similar to a query", _search_arguments),
    "evaluate": (evaluate, "measure the model on a folder whose subfolders are labels", _evaluate_arguments),
    "train": (train, "train a model on a folder whose subfolders are labels", _train_arguments),
    "models": (models, "list, use, delete, export or import models", _models_arguments),
    "status": (status, "show the state of every file", _status_arguments),
    "folders": (
        folders,
        "list, rescan or remove the folders of the library, or set their rules",
        _folders_arguments,
    ),
    "backup": (backup, "write the library to one file", _file),
    "restore": (restore, "restore a backup of the library; what was there is kept beside it", _file),
    "doctor": (doctor, "check the installation and the library", _doctor_arguments),
}
