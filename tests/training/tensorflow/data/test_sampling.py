"""What a batch holds."""

import numpy as np
import pytest

from simgui.training.options import TrainingOptions
from simgui.training.recipes import RECIPE_NUMBERS

# TensorFlow warns of many things.
pytestmark = [pytest.mark.usefixtures("training_stack"), pytest.mark.filterwarnings("ignore")]


def test_a_batch_holds_so_many_labels_with_so_many_pictures_each() -> None:
    from simgui.training.tensorflow.data.sampling import batch_shape, make_sampler

    labels = np.repeat(np.arange(30), 7)
    quick = RECIPE_NUMBERS["quick"]
    assert batch_shape(labels, quick, TrainingOptions()) == (16, 7)
    assert batch_shape(np.repeat([0, 1], 100), quick, TrainingOptions()) == (2, 64)
    assert batch_shape(np.repeat([0, 1, 2], 2), quick, TrainingOptions()) == (3, 2)
    chosen = TrainingOptions(classes_per_batch=4, examples_per_class_per_batch=3)
    assert batch_shape(labels, quick, chosen) == (4, 3)
    _, drawn = make_sampler(np.arange(210), labels, quick, chosen).generate_batch(0)
    assert sorted(np.unique(drawn.numpy(), return_counts=True)[1].tolist()) == [3, 3, 3, 3]


def test_a_batch_depends_on_seed_and_step_alone() -> None:
    from simgui.training.tensorflow.data.sampling import make_sampler

    labels = np.repeat(np.arange(6), 9)
    quick = RECIPE_NUMBERS["quick"]

    def drawn(step: int, seed: int) -> tuple[bytes, bytes]:
        sampler = make_sampler(
            np.arange(54.0),
            labels,
            quick,
            TrainingOptions(seed=seed),
            lambda rows, random: rows + random.random(),
        )
        examples, numbers = next(sampler.batches(step))
        return examples.numpy().tobytes(), numbers.numpy().tobytes()

    assert drawn(5, 0) == drawn(5, 0)
    assert len({drawn(5, 0), drawn(6, 0), drawn(5, 1)}) == 3


def test_pictures_are_drawn_twice_only_if_they_do_not_suffice() -> None:
    from simgui.training.tensorflow.data.sampling import make_sampler

    labels = np.array([0] * 10 + [1] * 2)
    options = TrainingOptions(examples_per_class_per_batch=10)
    examples, numbers = make_sampler(np.arange(12), labels, RECIPE_NUMBERS["quick"], options).generate_batch(
        3
    )
    drawn, numbers = examples.numpy(), numbers.numpy()
    assert sorted(drawn[numbers == 0].tolist()) == list(range(10))
    assert set(drawn[numbers == 1].tolist()) <= {10, 11}
    assert np.array_equal(labels[drawn], numbers)
