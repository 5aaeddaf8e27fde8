"""`simgui shared`: set shared libraries up here, and look after one that is published."""

import argparse
import datetime
import getpass
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from simgui.app import App
from simgui.cli import arguments
from simgui.cli.command import Answer, Command
from simgui.cli.counts import counted
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress

if TYPE_CHECKING:
    from simgui.sharing.address import Address
    from simgui.sharing.known_libraries import KnownLibrary
    from simgui.sharing.published import PublishedVersion
    from simgui.sharing.records import Opened

ACTIONS = (
    ("add", "set a shared library up here; with --user, its token is asked for"),
    ("list", "list the shared libraries that are set up here"),
    ("remove", "forget a shared library and its token here"),
    ("show", "say what a shared library holds"),
    ("versions", "list the model versions of a shared library"),
    ("use", "use a version from now on, for everybody"),
    ("drop", "remove a version that is not in use"),
    ("measure", "measure how many true neighbours searches find"),
)


def shared(app: App, options: argparse.Namespace, progress: Progress) -> Answer:
    """Do what the action says."""
    from simgui.sharing.address import Address

    if options.action == "list":
        known = app.sharing.known()
        return Answer([_known_to_json(each) for each in known], _known_lines(known))
    address = Address.of(options.address)
    match options.action:
        case "add":
            return _add(app, address, options)
        case "remove":
            app.sharing.remove(address)
            return Answer({"removed": str(address)}, [f"{address} is forgotten here."])
        case "show":
            opened = app.sharing.open(address)
            return Answer(_opened_to_json(opened), _opened_lines(opened))
        case "versions":
            opened = app.sharing.open(address)
            return Answer(
                [_version_to_json(each, opened) for each in opened.versions],
                (_version_line(each, opened) for each in opened.versions),
            )
        case "use":
            app.sharing.publications.use(address, options.version)
            return Answer({"in_use": options.version}, [f"{address} answers with {options.version} now."])
        case "drop":
            app.sharing.publications.drop(address, options.version)
            return Answer({"dropped": options.version}, [f"{options.version} is gone from {address}."])
    found = app.sharing.publications.measure(address, progress)
    share = None if found is None else found.share
    line = "There are too few pictures to measure that." if found is None else f"In {address}, {found}."
    return Answer({"true_neighbours": share}, [line])


def _add(app: App, address: "Address", options: argparse.Namespace) -> Answer:
    """Set a library up, and say whether it answers."""
    from simgui.sharing.places import Originals, is_url, parse_pair

    token = _ask_token(address, options.user) if options.user else ""
    pairs = [parse_pair(each) for each in options.originals]
    mounts = tuple(pair for pair in pairs if not is_url(pair[1]))
    web = tuple(pair for pair in pairs if is_url(pair[1]))
    known = app.sharing.add(address, options.user, token, Originals(mounts, web) if pairs else None)
    try:
        opened = app.sharing.open(address)
        lines = [f"{address} is set up.", *_opened_lines(opened)]
    except SimguiError as problem:
        lines = [f"{address} is set up. It does not answer yet: {problem.message}"]
    return Answer(_known_to_json(known), lines)


def _ask_token(address: "Address", user: str) -> str:
    """Ask for the token of a user, without showing it; from a pipe, read it as a line."""
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(f"Token of {user} on {address.server}: ")
    return (sys.stdin.readline() if sys.stdin is not None else "").rstrip("\r\n")


def _known_to_json(known: "KnownLibrary") -> dict[str, object]:
    return {
        "address": str(known.address),
        "user": known.user,
        "originals": [list(pair) for pair in (*known.originals.mounts, *known.originals.web)],
    }


def _known_lines(known: "tuple[KnownLibrary, ...]") -> Iterator[str]:
    if not known:
        yield "No shared library is set up here. Set one up with: simgui shared add milvus://HOST:PORT/NAME"
    for each in known:
        yield f"{each.address}{f'  as {each.user}' if each.user else ''}"
        for folder, here in (*each.originals.mounts, *each.originals.web):
            yield f"  {folder} is {here}"


def _opened_to_json(opened: "Opened") -> dict[str, object]:
    share = opened.true_neighbours
    return {
        "address": str(opened.address),
        "pictures": opened.pictures,
        "model": opened.version.name,
        "version": opened.version.digest,
        "has_model": opened.has_model,
        "labels": dict(opened.labels),
        "folders": [{"folder": root.root, "pictures": root.pictures} for root in opened.roots],
        "true_neighbours": None if share is None else share.share,
    }


def _opened_lines(opened: "Opened") -> Iterator[str]:
    yield f"{counted(opened.pictures, 'picture', 'pictures')}, searched with “{opened.version.name}”."
    for root in opened.roots:
        yield f"  {root.root}: {counted(root.pictures, 'picture', 'pictures')}, published {_day(root.at)}"
    if opened.true_neighbours is not None:
        yield f"Searches: {opened.true_neighbours}."


def _version_to_json(version: "PublishedVersion", opened: "Opened") -> dict[str, object]:
    return {
        "version": version.digest,
        "model": version.name,
        "published": version.published,
        "by": version.by,
        "in_use": version.digest == opened.version.digest,
    }


def _version_line(version: "PublishedVersion", opened: "Opened") -> str:
    used = "  in use" if version.digest == opened.version.digest else ""
    return f"{version.digest}  “{version.name}”, published {_day(version.published)} by {version.by}{used}"


def _day(at: float) -> str:
    return datetime.datetime.fromtimestamp(at).astimezone().date().isoformat()


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parsers = arguments.actions(parser, ACTIONS)
    for name, action in parsers.items():
        if name != "list":
            action.add_argument(
                "address", metavar="ADDRESS", help="milvus://HOST:PORT/NAME, or milvus+tls://…"
            )
        if name in ("use", "drop"):
            action.add_argument("version", metavar="VERSION", help="as “simgui shared versions” lists it")
    parsers["add"].add_argument(
        "--user", default="", metavar="NAME", help="your user there; the token is kept by the system"
    )
    parsers["add"].add_argument(
        "--originals",
        action="append",
        default=[],
        metavar="FOLDER=HERE",
        help="where originals are: a published folder, and the folder or web address that shows it here",
    )


COMMAND = Command(
    "shared", "search pictures that others publish, and look after what you publish", _add_arguments, shared
)
