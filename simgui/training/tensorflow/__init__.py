"""The only room that knows TensorFlow and TensorFlow Similarity. It runs in a process of its own."""

import os

from simgui.training.tensorflow.unused_imports import stand_in

# TensorFlow Similarity 0.17 needs Keras 2. This counts only before the first import of TensorFlow anywhere in
# the process; later, Keras 3 is used without a word.
os.environ["TF_USE_LEGACY_KERAS"] = "1"
# Progress bars of the samplers and the indexer would stand between the events.
os.environ["TQDM_DISABLE"] = "1"

stand_in()
