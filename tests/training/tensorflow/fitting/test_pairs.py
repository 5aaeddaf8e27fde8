"""Answers about pairs in a training: what is drawn, what they cost, and that the same gives the same."""

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest

from simgui.core.progress import Progress
from simgui.training.options import TrainingOptions
from simgui.training.runs import TrainingRun

# TensorFlow warns of many things.
pytestmark = [pytest.mark.usefixtures("training_stack"), pytest.mark.filterwarnings("ignore")]


def test_the_loss_of_pairs_is_that_of_a_plain_loop() -> None:
    import tensorflow as tf

    from simgui.training.tensorflow.fitting.pairs import WEIGHT, LossWithPairs

    random = np.random.default_rng(0)
    embeddings = random.normal(size=(20, 3)).astype(np.float32)
    embeddings /= np.linalg.norm(embeddings, axis=1, keepdims=True)
    said = [1, 0, 1, 0, 0, 1]
    labels = np.array([0, 0, 1, 1, 2, 2, 3, 3, *said, *said])

    def of_labels(y_true: Any, y_pred: Any) -> Any:
        assert y_true.shape[0] == y_pred.shape[0] == 8
        return tf.constant(0.25)

    expected = 0.0
    for place, same in enumerate(said):
        distance = 1 - float(embeddings[8 + place] @ embeddings[14 + place])
        expected += max(0.0, distance - 0.1) if same else max(0.0, 0.5 - distance)
    loss = LossWithPairs(of_labels, 6)
    for shaped in (labels, labels[:, None]):
        found = float(loss(tf.constant(shaped), tf.constant(embeddings)))
        assert found == pytest.approx(0.25 + WEIGHT * expected / 6, abs=1e-5)


def test_pairs_are_drawn_by_seed_and_step_alone() -> None:
    from simgui.training.recipes import RECIPE_NUMBERS
    from simgui.training.tensorflow.data.answers import AnsweredPairs
    from simgui.training.tensorflow.data.sampling import make_sampler
    from simgui.training.tensorflow.fitting.pairs import SamplerWithPairs

    examples = np.arange(60, dtype=np.float32).reshape(30, 2)
    labels = np.repeat(np.arange(3), 10)
    answers = AnsweredPairs(np.arange(28).reshape(-1, 2), np.arange(14) % 2 == 0)
    options = TrainingOptions(classes_per_batch=2, examples_per_class_per_batch=3)

    def batches(seed: int, start: int) -> list[Any]:
        sampler = make_sampler(examples, labels, RECIPE_NUMBERS["quick"], options)
        drawn = SamplerWithPairs(sampler, examples, answers, seed).batches(start)
        return [[each.numpy() for each in next(drawn)] for _ in range(3)]

    first, again, later, other = batches(1, 0), batches(1, 0), batches(1, 1), batches(2, 0)
    for one, same in zip(first, again, strict=True):
        np.testing.assert_array_equal(one[0], same[0])
        np.testing.assert_array_equal(one[1], same[1])
    np.testing.assert_array_equal(first[1][0], later[0][0])
    assert not np.array_equal(first[0][0][6:], other[0][0][6:])
    given, said = first[0]
    assert given.shape == (6 + 2 * 14, 2)
    rows = (given[6:, 0] / 2).astype(int)
    np.testing.assert_array_equal(rows[14:], rows[:14] + 1)  # each pair is of neighbouring rows
    np.testing.assert_array_equal(said[6:20], (rows[:14] // 2 % 2 == 0).astype(int))
    np.testing.assert_array_equal(said[6:20], said[20:])


def test_a_head_learns_what_was_said_and_the_same_again_gives_the_same(
    run: TrainingRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    from simgui.training.tensorflow.data.answers import AnsweredPairs
    from simgui.training.tensorflow.recipes import head as module

    monkeypatch.setattr(module, "HIDDEN", 8)
    random = np.random.default_rng(0)
    labels = np.repeat(np.arange(4), 8)
    features = random.random((32, 12)).astype(np.float32)
    split = SimpleNamespace(calibration=np.arange(0))
    pictures = SimpleNamespace(labels=labels, scenes=np.arange(32), learnable=np.arange(32), split=split)
    options = TrainingOptions(classes_per_batch=2, epochs=1, steps_per_epoch=6, embedding=4)

    def trained(answers: AnsweredPairs) -> dict[str, bytes]:
        given = SimpleNamespace(pictures=pictures, options=options, run=run, answers=answers)
        arrays = module.train_learned_part(cast(Any, given), features, Progress())
        run.forget("head")
        return {name: array.tobytes() for name, array in arrays.items()}

    answers = AnsweredPairs(np.array([[0, 9], [1, 17], [2, 3]]), np.array([True, True, False]))
    assert trained(answers) == trained(answers)
    assert trained(answers) != trained(AnsweredPairs.none())
    elsewhere = AnsweredPairs(np.array([[0, 77]]), np.array([True]))  # not among what is learnt from
    assert trained(elsewhere) == trained(AnsweredPairs.none())
