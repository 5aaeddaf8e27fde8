"""How well queries of several pictures, of parts of pictures, and of turned pictures find.

    python benchmarks/queries.py --data-dir DIR TRAIN TEST [--model ID]... [--composites 200] [--seed 0]

TRAIN and TEST are labelled folders (subfolder = label) that the library in DIR has indexed. Pictures of TEST
are the queries, TRAIN is searched. For each model (all that there are, unless some are named) it prints

- several: precision at 10 with 1, 2, 3 and 5 examples of a label, by three rules: the mean of the embeddings
  (whose order is that of the mean distance), the smallest distance, and the median of the distances;
- unlike: precision at 10 before and after a picture of the label that is confused most is unwanted, by
  Rocchio's rule at several weights, and with what is nearer to the unwanted picture put last. The weight is
  chosen where TEST has no part: with pictures of TRAIN as queries, which do not find themselves;
- verdicts at the threshold in use for each kind of query: how many have a match, how many of these have the
  right label, and how many have a match with their own label taken out of the gallery, which should be as few
  as for one whole picture if the threshold is to hold;
- parts: on composites (two pictures of TEST side by side), how often the nearest picture has the label of the
  half that is cropped, against the original picture and the whole composite;
- expansion: mean average precision and precision at 50 when pictures beyond the first five are ordered by the
  query and its nearest three or five together (weights: similarity cubed); the first five stay;
- turned: the same for pictures that were mirrored or rotated, with the option and without.

Differences are between the same queries; ± is half a 95 % interval of 1,000 bootstrap samples of the queries.
"""

import argparse
import io
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from simgui.app import App
from simgui.library.labelled import read_labelled
from simgui.library.storage.data_folder import DataFolder
from simgui.models.head import unit_length
from simgui.models.model import Model
from simgui.search.combination import UNLIKE_WEIGHT, combined, turned
from simgui.search.query import Region
from simgui.search.records import NEIGHBOURS_SHOWN

_RANKS = 10
_FAR = 50
_WEIGHTS = (0.1, 0.15, 0.2, 0.25, 0.5, 1.0)
_CHOOSING = 600
_SAMPLES = 1000
_HEIGHT_PX = 600

Floats = npt.NDArray[np.floating]


@dataclass(frozen=True)
class _Pictures:
    """Labelled pictures: embeddings float32 (n, d), names of labels (n,), and the files."""

    embeddings: npt.NDArray[np.float32]
    labels: npt.NDArray[np.str_]
    files: Sequence[Path]


class _Bench:
    """One model on one pair of folders.

    Args:
        app: The library.
        model: What is measured.
        train: The folder that is searched.
        test: The folder whose pictures are the queries.
        seed: Of what is drawn.
    """

    def __init__(self, app: App, model: Model, train: Path, test: Path, seed: int) -> None:
        self.app, self.model, self.seed = app, model, seed
        self.gallery, self.queries = self._read(train), self._read(test)
        self.threshold = app.models.cutpoint_of(model).distance

    def _read(self, folder: Path) -> _Pictures:
        known = read_labelled(self.app._catalogue, folder, self.model.backbone.id)
        features = self.app._catalogue.features.read(
            known.ids, self.model.backbone.id, self.model.head.features
        )
        pictures = self.app.pictures.get(known.ids.tolist(), folder)
        labels = np.array(known.names)[known.labels]
        return _Pictures(self.model.head.embed(features), labels, [each.path for each in pictures])

    def run(self, composites: int) -> None:
        """Measure and print everything."""
        print(f"\n{self.model.name} ({self.model.id}), threshold {self.threshold:.3f}")
        self.several()
        self.unlike()
        self.parts(composites)
        self.expansion()
        self.turned()

    def several(self) -> None:
        """Search with 1, 3 and 5 examples of a label, the same first one each time."""
        draw, (distances, labels) = np.random.default_rng(self.seed), self._plain(self.queries)
        sets = [_others(labels, row, draw) for row in range(len(labels))]
        embeddings = self.queries.embeddings
        rules: dict[str, Callable[[npt.NDArray[np.int64]], Floats]] = {
            "mean": lambda rows: self._to(combined(embeddings[rows][:, None], embeddings[:0, None])[0]),
            "smallest": lambda rows: distances[rows].min(axis=0),
            "median": lambda rows: np.median(distances[rows], axis=0),
        }
        before = self._precisions(distances, labels)
        print(f"several: precision at {_RANKS}, {len(labels)} queries")
        for count in (1, 2, 3, 5):
            for name, rule in rules.items() if count > 1 else [("one picture", rules["mean"])]:
                found = np.stack([rule(rows[:count]) for rows in sets])
                precisions = self._precisions(found, labels)
                print(f"  {count} {name:12} {_mean(precisions)}  {_gain(before, precisions)}")
                if name in ("mean", "one picture"):
                    print("    " + self._verdicts(found, labels))
            if count > 1:
                found = np.stack([rules["mean"](rows[:count]) for rows in sets])
                ways = {
                    "the mean of distances": lambda away: away.mean(axis=0),
                    "any example": lambda away: away.min(axis=0),
                    "more than half (in use)": lambda away: np.sort(away, axis=0)[len(away) // 2],
                    "all examples": lambda away: away.max(axis=0),
                }
                for name, way in ways.items():
                    decides = np.stack([way(distances[rows[:count]]) for rows in sets])
                    print(f"    judged by {name}: " + self._verdicts(found, labels, decides))

    def unlike(self) -> None:
        """Search with a picture and one of the label that is confused most with its label."""
        embeddings, labels = self.gallery.embeddings, self.gallery.labels
        confused = {label: self._confused_most(label) for label in np.unique(labels).tolist()}
        draw = np.random.default_rng(self.seed + 1)
        rows = draw.permutation(len(labels))[:_CHOOSING]
        print(f"unlike: precision at {_RANKS}; a weight is chosen with {len(rows)} pictures of TRAIN")
        for count in (1, 3):
            unwanted = [_of_label(labels, confused[str(labels[row])], count, draw) for row in rows]
            self._unlike(f"TRAIN, {count} unwanted", _part(self.gallery, rows), embeddings, unwanted, rows)
        queries = self.queries
        for count in (1, 3):
            unwanted = [
                _of_label(queries.labels, confused[str(each)], count, draw) for each in queries.labels
            ]
            self._unlike(f"TEST, {count} unwanted", queries, queries.embeddings, unwanted, None)

    def _unlike(
        self,
        title: str,
        queries: _Pictures,
        pool: npt.NDArray[np.float32],
        unwanted: Sequence[npt.NDArray[np.int64]],
        own: npt.NDArray[np.int64] | None,
    ) -> None:
        """Print precision by each rule; `own` are the rows of queries and pool that are the gallery's."""

        def hidden(found: Floats) -> Floats:
            if own is not None:
                found[np.arange(len(found)), own] = np.inf
                for row, rows in enumerate(unwanted):
                    found[row, rows] = np.inf
            return found

        wanted = self._distances(queries.embeddings)
        before = self._precisions(hidden(wanted.copy()), queries.labels)
        print(f"  {title:18} before          {_mean(before)}")
        for weight in _WEIGHTS:
            found = np.stack(
                [
                    self._to(unit_length((query - weight * pool[rows].mean(axis=0))[None])[0])
                    for query, rows in zip(queries.embeddings, unwanted, strict=True)
                ]
            )
            precisions = self._precisions(hidden(found), queries.labels)
            mark = " (in use)" if weight == UNLIKE_WEIGHT else ""
            print(f"  {title:18} weight {weight:<8} {_mean(precisions)}  {_gain(before, precisions)}{mark}")
            if weight == UNLIKE_WEIGHT and own is None:
                print("    " + self._verdicts(found, queries.labels))
        nearer = np.stack([self._distances(pool[rows]).min(axis=0) for rows in unwanted])
        side = hidden(np.where(nearer < wanted, wanted + 9, wanted))
        precisions = self._precisions(side, queries.labels)
        print(f"  {title:18} nearer put last {_mean(precisions)}  {_gain(before, precisions)}")

    def _confused_most(self, label: str) -> str:
        """Give the wrong label that pictures of a label find most, among pictures of TRAIN."""
        labels = self.gallery.labels
        rows = np.flatnonzero(labels == label)
        found = self._distances(self.gallery.embeddings[rows])
        found[np.arange(len(rows)), rows] = np.inf
        nearest = labels[np.argpartition(found, _RANKS, axis=1)[:, :_RANKS]].ravel()
        names, counts = np.unique(nearest[nearest != label], return_counts=True)
        others = np.unique(labels[labels != label])
        return str(names[counts.argmax()] if len(names) else others[0])

    def parts(self, composites: int) -> None:
        """Crop one half of composites, and compare with the original and with the whole."""
        draw = np.random.default_rng(self.seed + 2)
        labels, files = self.queries.labels, self.queries.files
        kinds: dict[str, list[npt.NDArray[np.float32]]] = {"original": [], "cropped": [], "whole": []}
        kinds["cropped loosely"] = []
        wanted = []
        for number in range(composites):
            one, other = draw.choice(len(files), 2, replace=False)
            while labels[one] == labels[other]:
                other = draw.integers(len(files))
            content, share = _composite(files[one], files[other])
            half = Region(0, 0, share, 1) if number % 2 else Region(share, 0, 1 - share, 1)
            row = one if number % 2 else other
            wanted.append(labels[row])
            kinds["original"].append(self.queries.embeddings[row])
            kinds["cropped"].append(self._embed(content, half))
            kinds["whole"].append(self._embed(content, None))
            kinds["cropped loosely"].append(self._embed(content, _shaken(half, draw)))
        right, names = {}, np.array(wanted)
        print(f"parts: the nearest has the label, {composites} composites")
        for kind, embedded in kinds.items():
            found = self._distances(np.stack(embedded))
            right[kind] = (self.gallery.labels[found.argmin(axis=1)] == names).astype(float)
            print(f"  {kind:16} {_mean(right[kind])}  {_gain(right['original'], right[kind])}")
            print("    " + self._verdicts(found, names))

    def expansion(self) -> None:
        """Order what is beyond the first five by the query together with its nearest few."""
        distances, labels = self._plain(self.queries)
        plain = np.argsort(distances, axis=1)
        before = _rankings(self.gallery.labels[plain] == labels[:, None])
        print(f"expansion: mean average precision, precision at {_FAR}; {len(labels)} queries")
        print(f"  plain       {_mean(before[0])}, {_mean(before[1])}")
        first = plain[:, :NEIGHBOURS_SHOWN]
        for count in (3, 5):
            nearest = plain[:, :count]
            weights = np.clip(1 - np.take_along_axis(distances, nearest, axis=1), 0, None) ** 3
            added = np.einsum("qk,qkd->qd", weights, self.gallery.embeddings[nearest])
            found = self._distances(unit_length((self.queries.embeddings + added).astype(np.float32)))
            np.put_along_axis(found, first, np.arange(NEIGHBOURS_SHOWN)[None] - 9.0, axis=1)
            after = _rankings(self.gallery.labels[np.argsort(found, axis=1)] == labels[:, None])
            print(
                f"  nearest {count}   {_mean(after[0])}, {_mean(after[1])}  "
                f"{_gain(before[0], after[0])}, {_gain(before[1], after[1])}"
            )

    def turned(self) -> None:
        """Search with pictures that were mirrored or rotated, and with pictures as they are."""
        draw = np.random.default_rng(self.seed + 3)
        upright, plain, with_option, all_upright = [], [], [], []
        for file in self.queries.files:
            pixels = self.app._decoders.decode(file, self.model.backbone.input).pixels
            variants = self.model.embed_pixels(turned(pixels))
            place = int(draw.integers(1, len(variants)))
            upright.append(variants[0])
            plain.append(variants[place])
            all_upright.append(self._distances(variants).min(axis=0))
            with_option.append(self._distances(variants).min(axis=0))  # the same eight, in another order
        labels = self.queries.labels
        found = {
            "upright, without": self._distances(np.stack(upright)),
            "upright, option": np.stack(all_upright),
            "turned, without": self._distances(np.stack(plain)),
            "turned, option": np.stack(with_option),
        }
        print(f"turned: precision at {_RANKS}, {len(labels)} queries")
        before = self._precisions(found["upright, without"], labels)
        for kind, distances in found.items():
            precisions = self._precisions(distances, labels)
            print(f"  {kind:16} {_mean(precisions)}  {_gain(before, precisions)}")
            print("    " + self._verdicts(distances, labels))

    def _embed(self, content: bytes, region: Region | None) -> npt.NDArray[np.float32]:
        decoded = self.app._decoders.decode(content, self.model.backbone.input, region=region)
        return self.model.embed_pixels(decoded.pixels[None])[0]

    def _plain(self, queries: _Pictures) -> tuple[Floats, npt.NDArray[np.str_]]:
        return self._distances(queries.embeddings), queries.labels

    def _distances(self, embeddings: npt.NDArray[np.float32]) -> Floats:
        return np.asarray(1 - embeddings @ self.gallery.embeddings.T)

    def _to(self, embedding: npt.NDArray[np.float32]) -> Floats:
        return self._distances(embedding[None])[0]

    def _precisions(self, distances: Floats, labels: npt.NDArray[np.str_]) -> Floats:
        """Give the share of the right label among the nearest of each query: (q, n), (q,) → (q,)."""
        nearest = np.argpartition(distances, _RANKS, axis=1)[:, :_RANKS]
        return np.asarray((self.gallery.labels[nearest] == labels[:, None]).mean(axis=1))

    def _verdicts(
        self, distances: Floats, labels: npt.NDArray[np.str_], decides: Floats | None = None
    ) -> str:
        """Say how far verdicts of the nearest hold; `decides` is what is judged, if another."""
        own, each = self.gallery.labels[None] == labels[:, None], np.arange(len(labels))
        decides = distances if decides is None else decides
        nearest, other = distances.argmin(axis=1), np.where(own, np.inf, distances).argmin(axis=1)
        match = decides[each, nearest] <= self.threshold
        right, false = own[each, nearest], decides[each, other] <= self.threshold
        return (
            f"matches {match.mean():.3f}, right of them {right[match].mean():.3f}, "
            f"false with the label away {false.mean():.3f}"
        )


def _rankings(right: npt.NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Give average precision and precision at `_FAR` of rankings: (q, n) → twice (q,)."""
    found = right.cumsum(axis=1)
    precisions = found / np.arange(1, right.shape[1] + 1)
    return (precisions * right).sum(axis=1) / np.maximum(found[:, -1], 1), precisions[:, _FAR - 1]


def _others(labels: npt.NDArray[np.str_], row: int, draw: np.random.Generator) -> npt.NDArray[np.int64]:
    """Give a row and, after it, others of its label in random order."""
    same = np.flatnonzero(labels == labels[row])
    return np.concatenate([[row], draw.permutation(same[same != row])])


def _of_label(
    labels: npt.NDArray[np.str_], label: str, count: int, draw: np.random.Generator
) -> npt.NDArray[np.int64]:
    return draw.permutation(np.flatnonzero(labels == label))[:count]


def _part(pictures: _Pictures, rows: npt.NDArray[np.int64]) -> _Pictures:
    return _Pictures(pictures.embeddings[rows], pictures.labels[rows], [pictures.files[row] for row in rows])


def _composite(left: Path, right: Path) -> tuple[bytes, float]:
    """Put two pictures side by side, equally high; give the file and the share of the left one."""
    halves = []
    for path in (left, right):
        with Image.open(path) as picture:
            upright = picture.convert("RGB")
        halves.append(upright.resize((max(1, upright.width * _HEIGHT_PX // upright.height), _HEIGHT_PX)))
    whole = Image.new("RGB", (halves[0].width + halves[1].width, _HEIGHT_PX))
    whole.paste(halves[0], (0, 0))
    whole.paste(halves[1], (halves[0].width, 0))
    file = io.BytesIO()
    whole.save(file, "JPEG", quality=95)
    return file.getvalue(), halves[0].width / whole.width


def _shaken(region: Region, draw: np.random.Generator) -> Region:
    """Draw a region as a hand would: each edge up to a tenth of the size inwards or outwards."""
    moves = draw.uniform(-0.1, 0.1, 4) * np.array([region.width, region.height] * 2)
    left, top = max(0.0, region.left + moves[0]), max(0.0, region.top + moves[1])
    right = min(1.0, region.left + region.width + moves[2])
    return Region(left, top, right - left, min(1.0, region.top + region.height + moves[3]) - top)


def _mean(values: Floats) -> str:
    return f"{values.mean():.3f}"


def _gain(before: Floats, after: Floats) -> str:
    """Say the mean difference of the same queries, and half its 95 % interval by the bootstrap."""
    gains = after - before
    drawn = np.random.default_rng(0).integers(len(gains), size=(_SAMPLES, len(gains)))
    low, high = np.percentile(gains[drawn].mean(axis=1), [2.5, 97.5])
    return f"{gains.mean():+.3f} ± {(high - low) / 2:.3f}"


def main() -> int:
    """Measure each model."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("test", type=Path)
    parser.add_argument("--data-dir", type=Path, required=True)
    parser.add_argument("--model", action="append", default=[])
    parser.add_argument("--composites", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    with closing(App(DataFolder.open(chosen.data_dir))) as app:
        train, test = chosen.train.resolve(), chosen.test.resolve()
        ids = chosen.model or [each.id for each in app.models.list(train) if not each.problem]
        for model_id in ids:
            _Bench(app, app.models.load(model_id), train, test, chosen.seed).run(chosen.composites)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
