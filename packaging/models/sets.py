"""Labelled pictures in folders, one subfolder a label, and seeded draws from them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from pictures import list_pictures, read_features

from simgui.models.backbone import Backbone

Features = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]


@dataclass(frozen=True)
class LabelledPaths:
    """Files and the names of their labels, side by side."""

    paths: tuple[Path, ...]
    labels: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.paths)

    def only(self, names: Collection[str]) -> LabelledPaths:
        """The files of some labels."""
        kept = [pair for pair in zip(self.paths, self.labels, strict=True) if pair[1] in names]
        return LabelledPaths(tuple(path for path, _ in kept), tuple(label for _, label in kept))


@dataclass(frozen=True)
class LabelledFeatures:
    """Features float32 (n, d) and labels int64 (n,), a number a label."""

    features: Features
    labels: Labels

    def __len__(self) -> int:
        return len(self.features)


def list_labelled(folder: Path) -> LabelledPaths:
    """Every picture of a folder that holds one subfolder a label."""
    paths = tuple(path for path in list_pictures(folder) if path.parent != folder)
    return LabelledPaths(paths, tuple(path.relative_to(folder).parts[0] for path in paths))


def draw(given: LabelledPaths, shares: tuple[int, ...], seed: int) -> tuple[LabelledPaths, ...]:
    """Draw sets that have no picture in common, so many pictures of each label.

    Args:
        given: the pictures to draw from.
        shares: for each set, how many pictures of each label.
        seed: of the order in which pictures are drawn.
    """
    order = np.random.default_rng(seed)
    drawn: list[list[tuple[Path, str]]] = [[] for _ in shares]
    for label in sorted(set(given.labels)):
        of_label = given.only({label}).paths
        if len(of_label) < sum(shares):
            raise ValueError(f"{sum(shares)} pictures of {label} are needed, {len(of_label)} are there")
        shuffled = [of_label[place] for place in order.permutation(len(of_label))]
        start = 0
        for part, share in zip(drawn, shares, strict=True):
            part.extend((path, label) for path in shuffled[start : start + share])
            start += share
    return tuple(LabelledPaths(tuple(p for p, _ in part), tuple(name for _, name in part)) for part in drawn)


def read_labelled(backbone: Backbone, given: LabelledPaths, names: list[str]) -> LabelledFeatures:
    """Compute the features of labelled pictures; a label's number is its place in ``names``."""
    numbers = {name: number for number, name in enumerate(names)}
    labels = np.array([numbers[label] for label in given.labels], dtype=np.int64)
    return LabelledFeatures(read_features(backbone, given.paths), labels)
