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
    labels, own = labels or catalogue.labels.of(folder), catalogue.decisions.decided(Kind.LABEL)
    found: dict[int, set[str]] = {}
    subfolders: dict[str, set[str]] = {}
    excluded: Counter[str] = Counter()
    folders: Counter[str] = Counter()
    deeper: set[str] = set()
    loose: set[int] = set()
    without: set[int] = set()
    left_out: set[int] = set()
    filled: set[str] = set()
    for picture_id, path in catalogue.pictures.paths(folder, backbone):
        subfolder = labels.subfolder_of(path)
        if (below := labels.deeper(path)) is not None:
            deeper.add(below)
        if subfolder is not None:
            filled.add(subfolder)
        if picture_id in own:
            found[picture_id] = {own[picture_id]}
        elif subfolder is None:
            loose.add(picture_id)
            without.add(picture_id)
        elif not labels.is_label(subfolder):
            folders[subfolder] += 1
            without.add(picture_id)
        else:
            label = labels.labelling.label(subfolder)
            if label is None:
                excluded[subfolder] += 1
                left_out.add(picture_id)
            else:
                found.setdefault(picture_id, set()).add(label)
                subfolders.setdefault(label, set()).add(subfolder)
    single = {picture_id: next(iter(given)) for picture_id, given in found.items() if len(given) == 1}
    names = tuple(sorted(set(single.values())))
    numbers = {name: number for number, name in enumerate(names)}
    ids = np.array(sorted(single), np.int64)
    contradictory = sorted(set(found) - set(single))
    return LabelledPictures(
        ids,
        np.array([numbers[single[number]] for number in ids.tolist()], np.int64),
        names,
        len(contradictory),
        catalogue.ledger.counts(folder)[FileState.FAILED],
        {name: tuple(sorted(subfolders.get(name, ()))) for name in names},
        dict(excluded),
        len(loose - set(found)),
        tuple(_twins(catalogue, labels, number) for number in contradictory[:_EXAMPLES]),
        {number: tuple(sorted(found[number])) for number in contradictory},
        np.array(sorted(without - left_out - set(found)), np.int64),
        dict(sorted(folders.items())),
        tuple(sorted(deeper)),
        tuple(sorted(_subfolders_there(catalogue, labels) - filled)),
        labels.rule.why(len(names), tuple(sorted(folders))),
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
