"""`simgui folders`: the folders that the library covers."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict

from simgui.cli import arguments
from simgui.cli.command import Answer, Command, complain
from simgui.cli.counts import counted
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.shown_command import shown_command
from simgui.library.folders.service import Folders
from simgui.library.label_choices import LabelChoice
from simgui.library.label_rule import LabelLevel
from simgui.library.rules import Rules


def folders(library: Folders, options: argparse.Namespace, progress: Progress) -> Answer:
    """List the covered folders, remove one, rescan them all, or set the rules of one."""
    done = ""
    if options.action == "remove":
        library.remove(options.folder)
        done = f"{options.folder} is no longer covered; its files were not touched."
    elif options.action == "rescan":
        for each in library.covered():
            try:
                library.index(each.path, progress)
            except SimguiError as error:  # one that is offline does not stop the others
                complain(error)
        done = "All folders have been rescanned."
    elif options.action == "rules":
        old = library.rules(options.folder)
        patterns = old.patterns if options.exclude is None else tuple(options.exclude)
        hidden = old.hidden if options.hidden is None else options.hidden
        smallest = old.smallest_px if options.smallest is None else options.smallest
        labels = old.labels if options.labels is None else LabelLevel(options.labels)
        rules = Rules(patterns, hidden, smallest, labels)
        library.set_rules(options.folder, rules)
        now = library.labels(options.folder)
        done = f"Saved. {now.sentence()} {now.why}"
        if not rules.leaves_out_like(old):
            done += f"\nWhat is excluded applies from the next: {shown_command('index', options.folder)}"
    covered = library.covered()
    document = [
        {
            "path": str(each.path),
            "offline": each.offline,
            "unfinished": each.unfinished,
            "pictures": each.pictures,
        }
        | asdict(library.rules(each.path))
        | _labels(library.labels(each.path))
        for each in covered
    ]

    def lines() -> Iterator[str]:
        if done:
            yield from done.splitlines()
            return
        for each in covered:
            remarks = [name for name in ("offline", "unfinished") if getattr(each, name)]
            state = f"  ({', '.join(remarks)})" if remarks else ""
            yield f"{counted(each.pictures, 'picture', 'pictures'):>18}  {each.path}{state}"

    return Answer(document, lines())


def _labels(given: LabelChoice) -> dict[str, object]:
    return {"labels_found": len(given.labels), "labels_why": given.why}


_ACTIONS = {
    "list": "list the covered folders",
    "rescan": "rescan all of them",
    "remove": "stop covering a folder; its files are not touched",
    "rules": "set what is excluded from a folder, and which subfolder is a label",
}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = arguments.actions(parser, _ACTIONS.items())
    rules = actions["rules"]
    arguments.folder(actions["remove"])
    arguments.folder(rules)
    rules.add_argument(
        "--exclude",
        nargs="*",
        metavar="PATTERN",
        help="names or paths, with * and ?; none: exclude nothing",
    )
    rules.add_argument(
        "--hidden", action=argparse.BooleanOptionalAction, help="include hidden and system files"
    )
    rules.add_argument(
        "--labels",
        choices=[level.value for level in LabelLevel],
        help="which subfolder is the label of a picture; path: all of them, none: only labels that you gave",
    )
    rules.add_argument("--smallest", type=int, metavar="PX", help="shortest side of a picture")


COMMAND = Command(
    "folders",
    "list, rescan or remove the folders of the library, or set their rules",
    _add_arguments,
    lambda app, options, progress: folders(app.folders, options, progress),
)
