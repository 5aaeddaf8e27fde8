"""Whether labelled pictures are enough to train with, and what a person should know about them."""

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np

from simgui.core.counts import counted
from simgui.core.errors import SimguiError
from simgui.duplicates.near_copies import LEAST_SCENES
from simgui.duplicates.scenes import LEAST_TO_MEASURE, FoundScenes
from simgui.evaluation.split import HELD_OUT_SHARE, LEAST_TO_LEARN, MOST_PICTURES, stratified_split
from simgui.library.label_rule import listed
from simgui.library.labelled import LabelledPictures
from simgui.training.decision import LEAST_SCENES as LEAST_TO_TELL
from simgui.training.decision import MEASURED_ON_COPIES

ONE_SCENE = (
    "The pictures of each label are near copies of so few scenes that nothing would be left to measure with. "
    "One label needs pictures of at least three scenes: add some from another time or place."
)
_IMBALANCE = 20
MOST_COMPARED = 5000
"""Of more pictures, scenes are not looked for before a training; there, few are a matter of minutes."""


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


def require_enough(pictures: LabelledPictures, held_out: Collection[str] = ()) -> None:
    """Refuse to train with too little, as `lacks` tells.

    Raises:
        SimguiError: if something is missing.
    """
    if missing := lacks(pictures, held_out):
        raise SimguiError("Too little to learn from", missing)


def _do_not_count(pictures: LabelledPictures, held_out: Collection[str]) -> list[str]:
    """Say which pictures are there but do not count, and what would let them."""
    said = []
    if pictures.folders:
        said.append(
            f"{pictures.why_folders} Otherwise make a subfolder for each label and put its pictures there."
        )
    if len(pictures.deeper) > 1:
        said.append(
            f"Further down are {listed(pictures.deeper)}: if those are the labels, choose the last subfolder "
            "in Library, under Rules."
        )
    if pictures.contradictions:
        said.append(_contradictions(pictures))
    if pictures.loose:
        loose = counted(pictures.loose, "picture lies", "pictures lie")
        said.append(f"{loose} in no subfolder: make one for each label and move the pictures there.")
    if pictures.empty:
        said.append(_empty(pictures))
    if pictures.excluded:
        excluded = listed(tuple(sorted(pictures.excluded)))
        said.append(f"{excluded}: excluded; include them to learn from them.")
    if held_out:
        said.append(f"{listed(tuple(sorted(held_out)))}: held out, so not trained on.")
    return said


def _empty(pictures: LabelledPictures) -> str:
    holds = "holds no picture" if len(pictures.empty) == 1 else "hold no picture"
    return f"{listed(pictures.empty)} {holds} that can be read."


def _contradictions(pictures: LabelledPictures) -> str:
    examples = ", ".join(f"“{one}” is the same picture as “{other}”" for one, other in pictures.twins)
    count = counted(pictures.contradictions, "picture lies", "pictures lie")
    return f"{count} under more than one label and cannot be learned{': ' if examples else ''}{examples}."


def _pictures(count: int) -> str:
    return counted(count, "picture", "pictures")


def remarks(pictures: LabelledPictures, scenes: FoundScenes | None = None) -> list[str]:
    """Say in plain words what a person should know before they train; an empty list if all is well.

    Args:
        pictures: What there is to learn from.
        scenes: Which of them show the same scene; each picture shows one of its own if None.
    """
    counts, enough = pictures.counts(), not lacks(pictures)
    found = scenes or FoundScenes(np.arange(len(pictures.ids)))
    said = _about_measuring(pictures, found) if enough else []
    lonely = tuple(sorted(name for name, count in counts.items() if count < LEAST_TO_LEARN))
    if lonely and enough:
        said.append(f"{listed(lonely)}: with one picture, nothing can be learned.")
    small = tuple(
        sorted(name for name, count in counts.items() if LEAST_TO_LEARN <= count < LEAST_TO_MEASURE)
    )
    if small:
        said.append(f"{listed(small)}: fewer than {LEAST_TO_MEASURE} pictures, so learned but not measured.")
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
    if pictures.folders and enough:
        said.append(f"{pictures.rule} Their pictures are not learned from.")
    if pictures.empty and enough:
        said.append(_empty(pictures))
    if pictures.unreadable:
        said.append(f"{counted(pictures.unreadable, 'file', 'files')} could not be read; Library says why.")
    return said


def _about_measuring(pictures: LabelledPictures, scenes: FoundScenes) -> list[str]:
    """Say what the figures of a training will be worth, where that is little."""
    if scenes.are_cut:
        return [MEASURED_ON_COPIES]
    shown = np.bincount(pictures.labels[np.unique(scenes.numbers, return_index=True)[1]])
    large = [number for number, count in enumerate(pictures.counts().values()) if count >= LEAST_TO_MEASURE]
    measured = [number for number in large if shown[number] >= LEAST_SCENES]
    said = _about_few_scenes(tuple(pictures.names[number] for number in large if number not in measured))
    if len(measured) == 1:
        return [
            *said,
            f"Only “{pictures.names[measured[0]]}” has {LEAST_TO_MEASURE} pictures or more of at least "
            f"{LEAST_SCENES} scenes, so the model is measured on it alone: that does not tell how well "
            "labels are told apart. Add pictures of another label.",
        ]
    tested = len(np.unique(scenes.numbers[stratified_split(pictures.labels, 0, scenes=scenes.numbers).test]))
    if measured and tested < LEAST_TO_TELL:
        each = -(-LEAST_TO_TELL // len(measured)) * round(1 / HELD_OUT_SHARE)
        said.append(
            f"Only about {counted(tested, 'scene is', 'scenes are')} set aside to measure the model, too few "
            f"to tell whether it is better. With {each} scenes of each label, at least {LEAST_TO_TELL} are. "
            "Near copies are one scene."
        )
    return said


def _about_few_scenes(labels: Sequence[str]) -> list[str]:
    """Name the labels whose pictures are near copies of too few scenes."""
    if not labels:
        return []
    return [
        f"{listed(tuple(labels))}: fewer than {LEAST_SCENES} scenes, so learned but not measured. Add "
        "pictures from other times or places."
    ]
