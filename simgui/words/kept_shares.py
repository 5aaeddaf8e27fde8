"""Keep what the classifiers say of the pictures of a place, in step with the catalogue."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.library.catalogue import Catalogue
from simgui.library.records import Ids
from simgui.words.class_shares import BLOCK, LikeliestClasses, ShareBlock
from simgui.words.classifier import Classifier, read_classifier
from simgui.words.keywords import MOST_KEYWORDS, Describer
from simgui.words.records import Scores
from simgui.words.table import WordFiles

MOST_OTHERS = 500_000

_CLASSIFIED_AT_ONCE = 4096


class ShareTable:
    """What pictures show, as far as a classifier tells.

    Args:
        blocks: The pictures, each in one block.

    Attributes:
        ids: int64 (n,), sorted.
    """

    def __init__(self, blocks: Sequence[ShareBlock] = ()) -> None:
        self.blocks = tuple(blocks)
        joined = np.concatenate([np.empty(0, np.int64), *(block.ids for block in blocks)])
        self._order = np.argsort(joined)
        self.ids: Ids = joined[self._order]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def nbytes(self) -> int:
        """The memory that it takes."""
        return sum(block.nbytes for block in self.blocks) + 2 * self.ids.nbytes

    def keywords(self) -> npt.NDArray[np.uint16]:
        """Give the nodes that describe each picture: uint16 (n, m), in the order of `ids`."""
        parts = [block.keywords for block in self.blocks] or [np.empty((0, MOST_KEYWORDS), np.uint16)]
        return np.asarray(np.concatenate(parts)[self._order])

    def sums(self, classes: Sequence[int]) -> Scores:
        """Give how likely each picture shows one of some classes: float32 (n,), in the order of `ids`."""
        found = np.concatenate([np.empty(0, np.float32), *(block.sums(classes) for block in self.blocks)])
        return np.asarray(found[self._order])


class KeptShares:
    """Holds the table of the pictures that were searched; new ones are added.

    It takes about 320 bytes a picture. Pictures of other places stay in it, `MOST_OTHERS` at most, so that a
    search in another folder and back computes nothing again. Another backbone begins anew.

    Args:
        catalogue: Keeps the features.
        files: Hold the classifiers.
        describer: Gives what chooses keywords.
    """

    def __init__(self, catalogue: Catalogue, files: WordFiles, describer: Callable[[], Describer]) -> None:
        self._catalogue = catalogue
        self._files = files
        self._describer = describer
        self._lock = threading.Lock()
        self._classifiers: dict[str, Classifier] = {}
        self._key: tuple[object, ...] | None = None
        self._question: object = None
        self._table = ShareTable()

    def of(self, folders: tuple[Path, ...], backbone: str, progress: Progress) -> ShareTable:
        """Give a table that has all pictures of some folders that have features of a backbone, and others.

        Args:
            folders: None of them lies in another.
            backbone: Of a starter.
            progress: Told how many are done.

        Raises:
            Cancelled: if the person asked to stop; nothing is kept of what is new.
            SimguiError: if the shipped files are damaged.
        """
        with self._lock:
            key = (backbone, self._catalogue.backups.restored())
            question = (folders, self._catalogue.version())
            if key != self._key:
                self._table, self._key, self._question = ShareTable(), None, None
            elif question == self._question:
                return self._table
            ids = self._catalogue.pictures.ids(folders, backbone)
            added = np.sort(ids[np.isin(ids, self._table.ids, invert=True)])
            others = len(self._table) + len(added) - len(ids)
            if len(added) or others > MOST_OTHERS:
                blocks = self._table.blocks if others <= MOST_OTHERS else self._only(ids)
                self._table = ShareTable(self._with_more(blocks, added, backbone, progress))
            self._key, self._question = key, question
            return self._table

    def classifier(self, backbone: str) -> Classifier:
        """Give the classifier of a starter's backbone, read when it is first needed."""
        if backbone not in self._classifiers:
            self._classifiers[backbone] = read_classifier(self._files, backbone)
        return self._classifiers[backbone]

    def _only(self, ids: Ids) -> Sequence[ShareBlock]:
        """Give the blocks with some of their pictures."""
        here = [(block, np.isin(block.ids, ids)) for block in self._table.blocks]
        return [block if kept.all() else block.only(kept) for block, kept in here if kept.any()]

    def _with_more(
        self, blocks: Sequence[ShareBlock], added: Ids, backbone: str, progress: Progress
    ) -> Sequence[ShareBlock]:
        """Give blocks with more pictures."""
        kept = list(blocks)
        for start in range(0, len(added), BLOCK):
            ids = added[start : start + BLOCK]
            block = self._classified(ids, backbone, progress, start, len(added))
            while kept and len(kept[-1]) < 2 * len(block) and len(kept[-1]) + len(block) <= BLOCK:
                block = kept.pop().joined(block)  # few are left when one after another is added
            kept.append(block)
        return kept

    def _classified(self, ids: Ids, backbone: str, progress: Progress, done: int, total: int) -> ShareBlock:
        """Give the block of some pictures; `done` of `total` were classified before."""
        classifier, parts = self.classifier(backbone), list[LikeliestClasses]()
        for start in range(0, len(ids), _CLASSIFIED_AT_ONCE):
            progress.step(say("Looking for keywords"), done + start, total)
            group = ids[start : start + _CLASSIFIED_AT_ONCE]
            features = self._catalogue.features.read(group, backbone, classifier.features)
            shares = classifier.shares(features)
            parts.append(LikeliestClasses.of(shares, self._describer().nodes(shares)[0]))
        return ShareBlock.of(ids, parts, classifier.classes)
