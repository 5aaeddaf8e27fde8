"""The table of words that is shipped: which words there are, what they mean, and which classes answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from word_answers import KINDS, NEAR, Answer, Answers
from wordnet import Nouns

USUAL_SHARE = 1 / 2
"""Senses used at least so often as the most frequent one are meant as well, as long as none is chosen."""
LEAST_SHARE_OF_USE = 1 / 10
"""What is near a sense stands for the word only if that is used so often, before the most frequent one."""

_SEPARATORS = re.compile(r"[^a-z0-9]")
Columns = dict[str, npt.NDArray[Any]]


def key_of(word: str) -> str:
    """Give what two spellings of a word have in common: letters and digits, in lower case."""
    return _SEPARATORS.sub("", word.lower())


@dataclass(frozen=True)
class ImageNetWords:
    """What is known of the classes besides WordNet.

    Attributes:
        classes: the name of each class by its synset, in the order of the classifier.
        everyday: words that WordNet leads to no class, each with the places of the classes that are near.
        kinds: words for kinds that are keywords, as the classes are.
    """

    classes: Mapping[int, str]
    everyday: Mapping[str, frozenset[int]]
    kinds: Sequence[str]


def make_table(nouns: Nouns, irregular: Mapping[str, str], imagenet: ImageNetWords) -> Columns:
    """Make the columns that `simgui/words/table.py` describes.

    Args:
        nouns: of WordNet.
        irregular: plural → singular.
        imagenet: the classes.
    """
    classes = list(imagenet.classes)
    answers = Answers(nouns, classes, imagenet.everyday)
    answered = {offset: answer for offset in nouns.synsets if (answer := answers.of(offset)) is not None}
    known = {word: meant for word in nouns.senses if (meant := _meant(nouns, word, answered))}
    words = sorted(known, key=lambda word: (key_of(word), word))
    offsets = sorted({offset for found in known.values() for offset in found})
    nodes = sorted({answered[offset].node for offset in offsets} | set(answers.below))
    place_of_sense = {offset: place for place, offset in enumerate(offsets)}
    place_of_node = {offset: place for place, offset in enumerate(nodes)}
    plain = _kinds(nouns, answered, imagenet.kinds) | imagenet.classes
    names = {offset: _name(nouns, offset, plain) for offset in {*offsets, *nodes}}
    kept = {key_of(word) for word in words}
    others = sorted({key for word in nouns.senses if (key := key_of(word)) and key not in kept})
    plurals = sorted(
        (key_of(plural), key_of(singular)) for plural, singular in irregular.items() if singular in known
    )
    return {
        "word_keys": _texts(map(key_of, words)),
        "words": _texts(_spelled(nouns, word, known[word]) for word in words),
        "word_starts": _starts([known[word] for word in words]),
        "word_senses": np.array([place_of_sense[each] for word in words for each in known[word]], "<u2"),
        "word_usual": np.array(
            [usual for word in words for usual in _usual(nouns, word, known[word], answered)], "?"
        ),
        "sense_synsets": np.array(offsets, "<u4"),
        "sense_known": np.array([answered[each].known for each in offsets], "u1"),
        "sense_nodes": np.array([place_of_node[answered[each].node] for each in offsets], "<u2"),
        "sense_names": _texts(names[each] for each in offsets),
        "sense_glosses": _texts(nouns.synsets[each].gloss for each in offsets),
        "node_synsets": np.array(nodes, "<u4"),
        "node_names": _texts(names[each] for each in nodes),
        "node_keyword": np.array([each in plain for each in nodes], "?"),
        "node_starts": _starts([sorted(answers.below[each]) for each in nodes]),
        "node_classes": np.array([place for each in nodes for place in sorted(answers.below[each])], "<u2"),
        "class_nodes": np.array([place_of_node[each] for each in classes], "<u2"),
        "plurals": _texts(plural for plural, _ in plurals),
        "singulars": _texts(singular for _, singular in plurals),
        "other_keys": _texts(others),
    }


def _texts(texts: Iterable[str]) -> npt.NDArray[np.uint8]:
    """Join texts, each ended by a NUL, as UTF-8."""
    return np.frombuffer(b"".join(text.encode() + b"\0" for text in texts), np.uint8)


def _starts(groups: Sequence[Sequence[int]]) -> npt.NDArray[Any]:
    """Give where each group begins, and where the last one ends."""
    return np.cumsum([0, *map(len, groups)]).astype("<u4")


def _spelled(nouns: Nouns, word: str, senses: Sequence[int]) -> str:
    """Give a word as the synset writes it: T-shirt, not t-shirt."""
    lemmas = (lemma for offset in senses for lemma in nouns.synsets[offset].lemmas)
    return next((lemma for lemma in lemmas if lemma.lower() == word), word)


def _name(nouns: Nouns, offset: int, plain: Mapping[int, str]) -> str:
    """Give the plainest name of a synset: the most frequent one of those that mean it before all else."""
    lemmas = nouns.synsets[offset].lemmas
    if offset in plain:
        if plain[offset] not in lemmas:
            raise ValueError(f"{plain[offset]} is no name of synset {offset}: {', '.join(lemmas)}")
        return plain[offset]

    def count(lemma: str) -> int:
        place = nouns.senses[lemma.lower()].index(offset)
        return 0 if place else nouns.counts[lemma.lower(), place]

    return max(lemmas, key=count)


def _meant(nouns: Nouns, word: str, answered: Mapping[int, Answer]) -> list[int]:
    """Give the answered senses of a word, without what is near a meaning that the word hardly ever has."""
    counts = {each: 1 + nouns.counts[word, place] for place, each in enumerate(nouns.senses[word])}
    enough = max(counts.values()) * LEAST_SHARE_OF_USE
    return [
        each
        for each in counts
        if each in answered and (answered[each].known < NEAR or counts[each] >= enough)
    ]


def _usual(nouns: Nouns, word: str, senses: Sequence[int], answered: Mapping[int, Answer]) -> list[bool]:
    """Tell which senses are meant when none is chosen: the frequent ones, of these the well known ones."""
    counts = {each: 1 + nouns.counts[word, nouns.senses[word].index(each)] for each in senses}
    frequent = [each for each in senses if counts[each] >= USUAL_SHARE * max(counts.values())]
    usual = {each for each in frequent if answered[each].known < NEAR} or set(frequent)
    wider = {each for each in usual if any(each in nouns.ancestors[other] for other in usual - {each})}
    return [each in usual - wider for each in senses]


def _kinds(nouns: Nouns, answered: Mapping[int, Answer], words: Iterable[str]) -> dict[int, str]:
    """Find the first sense of each word that is a kind with classes."""
    found = {}
    for word in words:
        kinds = [each for each in nouns.senses[word] if each in answered and answered[each].known == KINDS]
        if not kinds:
            raise ValueError(f"{word} is no kind with classes")
        found[kinds[0]] = word
    return found
