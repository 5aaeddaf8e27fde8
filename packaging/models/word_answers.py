"""How the classes of ImageNet answer a noun: directly, by its kinds, by what is near it, or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from wordnet import Nouns

DIRECTLY, KINDS, NEAR = 0, 1, 2

ENOUGH_KINDS = 5
ENOUGH_SHARE = 1 / 20
"""So many of the kinds that WordNet lists, or such a share of them, are classes: they stand for all."""
LEAST_SHARE = 1 / 1000
"""With fewer, what the classes show has next to nothing to do with the word: 3 of 10,297 persons."""

MOST_STEPS = 2
MOST_CLASSES = 30
NEAR_SHARE = 1 / 40
"""What is near is at most so many steps up, and narrow and well enough covered to say something."""


@dataclass(frozen=True)
class Answer:
    """How one synset is answered.

    Attributes:
        known: `DIRECTLY`, `KINDS` or `NEAR`.
        node: the synset whose classes answer; another one if nothing below the synset is a class.
    """

    known: int
    node: int


class Answers:
    """Answers synsets.

    Args:
        nouns: of WordNet.
        classes: the synsets that are classes, in the order of the classifier.
        everyday: words that WordNet leads to no class, each with the classes near its first sense.

    Attributes:
        below: the classes that answer a synset, for each that has some.
    """

    def __init__(
        self,
        nouns: Nouns,
        classes: Sequence[int],
        everyday: Mapping[str, frozenset[int]] = MappingProxyType({}),
    ) -> None:
        self._nouns = nouns
        self._classes = frozenset(classes)
        self._everyday = {nouns.senses[word][0]: near for word, near in everyday.items()}
        self.below = nouns.below(classes) | self._everyday

    def of(self, offset: int) -> Answer | None:
        """Answer a synset; None if no class has anything to do with it."""
        if offset in self._classes:
            return Answer(DIRECTLY, offset)
        if offset in self._everyday:
            return Answer(NEAR, offset)
        if offset in self.below:
            if self._stands_for_all(offset):
                return Answer(KINDS, offset)
            return Answer(NEAR, offset) if self._share(offset) >= LEAST_SHARE else None
        level = {offset}
        for _ in range(MOST_STEPS):
            level = {above for each in level for above in self._nouns.synsets[each].above}
            found = [each for each in level if each in self.below]
            near = [each for each in found if self._is_near(each)]
            if near:
                return Answer(NEAR, min(near, key=lambda each: (len(self.below[each]), each)))
            if found:
                return None
        return None

    def _share(self, offset: int) -> float:
        return len(self.below[offset]) / self._nouns.kinds[offset]

    def _stands_for_all(self, offset: int) -> bool:
        return len(self.below[offset]) >= ENOUGH_KINDS or self._share(offset) >= ENOUGH_SHARE

    def _is_near(self, offset: int) -> bool:
        return len(self.below[offset]) <= MOST_CLASSES and self._share(offset) >= NEAR_SHARE
