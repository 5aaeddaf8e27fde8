"""A network in full 8 bits: whole-number arithmetic from the pixels to the features.

The converter learns from calibration pictures which range each tensor takes. The
network is given scaled pixels, so that ``(x - 127) / 128`` needs no operator of
its own: it is what the bytes of the input *mean*, with a scale of 1/128 and a zero
point of 127.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import tensorflow as tf
from ai_edge_litert.interpreter import Interpreter
from conversion import Float32s, Pixels, converter_of
from efficientnet_lite import INPUT_CENTRE, INPUT_SCALE
from published import CheckFailedError
from quantised_backbone import Quantisation

PIXELS = Quantisation(1 / INPUT_SCALE, round(INPUT_CENTRE))


def quantise(network: Any, pictures: Pixels) -> bytes:
    """Convert to a LiteRT file that computes in 8 bits: uint8 pixels → int8 features.

    Args:
        network: from scaled pixels to features, with its weights.
        pictures: uint8 (n, size_px, size_px, 3), RGB, to calibrate with.

    Raises:
        CheckFailedError: the file reads its pixels in another way.
    """

    def scaled() -> Iterator[list[Float32s]]:
        for picture in pictures:
            yield [((picture[None].astype(np.float32) - INPUT_CENTRE) / INPUT_SCALE).astype(np.float32)]

    converter = converter_of(network)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = scaled
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    converter.inference_input_type = tf.uint8
    converter.inference_output_type = tf.int8
    model: bytes = converter.convert()
    given = Interpreter(model_content=model).get_input_details()[0]
    if Quantisation(*given["quantization"]) != PIXELS:
        raise CheckFailedError(f"the pixels of the file mean {given['quantization']}, not {PIXELS}")
    return model
