"""`simgui training`: add what a training needs, where the program came without it."""

import argparse
import sys

from simgui.cli import arguments
from simgui.cli.command import Answer, Command
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.sentences import verbatim
from simgui.installation.training_parts.service import Offer, TrainingParts

ACTIONS = (
    ("status", "say whether training is there"),
    ("add", "download what it needs, or take it from a folder; done once"),
    ("remove", "delete what was added"),
)


def training(parts: TrainingParts, options: argparse.Namespace, progress: Progress) -> Answer:
    """Do what the action says."""
    parts.check()
    if options.action == "add":
        return _add(parts, options, progress)
    if options.action == "remove":
        removed = parts.remove()
        return Answer({"removed": removed}, ["Training is removed." if removed else "Nothing was added."])
    return _status(parts)


def _add(parts: TrainingParts, options: argparse.Namespace, progress: Progress) -> Answer:
    offer = parts.offer
    if offer is not None and options.source is None and not options.yes and not _ask(offer):
        raise SimguiError(
            verbatim("Nothing was downloaded"),
            verbatim(f"{offer.sentence} To allow that, add --yes, or name a folder by --from."),
        )
    folder = parts.add(options.source, progress)
    if folder is None:
        return Answer({"added": None}, ["Training is part of this program: nothing is to be added."])
    return Answer({"added": str(folder)}, [f"Training is there: {folder}. Next: simgui train FOLDER"])


def _status(parts: TrainingParts) -> Answer:
    offer, folder = parts.offer, parts.added
    document = {
        "there": offer is None,
        "folder": None if folder is None else str(folder),
        "download_bytes": None if offer is None else offer.download_bytes,
        "unpacked_bytes": None if offer is None else offer.unpacked_bytes,
        "from": None if offer is None else offer.place or None,
    }
    if offer is not None:
        return Answer(document, [offer.sentence, "To add it: simgui training add"])
    there = "Training is part of this program." if folder is None else f"Training is there: {folder}"
    return Answer(document, [there])


def _ask(offer: Offer) -> bool:
    """Ask a person at a terminal; nobody else agrees to a download without `--yes`."""
    if not offer.is_download:
        return True
    if not sys.stdin.isatty():
        return False
    print(f"\n{offer.sentence} Go on? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = arguments.actions(parser, ACTIONS)
    actions["add"].add_argument(
        "--from",
        dest="source",
        metavar="FOLDER or ADDRESS",
        help="where the files are, instead of the place that SimGUI knows",
    )
    actions["add"].add_argument("--yes", action="store_true", help="allow the download without being asked")


COMMAND = Command(
    "training",
    "add what a training needs, where SimGUI came without it",
    _add_arguments,
    lambda app, options, progress: training(app.training_parts, options, progress),
)
