"""Make `resources/words/`: the words that the starters know, and the classifiers that answer them.

A developer's tool; the program itself never runs it. It needs WordNet 3.0 (Debian's package `wordnet-base`),
the list of the 1,000 classes beside this file, and the published weights. A second run writes the same bytes.
See `packaging/models/README.md`.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import sys
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import wordnet
from files import STARTER, STARTER_2, STARTER_FAST_2, json_bytes, write
from published import LITE0, LITE2, CheckFailedError, Published
from word_table import ImageNetWords, make_table

HERE = Path(__file__).resolve().parent
CLASSES = HERE / "imagenet-wnids.tsv"
EVERYDAY = HERE / "everyday-words.tsv"
KINDS = HERE / "keyword-kinds.tsv"
PLAIN_NAMES = HERE / "plain-names.tsv"
OUT = HERE.parents[1] / "resources" / "words"

TABLE, MANIFEST = "words.npz", "words.json"
CLASSIFIERS = {
    "classifier-lite2.npz": (LITE2, (STARTER_2,)),
    "classifier-lite0.npz": (LITE0, (STARTER, STARTER_FAST_2)),
}
"""Each classifier, and the starters whose backbones give the features that it was trained with."""

_EPOCH = (1980, 1, 1, 0, 0, 0)
Arrays = Mapping[str, npt.NDArray[Any]]


def read_classes(path: Path = CLASSES) -> dict[int, str]:
    """Give the synsets that are classes, in the order of the classifier, with their names."""
    rows = _rows(path)
    return {int(synset[1:]): name.replace("_", " ") for _, synset, name in rows}


def read_everyday(classes: Mapping[int, str], path: Path = EVERYDAY) -> dict[str, frozenset[int]]:
    """Give the words that WordNet leads to no class, each with the places of the classes that are near."""
    places = {name: place for place, name in enumerate(classes.values())}
    return {
        word: frozenset(places[each.replace("_", " ")] for each in near.split()) for word, near in _rows(path)
    }


def read_kinds(path: Path = KINDS) -> list[str]:
    """Give the words for kinds that are keywords."""
    return [word for (word,) in _rows(path)]


def read_plain_names(path: Path = PLAIN_NAMES) -> dict[str, str]:
    """Give plainer names of classes, by their first names."""
    return {row[0]: row[1] for row in _rows(path)}


def _rows(path: Path) -> list[list[str]]:
    lines = path.read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def make_classifier(published: Published) -> dict[str, npt.NDArray[Any]]:
    """Round the classifier of a published network to 8 bits, a scale for each class."""
    weights = published.read()
    full = weights["_fc.weight"].numpy().astype(np.float32)
    scales = (np.abs(full).max(axis=1) / 127).astype(np.float32)
    return {
        "weights": np.rint(full / scales[:, None]).astype(np.int8),
        "scales": scales,
        "offsets": weights["_fc.bias"].numpy().astype(np.float32),
    }


def packed(arrays: Arrays) -> bytes:
    """Give arrays as an `.npz` whose bytes depend on nothing else."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as opened:
        for name, array in arrays.items():
            member = io.BytesIO()
            np.save(member, array, allow_pickle=False)
            opened.writestr(zipfile.ZipInfo(f"{name}.npy", _EPOCH), member.getvalue())
    return file.getvalue()


def manifest(files: Mapping[str, bytes], folder: Path, words: int) -> dict[str, Any]:
    """What the program and the person should know about the files."""
    return {
        "schema": 1,
        "words": words,
        "table": {"file": TABLE, "sha256": _sha256(files[TABLE])},
        "classifiers": [
            {
                "file": name,
                "sha256": _sha256(files[name]),
                "backbones": [starter.backbone_id for starter in starters],
                "source": published.described(),
                "licence": "Apache-2.0",
                "credits": published.credits(),
            }
            for name, (published, starters) in CLASSIFIERS.items()
        ],
        "sources": {
            "WordNet 3.0": {
                name: _sha256((folder / name).read_bytes())
                for name in ("data.noun", "index.noun", "noun.exc", "cntlist.rev")
            },
            "classes": "the 1,000 synsets of ImageNet (ILSVRC 2012) in the order of the classifier",
            "licence": "WordNet 3.0 licence",
        },
    }


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def make_files(folder: Path) -> dict[str, bytes]:
    """Make all files.

    Args:
        folder: Where WordNet lies.
    """
    nouns, classes = wordnet.read_nouns(folder), read_classes()
    plainer = read_plain_names()
    words = ImageNetWords(
        {synset: plainer.get(name, name) for synset, name in classes.items()},
        read_everyday(classes),
        read_kinds(),
    )
    table = make_table(nouns, wordnet.read_irregular(folder), words)
    files = {TABLE: packed(table)}
    for name, (published, _) in CLASSIFIERS.items():
        files[name] = packed(make_classifier(published))
    files[MANIFEST] = json_bytes(manifest(files, folder, len(table["word_starts"]) - 1))
    return files


def _names(files: Iterable[str]) -> str:
    return ", ".join(sorted(files))


def main(arguments: Sequence[str] | None = None) -> int:
    """Build and write. Returns 0, or 1 if a source is not the one that was looked at."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--wordnet", type=Path, default=wordnet.FOLDER, help="folder of its database files")
    parser.add_argument("--out", type=Path, default=OUT, help="folder to write to (where it is shipped)")
    options = parser.parse_args(arguments)
    try:
        files = make_files(options.wordnet)
    except CheckFailedError as failure:
        print(f"Nothing was written: {failure}", file=sys.stderr)
        return 1
    write(options.out, files)
    print(f"{_names(files)}: {sum(map(len, files.values())):,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
