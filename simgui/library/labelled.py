"""The labelled pictures of a folder, as a training takes them, and what is odd about them."""

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.sentences import NOTHING, Sentence, joined, say
from simgui.library.catalogue import Catalogue, Kind
from simgui.library.labels import FolderLabels
from simgui.library.records import FileState

_EXAMPLES = 2
_LOOSE, _NO_LABEL, _EXCLUDED = -1, -2, -3
"""Why a file gives no label: it lies in no subfolder, in one that is no label, or in one that is excluded."""
_IF_LABELS = say("If they are labels, say so in Library, under Rules.")


@dataclass(frozen=True)
class LabelledPictures:
    """Distinct pictures with one label each.

    Attributes:
        ids: int64 (n,), sorted.
        labels: int64 (n,), positions in `names`.
        names: The labels, in alphabetical order.
        contradictions: Pictures left out because copies of them lie under different labels.
        unreadable: Files of the folder that could not be read.
        subfolders: The subfolders that make up each label, by its name.
        excluded: Pictures of each subfolder that the person has excluded.
        loose: Pictures that lie in no subfolder and have no label.
        twins: Of some contradictions, two files of one content under two labels, as they lie in the folder.
        contradictory: Those contradictions, each with its labels, by the ids of the pictures.
        unlabelled: int64, sorted, pictures that have no label and were not excluded.
        folders: Pictures of each subfolder that is a folder and no label.
        deeper: Names of subfolders further down that might be labels, where the first subfolder is asked for.
        empty: Subfolders that hold no picture that could be read.
        rule: What the labels of the folder are, and why, in plain words.
    """

    ids: npt.NDArray[np.int64]
    labels: npt.NDArray[np.int64]
    names: tuple[str, ...]
    contradictions: int
    unreadable: int
    subfolders: Mapping[str, tuple[str, ...]]
    excluded: Mapping[str, int]
    loose: int = 0
    twins: tuple[tuple[str, str], ...] = ()
    contradictory: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    unlabelled: npt.NDArray[np.int64] = field(default_factory=lambda: np.empty(0, np.int64))
    folders: Mapping[str, int] = field(default_factory=dict)
    deeper: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    rule: Sentence = NOTHING

    @property
    def why_folders(self) -> Sentence:
        """Say why subfolders are no labels, and what to do if they are; empty if all are labels."""
        return joined([self.rule, _IF_LABELS]) if self.folders else NOTHING

    def counts(self) -> dict[str, int]:
        """Count the pictures of each label."""
        counted = np.bincount(self.labels, minlength=len(self.names))
        return dict(zip(self.names, counted.tolist(), strict=True))


def read_labelled(
    catalogue: Catalogue, folder: Path, backbone: str, labels: FolderLabels | None = None
) -> LabelledPictures:
    """Read which picture of a folder has which label.

    Args:
        catalogue: Knows the files.
        folder: An indexed folder; the subfolder that its rule says is the label, unless the person chose
            another, for the subfolder or for the picture alone.
        backbone: Only pictures with features of this backbone are taken.
        labels: What the labels of the folder are, if not what the catalogue says.
    """
    labels = labels or catalogue.labels.of(folder)
    files = _files_of(catalogue, folder, backbone, labels)
    pairs = files.pairs()
    found, first, counts = np.unique(pairs[:, 0], return_index=True, return_counts=True)
    contradictory = {
        int(pairs[start, 0]): tuple(sorted(files.names[label] for label in pairs[start : start + count, 1]))
        for start, count in zip(first[counts > 1].tolist(), counts[counts > 1].tolist(), strict=True)
    }
    given = pairs[first[counts == 1], 1]
    names = tuple(sorted(files.names[label] for label in np.unique(given).tolist()))
    places = np.array([names.index(name) if name in names else -1 for name in files.names], np.int64)
    return LabelledPictures(
        found[counts == 1],
        places[given],
        names,
        len(contradictory),
        catalogue.ledger.counts(folder)[FileState.FAILED],
        {name: tuple(sorted(files.subfolders.get(name, ()))) for name in names},
        dict(files.excluded),
        len(np.setdiff1d(files.that_are(_LOOSE), found)),
        tuple(_twins(catalogue, labels, number) for number in list(contradictory)[:_EXAMPLES]),
        contradictory,
        np.setdiff1d(files.that_are(_LOOSE, _NO_LABEL), np.union1d(found, files.that_are(_EXCLUDED))),
        dict(sorted(files.folders.items())),
        tuple(sorted(files.deeper)),
        tuple(sorted(_subfolders_there(catalogue, labels) - files.filled)),
        labels.rule.why(len(names), tuple(sorted(files.folders))),
    )


@dataclass
class _Files:
    """What the files of a folder give.

    Attributes:
        ids: int64 (n,), the picture of each file.
        labels: int64 (n,), the label that each file gives its picture, a position in `names`; `_LOOSE`,
            `_NO_LABEL` or `_EXCLUDED` if none.
        names: Labels, in any order.
        subfolders: The subfolders that make up each label, by its name.
        excluded: Files in each subfolder that the person has excluded.
        folders: Files in each subfolder that is no label.
        deeper: Names of subfolders further down that might be labels, where the first subfolder is asked for.
        filled: Subfolders that hold a file.
    """

    ids: npt.NDArray[np.int64]
    labels: npt.NDArray[np.int64]
    names: tuple[str, ...]
    subfolders: Mapping[str, set[str]]
    excluded: Counter[str]
    folders: Counter[str]
    deeper: set[str]
    filled: set[str]

    def pairs(self) -> npt.NDArray[np.int64]:
        """Give the distinct pairs of a picture and a label: int64 (m, 2), sorted."""
        labelled, number = self.labels >= 0, max(1, len(self.names))
        found = np.unique(self.ids[labelled] * number + self.labels[labelled])
        return np.stack([found // number, found % number], axis=1)

    def that_are(self, *kinds: int) -> npt.NDArray[np.int64]:
        """Give the pictures of files that give no label, for one of these reasons."""
        return self.ids[np.isin(self.labels, kinds)]


def _files_of(catalogue: Catalogue, folder: Path, backbone: str, labels: FolderLabels) -> _Files:
    """Read what the files of a folder give, a subfolder at a time: its files are alike."""
    own = catalogue.decisions.decided(Kind.LABEL)
    decided = np.array(list(own), np.int64)
    names: dict[str, int] = {}
    subfolders: dict[str, set[str]] = {}
    excluded: Counter[str] = Counter()
    folders: Counter[str] = Counter()
    deeper: set[str] = set()
    filled: set[str] = set()
    all_ids, all_labels = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
    for place, ids in catalogue.pictures.by_folder(folder, backbone):
        file = place / "any"
        subfolder, below = labels.subfolder_of(file), labels.deeper(file)
        if below is not None:
            deeper.add(below)
        has_own = np.isin(ids, decided)
        others = len(ids) - int(np.count_nonzero(has_own))
        if subfolder is None:
            kind = _LOOSE
        else:
            filled.add(subfolder)
            label = labels.labelling.label(subfolder)
            if not labels.is_label(subfolder):
                kind = _NO_LABEL
                folders[subfolder] += others
            elif label is None:
                kind = _EXCLUDED
                excluded[subfolder] += others
            else:
                kind = names.setdefault(label, len(names))
                if others:
                    subfolders.setdefault(label, set()).add(subfolder)
        given = np.full(len(ids), kind)
        for row in np.flatnonzero(has_own).tolist():
            given[row] = names.setdefault(own[int(ids[row])], len(names))
        all_ids.append(ids)
        all_labels.append(given)
    return _Files(
        np.concatenate(all_ids),
        np.concatenate(all_labels),
        tuple(names),
        subfolders,
        +excluded,
        +folders,
        deeper,
        filled,
    )


def _twins(catalogue: Catalogue, labels: FolderLabels, picture_id: int) -> tuple[str, str]:
    """Give two files of one content that lie under different labels, as they lie in the folder."""
    places: dict[str, str] = {}
    for path in catalogue.pictures.files(picture_id).paths:
        label = labels.label_of(path)
        if label is not None:
            places.setdefault(label, str(path.relative_to(labels.folder)))
    one, other, *_ = places.values()
    return one, other


def _subfolders_there(catalogue: Catalogue, labels: FolderLabels) -> set[str]:
    """List the subfolders that are there now and would be labels, be there a picture in them or not."""
    folder = labels.folder
    root = catalogue.folders.covering(folder) or folder
    rules = catalogue.folders.rules(root)
    if not labels.takes_first:
        return set()
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return set()
    return {
        name
        for name in names
        if labels.is_label(name)
        and not rules.reason(str((folder / name).relative_to(root)), hidden=False, root=root.name)
    }
