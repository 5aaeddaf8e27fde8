"""The labelled pictures of a folder, as a training takes them, and what is odd about them."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.labels import Labelling, subfolder_of
from simgui.core.records import FileState
from simgui.core.split import LEAST_TO_LEARN, LEAST_TO_MEASURE, MOST_PICTURES
from simgui.library.catalogue import Catalogue

_IMBALANCE = 20
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
        left_out: Pictures of each subfolder that the person leaves out.
        loose: Pictures that lie in no subfolder and have no label.
        twins: Of some contradictions, two files of one content under two labels, as they lie in the folder.
    """

    ids: npt.NDArray[np.int64]
    labels: npt.NDArray[np.int64]
    names: tuple[str, ...]
    contradictions: int
    unreadable: int
    subfolders: Mapping[str, tuple[str, ...]]
    left_out: Mapping[str, int]
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
    labelling, own = catalogue.labelling(folder), catalogue.decided("label")
    found: dict[int, set[str]] = {}
    subfolders: dict[str, set[str]] = {}
    left_out: Counter[str] = Counter()
    loose: set[int] = set()
    for picture_id, subfolder in catalogue.subfolders(folder, backbone):
        if picture_id in own:
            found[picture_id] = {own[picture_id]}
        elif subfolder is None:
            loose.add(picture_id)
        else:
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
    contradictory = sorted(set(found) - set(single))
    return LabelledPictures(
        ids,
        np.array([numbers[single[number]] for number in ids.tolist()], np.int64),
        names,
        len(contradictory),
        catalogue.counts(folder)[FileState.FAILED],
        {name: tuple(sorted(subfolders.get(name, ()))) for name in names},
        dict(left_out),
        len(loose - set(found)),
        tuple(_twins(catalogue, folder, labelling, number) for number in contradictory[:_EXAMPLES]),
    )


def _twins(catalogue: Catalogue, folder: Path, labelling: Labelling, picture_id: int) -> tuple[str, str]:
    """Give two files of one content that lie under different labels, as they lie in the folder."""
    places: dict[str, str] = {}
    for path in catalogue.holders(picture_id)[1]:
        subfolder = subfolder_of(path, folder) if path.is_relative_to(folder) else None
        label = None if subfolder is None else labelling.label(subfolder)
        if label is not None:
            places.setdefault(label, str(path.relative_to(folder)))
    one, other, *_ = places.values()
    return one, other


def lacks(pictures: LabelledPictures, held_out: Collection[str] = ()) -> str:
    """Say what is missing before a training can begin: two labels to tell apart, one that can be measured.

    Args:
        pictures: What there is.
        held_out: Labels that are not trained on.

    Returns:
        Sentences that say what to do; empty if there is enough.
    """
    counts = Counter({name: count for name, count in pictures.counts().items() if name not in held_out})
    (first, most), (second, others) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    said = []
    if most and most < LEAST_TO_MEASURE:
        said.append(
            f"“{first}” has {_pictures(most)}, and no label has more; one needs at least {LEAST_TO_MEASURE}."
        )
    if second and others < LEAST_TO_LEARN:
        said.append(f"“{second}” has {_pictures(others)}; a second label needs at least {LEAST_TO_LEARN}.")
    if first and not second:
        said.append(f"“{first}” is the only label; a second label needs at least {LEAST_TO_LEARN} pictures.")
    if said or not most:
        said += _do_not_count(pictures, held_out)
    if not said and not most:
        said.append("No picture of this folder is indexed.")
    return " ".join(said)


def _do_not_count(pictures: LabelledPictures, held_out: Collection[str]) -> list[str]:
    """Say which pictures are there but do not count."""
    said = []
    if pictures.contradictions:
        said.append(_contradictions(pictures))
    if pictures.loose:
        said.append(
            f"{_pictures(pictures.loose, 'lies', 'lie')} in no subfolder: make one for each label and move "
            "the pictures there."
        )
    if pictures.left_out:
        said.append(f"{_listed(sorted(pictures.left_out))}: excluded; include them to learn from them.")
    if held_out:
        said.append(f"{_listed(sorted(held_out))}: held out, so not trained on.")
    return said


def _contradictions(pictures: LabelledPictures) -> str:
    examples = ", ".join(f"“{one}” is the same picture as “{other}”" for one, other in pictures.twins)
    count = _pictures(pictures.contradictions, "lies", "lie")
    return f"{count} under more than one label and cannot be learned{': ' if examples else ''}{examples}."


def _pictures(count: int, *verb: str) -> str:
    words = f"{count:,} picture" + ("" if count == 1 else "s")
    return f"{words} {verb[count != 1]}" if verb else words


def remarks(pictures: LabelledPictures) -> list[str]:
    """Say in plain words what a person should know before they train; an empty list if all is well."""
    counts, enough = pictures.counts(), not lacks(pictures)
    said = []
    lonely = sorted(name for name, count in counts.items() if count == 1)
    if lonely and enough:
        said.append(f"{_listed(lonely)}: with one picture, nothing can be learned.")
    small = sorted(name for name, count in counts.items() if 2 <= count < LEAST_TO_MEASURE)
    if small:
        said.append(f"{_listed(small)}: fewer than {LEAST_TO_MEASURE} pictures, so learned but not measured.")
    if counts and max(counts.values()) > _IMBALANCE * min(counts.values()):
        largest, smallest = max(counts, key=counts.__getitem__), min(counts, key=counts.__getitem__)
        said.append(
            f"“{largest}” has {counts[largest]:,} pictures, “{smallest}” {counts[smallest]:,}. "
            "Both are shown equally often while training; more of the rare ones would help."
        )
    if len(pictures.ids) > MOST_PICTURES:
        said.append(
            f"Of {len(pictures.ids):,} pictures, about {MOST_PICTURES:,} drawn evenly, are learned; all "
            "can be searched afterwards."
        )
    if pictures.contradictions and enough:
        said.append(f"{_contradictions(pictures)} Keep each in one subfolder.")
    if pictures.unreadable:
        files = "1 file" if pictures.unreadable == 1 else f"{pictures.unreadable:,} files"
        said.append(f"{files} could not be read; Library says why.")
    return said


def _listed(names: list[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown
