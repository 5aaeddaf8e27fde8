"""`simgui search`: find the pictures nearest to each query."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from simgui.cli.command import DONE, FAILED, Answer, Command, complain
from simgui.core.errors import SimguiError
from simgui.library.folders.service import Folders
from simgui.models.registry import Models
from simgui.search.records import NEIGHBOURS_SHOWN, SearchResult
from simgui.search.service import Searches


def search(searches: Searches, folders: Folders, models: Models, options: argparse.Namespace) -> Answer:
    """Find the pictures nearest to each query; one that cannot be read does not stop the others."""
    results: list[SearchResult] = []
    errors: list[SimguiError] = []
    for query in options.queries:
        try:
            results.append(searches.find(query, tuple(options.folders), options.k))
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
                    f"  {neighbour.rank}  {neighbour.distance:.3f}  {_verdict(neighbour.match):8}"
                    f"  {neighbour.picture.path}{label}"
                )
        if not options.folders and len(folders.paths()) > 1:
            model = results[0].model
            yield f"Searched in all folders with “{models.name(model)}” ({model})."

    return Answer([_result(result) for result in results], lines(), FAILED if errors else DONE)


def _in_words(result: SearchResult) -> str:
    """Say the verdict: by label where there is one, else that of the nearest picture."""
    label, threshold = result.label, result.cutpoint.distance
    if label is None or label.threshold is None:
        return f"{_verdict(result.match)} (threshold {threshold:.3f})"
    by_label = "{}, up to {}".format(*label.figures)
    return f"{label.label} · {_verdict(bool(label.match))} ({by_label}); pictures match up to {threshold:.3f}"


def _verdict(match: bool) -> str:
    return "match" if match else "no match"


def _result(result: SearchResult) -> dict[str, Any]:
    label = result.label
    return {
        "query": result.name,
        "model": result.model,
        "verdict": _verdict(result.match),
        "cutpoint": result.cutpoint.distance,
        "label": label and label.label,
        "label_distance": label and label.distance,
        "label_threshold": label and label.threshold,
        "label_match": label and label.match,
        "neighbours": [
            {
                "rank": neighbour.rank,
                "path": str(neighbour.picture.path),
                "distance": neighbour.distance,
                "label": neighbour.picture.label,
                "match": neighbour.match,
                "answered": neighbour.answered,
            }
            for neighbour in result.neighbours
        ],
    }


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
