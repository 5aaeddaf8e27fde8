"""Arguments that several commands share."""

import argparse
from collections.abc import Iterable
from pathlib import Path


def everywhere(default: object) -> argparse.ArgumentParser:
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


def folder(parser: argparse.ArgumentParser) -> None:
    """Take a folder."""
    parser.add_argument("folder", type=Path, metavar="FOLDER")


def file(parser: argparse.ArgumentParser) -> None:
    """Take a file."""
    parser.add_argument("file", type=Path, metavar="FILE")


def positive(text: str) -> int:
    """Read a number, which is at least 1."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def actions(
    parser: argparse.ArgumentParser, summaries: Iterable[tuple[str, str]]
) -> dict[str, argparse.ArgumentParser]:
    """Let a command have actions of its own, by name and summary, and give the parser of each."""
    group = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    parsers = {}
    for name, summary in summaries:
        parsers[name] = group.add_parser(
            name, parents=[everywhere(argparse.SUPPRESS)], help=summary, description=summary
        )
        parsers[name].add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    return parsers
