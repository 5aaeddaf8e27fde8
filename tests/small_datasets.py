"""The process that reads data sets, on the mock data of TensorFlow Datasets: nothing is downloaded.

`small_datasets.py FOLDER`: FOLDER receives what the library knows of a set that it has prepared.
"""

import sys
from pathlib import Path

import tensorflow_datasets as tfds
from tensorflow_datasets.core.splits import SplitDict, SplitInfo

from simgui.datasets import process

LABELS = ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck")
PICTURES = 12


def describe(folder: Path) -> None:
    """Write the metadata of a prepared cifar10, less its pictures, which the mock makes up."""
    builder = tfds.builder("cifar10", data_dir=folder)
    builder.info.features["label"].names = LABELS
    splits = [
        SplitInfo(name=name, shard_lengths=[PICTURES], num_bytes=1, filename_template=None)
        for name in ("train", "test")
    ]
    builder.info.set_splits(SplitDict(splits))
    Path(builder.data_path).mkdir(parents=True)
    builder.info.write_to_directory(builder.data_path)


def main() -> int:
    folder = Path(sys.argv[1])
    if not folder.exists():
        describe(folder)
    with tfds.testing.mock_data(num_examples=PICTURES, data_dir=folder):
        return process.main()


if __name__ == "__main__":
    sys.exit(main())
