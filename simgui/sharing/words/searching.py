"""Answer a line of words in shared libraries, and in folders of this computer together with them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.pictures import Pictures
from simgui.models.head import Embeddings
from simgui.search.filters import Filter
from simgui.search.service import Searches
from simgui.sharing.failures import without_words
from simgui.sharing.records import Origin, SharedWords, WordHit
from simgui.sharing.searched_library import SearchedLibrary, narrowed, origin_of_entry, picture_of
from simgui.sharing.words.finding import WordFinder, WordHits
from simgui.words.records import Remark, WordQuery
from simgui.words.service import Words


class WordSearch:
    """Answers words. Safe to use from several threads.

    Args:
        words: Answer words here, and have the table.
        searches: Know which pictures here pass a filter.
        catalogue: Knows the content of pictures here.
        pictures: Know the pictures here.
    """

    def __init__(self, words: Words, searches: Searches, catalogue: Catalogue, pictures: Pictures) -> None:
        self._words = words
        self._searches = searches
        self._catalogue = catalogue
        self._pictures = pictures

    def find(
        self,
        line: str,
        senses: Mapping[str, str],
        libraries: Sequence[SearchedLibrary],
        folders: tuple[Path, ...],
        k: int,
        chosen: Filter,
        like: Embeddings | None = None,
    ) -> SharedWords:
        """Find the k pictures that answer best; of one that several places have, the first counts.

        Args:
            line: The words.
            senses: The id of the sense that the person chose, by the text of a term.
            libraries: At least one.
            folders: Of this computer; may be empty.
            k: How many, at least 1.
            chosen: Which pictures may be found.
            like: Pictures to be like as well: float32 (v, d), unit length, of the model of all places.

        Raises:
            SharedLibraryProblem: if a library does not answer, or was published without words.
            SimguiError: if the shipped words are damaged.
        """
        query: WordQuery | None = None
        hits: list[WordHit] = []
        found = searched = 0
        remarks: dict[Remark, None] = {}
        for each in libraries:
            if not each.library.has_words:
                raise without_words(each.library.address)
            finder = self._finder(each, chosen)
            read = finder.read(line, senses)
            query = query or read
            answer = finder.find(read, k, like)
            hits += _hits(each, answer)
            found += answer.found
            with_words, pictures = each.library.words.count(), each.place.gallery.count()
            searched += pictures
            remarks |= dict.fromkeys(answer.remarks)
            if with_words < pictures:
                remarks[Remark.NOT_LOOKED_AT] = None
        if folders:
            here = self._here(line, senses, folders, k, chosen, like)
            hits, found, searched = hits + list(here.hits), found + here.found, searched + here.searched
            remarks |= dict.fromkeys(here.remarks)
        once: dict[bytes, WordHit] = {}
        for hit in sorted(hits, key=lambda hit: (not hit.answers, -hit.score)):
            once.setdefault(hit.origin.content, hit)
        return SharedWords(
            query or WordQuery(line), tuple(once.values())[:k], found, searched, tuple(remarks)
        )

    def _finder(self, searched: SearchedLibrary, chosen: Filter) -> WordFinder:
        among = narrowed(searched.place.among, replace(chosen, within_km=0), searched.originals)
        gallery, labels = searched.gallery, sorted(searched.place.labels)
        return WordFinder(searched.library.words, gallery, among, labels, self._words.table())

    def _here(
        self,
        line: str,
        senses: Mapping[str, str],
        folders: tuple[Path, ...],
        k: int,
        chosen: Filter,
        like: Embeddings | None,
    ) -> SharedWords:
        """Answer in folders of this computer."""
        query = self._words.read(line, folders, senses)
        among = self._searches.passing(folders, chosen)
        answer = self._words.find(query, folders, among, like, Progress())
        first = answer.ids[:k].tolist()
        places = {number: place for place, number in enumerate(first)}
        pictures = self._pictures.get(first, folders)
        contents = self._catalogue.pictures.contents_of([each.id for each in pictures])
        hits = tuple(
            WordHit(
                picture,
                Origin(contents[picture.id], None, picture.path, None, (str(picture.path),)),
                float(answer.scores[places[picture.id]]),
                places[picture.id] < answer.answering,
            )
            for picture in pictures
            if picture.id in contents
        )
        return SharedWords(query, hits, answer.answering, len(self._pictures.ids(folders)), answer.remarks)


def _hits(searched: SearchedLibrary, answer: WordHits) -> list[WordHit]:
    """Give what was found as pictures; one that the version that answers does not have is left out."""
    entries = searched.gallery.get_soon(answer.contents)
    rows = zip(answer.contents, answer.scores.tolist(), strict=True)
    return [
        WordHit(
            picture_of(entries[content], searched),
            origin_of_entry(entries[content], searched),
            score,
            place < answer.answering,
            answer.distances.get(content),
        )
        for place, (content, score) in enumerate(rows)
        if content in entries
    ]
