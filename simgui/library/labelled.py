"""The labelled pictures of a folder, as a training takes them, and what is odd about them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.records import FileState
from simgui.core.split import LEAST_TO_MEASURE, MOST_PICTURES
from simgui.library.catalogue import Catalogue

_IMBALANCE = 20


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
        left_out: Pictures of each subfolder that the person leaves out.
    """

    ids: npt.NDArray[np.int64]
    labels: npt.NDArray[np.int64]
    names: tuple[str, ...]
    contradictions: int
    unreadable: int
    subfolders: Mapping[str, tuple[str, ...]]
    left_out: Mapping[str, int]

    @property
    def enough(self) -> bool:
        """Whether a training can begin: two labels to tell apart, and one that can be measured."""
        counts = sorted(self.counts().values(), reverse=True)
        return len(counts) >= 2 and counts[0] >= LEAST_TO_MEASURE and counts[1] >= 2

    def counts(self) -> dict[str, int]:
        """Count the pictures of each label."""
        counted = np.bincount(self.labels, minlength=len(self.names))
        return dict(zip(self.names, counted.tolist(), strict=True))


def read_labelled(catalogue: Catalogue, folder: Path, backbone: str) -> LabelledPictures:
    """Read which picture of a folder has which label.

    Args:
        catalogue: Knows the files.
        folder: An indexed folder; the first subfolder is the label, unless the person chose another, for the
            subfolder or for the picture alone.
        backbone: Only pictures with features of this backbone are taken.
    """
    labelling, own = catalogue.labelling(folder), catalogue.decided("label")
    found: dict[int, set[str]] = {}
    subfolders: dict[str, set[str]] = {}
    left_out: Counter[str] = Counter()
    for picture_id, subfolder in catalogue.subfolders(folder, backbone):
        if picture_id in own:
            found[picture_id] = {own[picture_id]}
        elif subfolder is not None:
            label = labelling.label(subfolder)
            if label is None:
                left_out[subfolder] += 1
            else:
                found.setdefault(picture_id, set()).add(label)
                subfolders.setdefault(label, set()).add(subfolder)
    single = {picture_id: next(iter(labels)) for picture_id, labels in found.items() if len(labels) == 1}
    names = tuple(sorted(set(single.values())))
    numbers = {name: number for number, name in enumerate(names)}
    ids = np.array(sorted(single), np.int64)
    return LabelledPictures(
        ids,
        np.array([numbers[single[number]] for number in ids.tolist()], np.int64),
        names,
        len(found) - len(single),
        catalogue.counts(folder)[FileState.FAILED],
        {name: tuple(sorted(subfolders.get(name, ()))) for name in names},
        dict(left_out),
    )


def remarks(pictures: LabelledPictures) -> list[str]:
    """Say in plain words what a person should know before they train; an empty list if all is well."""
    counts = pictures.counts()
    said = []
    if len(counts) < 2:
        said.append("Training needs at least two labels: two subfolders with pictures of different kinds.")
    if lonely := sorted(name for name, count in counts.items() if count == 1):
        said.append(f"With one picture only, nothing can be learnt about {_listed(lonely)}.")
    small = sorted(name for name, count in counts.items() if 2 <= count < LEAST_TO_MEASURE)
    if small:
        said.append(
            f"{_listed(small)}: fewer than {LEAST_TO_MEASURE} pictures, so learnt from but not measured."
        )
    if counts and max(counts.values()) > _IMBALANCE * min(counts.values()):
        largest, smallest = max(counts, key=counts.__getitem__), min(counts, key=counts.__getitem__)
        said.append(
            f"“{largest}” has {counts[largest]:,} pictures, “{smallest}” {counts[smallest]:,}. "
            "Both are shown equally often while training; more of the rare ones would help."
        )
    if len(pictures.ids) > MOST_PICTURES:
        said.append(
            f"Of {len(pictures.ids):,} pictures, about {MOST_PICTURES:,} drawn evenly are learnt from; all "
            "are found by what is learnt."
        )
    if pictures.contradictions:
        said.append(
            f"{pictures.contradictions:,} pictures lie under more than one label and are left out. "
            "Keep each in one subfolder."
        )
    if pictures.unreadable:
        said.append(f"{pictures.unreadable:,} files could not be read; the Library says why.")
    return said


def _listed(names: list[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown
