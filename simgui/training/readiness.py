"""Whether labelled pictures are enough to train with, and what a person should know about them."""

from collections import Counter
from collections.abc import Collection

from simgui.core.counts import counted
from simgui.duplicates.scenes import LEAST_TO_MEASURE
from simgui.evaluation.split import LEAST_TO_LEARN, MOST_PICTURES
from simgui.library.labelled import LabelledPictures

_IMBALANCE = 20


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
        loose = counted(pictures.loose, "picture lies", "pictures lie")
        said.append(f"{loose} in no subfolder: make one for each label and move the pictures there.")
    if pictures.excluded:
        said.append(f"{_listed(sorted(pictures.excluded))}: excluded; include them to learn from them.")
    if held_out:
        said.append(f"{_listed(sorted(held_out))}: held out, so not trained on.")
    return said


def _contradictions(pictures: LabelledPictures) -> str:
    examples = ", ".join(f"“{one}” is the same picture as “{other}”" for one, other in pictures.twins)
    count = counted(pictures.contradictions, "picture lies", "pictures lie")
    return f"{count} under more than one label and cannot be learned{': ' if examples else ''}{examples}."


def _pictures(count: int) -> str:
    return counted(count, "picture", "pictures")


def remarks(pictures: LabelledPictures) -> list[str]:
    """Say in plain words what a person should know before they train; an empty list if all is well."""
    counts, enough = pictures.counts(), not lacks(pictures)
    said = []
    lonely = sorted(name for name, count in counts.items() if count < LEAST_TO_LEARN)
    if lonely and enough:
        said.append(f"{_listed(lonely)}: with one picture, nothing can be learned.")
    small = sorted(name for name, count in counts.items() if LEAST_TO_LEARN <= count < LEAST_TO_MEASURE)
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
        said.append(f"{counted(pictures.unreadable, 'file', 'files')} could not be read; Library says why.")
    return said


def _listed(names: list[str]) -> str:
    shown = ", ".join(f"“{name}”" for name in names[:3])
    return f"{shown} and {len(names) - 3} more" if len(names) > 3 else shown
