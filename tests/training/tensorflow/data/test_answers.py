"""Which answers a training learns from: those about pictures that it is trained on, and no others."""

from types import SimpleNamespace
from typing import Any, cast

import numpy as np

from simgui.library.catalogue import PairAnswer
from simgui.training.runs import TrainingRun
from simgui.training.tensorflow.data.answers import read_answers


def content(number: int) -> bytes:
    return bytes([number]) * 16


class Library:
    """A catalogue of six pictures, of which row n has the id 10 + n."""

    def __init__(self, *answers: PairAnswer) -> None:
        self.decisions = SimpleNamespace(answers=lambda: list(answers))
        self.pictures = SimpleNamespace(contents=lambda ids: [content(each - 10) for each in ids.tolist()])


PICTURES = cast(
    Any,
    SimpleNamespace(
        ids=np.arange(10, 16),
        rows=np.arange(6),
        learnable=np.array([0, 1, 2]),  # 3 and 4 calibrate, 5 tests
    ),
)


def test_pairs_that_touch_what_measures_the_model_are_left_out(run: TrainingRun) -> None:
    library = Library(
        PairAnswer(content(0), content(1), True),
        PairAnswer(content(0), content(2), False, asked=True),
        PairAnswer(content(1), content(3), True),
        PairAnswer(content(4), content(5), True),
        PairAnswer(content(2), content(200), True),
    )
    found = read_answers(run, cast(Any, library), PICTURES)
    assert found.pairs.tolist() == [[0, 1], [0, 2]]
    assert found.same.tolist() == [True, False]


def test_a_training_goes_on_with_the_answers_that_it_began_with(run: TrainingRun) -> None:
    began = read_answers(run, cast(Any, Library(PairAnswer(content(0), content(1), True))), PICTURES)
    later = read_answers(run, cast(Any, Library(PairAnswer(content(1), content(2), False))), PICTURES)
    assert later.pairs.tolist() == began.pairs.tolist() == [[0, 1]]


def test_without_answers_there_are_none(run: TrainingRun) -> None:
    assert len(read_answers(run, cast(Any, Library()), PICTURES)) == 0
