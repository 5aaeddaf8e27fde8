"""Teaching by use: answers about pairs of pictures, kept for good, and the threshold that they give."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.core.sentences import say
from simgui.duplicates.nearness import nearness_without_labels
from simgui.library.catalogue import Catalogue, Change, Choice, PairAnswer
from simgui.library.pictures import Pictures
from simgui.models.head import unit_length
from simgui.models.model import Model
from simgui.models.registry import Models
from simgui.models.taught import TaughtThreshold, name_of_taught
from simgui.search.answered import GivenAnswers
from simgui.search.galleries import Galleries, KeptEmbeddings
from simgui.search.query import Source
from simgui.teaching.asking import draw, likelihoods
from simgui.teaching.calibration import AnsweredPairs, Labelled, calibrate, fitted, refusal
from simgui.teaching.neighbours import LEAST_PICTURES, NeighbourSamples, SampledNeighbours
from simgui.teaching.records import Learnt, PairToAsk

Pairs = npt.NDArray[np.int64]
"""Pictures by their ids: int64 (n, 2)."""
_ASKED_AT_ONCE = 10
_CANDIDATES = 3
"""So many times as many pairs are drawn: some are near copies."""


class Teaching:
    """Keeps answers, asks for more, and finds the threshold that they give. Safe to use from several threads.

    Args:
        catalogue: Keeps the answers, and a second copy of them.
        pictures: Know files that are in the library, and which model answers in a folder.
        galleries: Give the pictures of a folder.
        embeddings: Give those of the pictures that were answered.
        models: Keep the thresholds.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        pictures: Pictures,
        galleries: Galleries,
        embeddings: KeptEmbeddings,
        models: Models,
    ) -> None:
        self._catalogue = catalogue
        self._pictures = pictures
        self._embeddings = embeddings
        self._models = models
        self._given = GivenAnswers(catalogue)
        self._samples = NeighbourSamples(catalogue, galleries, embeddings, models)

    # What the person says.

    def answer(
        self, one: Source, other: Source, same: bool | None, *, asked: bool = False
    ) -> tuple[Change, ...]:
        """Keep whether two pictures are the same to the person; None forgets it.

        Args:
            one: A picture of the library, a file, or the content of one.
            other: Another one.
            same: The answer.
            asked: As in `changes`.

        Returns:
            The changes that take it back.

        Raises:
            SimguiError: as in `changes`, or if the disk does not allow it.
        """
        return self._catalogue.decisions.apply(self.changes(one, other, same, asked=asked))

    def changes(
        self, one: Source, other: Source, same: bool | None, *, asked: bool = False
    ) -> tuple[Change, ...]:
        """Give what an answer changes, for those who write it.

        Args:
            one: As in `answer`.
            other: As in `answer`.
            same: As in `answer`.
            asked: Whether the program chose the pair. That stays true when the answer is changed.

        Raises:
            SimguiError: if both are one picture, or a file cannot be read.
        """
        contents = self._given.content(one), self._given.content(other)
        if contents[0] == contents[1]:
            raise SimguiError(
                say("These two are one picture"),
                say("Both files have the same content. Choose two other pictures."),
            )
        before = self._answer_about(*contents)
        asked = same is not None and (asked or (before is not None and before.asked))
        return (PairAnswer(*contents, same, asked),)

    def answered(self, one: Source, other: Source) -> bool | None:
        """Give what the person said of a pair; None if they have not.

        Raises:
            SimguiError: if a file cannot be read.
        """
        known = self._answer_about(self._given.content(one), self._given.content(other))
        return None if known is None else known.same

    def answers(self) -> list[PairAnswer]:
        """Give all answers."""
        return self._catalogue.decisions.answers()

    def places(self, contents: Sequence[bytes]) -> dict[bytes, Path]:
        """Give a file of each content that the library holds."""
        ids = self._catalogue.pictures.holding(contents)
        found = {content: self._pictures.file_of(number) for content, number in ids.items()}
        return {content: path for content, path in found.items() if path is not None}

    def _answer_about(self, one: bytes, other: bytes) -> PairAnswer | None:
        pair = min(one, other), max(one, other)
        return next((each for each in self._catalogue.decisions.answers(one) if each.pair == pair), None)

    # What is asked.

    def ask(self, folder: Path, progress: Progress, count: int = _ASKED_AT_ONCE) -> tuple[PairToAsk, ...]:
        """Give pairs that the model in use is least sure of; never one that is answered, nor near copies.

        Returns:
            As many as there are, `count` at most.

        Raises:
            SimguiError: if the folder has too few pictures that the model has not learnt from.
            Cancelled: if the person asked to stop.
        """
        folder, model = real_path(folder), self._pictures.model_of(folder)
        sample = self._samples.get(folder, model, progress)
        if sample is None:
            raise SimguiError(
                say("There is nothing to ask"),
                say(
                    "Fewer than {least} pictures of this folder are new to the model in use.",
                    least=LEAST_PICTURES,
                ),
            )
        pairs, distances = sample.pairs
        answered = self._ids_of(self.answers())
        rows = _rows_of(pairs, answered)
        curve = fitted(self._counted(model, sample, progress)[0], sample.known)
        likely = likelihoods(distances, curve.at(distances))
        likely[rows] = 0
        names, places = np.unique(pairs, return_inverse=True)
        around = np.full((len(names), sample.nearest.shape[1]), -1)
        around[np.searchsorted(names, sample.pictures)] = np.searchsorted(names, sample.nearest)
        used = np.searchsorted(names, np.intersect1d(names, answered)).tolist()
        places = places.reshape(-1, 2)
        drawn = draw(places, likely, around, used, _CANDIDATES * count, len(answered))
        drawn = self._without_near_copies(pairs, drawn, sample, model)[:count]
        found = {each.id: each for each in self._pictures.get(pairs[drawn].ravel().tolist(), folder)}
        return tuple(
            PairToAsk(found[one], found[other], float(distances[place]))
            for place, (one, other) in zip(drawn, pairs[drawn].tolist(), strict=True)
            if one in found and other in found
        )

    def _without_near_copies(
        self, pairs: Pairs, places: list[int], sample: SampledNeighbours, model: Model
    ) -> list[int]:
        """Leave out near copies, by their features: nobody needs to be asked about those."""
        read, backbone = self._catalogue.features.read, model.backbone.id
        compared = unit_length(read(sample.pictures, backbone))
        near = nearness_without_labels(compared).near
        names, rows = np.unique(pairs[places], return_inverse=True)
        features, rows = unit_length(read(names, backbone)), rows.reshape(-1, 2)
        alike = np.einsum("kd,kd->k", features[rows[:, 0]], features[rows[:, 1]])
        return [place for place, cosine in zip(places, alike.tolist(), strict=True) if cosine < near]

    # What is learnt.

    def learnt(self, folder: Path, progress: Progress) -> Learnt:
        """Find what the answers teach the model in use in a folder, and let searches use it.

        Raises:
            SimguiError: if the disk does not allow it, or the starter is damaged.
            Cancelled: if the person asked to stop.
        """
        folder, model = real_path(folder), self._pictures.model_of(folder)
        has_asked = any(each.asked for each in self.answers())
        sample = self._samples.get(folder, model, progress) if has_asked else None
        counted, others = self._counted(model, sample, progress)
        kept, refused, found = self._models.taught(model, folder), refusal(counted), None
        if sample is not None and not refused:
            labelled = Labelled(model.cutpoint.distance, self._models.calibrated_on(model))
            found = calibrate(counted, sample.known, labelled)
            found = replace(found, on=kept is None or kept.on)
        self._keep(model, folder, found)
        in_use = self._models.cutpoint_of(model, folder)
        return Learnt(len(counted), others, found, refused, in_use, model.cutpoint)

    def use(self, folder: Path, use: bool) -> tuple[Change, ...]:
        """Let searches in a folder use what was taught there, or not.

        Returns:
            The changes that take it back.

        Raises:
            SimguiError: as in `use_changes`, or if the disk does not allow it.
        """
        return self._catalogue.decisions.apply(self.use_changes(folder, use))

    def use_changes(self, folder: Path, use: bool) -> tuple[Change, ...]:
        """Give what `use` changes, for those who write it.

        Raises:
            SimguiError: if nothing was taught there yet.
        """
        folder = real_path(folder)
        model = self._pictures.model_of(folder)
        taught = self._models.taught(model, folder)
        if taught is None:
            raise SimguiError(say("Nothing is learnt here yet"), say("Answer more pairs of pictures first."))
        return (Choice(name_of_taught(model.id, folder), replace(taught, on=use).to_json()),)

    def _keep(self, model: Model, folder: Path, taught: TaughtThreshold | None) -> None:
        name, value = name_of_taught(model.id, folder), None if taught is None else taught.to_json()
        if self._catalogue.decisions.choice(name) != value:
            self._catalogue.decisions.choose(name, value)

    def _ids_of(self, answers: Sequence[PairAnswer]) -> Pairs:
        """Give the pictures of answers: int64 (n, 2); 0 for one that the library does not hold."""
        ids = self._catalogue.pictures.holding([content for each in answers for content in each.pair])
        return np.array([[ids.get(each, 0) for each in answer.pair] for answer in answers], np.int64).reshape(
            -1, 2
        )

    def _counted(
        self, model: Model, sample: SampledNeighbours | None, progress: Progress
    ) -> tuple[AnsweredPairs, int]:
        """Give the answers that may calibrate a model, and how many others there are about its pictures."""
        answers = self.answers()
        pictures = self._ids_of(answers)
        gallery = np.unique(pictures) if sample is None else sample.gallery
        here = np.isin(pictures, gallery).all(axis=1)
        learnt = self._models.learnt(model.id)
        counts = here & np.array(
            [each.asked and not (set(each.pair) <= learnt) for each in answers], bool
        ).reshape(-1)
        ids = np.unique(pictures[counts])
        embedded = self._embeddings.of(ids, model, progress) if len(ids) else np.empty((0, 1), np.float32)
        both = embedded[np.searchsorted(ids, pictures[counts])]
        distances = np.clip(1 - (both[:, 0] * both[:, 1]).sum(axis=1), 0, 2).astype(np.float32)
        same = np.array([each.same is True for each in answers], bool)[counts]
        return AnsweredPairs(distances, same, pictures[counts]), int(here.sum() - counts.sum())


def _rows_of(pairs: Pairs, wanted: Pairs) -> npt.NDArray[np.bool_]:
    """Tell which pairs, int64 (m, 2), the smaller first, are among others: bool (m,)."""
    known = {tuple(sorted(each)) for each in wanted.tolist()}
    return np.array([tuple(each) in known for each in pairs.tolist()], bool)
