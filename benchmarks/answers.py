"""How much answers about pairs of pictures improve the threshold of a starter, and which pairs to ask about.

    python benchmarks/answers.py FOLDER --data-dir DIR [--seeds 16] [--pictures 3000] [--markdown]

FOLDER is a labelled folder that is indexed in DIR; its features are read there, nothing is written. A person
is simulated: two pictures are the same if they have the same label. Some are harder to please: *groups* takes
several labels for one thing, *kinds* tells kinds within a label apart (clusters of features, which the model
knows nothing of). For each number of answers, F1, recall and false matches at the threshold are measured by
the labels, on pictures that no answer was about, as a calibration by labels measures them: each picture is
asked about twice, once with its label in the gallery and once without. *said* is the F1 that the program
expects, *covered* how often its 95 % interval holds the F1 that is met on all pictures.

Pairs are chosen by *Ask me*, at random among all neighbours, or as a person may who corrects verdicts: only
pairs on which the shipped threshold is wrong. And the last is why such answers count for their own pair only.
*best of its own* takes the threshold with the best F1 on the answers themselves, as if they were all pairs.
"""

import argparse
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.app import App
from simgui.library.labelled import read_labelled
from simgui.library.storage.data_folder import DataFolder
from simgui.teaching.asking import draw, likelihoods
from simgui.teaching.calibration import AnsweredPairs, Labelled, calibrate, fitted
from simgui.teaching.expected_rates import KnownDistances, expected_rates
from simgui.teaching.neighbours import NEIGHBOURS

ANSWERS = (20, 30, 50, 100)
_AT_ONCE = 10
_KINDS_OF_A_LABEL = 25
_ROUNDS_OF_K_MEANS = 8

Rows = npt.NDArray[np.int64]
Rates = tuple[float, float, float]


@dataclass(frozen=True)
class World:
    """Pictures, what a person takes for the same, and all distances.

    Attributes:
        same_as: int64 (n,): two pictures are the same if they share this number.
        around: int64 (n, k), the nearest pictures of each.
        known: Their distances.
        other: float32 (n,), distance to the nearest picture that is not the same.
        pairs: int64 (m, 2), all distinct pairs of neighbours.
        distances: float32 (m,), their distances.
        shipped: The threshold of the starter.
    """

    same_as: Rows
    around: Rows
    known: KnownDistances
    other: npt.NDArray[np.float32]
    pairs: Rows
    distances: npt.NDArray[np.float32]
    shipped: float

    def same(self, pairs: Rows) -> npt.NDArray[np.bool_]:
        """Say what the person says of pairs."""
        return self.same_as[pairs[:, 0]] == self.same_as[pairs[:, 1]]

    def rates(self, threshold: float, without: Rows) -> Rates:
        """Measure F1, recall and false matches at a threshold, on pictures that are not among `without`."""
        asked = np.setdiff1d(np.arange(len(self.same_as)), without)
        nearest = self.known.nearest[asked, 0]
        right = self.same_as[self.around[asked, 0]] == self.same_as[asked]
        hits, matches = (right & (nearest <= threshold)).sum(), (nearest <= threshold).sum()
        false = (self.other[asked] <= threshold).sum()
        f1 = 2 * hits / max(1, matches + false + right.sum())
        return float(f1), float(hits / max(1, right.sum())), float(false / len(asked))


def make_world(
    embeddings: npt.NDArray[np.float32], labels: Rows, person: str, pictures: int, shipped: float
) -> World:
    """Draw pictures, and find what is near what."""
    random = np.random.default_rng(0)
    drawn = random.permutation(len(labels))[:pictures]
    embeddings, same_as = embeddings[drawn], labels[drawn]
    if person == "groups":
        same_as = same_as % 2
    if person == "kinds":
        same_as = _kinds(embeddings, same_as, random)
    distances = np.clip(1 - embeddings @ embeddings.T, 0, 2)
    np.fill_diagonal(distances, np.inf)
    other = np.where(same_as[:, None] == same_as[None], np.inf, distances).min(axis=1)
    around = np.argsort(distances, axis=1, kind="stable")[:, :NEIGHBOURS]
    nearest = np.take_along_axis(distances, around, axis=1)
    both = np.stack([np.repeat(np.arange(len(around)), NEIGHBOURS), around.ravel()], axis=1)
    pairs, first = np.unique(np.sort(both, axis=1), axis=0, return_index=True)
    return World(same_as, around, KnownDistances.of(nearest), other, pairs, nearest.ravel()[first], shipped)


def _kinds(embeddings: npt.NDArray[np.float32], labels: Rows, random: np.random.Generator) -> Rows:
    """Cluster the pictures of each label by k-means."""
    found = np.empty(len(labels), np.int64)
    for label in np.unique(labels):
        rows = np.flatnonzero(labels == label)
        points = embeddings[rows]
        centres = points[random.permutation(len(rows))[:_KINDS_OF_A_LABEL]]
        for _ in range(_ROUNDS_OF_K_MEANS):
            nearest = (points @ centres.T).argmax(axis=1)
            sums = np.stack([points[nearest == each].sum(axis=0) for each in range(len(centres))])
            centres = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
        found[rows] = label * _KINDS_OF_A_LABEL + nearest
    return found


def answered(world: World, places: list[int]) -> AnsweredPairs:
    """Give the person's answers about pairs."""
    pairs = world.pairs[places]
    return AnsweredPairs(world.distances[places], world.same(pairs), pairs)


def ask_me(world: World, count: int, seed: int) -> list[int]:
    """Choose as the program does: a few pairs, then a few more by what was learnt from those."""
    places: list[int] = []
    while len(places) < count:
        curve = fitted(answered(world, places), world.known)
        likely = likelihoods(world.distances, curve.at(world.distances))
        likely[places] = 0
        used = world.pairs[places].ravel().tolist()
        wanted = min(_AT_ONCE, count - len(places))
        drawn = draw(world.pairs, likely, world.around, used, wanted, 1000 * seed + len(places))
        if not drawn:
            break
        places += drawn
    return places


def at_random(world: World, count: int, seed: int) -> list[int]:
    """Choose among all pairs of neighbours alike."""
    return np.random.default_rng(seed).permutation(len(world.pairs))[:count].tolist()


def corrections(world: World, count: int, seed: int) -> list[int]:
    """Choose only pairs on which the shipped threshold is wrong."""
    wrong = np.flatnonzero(world.same(world.pairs) != (world.distances <= world.shipped))
    return np.random.default_rng(seed).permutation(wrong)[:count].tolist()


Choose = Callable[[World, int, int], list[int]]
CHOICES: dict[str, Choose] = {
    "Ask me": ask_me,
    "at random": at_random,
    "corrections": corrections,
}


def best_of_answers(answers: AnsweredPairs) -> float:
    """Give the threshold with the best F1 on the answers themselves."""
    order = np.argsort(answers.distances)
    hits = np.cumsum(answers.same[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + max(1, answers.same.sum()))
    return float(answers.distances[order][f1.argmax()])


def measure(world: World, choose: Choose, count: int, seeds: int) -> list[float]:
    """Give means over seeds: threshold, its deviation, F1, the worst, recall, false, said, covered, naive."""
    rows = []
    for seed in range(seeds):
        answers = answered(world, choose(world, count, seed))
        found = calibrate(answers, world.known, Labelled(world.shipped, 0))
        unused = answers.pictures.ravel()
        low, high = found.f1_interval
        everything = np.empty(0, np.int64)
        rows.append(
            [
                found.distance,
                *world.rates(found.distance, unused),
                found.f1,
                low <= world.rates(found.distance, everything)[0] <= high,
                world.rates(best_of_answers(answers), unused)[0],
            ]
        )
    means, spread = np.mean(rows, axis=0), np.std(rows, axis=0)
    return [means[0], spread[0], means[1], np.min(rows, axis=0)[1], *means[2:]]


def report(name: str, world: World, seeds: int) -> None:
    """Print the table of one person."""
    everything = np.empty(0, np.int64)
    thresholds = [float(each) for each in world.known.thresholds]
    best = max(thresholds, key=lambda each: world.rates(each, everything)[0])
    none = calibrate_without(world)
    same = world.same(world.pairs).mean()
    print(f"\n{name}: {len(world.same_as):,} pictures; of neighbours, {same:.0%} are the same")
    for words, threshold in (("before", world.shipped), ("no answers", none), ("best there is", best)):
        f1, recall, false = world.rates(threshold, everything)
        print(f"  {words:14} at {threshold:.3f}: F1 {f1:.3f}, recall {recall:.2f}, false matches {false:.2f}")
    print(
        "  answers  chosen       threshold      F1 (worst)     recall  false  said   covered  best of its own"
    )
    for count in ANSWERS:
        for choice, choose in CHOICES.items():
            found = measure(world, choose, count, seeds)
            threshold, spread, f1, worst, recall, false, said, covered, naive = found
            print(
                f"  {count:7}  {choice:11}  {threshold:.3f} ± {spread:.3f}  {f1:.3f} ({worst:.3f})"
                f"  {recall:.2f}    {false:.2f}   {said:.3f}  {covered:4.0%}     {naive:.3f}"
            )


def calibrate_without(world: World) -> float:
    """Give the threshold that the distances alone would give, before any answer."""
    nothing = AnsweredPairs(np.empty(0, np.float32), np.empty(0, bool), np.empty((0, 2), np.int64))
    curve = fitted(nothing, world.known)
    rates = expected_rates(world.known, curve.at(world.known.nearest))
    return float(world.known.thresholds[rates.f1.argmax()])


def main() -> None:
    """Read the features of a folder, and simulate persons."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--seeds", type=int, default=16)
    parser.add_argument("--pictures", type=int, default=3000)
    options = parser.parse_args()
    with closing(App(DataFolder.open(options.data_dir))) as app:
        model, catalogue = app.models.load(app.models.starters.default.id), app._catalogue
        read = read_labelled(catalogue, options.folder.resolve(), model.backbone.id)
        if not len(read.ids):
            sys.exit(f"nothing labelled is indexed in {options.folder}")
        embeddings = model.head.embed(
            catalogue.features.read(read.ids, model.backbone.id, model.head.features)
        )
    for person in ("labels", "groups", "kinds"):
        world = make_world(embeddings, read.labels, person, options.pictures, model.cutpoint.distance)
        report(f"{options.folder.name}, {person}", world, options.seeds)


if __name__ == "__main__":
    main()
