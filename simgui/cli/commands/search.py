"""`simgui search`: find the pictures nearest to each query, or to several pictures together, or by words."""

import argparse
import datetime
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from simgui.app import App
from simgui.cli import arguments
from simgui.cli.command import DONE, FAILED, Answer, Command, complain
from simgui.cli.words_search import beside_words, search_shared_words, search_words
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.core.sentences import verbatim
from simgui.library.folders.service import Folders
from simgui.models.registry import Models
from simgui.search.export import result_to_json, verdict_word
from simgui.search.filters import Filter
from simgui.search.query import Example, Query, Region, name_of
from simgui.search.records import MOST_NEIGHBOURS, NEIGHBOURS_SHOWN, Neighbour, SearchResult
from simgui.search.service import Searches

if TYPE_CHECKING:
    from simgui.sharing.records import SharedResult

Found = TypeVar("Found")
_ADDRESSES = ("milvus:", "milvus+tls:")
_DAY_S = 24 * 60 * 60
_MOST_KM = 20_000


def search(searches: Searches, folders: Folders, models: Models, options: argparse.Namespace) -> Answer:
    """Find the pictures nearest to each query; one that cannot be read does not stop the others."""
    results, failed = _each(
        options, lambda query: searches.find(query, tuple(options.folders), options.k, _filter(options))
    )

    def lines() -> Iterator[str]:
        for result in results:
            yield from _result_lines(result)
        if not options.folders and len(folders.paths()) > 1:
            model = results[0].model
            yield f"Searched in all folders with “{models.name(model)}” ({model})."

    return Answer([result_to_json(result) for result in results], lines(), FAILED if failed else DONE)


def search_shared(app: App, options: argparse.Namespace) -> Answer:
    """Find the pictures nearest to each query in shared libraries, and in folders together with them."""
    from simgui.sharing.address import Address

    addresses = [Address.of(place) for place in options.folders if isinstance(place, str)]
    folders = [place for place in options.folders if isinstance(place, Path)]
    results, failed = _each(
        options,
        lambda query: app.sharing.searches.find(query, addresses, folders, options.k, _filter(options)),
    )
    problems = {problem.address: problem for each in results for problem in each.problems}
    for problem in problems.values():
        complain(problem)

    def lines() -> Iterator[str]:
        for each in results:
            yield from _result_lines(each.result)
        for address, share in results[-1].true_neighbours.items():
            yield f"In {address}, {share}."

    status = FAILED if failed or problems else DONE
    return Answer([_shared_to_json(each) for each in results], lines(), status)


def _shared_to_json(found: "SharedResult") -> dict[str, Any]:
    """Give a result as JSON: as that of a local search, and where each neighbour comes from."""
    document = result_to_json(found.result)
    for neighbour, origin in zip(document["neighbours"], found.origins, strict=True):
        neighbour["library"] = origin.library and str(origin.library)
        neighbour["url"] = origin.url
    return document


def _each(options: argparse.Namespace, find: Callable[[Query], Found]) -> tuple[list[Found], bool]:
    """Find for each query; one that cannot be read does not stop the others. Tell whether there was one."""
    results: list[Found] = []
    errors: list[SimguiError] = []
    for query in _queries(options):
        try:
            results.append(find(query))
        except SimguiError as error:
            errors.append(error)
    if not results:
        raise errors[0]
    for failure in errors:
        complain(failure)
    return results, bool(errors)


def _result_lines(result: SearchResult) -> Iterator[str]:
    yield f"{_asked(result)}: {_in_words(result)}"
    yield from (f"  {remark}" for remark in result.remarks)
    for neighbour in result.neighbours:
        label = f"  [{neighbour.picture.label}]" if neighbour.picture.label else ""
        verdict = f"  {verdict_word(neighbour.match):8}" if result.has_verdict else ""
        yield (
            f"  {neighbour.rank}  {neighbour.distance:.3f}{verdict}"
            f"  {neighbour.picture.path}{label}{_remark(neighbour)}"
        )


def _remark(neighbour: Neighbour) -> str:
    """Say of a neighbour that it is a copy, or what the person said of it."""
    said = {True: "  (you said: same)", False: "  (you said: different)", None: ""}[neighbour.answered]
    return said or ("  (a copy)" if neighbour.copy else "")


def _queries(options: argparse.Namespace) -> list[Query]:
    """Give a query of each picture, or one of all of them, each without what is not wanted.

    Raises:
        SimguiError: if a part is asked of several pictures together.
    """
    wanted = [Example(path, options.crop) for path in options.queries]
    unlike = tuple(Example(path, unlike=True) for path in options.unlike)
    if not options.together:
        return [Query((each, *unlike), options.turned) for each in wanted]
    if options.crop is not None and len(wanted) > 1:
        raise SimguiError(
            verbatim("No part can be named of several pictures together"),
            verbatim("Leave out --crop or --together."),
        )
    return [Query((*wanted, *unlike), options.turned)]


def _asked(result: SearchResult) -> str:
    """Name the pictures of a query."""
    liked = " + ".join(name_of(source) for example, source in result.examples if not example.unlike)
    unlike = ", ".join(name_of(source) for example, source in result.examples if example.unlike)
    return f"{liked}, unlike {unlike}" if unlike else liked


def _in_words(result: SearchResult) -> str:
    """Say the verdict: by label where there is one, else that of the nearest picture."""
    label, threshold = result.label, result.cutpoint.distance
    if not result.has_verdict:
        return "no verdict, since the threshold does not hold for pictures that are turned"
    if result.neighbours and (examples := result.neighbours[0].to_examples):
        within = result.neighbours[0].examples_within(result.cutpoint)
        pictures = f"{within} of {len(examples)} picture{'s' if len(examples) > 1 else ''}"
        return f"{verdict_word(result.match)} (close to {pictures}, up to {threshold:.3f})"
    if label is None or label.threshold is None:
        return f"{verdict_word(result.match)} (threshold {threshold:.3f})"
    by_label = "{}, up to {}".format(*label.figures)
    verdict = verdict_word(bool(label.match))
    return f"{label.label} · {verdict} ({by_label}); pictures match up to {threshold:.3f}"


def _filter(options: argparse.Namespace) -> Filter:
    taken = (options.taken_from, options.taken_to and options.taken_to + _DAY_S)
    return Filter(
        labels=frozenset(options.labels) if options.labels else None,
        folder=options.folder and real_path(options.folder),
        taken=None if taken == (None, None) else taken,
        least_px=options.least_px,
        within_km=options.within or 0.0,
        only_matches=options.only_matches,
    )


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("queries", type=Path, nargs="*", metavar="QUERY")
    parser.add_argument(
        "--words",
        action="append",
        default=[],
        metavar="LINE",
        help="search by words instead of QUERY: a line such as 'red dress', 'dog 2019', '-cat', "
        "'\"IMG_20\"'; may be repeated",
    )
    parser.add_argument(
        "--in",
        dest="folders",
        type=_place,
        action="append",
        default=[],
        metavar="FOLDER",
        help="where to search, a folder or a shared library (milvus://HOST:PORT/NAME); may be repeated "
        "(default: in all folders of the library)",
    )
    parser.add_argument(
        "-k",
        type=_count,
        default=NEIGHBOURS_SHOWN,
        metavar="N",
        help=f"how many neighbours, 1 to {MOST_NEIGHBOURS} (default {NEIGHBOURS_SHOWN})",
    )
    _add_query(parser)
    _add_filter(parser)


def _add_query(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what is searched with")
    group.add_argument(
        "--together",
        action="store_true",
        help="one search for what is like all the QUERY pictures, instead of one for each",
    )
    group.add_argument(
        "--unlike",
        type=Path,
        action="append",
        default=[],
        metavar="PICTURE",
        help="what is like this picture is not wanted; may be repeated",
    )
    group.add_argument(
        "--crop",
        type=_region,
        metavar="X,Y,W,H",
        help="search with a part of the upright picture: left, top, width and height in shares of 1",
    )
    group.add_argument(
        "--turned", action="store_true", help="find what shows it mirrored or rotated by 90 degrees too"
    )


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
        type=arguments.positive,
        default=0,
        metavar="N",
        help="pictures whose shorter side has so many pixels at least",
    )
    group.add_argument(
        "--within",
        type=_kilometres,
        metavar="KM",
        help="taken within so many kilometres of where QUERY was taken",
    )
    group.add_argument("--only-matches", action="store_true", help="neighbours that are matches")


def _place(text: str) -> Path | str:
    """Read a folder, or the address of a shared library."""
    return text if text.startswith(_ADDRESSES) else Path(text)


def _run(app: App, options: argparse.Namespace, progress: Progress) -> Answer:
    is_shared = any(isinstance(place, str) for place in options.folders)
    if options.words and is_shared:
        return search_shared_words(app, options)
    if options.words:
        return search_words(app.words, app.pictures, options, progress)
    if is_shared:
        return search_shared(app, options)
    return search(app.searches, app.folders, app.models, options)


def _day(text: str) -> int:
    """Give the first second of a day, as `Picture.taken` counts."""
    try:
        day = datetime.datetime.combine(datetime.date.fromisoformat(text), datetime.time(), datetime.UTC)
    except ValueError:
        raise argparse.ArgumentTypeError("must be a day, such as 2024-05-31") from None
    return int(day.timestamp())


def _kilometres(text: str) -> float:
    if not 0 < float(text) <= _MOST_KM:
        raise argparse.ArgumentTypeError(f"must be more than 0, {_MOST_KM:,} at most")
    return float(text)


def _count(text: str) -> int:
    if not 1 <= int(text) <= MOST_NEIGHBOURS:
        raise argparse.ArgumentTypeError(f"must be 1 to {MOST_NEIGHBOURS}")
    return int(text)


def _region(text: str) -> Region:
    try:
        left, top, width, height = (float(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not four numbers such as 0.1,0.2,0.5,0.5") from None
    try:
        return Region(left, top, width, height)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no part of the picture: left + width and top + height are 1 at most"
        ) from None


def _misuse(options: argparse.Namespace) -> str:
    if not options.words:
        return "" if options.queries else "name a picture to search with, or words: --words 'red dress'"
    beside = ", ".join(beside_words(options))
    return f"leave out {beside}, or --words" if beside else ""


COMMAND = Command(
    "search",
    "find the pictures most similar to a query",
    _add_arguments,
    _run,
    _misuse,
)
