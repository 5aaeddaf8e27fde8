"""All that imports TensorFlow and TensorFlow Similarity; it runs in the trainer process.

`task` is one training from beginning to end; it says where each of its parts is.
"""

import os

from simgui.training.tensorflow.unused_imports import stand_in

# TensorFlow Similarity 0.17 needs Keras 2. This counts only before the first import of TensorFlow anywhere in
# the process; set later, Keras 3 is used without a warning.
os.environ["TF_USE_LEGACY_KERAS"] = "1"
# Progress bars of the samplers and the indexer would be mixed with the events.
os.environ["TQDM_DISABLE"] = "1"

stand_in()
