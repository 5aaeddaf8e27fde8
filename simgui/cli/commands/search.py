"""`simgui search`: find the pictures nearest to each query."""

import argparse
import datetime
from collections.abc import Iterator
from pathlib import Path

from simgui.cli.command import DONE, FAILED, Answer, Command, complain
from simgui.core.errors import SimguiError
from simgui.library.folders.service import Folders
from simgui.models.registry import Models
from simgui.search.export import result_to_json, verdict_word
from simgui.search.filters import Filter
from simgui.search.records import NEIGHBOURS_SHOWN, Neighbour, SearchResult
from simgui.search.service import Searches

_DAY_S = 24 * 60 * 60


def search(searches: Searches, folders: Folders, models: Models, options: argparse.Namespace) -> Answer:
    """Find the pictures nearest to each query; one that cannot be read does not stop the others."""
    results: list[SearchResult] = []
    errors: list[SimguiError] = []
    for query in options.queries:
        try:
            results.append(searches.find(query, tuple(options.folders), options.k, _filter(options)))
        except SimguiError as error:
            errors.append(error)
    if not results:
        raise errors[0]
    for failure in errors:
        complain(failure)

    def lines() -> Iterator[str]:
        for result in results:
            yield f"{result.name}: {_in_words(result)}"
            for neighbour in result.neighbours:
                label = f"  [{neighbour.picture.label}]" if neighbour.picture.label else ""
                yield (
                    f"  {neighbour.rank}  {neighbour.distance:.3f}  {verdict_word(neighbour.match):8}"
                    f"  {neighbour.picture.path}{label}{_remark(neighbour)}"
                )
            if result.copies:
                yield f"  copies in the library: {', '.join(str(path) for path in result.copies)}"
        if not options.folders and len(folders.paths()) > 1:
            model = results[0].model
            yield f"Searched in all folders with “{models.name(model)}” ({model})."

    return Answer([result_to_json(result) for result in results], lines(), FAILED if errors else DONE)


def _remark(neighbour: Neighbour) -> str:
    """Say of a neighbour that it is a copy, or what the person said of it."""
    said = {True: "  (you said: same)", False: "  (you said: different)", None: ""}[neighbour.answered]
    return said or ("  (a copy)" if neighbour.copy else "")


def _in_words(result: SearchResult) -> str:
    """Say the verdict: by label where there is one, else that of the nearest picture."""
    label, threshold = result.label, result.cutpoint.distance
    if label is None or label.threshold is None:
        return f"{verdict_word(result.match)} (threshold {threshold:.3f})"
    by_label = "{}, up to {}".format(*label.figures)
    verdict = verdict_word(bool(label.match))
    return f"{label.label} · {verdict} ({by_label}); pictures match up to {threshold:.3f}"


def _filter(options: argparse.Namespace) -> Filter:
    taken = (options.taken_from, options.taken_to and options.taken_to + _DAY_S)
    return Filter(
        labels=frozenset(options.labels) if options.labels else None,
        folder=options.folder and options.folder.resolve(),
        taken=None if taken == (None, None) else taken,
        least_px=options.least_px,
        only_matches=options.only_matches,
    )


def _add_arguments(parser: argparse.ArgumentParser) -> None:
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
    _add_filter(parser)


def _add_filter(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("which pictures may be neighbours")
    group.add_argument(
        "--label",
        dest="labels",
        action="append",
        default=[],
        metavar="L",
        help="pictures with this label; may be repeated",
    )
    group.add_argument("--folder", type=Path, metavar="SUB", help="pictures under this folder")
    group.add_argument("--taken-from", type=_day, metavar="DAY", help="taken on this day or after")
    group.add_argument("--taken-to", type=_day, metavar="DAY", help="taken on this day or earlier")
    group.add_argument(
        "--least-px",
        type=_positive,
        default=0,
        metavar="N",
        help="pictures whose shorter side has so many pixels at least",
    )
    group.add_argument("--only-matches", action="store_true", help="neighbours that are matches")


def _day(text: str) -> int:
    """Give the first second of a day, as `Picture.taken` counts."""
    try:
        day = datetime.datetime.combine(datetime.date.fromisoformat(text), datetime.time(), datetime.UTC)
    except ValueError:
        raise argparse.ArgumentTypeError("must be a day, such as 2024-05-31") from None
    return int(day.timestamp())


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


COMMAND = Command(
    "search",
    "find the pictures most similar to a query",
    _add_arguments,
    lambda app, options, _progress: search(app.searches, app.folders, app.models, options),
)
