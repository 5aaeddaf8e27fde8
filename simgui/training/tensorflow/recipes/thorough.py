"""The thorough recipe: the backbone's upper blocks are trained as well, on views of the person's pictures.

The lower blocks see edges and textures, which are the same everywhere; what they make of each view is
computed once and kept on disk, so that a step costs only the upper blocks. The new backbone gives both the
features of the trained blocks and those of the blocks as they were: the head learns from all of them and
keeps the second, so that unknown things are still no match.

It begins with EfficientNet-Lite0 as the earlier starter has it, whichever starter is in use: the weights of
the others are in 8 bits, in which nothing can be learnt. The features of another starter as the kept part
would take a second network for every picture, with another size of its input.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf
from tensorflow_similarity.layers import MetricEmbedding
from tensorflow_similarity.models import SimilarityModel

from simgui.core.progress import Progress
from simgui.models.backbone import LITE0_INPUT
from simgui.models.layout import BACKBONE
from simgui.models.litert import load_backbone
from simgui.models.starter import Starters
from simgui.training.phases import Phase
from simgui.training.recipes import RECIPE_NUMBERS
from simgui.training.tensorflow.data.pictures import Rows, evenly
from simgui.training.tensorflow.data.reading import read_features, read_views
from simgui.training.tensorflow.data.row_file import PictureRows
from simgui.training.tensorflow.data.sampling import make_sampler
from simgui.training.tensorflow.fitting.devices import precision
from simgui.training.tensorflow.fitting.fit import NetworkToFit, fit, make_optimizer
from simgui.training.tensorflow.fitting.losses import make_loss
from simgui.training.tensorflow.fitting.validation import MOST_QUERIES, validator
from simgui.training.tensorflow.networks.dropout import SteppedDropout
from simgui.training.tensorflow.networks.lite0 import Weights, lower_part, read_weights, upper_part
from simgui.training.tensorflow.recipes.head import train_head
from simgui.training.tensorflow.recipes.recipe import RecipeInput, RecipeResult
from simgui.training.tensorflow.version.export import write_backbone

CUT = 11
"""Blocks that stay as they are: up to here a picture is 14 x 14 places of 112 numbers."""
VIEWS_EACH = 6
MOST_VIEWS = 24_000
"""Bounds the disk space: 44 kB a view, 1 GB in all."""
DROPOUT = 0.2
_MOST_COMPARED = 1200


@dataclass(frozen=True)
class Views:
    """The output of the lower blocks for views of pictures.

    Attributes:
        rows: Rows of the pictures, int64 (n,): first those to train on, then calibration pictures.
        trained: Places in `rows` of those that are trained on and could be read, int64.
        calibration: Places of the calibration pictures that could be read, int64.
        count: Views of each picture; the first is the picture as it is searched with.
        seen: float16 (n * count, 14, 14, 112): all views of the first picture, then of the second.
    """

    rows: Rows
    trained: Rows
    calibration: Rows
    count: int
    seen: npt.NDArray[np.float16]

    def first(self, places: Rows) -> Rows:
        """Give the row of `seen` that holds the first view of each of some pictures."""
        return places * self.count


def learn(given: RecipeInput, progress: Progress) -> RecipeResult:
    """Train a backbone, unless an interrupted training has done so already, and a head on its features."""
    manifest = given.run.version / BACKBONE
    if not manifest.is_file():
        network = tune_backbone(given, progress)
        write_backbone(given.run.version, given.version_id, network, LITE0_INPUT)
    tuned = load_backbone(manifest)
    read = read_features(
        given.files(given.all_rows),
        tuned,
        given.run.folder / "features",
        given.open_pool,
        Phase.LOOKING,
        progress,
    )
    left, features = given.without_unreadable(given.all_rows, read, progress), np.array(read.rows())
    return train_head(left, features, features[:, features.shape[1] // 2 :], tuned.id, progress)


def tune_backbone(given: RecipeInput, progress: Progress) -> Any:
    """Train the upper blocks.

    Args:
        given: Pictures and options.
        progress: Told of every phase.

    Returns:
        Keras model from float32 (n, 224, 224, 3), 0 to 255, to features float32 (n, 2560): those of the
        trained blocks, then those of the blocks as they were.

    Raises:
        SimguiError: if too few pictures can still be read.
    """
    tf.keras.utils.set_random_seed(given.options.seed)
    weights = read_weights(Starters().earlier.backbone.file)
    lower, tuned = lower_part(weights, CUT), upper_part(weights, CUT, "tuned")
    tuned.set_weights(_tune(given, weights, _prepare(given, lower, progress), progress))
    seen = lower.output
    features = tf.keras.layers.Concatenate()([tuned(seen), upper_part(weights, CUT)(seen)])
    return tf.keras.Model(lower.inputs, features)


def _prepare(given: RecipeInput, lower: Any, progress: Progress) -> Views:
    """Compute the output of the lower blocks for the views that are trained on, and for calibration."""
    divided = given.pictures.as_divided
    trained = evenly(divided.learnable, MOST_VIEWS // 2)
    rows = np.concatenate([trained, evenly(divided.split.calibration, MOST_QUERIES)])
    count = max(2, min(VIEWS_EACH, MOST_VIEWS // len(rows)))
    size, shape = LITE0_INPUT.size_px, (count, *lower.output_shape[1:])
    see = tf.function(
        lambda pixels: tf.cast(lower(tf.cast(pixels, tf.float32), training=False), tf.float16),
        input_signature=[tf.TensorSpec((None, size, size, 3), tf.uint8)],
    )
    kept = PictureRows(given.run.folder / "views", shape, np.float16)
    read_views(
        given.files(rows),
        LITE0_INPUT,
        given.options.seed,
        count,
        lambda views: see(views).numpy(),
        kept,
        given.open_pool,
        Phase.VIEWS,
        progress,
    )
    left = given.without_unreadable(rows, kept, progress).pictures  # too few are told now, not after an hour
    read = kept.were_read()
    places = np.flatnonzero(np.isin(rows, left.learnable) & read)
    calibration = np.flatnonzero(read[len(trained) :]) + len(trained)
    return Views(rows, places[places < len(trained)], calibration, count, kept.rows().reshape(-1, *shape[1:]))


def _tune(given: RecipeInput, weights: Weights, views: Views, progress: Progress) -> list[Any]:
    """Train the upper blocks on the views, in mixed precision where the machine gains by it.

    Returns:
        Their weights, float32.
    """
    options, labels = given.options, given.pictures.labels
    seen, trained, numbers = views.seen, views.trained, labels[views.rows]

    def any_view(places: Rows, random: np.random.Generator) -> npt.NDArray[np.float32]:
        first = views.first(places)
        return np.asarray(seen[first + random.integers(0, views.count, len(first))], np.float32)

    recipe = RECIPE_NUMBERS["thorough"]
    sampler = make_sampler(trained, numbers[trained], recipe, options, any_view)
    optimizer = make_optimizer(recipe, len(trained), options)
    with _policy(precision()):
        tuned = upper_part(weights, CUT, "tuned")
        features = SteppedDropout(DROPOUT, 0, lambda: optimizer.iterations)(tuned.output)
    embedding = MetricEmbedding(options.embedding or recipe.embedding, dtype="float32")(features)
    model = SimilarityModel(tuned.inputs, embedding)
    model.compile(
        optimizer=optimizer,
        loss=make_loss(options.loss or "multi-similarity"),
    )
    validate = validator(
        model,
        seen,
        np.repeat(numbers, views.count),
        np.repeat(given.pictures.scenes[views.rows], views.count),
        views.first(views.calibration),
        views.first(evenly(trained, _MOST_COMPARED)),
    )
    network = NetworkToFit("backbone", Phase.TUNING, model, sampler, validate)
    fit(network, recipe, len(trained), options, given.run, progress)
    return list(tuned.get_weights())


@contextmanager
def _policy(name: str) -> Iterator[None]:
    """Build layers that compute in another precision; their weights are float32 all the same."""
    before = tf.keras.mixed_precision.global_policy()
    tf.keras.mixed_precision.set_global_policy(name)
    try:
        yield
    finally:
        tf.keras.mixed_precision.set_global_policy(before)
