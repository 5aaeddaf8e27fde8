"""What a line of words means, and what answers it."""

from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from simgui.library.records import Ids

Scores = npt.NDArray[np.float32]
"""How well pictures answer: float32 (n,), in [0, 1]."""


class Known(StrEnum):
    """How well a word is known."""

    DIRECTLY = "directly"  # it names a class
    KINDS = "kinds"  # enough of its kinds are classes
    NEAR = "near"  # only something near is
    NO = "no"


class TermKind(StrEnum):
    """What a part of a line is taken for."""

    WORD = "word"
    LABEL = "label"  # a label of the person
    NAME = "name"  # a part of the name of a file or folder
    DATE = "date"
    COLOUR = "colour"  # a colour, or light


class Remark(StrEnum):
    """What is to be known of a result besides its pictures."""

    NOT_LOOKED_AT = (
        "not looked at"  # words cannot be answered for some pictures: no starter has looked at them
    )
    NOTHING_LOOKED_AT = "nothing looked at"  # … for none of them
    NO_COLOURS = "no colours"  # some pictures have no thumbnail yet, so that their colours are not known
    NO_DATES = "no dates"  # a date was asked, and no picture says when it was taken
    NOT_KNOWN = "not known"  # a word is not known, and no label or name has it: it was left out


@dataclass(frozen=True)
class Sense:
    """One meaning of a word.

    Attributes:
        id: Number of its synset in WordNet 3.0: "n02084071".
        name: Its plainest name: "dog".
        gloss: What it means.
    """

    id: str
    name: str
    gloss: str = field(default="", compare=False)


@dataclass(frozen=True)
class Term:
    """A part of a line.

    Attributes:
        text: As it was typed, without its quotes and minus.
        kind: What it is taken for.
        unwanted: Whether it is led by a minus: pictures that answer it are left out.
        known: How well it is known; None of what is no word.
        sense: The sense that was chosen; None if none was: the usual ones are meant.
        senses: The senses to choose from, the usual ones first; empty if there is no choice.
        near: Of a word that is known by something near, the names of what is shown instead; of one that is
            not known, words to offer, the nearest first.
    """

    text: str
    kind: TermKind
    unwanted: bool = False
    known: Known | None = None
    sense: Sense | None = None
    senses: tuple[Sense, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class WordQuery:
    """A line of words, read.

    Attributes:
        text: The line.
        terms: Its parts; all that are wanted are meant together.
    """

    text: str
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True)
class WordsResult:
    """What answers.

    Attributes:
        query: What was asked.
        ids: int64 (m,), the pictures in the order in which they answer, the best first.
        scores: How well each does: within what answers, the person's labels decide the order before them.
        answering: So many of them, from the first on, answer: the calibrated cut. The others are less likely
            right than wrong.
        remarks: What is to be known besides.
    """

    query: WordQuery
    ids: Ids
    scores: Scores
    answering: int
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class Keyword:
    """A word for what is seen in a picture.

    Attributes:
        word: The word.
        sense: Id of its sense, as in `Sense`; empty for a label of the person.
        score: How sure it is, in [0, 1]; 1 for a label of the person.
    """

    word: str
    sense: str
    score: float


@dataclass(frozen=True)
class Completion:
    """What a line may go on with.

    Attributes:
        text: The whole line, completed.
        kind: What its last part is.
        count: How many pictures have the label or the keyword; None if that is not known.
    """

    text: str
    kind: TermKind
    count: int | None = None
