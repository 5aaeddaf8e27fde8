"""Data sets as TensorFlow Datasets has them; runs in the process of their own."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.datasets.records import Download
from simgui.datasets.writing import Example

_NAME = re.compile(r"[a-z0-9_]+(/[a-z0-9_.]+)?")
"""Without the names of other places (`huggingface:…`), whose code would be run."""


class Source:
    """One data set.

    Args:
        name: `cifar10`, or with a variant, `food101/2.0.0`.
        downloads: Where it is kept if it has to be downloaded. One that TensorFlow Datasets has prepared
            before, in its own folder, is used from there.

    Raises:
        SimguiError: if there is none of that name, or it is no set of labelled pictures.
    """

    def __init__(self, name: str, downloads: Path) -> None:
        if not _NAME.fullmatch(name):
            raise _unknown(name)
        os.environ.setdefault("TQDM_DISABLE", "1")
        import tensorflow_datasets as tfds

        self._tfds: Any = tfds
        self._name = name
        try:
            builder = tfds.builder(name)
            self.prepared = bool(builder.is_prepared())
            if not self.prepared:
                builder = tfds.builder(name, data_dir=downloads)
        except tfds.core.registered.DatasetNotFoundError as error:
            raise _unknown(name) from error
        self._builder: Any = builder
        features = dict(builder.info.features or {})
        if not isinstance(features.get("image"), tfds.features.Image) or not isinstance(
            features.get("label"), tfds.features.ClassLabel
        ):
            raise SimguiError(
                say("'{name}' is no set of labelled pictures", name=name),
                say("Choose one with a picture and a label each, such as cifar10."),
            )
        if not self.prepared and builder.MANUAL_DOWNLOAD_INSTRUCTIONS:
            raise SimguiError(
                say("'{name}' cannot be downloaded by a program", name=name),
                say("Its owners give it to registered people only. Choose another, such as cifar10."),
            )

    def download(self) -> Download:
        """Tell what it would need of the network; nothing is asked of the network for that."""
        if self.prepared:
            return Download(False)
        files = self._builder.url_infos or {}
        sizes = [info.size for info in files.values()]
        hosts = sorted({urlsplit(address).hostname or address for address in files})
        return Download(True, int(sum(sizes)) if sizes and all(sizes) else None, tuple(hosts))

    def prepare(self, progress: Progress) -> None:
        """Download it, check it by the hashes that TensorFlow Datasets knows, and unpack it.

        Raises:
            SimguiError: if the network or the disk does not allow it.
        """
        progress.step(say("Downloading"), 0, 0)
        try:
            self._builder.download_and_prepare()
        except Exception as error:
            raise SimguiError(
                say("'{name}' could not be downloaded", name=self._name),
                say(
                    "{error}. Check that the computer is online and try again.",
                    error=f"{type(error).__name__}: {error}",
                ),
            ) from error

    def splits(self) -> dict[str, tuple[int, Iterator[Example]]]:
        """Give the pictures of each split, and how many they are, always in the same order."""
        names = self._builder.info.features["label"].int2str
        return {
            str(split): (int(info.num_examples), self._examples(split, names))
            for split, info in self._builder.info.splits.items()
        }

    def _examples(self, split: str, name_of: Any) -> Iterator[Example]:
        pictures = self._builder.as_dataset(
            split=split, shuffle_files=False, decoders={"image": self._tfds.decode.SkipDecoding()}
        )
        for each in pictures.as_numpy_iterator():
            yield bytes(each["image"]), str(name_of(int(each["label"])))


def _unknown(name: str) -> SimguiError:
    return SimguiError(
        say("TensorFlow Datasets has no '{name}'", name=name),
        say("Its catalogue, www.tensorflow.org/datasets, lists them; cifar10 is one."),
    )
