"""A result as a table, as JSON, and as copies of the files that were found."""

import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from simgui.core.errors import explain
from simgui.core.files import write_csv, written_whole
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.core.units import Unit
from simgui.library.decoding.regular_file import open_regular
from simgui.search.query import Example, name_of
from simgui.search.records import Neighbour, SearchResult

_COLUMNS = (
    "rank",
    "file",
    "distance",
    "verdict",
    "label",
    "width px",
    "height px",
    "files that hold it",
    "copy of the query",
    "right of such pairs",
    "such pairs",
)


@dataclass(frozen=True)
class CopiedFiles:
    """What became of files that were to be copied.

    Attributes:
        copied: The copies.
        missing: Files that could not be read now.
    """

    copied: tuple[Path, ...]
    missing: tuple[Path, ...]


def verdict_word(match: bool) -> str:
    """Give a verdict in words, as every export and command writes it."""
    return "match" if match else "no match"


def result_to_json(result: SearchResult) -> dict[str, Any]:
    """Give a result as an object of JSON."""
    label, judged = result.label, result.has_verdict
    return {
        "query": result.name,
        "examples": [_example_to_json(*each) for each in result.examples if not each[0].off],
        "turned": result.query.turned,
        "remarks": list(result.remarks),
        "model": result.model,
        "verdict": verdict_word(result.match) if judged else None,
        "cutpoint": result.cutpoint.distance if judged else None,
        "label": label and label.label,
        "label_distance": label and label.distance,
        "label_threshold": label and label.threshold,
        "label_match": label and label.match,
        "copies": [str(path) for path in result.copies],
        "neighbours": [_neighbour_to_json(result, neighbour) for neighbour in result.neighbours],
    }


def save_csv(result: SearchResult, file: Path) -> None:
    """Write a result as a table.

    Raises:
        SimguiError: if it cannot be written; what was there before stays.
    """
    write_csv(file, _rows(result))


def save_json(result: SearchResult, file: Path) -> None:
    """Write a result as JSON.

    Raises:
        SimguiError: if it cannot be written; what was there before stays.
    """
    with written_whole(file) as beside:
        beside.write_text(json.dumps(result_to_json(result), indent=2), "utf-8")


def copy_files(neighbours: Sequence[Neighbour], folder: Path, progress: Progress) -> CopiedFiles:
    """Copy the files of neighbours into a folder, in the order of their ranks; originals are only read.

    Nothing that is there is replaced: a copy gets another name then.

    Args:
        neighbours: What is copied.
        folder: Where to; made if it is missing.
        progress: Told of each file.

    Raises:
        SimguiError: if the folder cannot be written to; copies that are whole stay.
        Cancelled: if the person asked to stop; copies that are whole stay.
    """
    copied, missing = [], []
    for number, neighbour in enumerate(neighbours, start=1):
        progress.step(say("Copying"), number, len(neighbours), unit=Unit.FILES)
        source = neighbour.picture.path
        try:
            original = open_regular(source)
        except OSError:
            missing.append(source)
            continue
        with original:
            try:
                folder.mkdir(parents=True, exist_ok=True)
                target = free_name(folder / f"{neighbour.rank:03} {source.name}")
                with target.open("xb") as copy:
                    try:
                        shutil.copyfileobj(original, copy)
                        shutil.copystat(source, target)
                    except BaseException:
                        target.unlink(missing_ok=True)
                        raise
            except OSError as error:
                raise explain(error, folder) from error
        copied.append(target)
    return CopiedFiles(tuple(copied), tuple(missing))


def free_name(file: Path) -> Path:
    """Give a name that nothing has: the file's own, or one with a number."""
    number, free = 2, file
    while free.exists() or free.is_symlink():
        free = file.with_name(f"{file.stem} ({number}){file.suffix}")
        number += 1
    return free


def _example_to_json(example: Example, source: Path | bytes) -> dict[str, Any]:
    return {
        "path": name_of(source),
        "crop": astuple(example.region) if example.region else None,
        "unlike": example.unlike,
    }


def _neighbour_to_json(result: SearchResult, neighbour: Neighbour) -> dict[str, Any]:
    values: dict[str, Any] = {
        "rank": neighbour.rank,
        "path": str(neighbour.picture.path),
        "distance": neighbour.distance,
        "label": neighbour.picture.label,
        "match": neighbour.match if result.has_verdict else None,
        "copy": neighbour.copy,
        "answered": neighbour.answered,
    }
    if neighbour.to_examples:
        values["to_examples"] = list(neighbour.to_examples)
    if (rate := result.rate_of(neighbour)) is not None:
        values["of_such_pairs"] = {"right": rate.right, "pairs": rate.pairs, "interval": list(rate.interval)}
    return values


def _rows(result: SearchResult) -> Iterator[Sequence[object]]:
    yield _COLUMNS
    for neighbour in result.neighbours:
        picture, rate = neighbour.picture, result.rate_of(neighbour)
        yield (
            neighbour.rank,
            str(picture.path),
            round(neighbour.distance, 6),
            verdict_word(neighbour.match) if result.has_verdict else "",
            picture.label or "",
            picture.width_px,
            picture.height_px,
            picture.places,
            "yes" if neighbour.copy else "no",
            "" if rate is None else rate.right,
            "" if rate is None else rate.pairs,
        )
