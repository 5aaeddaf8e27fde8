"""The network of the Keras example for similarity of small pictures, trained from nothing."""

from typing import Any

import tensorflow as tf
from tensorflow_similarity.layers import MetricEmbedding
from tensorflow_similarity.models import SimilarityModel

SIZE_PX = 32


def example_network(embedding: int) -> Any:
    """Build the example's network: 1,028,480 parameters at an embedding of 256."""
    given = tf.keras.layers.Input((SIZE_PX, SIZE_PX, 3))
    x = tf.keras.layers.Rescaling(1 / 255)(given)
    x = tf.keras.layers.Conv2D(64, 3, activation="relu")(x)
    x = tf.keras.layers.BatchNormalization()(x)
    x = tf.keras.layers.Conv2D(128, 3, activation="relu")(x)
    x = tf.keras.layers.BatchNormalization()(x)
    x = tf.keras.layers.MaxPool2D((4, 4))(x)
    x = tf.keras.layers.Conv2D(256, 3, activation="relu")(x)
    x = tf.keras.layers.BatchNormalization()(x)
    x = tf.keras.layers.Conv2D(256, 3, activation="relu")(x)
    x = tf.keras.layers.GlobalMaxPool2D()(x)
    return SimilarityModel(given, MetricEmbedding(embedding)(x))
