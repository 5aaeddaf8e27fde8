"""Words: from a line to the pictures that answer it, and from a picture to the words for it."""

import contextlib
import threading
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, Where
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders.service import Folders
from simgui.library.listing.columns import Columns
from simgui.library.listing.records import NONE
from simgui.library.listing.service import Listings
from simgui.library.pictures import Pictures
from simgui.library.records import Ids
from simgui.models.head import Embeddings
from simgui.models.registry import Models
from simgui.search.galleries import Galleries
from simgui.search.query import Source
from simgui.words.classifier import backbones_with_words
from simgui.words.completion import complete
from simgui.words.described import DescribedPictures
from simgui.words.kept_shares import KeptShares, ShareTable
from simgui.words.keywords import MOST_KEYWORDS, NO_NODE, Describer
from simgui.words.lexicon import Lexicon
from simgui.words.names import named
from simgui.words.palettes import Palettes
from simgui.words.place import Place
from simgui.words.reading import Reader
from simgui.words.records import Completion, Keyword, TermKind, WordQuery, WordsResult
from simgui.words.scoring import Scorer
from simgui.words.seen import SeenPictures
from simgui.words.table import WordFiles, WordTable
from simgui.words.together import with_pictures

_NO_SENSES: Mapping[str, str] = MappingProxyType({})


class Words:
    """Searches by words, and describes pictures by words. Safe to use from several threads.

    Nothing is read before it is first needed. Whatever model a place uses, words are answered from the
    features of a starter, if one has looked at the pictures.

    Args:
        catalogue: Keeps the features.
        folders: Says which folders are meant.
        pictures: Knows files and colours.
        listings: Knows names, labels and dates.
        galleries: Embeddings of pictures, for words and pictures together.
        models: Say which starter has looked at a place.
        decoders: Read a picture that is not in the library.
        files: The shipped words.

    Attributes:
        seen: What is seen in pictures, before any word is asked.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        folders: Folders,
        pictures: Pictures,
        listings: Listings,
        galleries: Galleries,
        models: Models,
        decoders: DecodingPool,
        files: WordFiles | None = None,
    ) -> None:
        self._catalogue = catalogue
        self._folders = folders
        self._pictures = pictures
        self._listings = listings
        self._galleries = galleries
        self._models = models
        self._files = files or WordFiles.shipped()
        self._lock = threading.Lock()
        self._table: WordTable | None = None
        self._kept_describer: Describer | None = None
        self._last_place: Place | None = None
        self._palettes = Palettes(pictures)
        self._shares = KeptShares(catalogue, self._files, self._describer)
        self._described = DescribedPictures(
            catalogue, pictures, models, decoders, self._shares, self._files, self._describer
        )
        self.seen = SeenPictures(catalogue, pictures, self._shares)

    def read(self, line: str, where: Where, senses: Mapping[str, str] = _NO_SENSES) -> WordQuery:
        """Read a line of words.

        Args:
            line: Words, labels, names in quotes, dates, colours; a minus leads what is not wanted.
            where: Where is searched: its labels and names count.
            senses: The id of the sense that the person chose, by the text of a term.

        Raises:
            SimguiError: if the shipped words are damaged.
        """
        columns = self._listings.columns(where)
        reader = Reader(Lexicon(self.table()))
        return reader.read(line, columns.label_names, senses, lambda text: bool(named(columns, text).any()))

    def prepare(self, where: Where, progress: Progress) -> None:
        """Compute what the first search would wait for: some seconds for 100,000 pictures.

        Raises:
            SimguiError: if the shipped words are damaged.
            Cancelled: if the person asked to stop.
        """
        _ = self._place(where, progress).looks

    def prepare_colours(self, where: Where, progress: Progress) -> None:
        """Find the palettes that an older version has not kept: about a second for 800 pictures.

        Until then, colours are judged by the average colour, except of the pictures that come first.

        Raises:
            SimguiError: if the shipped words are damaged.
            Cancelled: if the person asked to stop; what is found is kept.
        """
        self._palettes.find(self._place(where, progress), progress)

    def find(
        self,
        query: WordQuery,
        where: Where,
        among: Ids | None = None,
        like: Embeddings | None = None,
        progress: Progress | None = None,
    ) -> WordsResult:
        """Find the pictures that answer a line.

        Args:
            query: The line, as `read` gives it for the same place.
            where: Where is searched.
            among: Only these pictures count, int64 (k,); all if None.
            like: Pictures to be like as well: float32 (v, d), unit length, of the model of the place.
            progress: Stops the work, also while colours are found.

        Raises:
            SimguiError: if the shipped words are damaged.
            Cancelled: if the person asked to stop.
        """
        progress = progress or Progress()
        place = self._place(where, progress)
        scorer = Scorer(self.table(), Lexicon(self.table()))
        if any(term.kind is TermKind.COLOUR for term in query.terms):
            self._palettes.find_first(lambda: scorer.score(query, place), place, progress)
        scored = scorer.score(query, place)
        if among is not None:
            scored = replace(scored, passing=scored.passing & np.isin(place.ids, among))
        if like is not None:
            gallery = self._galleries.of(self._folders.meant(where), self._pictures.model_of(where), progress)
            scores = with_pictures(scored.scores, place.ids, gallery.ids, gallery.least_distances(like))
            scored = replace(scored, scores=scores)
        order = scored.order
        answering = int(scored.answers[order].sum())
        return WordsResult(query, place.ids[order], scored.scores[order], answering, scored.remarks)

    def complete(self, line: str, where: Where, most: int = 8) -> tuple[Completion, ...]:
        """Complete the last word of a line: labels first, then what is seen, then other words.

        What is seen counts once it was searched or prepared; nothing waits for that.

        Raises:
            SimguiError: if the shipped words are damaged.
        """
        columns = self._listings.columns(where)
        with self._lock:
            last = self._last_place
        is_known = last is not None and last.columns is columns  # else it would wait for what is seen
        counted = self._counted_keywords(where) if is_known else {}
        table = self.table()
        keywords = {table.node_names[node]: count for node, count in counted.items()}
        return complete(line, _label_counts(columns), keywords, Lexicon(table), most)

    def keywords(self, picture: Source, most: int = MOST_KEYWORDS) -> tuple[Keyword, ...]:
        """Give words for what is seen in a picture; its label, if it has one, comes first.

        Behind those that are sure come likely ones, which `counts` does not count.

        A picture of the library is answered from its kept features; anything else is decoded. One that no
        starter has looked at, and whose file is away, has its label alone.

        Raises:
            SimguiError: if it is not in the library and cannot be read, or the shipped words are damaged.
        """
        return self._described.keywords(picture, most)

    def counts(self, where: Where, most: int = 30) -> tuple[tuple[Keyword, int], ...]:
        """Count the keywords of the pictures of a place, and its labels, which come first; the most frequent
        of each first.

        Raises:
            SimguiError: if the shipped words are damaged.
        """
        labels = _label_counts(self._listings.columns(where))
        found = [(Keyword(label, "", 1.0), count) for label, count in labels.items() if count]
        keywords = [
            (self._describer().keyword(node), count) for node, count in self._counted_keywords(where).items()
        ]
        both = (sorted(each, key=lambda pair: (-pair[1], pair[0].word)) for each in (found, keywords))
        return tuple(pair for each in both for pair in each)[:most]

    def with_keyword(self, keyword: Keyword, where: Where) -> Ids:
        """List the pictures of a place that have a keyword, or the label, that `counts` has counted.

        Returns:
            int64 (n,), in the order of their paths.
        """
        columns = self._listings.columns(where)
        if not keyword.sense:
            names = list(columns.label_names)
            wanted = names.index(keyword.word) if keyword.word in names else NONE
            labelled: Ids = columns.ids[(columns.labels == wanted) & (columns.labels != NONE)]
            return labelled
        table = self._shares_of_place(where, Progress())
        node = self.table().node_of(int(keyword.sense[1:]))
        has = (table.keywords() == (-1 if node is None else node)).any(axis=1)
        found: Ids = columns.ids[np.isin(columns.ids, table.ids[has])]
        return found

    def _counted_keywords(self, where: Where) -> dict[int, int]:
        keywords = self._place(where, Progress()).keywords()
        counts = np.bincount(keywords[keywords != NO_NODE])
        return {int(node): int(counts[node]) for node in np.flatnonzero(counts)}

    def _place(self, where: Where, progress: Progress) -> Place:
        columns, shares = self._listings.columns(where), self._shares_of_place(where, progress)
        with self._lock:
            kept = self._last_place
            if kept is None or kept.columns is not columns or kept.shares is not shares:
                kept = self._last_place = Place(columns, shares, self.seen.colours)
            return kept

    def _shares_of_place(self, where: Where, progress: Progress) -> ShareTable:
        backbone = self.backbone(where)
        if backbone is None:
            return ShareTable()
        return self._shares.of(self._folders.meant(where), backbone, progress)

    def backbone(self, where: Where) -> str | None:
        """Give the backbone whose features answer words in a place; None if there is none."""
        with contextlib.suppress(SimguiError):
            backbone = self._models.starter_of(where).backbone_id
            if backbone in backbones_with_words(self._files):
                return backbone
        return None

    def table(self) -> WordTable:
        """Give the shipped words.

        Raises:
            SimguiError: if they are damaged.
        """
        with self._lock:
            if self._table is None:
                self._table = WordTable.read(self._files)
            return self._table

    def _describer(self) -> Describer:
        table = self.table()
        with self._lock:
            if self._kept_describer is None:
                self._kept_describer = Describer(table)
            return self._kept_describer


def _label_counts(columns: Columns) -> dict[str, int]:
    counts = np.bincount(columns.labels[columns.labels != NONE], minlength=len(columns.label_names))
    return dict(zip(columns.label_names, counts.tolist(), strict=True))
