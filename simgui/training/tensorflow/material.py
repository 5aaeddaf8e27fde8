"""What a training learns from: pictures with labels, divided once, the same again after an interruption."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError
from simgui.evaluation.labelled_gallery import LabelledGallery
from simgui.evaluation.metrics import Labels
from simgui.evaluation.split import MOST_PICTURES, Split, evenly_drawn, stratified_split
from simgui.library.catalogue import Catalogue
from simgui.library.labelled import LabelledPictures, read_labelled
from simgui.models.head import Head
from simgui.training.options import TrainingOptions
from simgui.training.readiness import lacks
from simgui.training.runs import Arrays, TrainingRun

_PART = "material"
Rows = npt.NDArray[np.int64]
Features = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Material:
    """Distinct pictures with one label each, and what each is used for.

    Attributes:
        ids: int64 (n,), sorted.
        labels: int64 (n,), positions in `names`.
        names: The labels, in alphabetical order.
        split: Rows to train on, to calibrate on and to test with.
        strangers: Rows of the labels that are held out.
        contradictions: Pictures left out because copies of them lie under different labels.
        drawn: The material as it was first divided, if pictures have been left out since.
    """

    ids: Labels
    labels: Labels
    names: tuple[str, ...]
    split: Split
    strangers: Rows
    contradictions: int
    drawn: "Material | None" = None

    @property
    def as_drawn(self) -> "Material":
        """The material as it was first divided: files of what was seen of it are in this order."""
        return self.drawn or self

    @property
    def left_out(self) -> int:
        """How many pictures have been left out since."""
        return len(self.as_drawn.rows) - len(self.rows)

    @property
    def rows(self) -> Rows:
        """All rows that are used for anything, sorted."""
        parts = (self.split.train, self.split.calibration, self.split.test, self.strangers)
        return np.sort(np.concatenate(parts))

    def only(self, there: npt.NDArray[np.bool_]) -> "Material":
        """Leave out pictures that are gone or cannot be read any more; rows keep their numbers.

        Args:
            there: bool (n,), of each row.

        Raises:
            SimguiError: if too few are left.
        """
        parts = (self.split.train, self.split.calibration, self.split.test)
        split = Split(*(rows[there[rows]] for rows in parts))
        strangers = self.strangers[there[self.strangers]]
        left = replace(self, split=split, strangers=strangers, drawn=self.as_drawn)
        learnable = len(np.unique(self.labels[left.learnable]))
        if left.left_out and not (learnable >= 2 and len(split.calibration) and len(split.test)):
            raise SimguiError(
                "Too few pictures are left",
                f"{left.left_out:,} of {len(self.as_drawn.rows):,} are gone, have changed since they were "
                "indexed, or cannot be read. Check that the drive is connected, then train again.",
            )
        return left

    @property
    def learnable(self) -> Rows:
        """The rows to train on: those of labels with at least two pictures in the train part."""
        counts = np.bincount(self.labels[self.split.train], minlength=len(self.names))
        return self.split.train[counts[self.labels[self.split.train]] >= 2]

    def gallery(self, rows: Rows, features: Features, head: Head) -> LabelledGallery:
        """Embed some rows: as queries or as gallery."""
        return LabelledGallery(self.ids[rows], self.labels[rows], head.embed(features[rows]))

    def counts(self) -> dict[str, int]:
        """Count the pictures of each label."""
        counted = np.bincount(self.labels[self.rows], minlength=len(self.names))
        return dict(zip(self.names, counted.tolist(), strict=True))

    def digest(self, contents: Sequence[bytes]) -> str:
        """Name test pictures by their contents: trainings of one digest are measured on the same."""
        return hashlib.blake2b(b"".join(sorted(contents)), digest_size=8).hexdigest()


def gather(
    run: TrainingRun,
    library: Catalogue,
    folder: Path,
    backbones: Sequence[str],
    options: TrainingOptions,
    learnt: Collection[bytes],
) -> Material:
    """Read what there is to learn from, or give what was read before the training was interrupted.

    Args:
        run: Keeps it.
        library: Knows the pictures.
        folder: The labelled folder.
        backbones: Whose features are needed, the shipped one first.
        options: Of the person.
        learnt: Contents that the model to be compared with has learnt from: others are tested with, as far as
            there are any.

    Raises:
        SimguiError: if there is too little to learn from.
    """
    kept = run.kept(_PART)
    if kept is None or "contents" not in kept:  # an earlier version kept no contents
        pictures = read_labelled(library, folder, backbones[0])
        material = divide(pictures, options, library.pictures.are_among(pictures.ids, learnt))
        hashes = b"".join(library.pictures.contents(material.ids))
        kept = _arrays(material) | {
            "contents": np.frombuffer(hashes, np.uint8).reshape(len(material.ids), -1)
        }
        run.keep(_PART, kept)
    material, contents = _material(kept), [row.tobytes() for row in kept["contents"]]
    return material.only(library.features.still_hold(material.ids, contents, backbones))


def divide(
    pictures: LabelledPictures, options: TrainingOptions, learnt: npt.NDArray[np.bool_] | None = None
) -> Material:
    """Divide labelled pictures into parts and strangers.

    Args:
        pictures: All there are.
        options: Seed, and labels to hold out.
        learnt: bool, of each picture, as in `stratified_split`.

    Raises:
        SimguiError: if there is too little to learn from.
    """
    if missing := lacks(pictures, options.held_out):
        raise SimguiError("Too little to learn from", missing)
    drawn = evenly_drawn(pictures.labels, MOST_PICTURES, options.seed)
    ids, labels = pictures.ids[drawn], pictures.labels[drawn]
    outside = [number for number, name in enumerate(pictures.names) if name in options.held_out]
    strange = np.isin(labels, outside)
    inside = np.flatnonzero(~strange)
    found = stratified_split(labels[inside], options.seed, None if learnt is None else learnt[drawn][inside])
    split = Split(inside[found.train], inside[found.calibration], inside[found.test])
    return Material(
        ids,
        labels,
        pictures.names,
        split,
        np.flatnonzero(strange),
        pictures.contradictions,
    )


def _arrays(material: Material) -> Arrays:
    return {
        "ids": material.ids,
        "labels": material.labels,
        "names": np.array(material.names),
        "train": material.split.train,
        "calibration": material.split.calibration,
        "test": material.split.test,
        "strangers": material.strangers,
        "contradictions": np.array(material.contradictions),
    }


def _material(arrays: Arrays) -> Material:
    return Material(
        arrays["ids"],
        arrays["labels"],
        tuple(str(name) for name in arrays["names"]),
        Split(arrays["train"], arrays["calibration"], arrays["test"]),
        arrays["strangers"],
        int(arrays["contradictions"]),
    )
