"""Find what is wrong with the labels of a measurement, and which pictures to label next."""

import json
import os
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from urllib.parse import quote_from_bytes

import numpy as np
import numpy.typing as npt

from simgui.core.names import quoted
from simgui.core.progress import Progress
from simgui.core.sentences import Sentence, joined, say
from simgui.core.units import Unit
from simgui.evaluation.independent_starter import independent_starter
from simgui.evaluation.label_problems.copies_across_labels import find_near_copies
from simgui.evaluation.label_problems.next_labels import find_next_labels
from simgui.evaluation.label_problems.records import LabelProblem, ProblemKind, Remedy
from simgui.evaluation.label_problems.same_labels import find_same_labels
from simgui.evaluation.label_problems.split_labels import find_split_labels
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.split import evenly_drawn
from simgui.library.catalogue import Catalogue, Change, Choice, Kind, SubfolderLabel
from simgui.library.decisions import confirmations, label_changes
from simgui.library.labelled import LabelledPictures, read_labelled
from simgui.models.head import signed_square_root, unit_length
from simgui.models.model import Model
from simgui.models.registry import Models
from simgui.search.galleries import KeptEmbeddings

MOST_COMPARED = 20_000
"""Pictures of a folder that are compared with each other; of more, so many are drawn evenly."""
_MOST_CANDIDATES = 5_000
_MOST_SHOWN = 4
_STEPS = 4
_TEXT = say("Looking at labels")
_NO_NAME = ""
"""Stands where the person is to name a label."""


class LabelProblems:
    """Finds problems of labels and pictures to label next. Safe to use from several threads.

    Args:
        catalogue: Knows labels, features, and what the person dismissed.
        embeddings: Embed pictures.
        models: Know the versions; labels are compared by the features of the shipped backbone, which has
            learnt none of them, where they are kept for every picture.
    """

    def __init__(self, catalogue: Catalogue, embeddings: KeptEmbeddings, models: Models) -> None:
        self._catalogue = catalogue
        self._embeddings = embeddings
        self._models = models

    def find(self, measurement: Measurement, progress: Progress) -> tuple[LabelProblem, ...]:
        """Find the problems of the gallery's labels that the person has not dismissed.

        Raises:
            SimguiError: if the model is damaged.
            Cancelled: if the person asked to stop.
        """
        model = self._models.version(measurement.model_id, measurement.folder)
        labelled = read_labelled(self._catalogue, measurement.folder, model.backbone.id)
        rows = evenly_drawn(labelled.labels, MOST_COMPARED, seed=0)
        problems: list[LabelProblem] = []
        for step, part in enumerate(
            (
                self._exact(labelled),
                self._near(labelled, rows, model, progress),
                self._same(measurement, labelled),
                self._split(measurement, labelled, rows, model, progress),
            )
        ):
            progress.step(_TEXT, step, _STEPS + 1, unit=Unit.STEPS)
            problems += part
        progress.step(_TEXT, _STEPS, _STEPS + 1, unit=Unit.STEPS)
        problems += self._next(labelled, rows, model, progress)
        return tuple(each for each in problems if not self._is_dismissed(each))

    def _features(self, ids: npt.NDArray[np.int64], model: Model) -> npt.NDArray[np.float32]:
        """Read the features that a starter gave of pictures, or the model's where some lack them."""
        starter = independent_starter(ids, self._catalogue, self._models)
        backbone = model.backbone.id if starter is None else starter.backbone_id
        return self._catalogue.features.read(ids, backbone)

    def _exact(self, labelled: LabelledPictures) -> Iterator[LabelProblem]:
        pictures = np.array(sorted(labelled.contradictory), np.int64)
        for picture, content in zip(
            pictures.tolist(), self._catalogue.pictures.contents(pictures), strict=True
        ):
            names = labelled.contradictory[picture]
            yield LabelProblem(
                ProblemKind.CONTRADICTION,
                names,
                (picture,),
                _lies_under(names),
                tuple(Remedy(name, label_changes({picture: name})) for name in names),
                _dismissal(None, ProblemKind.CONTRADICTION, (content.hex(),)),
            )

    def _near(
        self, labelled: LabelledPictures, rows: npt.NDArray[np.int64], model: Model, progress: Progress
    ) -> Iterator[LabelProblem]:
        ids, labels = labelled.ids[rows], labelled.labels[rows]
        if not len(ids):
            return
        right = self._catalogue.decisions.decided(Kind.RIGHT)
        for pair in find_near_copies(unit_length(self._features(ids, model)), labels, progress):
            pictures = int(ids[pair.one]), int(ids[pair.other])
            names = labelled.names[labels[pair.one]], labelled.names[labels[pair.other]]
            own = dict(zip(pictures, names, strict=True))
            if all(right.get(picture) == name for picture, name in own.items()):
                continue
            yield LabelProblem(
                ProblemKind.CONTRADICTION,
                names,
                pictures,
                say(
                    "Two pictures are nearly the same: one is “{one}”, the other “{other}”.",
                    one=names[0],
                    other=names[1],
                ),
                tuple(Remedy(name, label_changes(dict.fromkeys(pictures, name))) for name in names),
                tuple(confirmations(own)),
            )

    def _same(self, measurement: Measurement, labelled: LabelledPictures) -> Iterator[LabelProblem]:
        for pair in find_same_labels(measurement):
            if pair.one not in labelled.names or pair.other not in labelled.names:
                continue
            asked = [measurement.names.index(name) for name in (pair.one, pair.other)]
            yield LabelProblem(
                ProblemKind.SAME,
                (pair.one, pair.other),
                _confused(measurement, *asked),
                say(
                    "For {taken:,} of {of:,} pictures of “{one}” the nearest is “{other}”, for {back:,} of "
                    "{of_back:,} of “{other}” it is “{one}”.",
                    taken=pair.taken,
                    of=pair.of,
                    one=pair.one,
                    other=pair.other,
                    back=pair.taken_back,
                    of_back=pair.of_back,
                ),
                (
                    Remedy(pair.other, self._renamed(measurement.folder, labelled, (pair.one,), pair.other)),
                    Remedy(
                        None,
                        self._renamed(measurement.folder, labelled, (pair.one, pair.other), _NO_NAME),
                    ),
                ),
                _dismissal(measurement.folder, ProblemKind.SAME, (pair.one, pair.other)),
            )

    def _split(
        self,
        measurement: Measurement,
        labelled: LabelledPictures,
        rows: npt.NDArray[np.int64],
        model: Model,
        progress: Progress,
    ) -> Iterator[LabelProblem]:
        ids = labelled.ids[rows]
        if not len(ids):
            return
        features = unit_length(signed_square_root(self._features(ids, model)))
        for split in find_split_labels(features, labelled.labels[rows], labelled.names, progress):
            larger, smaller = ids[split.larger].tolist(), ids[split.smaller].tolist()
            yield LabelProblem(
                ProblemKind.SPLIT,
                (split.label,),
                tuple(chain.from_iterable(zip(larger, smaller, strict=False)))[:_MOST_SHOWN],
                say(
                    "{larger:,} and {smaller:,} of its pictures lie further apart ({gap:.2f}) than two "
                    "labels usually do ({usual:.2f}).",
                    larger=len(larger),
                    smaller=len(smaller),
                    gap=split.gap.distance,
                    usual=split.usual.distance,
                ),
                (Remedy(None, label_changes(dict.fromkeys(smaller, _NO_NAME))),),
                _dismissal(measurement.folder, ProblemKind.SPLIT, (split.label,)),
            )

    def _next(
        self,
        labelled: LabelledPictures,
        rows: npt.NDArray[np.int64],
        model: Model,
        progress: Progress,
    ) -> Iterator[LabelProblem]:
        """Ask for pictures without a label; where there are none, for those whose label is in doubt."""
        ids, labels = labelled.ids[rows], labelled.labels[rows]
        unlabelled = labelled.unlabelled
        candidates = unlabelled[evenly_drawn(np.zeros(len(unlabelled), np.int64), _MOST_CANDIDATES, seed=0)]
        own = np.full(len(candidates), -1, np.int64)
        if not len(candidates):
            doubted = np.flatnonzero(~np.isin(ids, self._settled()))
            own = doubted[evenly_drawn(labels[doubted], _MOST_CANDIDATES, seed=0)]
            candidates = ids[own]
        if not len(candidates) or len(np.unique(labels)) < 2:
            return
        contents = self._catalogue.pictures.contents(candidates)
        embedded = self._embeddings.of(ids, model, progress)
        asked = self._embeddings.of(candidates, model, progress)
        for each in find_next_labels(asked, own, embedded, labels):
            picture = int(candidates[each.row])
            names = labelled.names[each.first], labelled.names[each.second]
            has = labelled.names[labels[own[each.row]]] if own[each.row] >= 0 else None
            labelled_so = say("It has no label.") if has is None else say("Labelled “{label}”.", label=has)
            near = say(
                "Its nearest pictures: “{first}” at {nearest:.2f}, “{second}” at {next:.2f}.",
                first=names[0],
                nearest=each.distance,
                second=names[1],
                next=each.distance + each.margin,
            )
            given = names if has is None or has in names else (*names, has)
            yield LabelProblem(
                ProblemKind.NEXT,
                names,
                (picture,),
                joined([labelled_so, near]),
                (
                    *(Remedy(name, _labelled(picture, name, has)) for name in given),
                    Remedy(None, label_changes({picture: _NO_NAME})),
                ),
                _dismissal(None, ProblemKind.NEXT, (contents[each.row].hex(),)),
            )

    def _settled(self) -> list[int]:
        """Give the pictures of which the person said what their label is."""
        decisions = self._catalogue.decisions
        return [*decisions.decided(Kind.LABEL), *decisions.decided(Kind.RIGHT)]

    def _renamed(
        self, folder: Path, labelled: LabelledPictures, labels: Sequence[str], name: str
    ) -> tuple[Change, ...]:
        """Let all pictures of some labels have another, whether by subfolder or by a label of their own."""
        own = self._catalogue.decisions.decided(Kind.LABEL)
        pictures = [number for number in labelled.ids.tolist() if own.get(number) in labels]
        subfolders = [each for label in labels for each in labelled.subfolders[label]]
        return (
            *(SubfolderLabel(folder, each, name) for each in subfolders),
            *label_changes(dict.fromkeys(pictures, name)),
        )

    def _is_dismissed(self, problem: LabelProblem) -> bool:
        choices = [change.name for change in problem.dismissal if isinstance(change, Choice)]
        return any(self._catalogue.decisions.choice(name) is not None for name in choices)


def _lies_under(labels: Sequence[str]) -> Sentence:
    """Say that copies of one picture have several labels."""
    *before, last = map(quoted, labels)
    return say(
        "Copies of one picture lie under {before} and {last}: it is not learned from.",
        before=joined(before, ", "),
        last=last,
    )


def _labelled(picture: int, label: str, has: str | None) -> list[Change]:
    """Let a picture have a label; if it has that one already, note that it is right."""
    return confirmations({picture: label}) if has == label else label_changes({picture: label})


def _dismissal(folder: Path | None, kind: ProblemKind, about: Sequence[str]) -> tuple[Change, ...]:
    """Note that a problem is none: in a folder, or of a picture wherever it lies."""
    place = "" if folder is None else quote_from_bytes(os.fsencode(folder))
    return (Choice(f"dismissed {kind} {json.dumps([place, *about])}", "right as it is"),)


def _confused(measurement: Measurement, one: int, other: int) -> tuple[int, ...]:
    """Give pictures of two labels with their nearest one of the other label, the nearest first."""
    nearest = measurement.neighbour_labels[:, 0]
    found: list[int] = []
    for asked, taken in ((one, other), (other, one)):
        rows = np.flatnonzero((measurement.query_labels == asked) & (nearest == taken))
        row = int(rows[measurement.figures.nearest[rows].argmin()])
        found += [int(measurement.query_ids[row]), int(measurement.neighbour_ids[row, 0])]
    return tuple(dict.fromkeys(found))
