"""The labelled pictures of a folder, as a training takes them, and what is odd about them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.library.catalogue import Catalogue, Kind
from simgui.library.labels import Labelling, subfolder_of
from simgui.library.records import FileState

_EXAMPLES = 2


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
    labelling, own = catalogue.decisions.labelling(folder), catalogue.decisions.decided(Kind.LABEL)
    found: dict[int, set[str]] = {}
    subfolders: dict[str, set[str]] = {}
    excluded: Counter[str] = Counter()
    loose: set[int] = set()
    for picture_id, subfolder in catalogue.pictures.subfolders(folder, backbone):
        if picture_id in own:
            found[picture_id] = {own[picture_id]}
        elif subfolder is None:
            loose.add(picture_id)
        else:
            label = labelling.label(subfolder)
            if label is None:
                excluded[subfolder] += 1
            else:
                found.setdefault(picture_id, set()).add(label)
                subfolders.setdefault(label, set()).add(subfolder)
    single = {picture_id: next(iter(labels)) for picture_id, labels in found.items() if len(labels) == 1}
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
        tuple(_twins(catalogue, folder, labelling, number) for number in contradictory[:_EXAMPLES]),
    )


def _twins(catalogue: Catalogue, folder: Path, labelling: Labelling, picture_id: int) -> tuple[str, str]:
    """Give two files of one content that lie under different labels, as they lie in the folder."""
    places: dict[str, str] = {}
    for path in catalogue.pictures.files(picture_id).paths:
        subfolder = subfolder_of(path, folder) if path.is_relative_to(folder) else None
        label = None if subfolder is None else labelling.label(subfolder)
        if label is not None:
            places.setdefault(label, str(path.relative_to(folder)))
    one, other, *_ = places.values()
    return one, other
