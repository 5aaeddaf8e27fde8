"""`simgui words`: say what is seen in pictures."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from simgui.cli import arguments
from simgui.cli.command import DONE, FAILED, Answer, Command, complain
from simgui.core.errors import SimguiError
from simgui.words.keywords import MOST_KEYWORDS
from simgui.words.records import Keyword
from simgui.words.service import Words


def describe(words: Words, options: argparse.Namespace) -> Answer:
    """Give the keywords of each picture; one that cannot be read does not stop the others."""
    found: list[tuple[Path, tuple[Keyword, ...]]] = []
    errors: list[SimguiError] = []
    for path in options.pictures:
        try:
            found.append((path, words.keywords(path, options.k)))
        except SimguiError as error:
            errors.append(error)
    if not found:
        raise errors[0]
    for failure in errors:
        complain(failure)

    def lines() -> Iterator[str]:
        for path, keywords in found:
            yield f"{path}:" if keywords else f"{path}: nothing that SimGUI knows a word for"
            yield from (f"  {_sure(keyword)}  {keyword.word}" for keyword in keywords)

    return Answer([_document(*each) for each in found], lines(), FAILED if errors else DONE)


def _sure(keyword: Keyword) -> str:
    return f"{keyword.score:.2f}" if keyword.sense else "label"


def _document(path: Path, keywords: tuple[Keyword, ...]) -> dict[str, object]:
    return {
        "picture": str(path),
        "keywords": [
            {
                "word": each.word,
                "sense": each.sense or None,
                "label": not each.sense,
                "score": round(each.score, 4),
            }
            for each in keywords
        ],
    }


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pictures", type=Path, nargs="+", metavar="PICTURE")
    parser.add_argument(
        "-k",
        type=arguments.positive,
        default=MOST_KEYWORDS,
        metavar="N",
        help=f"how many words at most (default {MOST_KEYWORDS})",
    )


COMMAND = Command(
    "words",
    "say what is seen in pictures",
    _add_arguments,
    lambda app, options, _progress: describe(app.words, options),
)
