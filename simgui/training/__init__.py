"""The only rooms that know TensorFlow and TensorFlow Similarity. They run in a process of their own."""

import os

from simgui.training.left_out import stand_in

# TensorFlow Similarity 0.17 needs Keras 2. This counts only before the first import of TensorFlow anywhere in
# the process; later, Keras 3 is used without a word.
os.environ["TF_USE_LEGACY_KERAS"] = "1"
# Progress bars of the samplers and the indexer would stand between the events.
os.environ["TQDM_DISABLE"] = "1"

stand_in()
