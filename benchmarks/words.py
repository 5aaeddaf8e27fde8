"""How well words find pictures, and what it takes.

    python benchmarks/words.py --data-dir DIR CLOTHING CIFAR [--largest 100000]
    python benchmarks/words.py --times CLOTHING [--largest 100000]

CLOTHING and CIFAR are folders of the clothing data set and of CIFAR-10, each with a subfolder a label, that
the library in DIR has indexed. Labels and names count nothing here: words are answered by what is seen alone.
It prints

- the names of the labels as words, among the pictures of their own folder, and kinds of things (animal,
  vehicle, clothing, …) among the pictures of both, as far as there are any: how well each word is known,
  precision at 5, mean average precision, and precision and recall at the cut;
- what the cut would be if it were found on one of the two sets, and what it does on the other;
- keywords: of those that labels can check, how many are right;
- how much is lost by keeping the likeliest classes of a picture alone, and the classifier in 8 bits;
- words and pictures together: precision at 10 by the word, by a picture, and by both;
- the time of a search among made-up pictures, by the clock and of the processor, and the memory; the size of
  what is shipped. `--times` prints this alone: its folder lends its features to the made-up pictures.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import numpy as np
import numpy.typing as npt

from benchmarks.measure import Data
from benchmarks.synthetic_library import make_library
from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.labelled import read_labelled
from simgui.library.storage.data_folder import DataFolder
from simgui.words.certainty import CUT, PRIOR, certainty
from simgui.words.class_shares import KEPT, LikeliestClasses, ShareBlock
from simgui.words.classifier import read_classifier
from simgui.words.keywords import NO_NODE, Describer
from simgui.words.lexicon import Lexicon
from simgui.words.records import Known
from simgui.words.table import WordFiles, WordTable
from simgui.words.together import with_pictures

_FIRST, _RANKS = 5, 10
_SHARE = 0.01
_ROUNDS = 7

_ANIMALS = frozenset(("bird", "cat", "deer", "dog", "frog", "horse"))
_VEHICLES = frozenset(("airplane", "automobile", "ship", "truck"))
_CLOTHES = frozenset(
    ("dress", "hat", "longsleeve", "outwear", "pants", "shirt", "shoes", "shorts", "skirt", "t-shirt")
)
KINDS: Mapping[str, frozenset[str]] = {
    "animal": _ANIMALS,
    "vertebrate": _ANIMALS,
    "mammal": _ANIMALS - {"bird", "frog"},
    "carnivore": frozenset(("cat", "dog")),
    "canine": frozenset(("dog",)),
    "feline": frozenset(("cat",)),
    "pet": frozenset(("cat", "dog")),
    "ungulate": frozenset(("deer", "horse")),
    "amphibian": frozenset(("frog",)),
    "vehicle": _VEHICLES,
    "motor vehicle": frozenset(("automobile", "truck")),
    "car": frozenset(("automobile",)),
    "aircraft": frozenset(("airplane",)),
    "vessel": frozenset(("ship",)),
    "boat": frozenset(("ship",)),
    "clothing": _CLOTHES,
    "garment": _CLOTHES - {"hat", "shoes"},
    "headdress": frozenset(("hat",)),
    "footwear": frozenset(("shoes",)),
    "trousers": frozenset(("pants",)),
}
"""Kinds, with the labels of both sets that are of them."""

Mask = npt.NDArray[np.bool_]
Scores = npt.NDArray[np.float32]


@dataclass(frozen=True)
class _Pictures:
    """Labelled pictures: ids int64 (n,), features float32 (n, d), names of labels (n,), places in the set."""

    ids: npt.NDArray[np.int64]
    features: npt.NDArray[np.float32]
    labels: npt.NDArray[np.str_]
    is_clothing: Mask


class _Bench:
    """What is measured on labelled pictures."""

    def __init__(self, app: App, clothing: Path, cifar: Path) -> None:
        files = WordFiles.shipped()
        self.table = WordTable.read(files)
        self.lexicon = Lexicon(self.table)
        self.app = app
        self.folders = (clothing, cifar)
        self.backbone = app.models.starter_of(()).backbone_id
        self.classifier = read_classifier(files, self.backbone)
        self.pictures = self._read()
        self.shares = self.classifier.shares(self.pictures.features)
        none = np.zeros((len(self.shares), 1), np.uint16)
        self.block = ShareBlock.of(
            self.pictures.ids, [LikeliestClasses.of(self.shares, none)], self.classifier.classes
        )

    def _read(self) -> _Pictures:
        ids, labels, is_clothing = [], [], []
        for number, folder in enumerate(self.folders):
            known = read_labelled(self.app._catalogue, folder, self.backbone)
            ids.append(known.ids)
            labels.append(np.array(known.names)[known.labels])
            is_clothing.append(np.full(len(known.ids), number == 0))
        joined = np.concatenate(ids)
        features = self.app._catalogue.features.read(joined, self.backbone, self.classifier.features)
        return _Pictures(joined, features, np.concatenate(labels), np.concatenate(is_clothing))

    def run(self) -> None:
        """Measure and print everything."""
        pictures = self.pictures
        print(f"backbone {self.backbone}; clothing {int(pictures.is_clothing.sum())} pictures, ", end="")
        print(f"CIFAR-10 {int((~pictures.is_clothing).sum())}")
        for name, inside in (("clothing", pictures.is_clothing), ("CIFAR-10", ~pictures.is_clothing)):
            words = sorted(set(pictures.labels[inside].tolist()))
            self._words(f"labels of {name}", {word: frozenset((word,)) for word in words}, inside)
        self._words("kinds, both sets", KINDS, np.ones(len(pictures.ids), bool))
        self._cuts()
        self._keywords()
        self._losses()
        self._together()

    def classes(self, word: str) -> list[int]:
        """Give the classes that answer a word in its usual senses."""
        nodes = (int(self.table.sense_nodes[each.row]) for each in self.lexicon.look_up(word).usual)
        return sorted({int(each) for node in nodes for each in self.table.classes_of(node)})

    def _words(self, title: str, words: Mapping[str, frozenset[str]], among: Mask) -> None:
        print(f"\n{title}: {int(among.sum())} pictures, {len(words)} words")
        print(f"  {'word':14} {'known':9} right  P@{_FIRST}    AP   at the cut: precision recall answering")
        rows = []
        for word, labels in words.items():
            known, classes = self.lexicon.look_up(word).known, self.classes(word)
            right = np.isin(self.pictures.labels[among], sorted(labels))
            if known is Known.NO:
                print(f"  {word:14} {known.value:9} {int(right.sum()):5}")
                continue
            shares = self.block.sums(classes)[among]
            answers = certainty(shares, len(classes), self.classifier.classes) >= CUT
            row = (*ranked(shares, right), *_cut(answers, right))
            rows.append((known, row))
            print(f"  {word:14} {known.value:9} {int(right.sum()):5} " + shown(row), int(answers.sum()))
        for name, chosen in (
            ("mean of all that are known", tuple(Known)),
            ("directly and by kinds", (Known.DIRECTLY, Known.KINDS)),
        ):
            of = [row for known, row in rows if known in chosen]
            print(f"  {name} ({len(of)}): " + shown(np.mean(of, axis=0)))

    def _cuts(self) -> None:
        """Find the cut on each set, and try it on the other, with one right picture in a hundred."""
        lifted = {}
        for is_clothing in (True, False):
            labels = sorted(set(self.pictures.labels[self.pictures.is_clothing == is_clothing].tolist()))
            lifted[is_clothing] = [self._lifted(word) for word in labels if self.classes(word)]
        lifts = np.arange(-2, 6, 0.1)
        tried = {key: np.array([mean_f1(words, lift) for lift in lifts]) for key, words in lifted.items()}
        print(f"\nthe cut: mean F1 with {_SHARE:.0%} right, of labels as words among both sets")
        for own, other, name in ((True, False, "clothing"), (False, True, "CIFAR-10")):
            best = int(tried[own].argmax())
            print(
                f"  found on {name}: {lifts[best]:.1f}; there {tried[own][best]:.3f}, on the other one "
                f"{tried[other][best]:.3f} of at best {tried[other].max():.3f}"
            )
        for lift in (0.0, 0.5, 1.0, 1.5, 2.0):
            found = [weighted(*word, lift) for words in lifted.values() for word in words]
            precision, recall = np.mean(found, axis=0)
            print(f"  lift {lift:.1f}: precision {precision:.2f}, recall {recall:.2f}")

    def _lifted(self, word: str) -> tuple[Scores, Mask]:
        classes = self.classes(word)
        chance = len(classes) / self.classifier.classes
        shares = np.clip(self.block.sums(classes), 1e-6, 1 - 1e-6)
        lifted = np.log(shares / (1 - shares)) - PRIOR * np.log(chance / (1 - chance))
        return lifted.astype(np.float32), self.pictures.labels == word

    def _keywords(self) -> None:
        describer = Describer(self.table)
        nodes, _ = describer.nodes(self.shares)
        likely, _ = describer.nodes(self.shares, also_unsure=True)
        print("\nkeywords")
        for name, inside in (
            ("clothing", self.pictures.is_clothing),
            ("CIFAR-10", ~self.pictures.is_clothing),
        ):
            sure, shown = ((each[inside] != NO_NODE).sum(axis=1) for each in (nodes, likely))
            print(
                f"  {name}: {sure.mean():.2f} sure ones a picture, {shown.mean():.2f} with likely ones; ",
                end="",
            )
            print(f"{(sure == 0).mean():.0%} have no sure one, {(shown == 0).mean():.0%} none at all")
        truths = {**KINDS, **{word: frozenset((word,)) for word in ("bird", "dog", "cat", "frog", "ship")}}
        truths |= {"shoe": frozenset(("shoes",))}
        truths |= {
            "truck": frozenset(("truck",)),
            "hat": frozenset(("hat",)),
            "T-shirt": frozenset(("t-shirt",)),
        }
        rights, alls = 0, 0
        for word, labels in truths.items():
            nodes_of = [int(self.table.sense_nodes[each.row]) for each in self.lexicon.look_up(word).usual]
            node = next((each for each in nodes_of if self.table.node_keyword[each]), None)
            if node is None:
                continue
            has = (nodes == node).any(axis=1)
            right = int(np.isin(self.pictures.labels[has], sorted(labels)).sum())
            rights, alls = rights + right, alls + int(has.sum())
            print(f"  {word:14} right {right:5} of {int(has.sum()):5}")
        print(f"  together {rights} of {alls}: {rights / max(alls, 1):.3f}")

    def _losses(self) -> None:
        print(f"\nmAP of labels as words: all classes in 32 bits, and the likeliest {KEPT} kept in 8")
        for name, inside in (
            ("clothing", self.pictures.is_clothing),
            ("CIFAR-10", ~self.pictures.is_clothing),
        ):
            found = []
            for word in sorted(set(self.pictures.labels[inside].tolist())):
                if classes := self.classes(word):
                    right = self.pictures.labels[inside] == word
                    whole = self.shares[inside][:, classes].sum(axis=1)
                    kept = self.block.sums(classes)[inside]
                    found.append([ranked(whole, right)[1], ranked(kept, right)[1]])
            print(f"  {name}: {shown(np.mean(found, axis=0))}")

    def _together(self) -> None:
        """Search with the word of a label and a picture of it, or of another one, and with both."""
        model = self.app.pictures.model_of(self.folders[1])
        random = np.random.default_rng(0)
        print(f"\nwords and pictures together: precision at {_RANKS} for the word, {model.id}")
        for name, inside in (
            ("clothing", self.pictures.is_clothing),
            ("CIFAR-10", ~self.pictures.is_clothing),
        ):
            embeddings = model.head.embed(self.pictures.features[inside])
            labels, ids = self.pictures.labels[inside], np.arange(int(inside.sum()))
            found: dict[bool, list[list[float]]] = {True: [], False: []}
            for word in sorted(set(labels.tolist())):
                if not (classes := self.classes(word)):
                    continue
                right = labels == word
                words = certainty(self.block.sums(classes)[inside], len(classes), self.classifier.classes)
                for same in found:
                    for row in random.permutation(np.flatnonzero(right == same))[:20]:
                        others = ids != row
                        distances = np.clip(1 - embeddings @ embeddings[row], 0, 2)
                        both = with_pictures(words, ids, ids, distances) + (words >= CUT)
                        ways = (words, -distances, both)
                        found[same].append([_first(way[others], right[others]) for way in ways])
            for same, rates in found.items():
                word_alone, picture, both_rate = np.mean(rates, axis=0)
                print(f"  {name}, a picture of {'it' if same else 'another label'} ({len(rates)}): ", end="")
                print(f"word {word_alone:.3f}, picture {picture:.3f}, both {both_rate:.3f}")


def ranked(scores: Scores, right: Mask) -> tuple[float, float]:
    """Give precision at 5, and average precision."""
    ranked = right[np.argsort(-scores, kind="stable")]
    places = np.flatnonzero(ranked)
    precision = float(np.mean(np.arange(1, len(places) + 1) / (places + 1))) if len(places) else 0.0
    return float(ranked[:_FIRST].mean()), precision


def _first(scores: Scores, right: Mask) -> float:
    return float(right[np.argsort(-scores, kind="stable")[:_RANKS]].mean())


def _cut(answers: Mask, right: Mask) -> tuple[float, float]:
    """Give precision and recall of what answers."""
    both = int((answers & right).sum())
    return both / max(int(answers.sum()), 1), both / max(int(right.sum()), 1)


def weighted(lifted: Scores, right: Mask, lift: float) -> tuple[float, float]:
    """Give precision and recall at a cut, as if `_SHARE` of the pictures were right."""
    weight = int(right.sum()) * (1 - _SHARE) / _SHARE / int((~right).sum())
    answers = lifted >= lift
    hits, misses = int((answers & right).sum()), weight * int((answers & ~right).sum())
    return hits / max(hits + misses, 1e-9), hits / int(right.sum())


def mean_f1(words: Sequence[tuple[Scores, Mask]], lift: float) -> float:
    """Give the mean F1 of words at a cut, as `weighted`."""
    rates = [weighted(*word, lift) for word in words]
    return float(np.mean([2 * p * r / max(p + r, 1e-9) for p, r in rates]))


def shown(values: Sequence[float] | npt.NDArray[np.floating]) -> str:
    """Write numbers beside each other."""
    return "  ".join(f"{value:.3f}" for value in values)


def _times(app: App, where: Path, say: Callable[[str], None]) -> None:
    """Time searches in a library of made-up pictures."""
    words, started = app.words, time.perf_counter()
    words.prepare(where, Progress())
    say(f"first: {time.perf_counter() - started:.1f} s")
    table = words._shares_of_place(where, Progress())
    say(f"kept: {table.nbytes / 1e6:.1f} MB, {table.nbytes / max(len(table), 1):.0f} bytes a picture")
    for line in ("dalmatian", "dog", "animal", "vehicle -truck", "dog beach", "red dress", '"00042"', "2019"):
        taken, used = list[float](), list[float]()
        for _ in range(_ROUNDS):
            started, used_before = time.perf_counter(), time.process_time()
            found = words.find(words.read(line, where), where)
            taken.append(1000 * (time.perf_counter() - started))
            used.append(1000 * (time.process_time() - used_before))
        say(
            f"{line:16} {median(taken):6.1f} ms ({min(taken):.1f} to {max(taken):.1f}), "
            f"processor {median(used):.1f} ms, {found.answering} answer"
        )
    started = time.perf_counter()
    words.complete("do", where)
    say(f"completion {1000 * (time.perf_counter() - started):.1f} ms")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data-dir", type=Path)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="clothing, and CIFAR-10")
    parser.add_argument("--largest", type=int, default=100_000, help="made-up pictures")
    parser.add_argument("--times", action="store_true", help="measure times and memory alone")
    options = parser.parse_args()
    if not options.times and (options.data_dir is None or len(options.folders) != 2):
        parser.error("--data-dir and two folders are needed, or --times")
    clothing, *others = (folder.resolve() for folder in options.folders)
    if not options.times:
        with closing(App(DataFolder.open(options.data_dir))) as app:
            _Bench(app, clothing, *others).run()
    shipped = WordFiles.shipped().folder
    print(
        "\nshipped: "
        + ", ".join(f"{file.name} {file.stat().st_size:,}" for file in sorted(shipped.iterdir()))
    )
    started = time.perf_counter()
    WordTable.read(WordFiles.shipped())
    print(f"the table is read in {1000 * (time.perf_counter() - started):.0f} ms")
    with tempfile.TemporaryDirectory() as scratch:
        data = Data(clothing, clothing, Path(scratch), largest=options.largest)
        with closing(App(DataFolder.open(Path(scratch) / "data"))) as app:
            where = make_library(app, data, options.largest)
            busy = f", {os.getloadavg()[0]:.1f} busy on average" if hasattr(os, "getloadavg") else ""
            print(f"\n{options.largest:,} made-up pictures, {os.cpu_count()} cores{busy}")
            _times(app, where, lambda said: print(f"  {said}", flush=True))


if __name__ == "__main__":
    main()
