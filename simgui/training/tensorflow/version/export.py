"""Write a trained network as a backbone that the program can run: a LiteRT file and its manifest."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import tensorflow as tf

from simgui.models.backbone import InputSpec
from simgui.models.layout import NETWORK, write_hashed
from simgui.models.manifest.backbone import BackboneManifest


def write_backbone(folder: Path, name: str, network: Any, wanted: InputSpec) -> Path:
    """Convert a network and write it, then its manifest.

    Args:
        folder: Of the new version.
        name: For people.
        network: Keras model from float32 (n, size, size, 3), 0 to 255, to float32 (n, d).
        wanted: The pictures that it takes.

    Returns:
        The manifest's path.

    Raises:
        SimguiError: if the disk does not allow it.
    """
    sha256 = write_hashed(folder / NETWORK, _litert(network, wanted.size_px))
    manifest = BackboneManifest(name, sha256, wanted, name, int(network.output_shape[-1]))
    return replace(manifest, id=manifest.content_id).write(folder)


def _litert(network: Any, size_px: int) -> bytes:
    """Convert to LiteRT: 32 bit, bytes in, a free batch dimension.

    The converter is given the weights alone: of a Keras model it would trace every layer again, twice, which
    takes more than the rest.
    """

    def features(pixels: Any) -> dict[str, Any]:
        return {"features": network(tf.cast(pixels, tf.float32), training=False)}

    signature = [tf.TensorSpec((None, size_px, size_px, 3), dtype=tf.uint8, name="pixels")]
    traced = tf.function(features, input_signature=signature).get_concrete_function()
    weights = tf.Module()
    weights.of_network = network.variables
    converter = tf.lite.TFLiteConverter.from_concrete_functions([traced], weights)
    return bytes(converter.convert())
