"""`simgui search --words`: find the pictures that answer a line of words."""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simgui.app import App
from simgui.cli.command import DONE, FAILED, Answer, complain
from simgui.cli.counts import counted
from simgui.core.errors import NothingToSearch, SimguiError
from simgui.core.progress import Progress
from simgui.core.sentences import verbatim
from simgui.library.not_indexed import not_indexed
from simgui.library.pictures import Pictures
from simgui.library.records import Picture
from simgui.words.records import Known, Remark, Term, TermKind, WordQuery
from simgui.words.service import Words

if TYPE_CHECKING:
    from simgui.sharing.records import Origin

_REMARKS = {
    Remark.NOT_LOOKED_AT: "Some pictures were left out: no starter has looked at them yet.",
    Remark.NOTHING_LOOKED_AT: "No starter has looked at these pictures: use one, and run simgui index.",
    Remark.NO_COLOURS: "Some pictures have no thumbnail yet: their colours are not known.",
    Remark.NO_DATES: "No picture here says when it was taken; names with the year count.",
}


@dataclass(frozen=True)
class _Found:
    """What one line has found.

    Attributes:
        query: The line.
        pictures: The first pictures, each with rank and score.
        first: So many of them answer, from the first on.
        answering: So many answer in all.
        remarks: What is to be known besides.
        origins: Where they come from; empty if from this computer.
    """

    query: WordQuery
    pictures: Sequence[tuple[Picture, int, float]]
    first: int
    answering: int
    remarks: tuple[Remark, ...]
    origins: "Sequence[Origin]" = ()


def search_words(words: Words, pictures: Pictures, options: argparse.Namespace, progress: Progress) -> Answer:
    """Find the pictures that answer each line.

    Raises:
        NothingToSearch: if nothing is indexed there.
    """
    where = tuple(options.folders)
    if not len(pictures.ids(where)):
        raise NothingToSearch(
            verbatim("Nothing to search in"), not_indexed(options.folders[0] if options.folders else None)
        )
    found = []
    for line in options.words:
        result = words.find(words.read(line, where), where, progress=progress)
        first, scores = result.ids[: options.k].tolist(), result.scores[: options.k].tolist()
        ranked = {
            number: (rank, score) for rank, (number, score) in enumerate(zip(first, scores, strict=True), 1)
        }
        known = pictures.get(first, where)
        ranks = [(picture, *ranked[picture.id]) for picture in known]
        found.append(_Found(result.query, ranks, result.answering, result.answering, result.remarks))
    return Answer([_document(each) for each in found], _lines(found))


def search_shared_words(app: App, options: argparse.Namespace) -> Answer:
    """Find the pictures that answer each line in shared libraries, and in folders together with them."""
    from simgui.sharing.address import Address

    addresses = [Address.of(place) for place in options.folders if isinstance(place, str)]
    folders = [place for place in options.folders if isinstance(place, Path)]
    found = []
    problems: dict[object, SimguiError] = {}
    for line in options.words:
        result = app.sharing.searches.find_words(line, addresses, folders, options.k)
        problems |= {problem.address: problem for problem in result.problems}
        ranks = [(hit.picture, rank, hit.score) for rank, hit in enumerate(result.hits, 1)]
        first = sum(hit.answers for hit in result.hits)
        origins = tuple(hit.origin for hit in result.hits)
        found.append(_Found(result.query, ranks, first, result.found, result.remarks, origins))
    for problem in problems.values():
        complain(problem)
    return Answer([_document(each) for each in found], _lines(found), FAILED if problems else DONE)


def beside_words(options: argparse.Namespace) -> list[str]:
    """Name the arguments that were given and do not go with words."""
    asked = {
        "QUERY": options.queries,
        "--together": options.together,
        "--unlike": options.unlike,
        "--crop": options.crop,
        "--turned": options.turned,
        "--label": options.labels,
        "--folder": options.folder,
        "--taken-from": options.taken_from,
        "--taken-to": options.taken_to,
        "--least-px": options.least_px,
        "--within": options.within,
        "--only-matches": options.only_matches,
    }
    return [name for name, given in asked.items() if given]


def _known(query: WordQuery) -> Known:
    """Say how well a line is known: as the worst known word that is wanted; what is no word is known."""
    words = [
        term.known
        for term in query.terms
        if term.kind is TermKind.WORD and term.known is not None and not term.unwanted
    ]
    return max(words, key=list(Known).index, default=Known.DIRECTLY)


def _document(found: _Found) -> dict[str, object]:
    return {
        "words": found.query.text,
        "known": _known(found.query).value,
        "terms": [_term(term) for term in found.query.terms],
        "answering": found.answering,
        "results": [
            {
                "rank": rank,
                "path": str(picture.path),
                "score": round(score, 4),
                "answers": rank <= found.first,
            }
            | (_origin(found.origins[rank - 1]) if found.origins else {})
            for picture, rank, score in found.pictures
        ],
    }


def _origin(origin: "Origin") -> dict[str, object]:
    return {"library": origin.library and str(origin.library), "url": origin.url}


def _term(term: Term) -> dict[str, object]:
    return {
        "text": term.text,
        "kind": term.kind.value,
        "unwanted": term.unwanted,
        "known": term.known and term.known.value,
        "near": list(term.near),
        "senses": [{"id": each.id, "name": each.name, "gloss": each.gloss} for each in term.senses],
    }


def _lines(found: Sequence[_Found]) -> Iterator[str]:
    for each in found:
        about = "about " if each.origins and each.answering > each.first else ""
        yield f"{each.query.text}: {about}{counted(each.answering, 'picture', 'pictures')}"
        yield from (f"  {said}" for term in each.query.terms if (said := _said(term)))
        yield from (f"  {_REMARKS[remark]}" for remark in each.remarks if remark in _REMARKS)
        for picture, rank, score in each.pictures:
            label = f"  [{picture.label}]" if picture.label else ""
            unsure = "" if rank <= each.first else "  (unsure)"
            yield f"  {rank}  {score:.3f}  {picture.path}{label}{unsure}"


def _said(term: Term) -> str:
    """Say what is to be known of a part of a line; empty if it is known well."""
    near = ", ".join(term.near)
    if term.known is Known.NEAR:
        return f"“{term.text}” is not known; the closest is shown instead: {near}."
    if term.known is Known.NO and term.kind is TermKind.WORD:
        return f"“{term.text}” is not known." + (f" Did you mean {near}?" if near else "")
    return ""
