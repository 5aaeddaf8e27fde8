"""Where TensorFlow computes: on a graphics card if it finds one, in half precision where that is faster."""

import tensorflow as tf

_TENSOR_CORES = (7, 0)
"""Compute capability from which 16-bit arithmetic is faster than 32-bit (NVIDIA Volta, 2017)."""


def precision() -> str:
    """Name the policy of mixed precision for a deep network on this machine.

    Only what is computed on a graphics card with units for 16-bit arithmetic gains by it; a processor is left
    with 32 bit. The memory of a card is taken as it is needed, since other programs may use the card too.
    """
    cards = tf.config.list_physical_devices("GPU")
    for card in cards:
        tf.config.experimental.set_memory_growth(card, True)
    capabilities = [
        tf.config.experimental.get_device_details(card).get("compute_capability", (0, 0)) for card in cards
    ]
    return "mixed_float16" if capabilities and min(capabilities) >= _TENSOR_CORES else "float32"
