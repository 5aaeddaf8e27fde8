"""Make a starter model: ``head.npz`` and ``model.json`` beside its backbone.

A developer's tool; the program itself never runs it. It fits the projection on
varied pictures, calibrates the cutpoint, measures both on pictures that neither
has seen, and writes the figures into the manifest. Decoding, features, search
and measures are the program's own. See ``packaging/models/README.md``.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from cutpoint import (
    RULE,
    NoCutpointError,
    Situation,
    ask,
    choose,
    finding,
    nearest_distances,
    stranger_rate,
    trade_off,
)
from files import HEAD_NAME, MODEL_NAME, STARTER, STARTERS, Starter, json_bytes, write
from loading import FeaturesHead, load
from pictures import list_files, read_features, readable
from projection import fit_projection, npz_bytes
from sets import Features, LabelledFeatures, draw, list_labelled, read_labelled

from simgui.models.backbone import Backbone
from simgui.models.head import Head, ProjectionHead

DIMENSIONS = 256
SEED = 20261124
FIT_PER_LABEL, GALLERY_PER_LABEL, OTHERS_PER_LABEL, ASKED_PER_LABEL = 400, 1000, 100, 200
ANIMALS = ("bird", "cat", "deer", "dog", "frog", "horse")
HEAD_WITHIN = 0.015
"""A point, and half a point for the chance of a few hundred queries."""
SMALL_GALLERIES = (50, 200, 1000)
DRAWS = 20


class HeadTooWeakError(Exception):
    """The projection finds worse than the features it is made from."""


@dataclass(frozen=True)
class Clothing:
    """Photographs of clothes, in the parts of the data set."""

    train: LabelledFeatures
    validation: LabelledFeatures
    test: LabelledFeatures


@dataclass(frozen=True)
class Objects:
    """CIFAR-10; ``fit``, ``gallery`` and ``others`` are drawn from its training part.

    Attributes:
        fit: what the projection is fitted on.
        gallery: what is searched.
        others: queries of its labels, and strangers among clothes.
        asked: queries from the test part.
        animals: every animal of the test part, as strangers among clothes.
    """

    fit: Features
    gallery: LabelledFeatures
    others: LabelledFeatures
    asked: LabelledFeatures
    animals: Features


@dataclass(frozen=True)
class Data:
    """Features of every picture that is used; ``odd`` are the readable ones of the odd files."""

    clothing: Clothing
    objects: Objects
    odd: Features

    @property
    def fit(self) -> Features:
        """What the projection is fitted on."""
        return np.concatenate([self.clothing.train.features, self.objects.fit])


def read_clothing(backbone: Backbone, folder: Path) -> Clothing:
    """Compute the features of the clothing data set."""
    parts = [list_labelled(folder / part) for part in ("train", "validation", "test")]
    names = sorted(set(parts[0].labels))
    return Clothing(*(read_labelled(backbone, part, names) for part in parts))


def read_objects(backbone: Backbone, folder: Path) -> Objects:
    """Draw from CIFAR-10 and compute the features."""
    train, test = list_labelled(folder / "train"), list_labelled(folder / "test")
    names = sorted(set(train.labels))
    fit, gallery, others = draw(train, (FIT_PER_LABEL, GALLERY_PER_LABEL, OTHERS_PER_LABEL), SEED)
    (asked,) = draw(test, (ASKED_PER_LABEL,), SEED)
    return Objects(
        fit=read_features(backbone, fit.paths),
        gallery=read_labelled(backbone, gallery, names),
        others=read_labelled(backbone, others, names),
        asked=read_labelled(backbone, asked, names),
        animals=read_features(backbone, test.only(ANIMALS).paths),
    )


def read_data(backbone: Backbone, clothing: Path, objects: Path, odd: Path) -> Data:
    """Compute all features; this takes nearly all of the time."""
    return Data(
        clothing=read_clothing(backbone, clothing),
        objects=read_objects(backbone, objects),
        odd=read_features(backbone, readable(list_files(odd))),
    )


def compare(head: Head, data: Data) -> dict[str, Any]:
    """How well the projection finds, beside all 1280 features.

    Raises:
        HeadTooWeakError: it is worse by more than ``HEAD_WITHIN``.
    """
    heads: dict[str, Head] = {"features": FeaturesHead(head.features), "head": head}
    sets = {
        "clothing": (data.clothing.test, data.clothing.train),
        "cifar10": (data.objects.asked, data.objects.gallery),
    }
    found: dict[str, Any] = {}
    for name, (queries, gallery) in sets.items():
        found[name] = {"queries": len(queries), "gallery": len(gallery)}
        found[name] |= {kind: finding(ask(one, queries, gallery)) for kind, one in heads.items()}
        for measure, value in found[name]["features"].items():
            if found[name]["head"][measure] < value - HEAD_WITHIN:
                raise HeadTooWeakError(f"{measure} on {name}: {found[name]}")
    return found


def calibration_of(head: Head, data: Data) -> Situation:
    """What the cutpoint is chosen by."""
    gallery = data.clothing.train
    return Situation(
        gallery=len(gallery),
        known=ask(head, data.clothing.validation, gallery),
        strangers=nearest_distances(head, data.objects.others.features, gallery.features),
    )


def held_out_of(head: Head, data: Data, distance: float) -> dict[str, Any]:
    """Figures on pictures that neither projection nor cutpoint has seen."""
    gallery = data.clothing.train
    animals = nearest_distances(head, data.objects.animals, gallery.features)
    odd = nearest_distances(head, data.odd, gallery.features)
    situation = Situation(
        gallery=len(gallery),
        known=ask(head, data.clothing.test, gallery),
        strangers=np.concatenate([animals, odd]),
    )
    return {
        "measured_on": (
            "known queries: the test part of the clothing data set, before the gallery of its training "
            "part; strangers: every animal of the test part of CIFAR-10 and every readable file of a folder "
            "of odd and damaged pictures; left-out labels: the known queries, their own label taken out of "
            "the gallery"
        ),
        **situation.described(distance),
        "strangers_by_source": {
            "cifar10_animals": stranger_rate(animals, distance).described(),
            "odd_files": stranger_rate(odd, distance).described(),
        },
        "small_galleries": small_galleries_of(head, data, distance),
    }


def small_galleries_of(head: Head, data: Data, distance: float) -> list[dict[str, Any]]:
    """How many known queries are accepted when few pictures are searched, on average over draws.

    The fewer pictures there are, the farther is the nearest one.
    """
    order = np.random.default_rng(SEED)
    gallery, queries = data.clothing.train.features, data.clothing.test.features
    rows = []
    for size in SMALL_GALLERIES:
        parts = [gallery[order.permutation(len(gallery))[:size]] for _ in range(DRAWS)]
        accepted = [np.mean(nearest_distances(head, queries, part) <= distance) for part in parts]
        rows.append({"gallery": size, "draws": DRAWS, "accepted": round(float(np.mean(accepted)), 3)})
    return rows


def elsewhere_of(head: Head, data: Data, distance: float) -> dict[str, Any]:
    """The same cutpoint on data of another kind: what one distance for all can and cannot do."""
    gallery = data.objects.gallery
    situation = Situation(
        gallery=len(gallery),
        known=ask(head, data.objects.others, gallery),
        strangers=nearest_distances(head, data.clothing.validation.features, gallery.features),
    )
    return {
        "measured_on": (
            f"CIFAR-10: {GALLERY_PER_LABEL} pictures of each label of its training part as gallery, "
            f"{OTHERS_PER_LABEL} others of each as known queries; strangers: the validation part of the "
            "clothing data set; left-out labels: the known queries, their own label taken out of the gallery"
        ),
        **situation.described(distance),
    }


def fitted_on(data: Data) -> str:
    """Say what the projection was fitted on."""
    return (
        f"{len(data.fit):,} pictures without their labels: the training part of the clothing data set "
        f"({len(data.clothing.train):,}) and {FIT_PER_LABEL} pictures of each label of the training part of "
        f"CIFAR-10 ({len(data.objects.fit):,}), drawn with seed {SEED}"
    )


def manifest(starter: Starter, head: Head, head_file: bytes, data: Data) -> dict[str, Any]:
    """Choose the cutpoint, measure, and describe the model version."""
    calibration = calibration_of(head, data)
    distance = choose(calibration)
    return {
        "schema": 1,
        "id": starter.id,
        "name": starter.name,
        "version": "1",
        "created": starter.created,
        "backbone": starter.backbone_id,
        "head": {
            "file": HEAD_NAME,
            "sha256": hashlib.sha256(head_file).hexdigest(),
            "kind": "projection",
            "embedding": DIMENSIONS,
        },
        "cutpoint": {"name": "starter", "distance": distance},
        "fitted_on": fitted_on(data),
        "finding": compare(head, data),
        "calibration": {
            "calibrated_on": (
                "known queries: the validation part of the clothing data set, before the gallery of its "
                f"training part; strangers: {OTHERS_PER_LABEL} pictures of each label of CIFAR-10's training "
                "part, not used in fitting; left-out labels: the known queries, their own label taken out of "
                "the gallery"
            ),
            "rule": RULE,
            **calibration.described(distance),
            "trade_off": trade_off(calibration),
        },
        "held_out": held_out_of(head, data, distance),
        "elsewhere": elsewhere_of(head, data, distance),
        "licence": "Apache-2.0",
    }


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--clothing", type=Path, required=True, help="folder with train, validation and test")
    parser.add_argument("--cifar10", type=Path, required=True, help="folder with train and test")
    parser.add_argument("--odd", type=Path, required=True, help="folder of odd and damaged files")
    parser.add_argument("--starter", choices=STARTERS, default=STARTER.folder, help="which one to make")
    parser.add_argument("--backbone", type=Path, help="folder of its backbone (default: where it is shipped)")
    parser.add_argument("--out", type=Path, help="folder to write to (default: the same)")
    return parser.parse_args(arguments)


def main(arguments: Sequence[str] | None = None) -> int:
    """Fit, calibrate, measure and write. Returns 0, or 1 if there is no sound model."""
    options = parse_arguments(arguments)
    starter = STARTERS[options.starter]
    folder = options.backbone or starter.path
    backbone = load(starter, folder)
    data = read_data(backbone, options.clothing, options.cifar10, options.odd)
    projection = fit_projection(data.fit, DIMENSIONS)
    head_file = npz_bytes(projection)
    try:
        described = manifest(starter, ProjectionHead(projection), head_file, data)
    except (NoCutpointError, HeadTooWeakError) as failure:
        print(f"Nothing was written: {failure}", file=sys.stderr)
        return 1
    text = json_bytes(described)
    write(options.out or folder, {HEAD_NAME: head_file, MODEL_NAME: text})
    print(text.decode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
