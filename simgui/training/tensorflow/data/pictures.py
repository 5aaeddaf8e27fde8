"""The pictures of a training: labelled, divided once, and divided the same again after an interruption."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError
from simgui.core.sentences import say
from simgui.duplicates.scenes import Scenes, find_scenes
from simgui.evaluation.labelled_gallery import LabelledGallery
from simgui.evaluation.metrics import Labels
from simgui.evaluation.split import MOST_PICTURES, Split, evenly_drawn, stratified_split
from simgui.library.catalogue import Catalogue
from simgui.library.labelled import LabelledPictures, read_labelled
from simgui.models.head import Embeddings, Head
from simgui.training.options import TrainingOptions
from simgui.training.readiness import ONE_SCENE, require_enough
from simgui.training.runs import Arrays, TrainingRun

_PART, _HELD_OUT = "material", "strangers"
"""What a run calls its pictures, and the rows that are held out. Runs of earlier versions can be resumed, so
neither name may change."""
Rows = npt.NDArray[np.int64]
Features = npt.NDArray[np.float32]


@dataclass(frozen=True)
class TrainingPictures:
    """Distinct pictures with one label each, and what each is used for.

    Attributes:
        ids: int64 (n,), in the order of their contents: rows mean the same in every library.
        labels: int64 (n,), positions in `names`.
        names: The labels, in alphabetical order.
        scenes: int64 (n,), the scene that each shows: pictures of one scene are in one part.
        split: Rows to train on, to calibrate on and to test with.
        held_out: int64, rows of the held-out labels.
        contradictions: Pictures that are not used because copies of them lie under different labels.
        scenes_cut: Whether every label shows so few scenes that they were divided to be measured.
        divided: The pictures as they were first divided, if some have been skipped since.
    """

    ids: Labels
    labels: Labels
    names: tuple[str, ...]
    scenes: Scenes
    split: Split
    held_out: Rows
    contradictions: int
    scenes_cut: bool = False
    divided: "TrainingPictures | None" = None

    @property
    def as_divided(self) -> "TrainingPictures":
        """The pictures as they were first divided: the files of a run keep this order."""
        return self.divided or self

    @property
    def skipped(self) -> int:
        """How many pictures have been skipped since."""
        return len(self.as_divided.rows) - len(self.rows)

    @property
    def rows(self) -> Rows:
        """All rows that are used for anything, sorted."""
        return np.sort(np.concatenate([self.known, self.held_out]))

    @property
    def known(self) -> Rows:
        """The rows that a search finds: all that are used but those of held-out labels, sorted.

        Some are learnt from and some are not, as in the folder that the model will search in.
        """
        parts = (self.split.train, self.split.calibration, self.split.test)
        return np.sort(np.concatenate(parts))

    def only(self, there: npt.NDArray[np.bool_]) -> "TrainingPictures":
        """Skip pictures that are gone or can no longer be read; rows keep their numbers.

        Args:
            there: bool (n,), of each row.

        Raises:
            SimguiError: if too few are left.
        """
        parts = (self.split.train, self.split.calibration, self.split.test)
        split = Split(*(rows[there[rows]] for rows in parts))
        held_out = self.held_out[there[self.held_out]]
        left = replace(self, split=split, held_out=held_out, divided=self.as_divided)
        learnable = len(np.unique(self.labels[left.learnable]))
        if left.skipped and not (learnable >= 2 and len(split.calibration) and len(split.test)):
            raise SimguiError(
                say("Too few pictures are left"),
                say(
                    "{skipped:,} of {all:,} are gone, have changed since they were indexed, or cannot be "
                    "read. Check that the drive is connected, then train again.",
                    skipped=left.skipped,
                    all=len(self.as_divided.rows),
                ),
            )
        return left

    @property
    def learnable(self) -> Rows:
        """The rows to train on: those of labels with at least two pictures in the train part."""
        counts = np.bincount(self.labels[self.split.train], minlength=len(self.names))
        return self.split.train[counts[self.labels[self.split.train]] >= 2]

    def gallery(self, rows: Rows, features: Features, head: Head) -> LabelledGallery:
        """Embed some rows: as queries or as gallery."""
        return self.embedded(rows, head.embed(features[rows]))

    def embedded(self, rows: Rows, embeddings: Embeddings) -> LabelledGallery:
        """Give some rows with their embeddings, float32 (n, d): as queries or as gallery."""
        return LabelledGallery(self.ids[rows], self.labels[rows], embeddings, self.scenes[rows])

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
) -> TrainingPictures:
    """Read what there is to learn from, or give what was read before the training was interrupted.

    Args:
        run: Keeps it.
        library: Knows the pictures.
        folder: The labelled folder.
        backbones: Whose features are needed, that of the starter first.
        options: Of the person.
        learnt: Contents that the model to be compared with has learnt from: others are tested with, as far as
            there are any.

    Raises:
        SimguiError: if there is too little to learn from.
    """
    kept = run.kept(_PART)
    if kept is None or "contents" not in kept:  # an earlier version kept no contents
        labelled = read_labelled(library, folder, backbones[0])
        pictures = divide(library, folder, labelled, backbones[0], options, learnt)
        hashes = b"".join(library.pictures.contents(pictures.ids))
        kept = _arrays(pictures) | {
            "contents": np.frombuffer(hashes, np.uint8).reshape(len(pictures.ids), -1)
        }
        run.keep(_PART, kept)
    pictures, contents = _pictures(kept), [row.tobytes() for row in kept["contents"]]
    return pictures.only(library.features.still_hold(pictures.ids, contents, backbones))


def divide(
    library: Catalogue,
    folder: Path,
    labelled: LabelledPictures,
    backbone: str,
    options: TrainingOptions,
    learnt: Collection[bytes] = (),
) -> TrainingPictures:
    """Divide labelled pictures into the parts of a split and the held-out labels.

    Args:
        library: Knows contents, features and files.
        folder: The labelled folder.
        labelled: All there are.
        backbone: By whose features scenes are found.
        options: Seed, and labels to hold out.
        learnt: As in `gather`.

    Raises:
        SimguiError: if there is too little to learn from.
    """
    require_enough(labelled, options.held_out)
    labelled = _by_content(labelled, library)
    drawn = evenly_drawn(labelled.labels, MOST_PICTURES, options.seed)
    ids, labels = labelled.ids[drawn], labelled.labels[drawn]
    found_scenes = find_scenes(library, folder, ids, labels, backbone)
    scenes = found_scenes.numbers
    held_out = np.isin(
        labels, [number for number, name in enumerate(labelled.names) if name in options.held_out]
    )
    inside = np.flatnonzero(~held_out)
    known = library.pictures.are_among(ids[inside], learnt)
    found = stratified_split(labels[inside], options.seed, known, scenes[inside])
    if not len(found.test):
        raise SimguiError(say("Too little to learn from"), ONE_SCENE)
    split = Split(inside[found.train], inside[found.calibration], inside[found.test])
    return TrainingPictures(
        ids,
        labels,
        labelled.names,
        scenes,
        split,
        np.flatnonzero(held_out),
        labelled.contradictions,
        found_scenes.are_cut,
    )


def _by_content(labelled: LabelledPictures, library: Catalogue) -> LabelledPictures:
    """Give labelled pictures in an order that two libraries of the same pictures have in common."""
    contents = library.pictures.contents(labelled.ids)
    order = np.array(sorted(range(len(contents)), key=contents.__getitem__), np.int64)
    return replace(labelled, ids=labelled.ids[order], labels=labelled.labels[order])


def _arrays(pictures: TrainingPictures) -> Arrays:
    return {
        "ids": pictures.ids,
        "labels": pictures.labels,
        "names": np.array(pictures.names),
        "scenes": pictures.scenes,
        "train": pictures.split.train,
        "calibration": pictures.split.calibration,
        "test": pictures.split.test,
        _HELD_OUT: pictures.held_out,
        "contradictions": np.array(pictures.contradictions),
        "scenes_cut": np.array(pictures.scenes_cut),
    }


def _pictures(arrays: Arrays) -> TrainingPictures:
    return TrainingPictures(
        arrays["ids"],
        arrays["labels"],
        tuple(str(name) for name in arrays["names"]),
        arrays.get("scenes", np.arange(len(arrays["ids"]))),  # an earlier version knew no scenes
        Split(arrays["train"], arrays["calibration"], arrays["test"]),
        arrays[_HELD_OUT],
        int(arrays["contradictions"]),
        bool(arrays.get("scenes_cut", False)),
    )


def evenly(rows: Rows, most: int) -> Rows:
    """Give all rows or, of more than `most`, that many at even steps."""
    return rows if len(rows) <= most else rows[np.linspace(0, len(rows) - 1, most).astype(np.int64)]
