"""Write a trained network as a backbone that the program can run: a LiteRT file and its manifest."""

import hashlib
from pathlib import Path
from typing import Any

import tensorflow as tf

from simgui.core.files import written_whole
from simgui.models.backbone import InputSpec
from simgui.models.manifest import BACKBONE, NETWORK, SCHEMA, BackboneManifest, write_manifest


def write_backbone(folder: Path, name: str, network: Any, wanted: InputSpec) -> Path:
    """Convert a network and write it, then its manifest.

    Args:
        folder: Of the new version.
        name: For people.
        network: Keras model from float32 (n, size, size, 3), 0 to 255, to float32 (n, d).
        wanted: What it looks at.

    Returns:
        The manifest's path.

    Raises:
        SimguiError: if the disk does not allow it.
    """
    content = _litert(network, wanted.size_px)
    manifest = {
        "schema": SCHEMA,
        "id": name,
        "name": name,
        "file": NETWORK,
        "sha256": hashlib.sha256(content).hexdigest(),
        "input": {
            "size_px": wanted.size_px,
            "crop": wanted.crop,
            "dtype": "uint8",
            "layout": "NHWC RGB 0..255",
        },
        "features": int(network.output_shape[-1]),
    }
    path = folder / BACKBONE
    with written_whole(folder / NETWORK) as beside:
        beside.write_bytes(content)
    write_manifest(path, manifest | {"id": BackboneManifest.from_json(manifest).content_id})
    return path


def _litert(network: Any, size_px: int) -> bytes:
    """Convert to LiteRT: 32 bit, bytes in, a free batch dimension."""

    def features(pixels: Any) -> dict[str, Any]:
        return {"features": network(tf.cast(pixels, tf.float32), training=False)}

    signature = [tf.TensorSpec((None, size_px, size_px, 3), dtype=tf.uint8, name="pixels")]
    traced = tf.function(features, input_signature=signature).get_concrete_function()
    converter = tf.lite.TFLiteConverter.from_concrete_functions([traced], network)
    return bytes(converter.convert())
