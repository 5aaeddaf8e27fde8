"""Whether labelled pictures are enough to train with, and what a person should know about them."""

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np

from simgui.core.errors import SimguiError
from simgui.core.sentences import Sentence, joined, say, say_count
from simgui.duplicates.near_copies import LEAST_SCENES
from simgui.duplicates.scenes import LEAST_TO_MEASURE, FoundScenes
from simgui.evaluation.split import HELD_OUT_SHARE, LEAST_TO_LEARN, MOST_PICTURES, stratified_split
from simgui.library.label_rule import listed
from simgui.library.labelled import LabelledPictures
from simgui.training.decision import LEAST_SCENES as LEAST_TO_TELL
from simgui.training.decision import MEASURED_ON_COPIES

ONE_SCENE = say(
    "The pictures of each label are near copies of so few scenes that nothing would be left to measure with. "
    "One label needs pictures of at least three scenes: add some from another time or place."
)
_IMBALANCE = 20
MOST_COMPARED = 5000
"""Of more pictures, scenes are not looked for before a training; there, few are a matter of minutes."""


def lacks(pictures: LabelledPictures, held_out: Collection[str] = ()) -> Sentence:
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
            say_count(
                "“{label}” has {count:,} picture, and no label has more; one needs at least {least}.",
                "“{label}” has {count:,} pictures, and no label has more; one needs at least {least}.",
                most,
                label=first,
                least=LEAST_TO_MEASURE,
            )
        )
    if second and others < LEAST_TO_LEARN:
        said.append(
            say_count(
                "“{label}” has {count:,} picture; a second label needs at least {least}.",
                "“{label}” has {count:,} pictures; a second label needs at least {least}.",
                others,
                label=second,
                least=LEAST_TO_LEARN,
            )
        )
    if first and not second:
        said.append(
            say(
                "“{label}” is the only label; a second label needs at least {least} pictures.",
                label=first,
                least=LEAST_TO_LEARN,
            )
        )
    if said or not most:
        said += _do_not_count(pictures, held_out)
    if not said and not most:
        said.append(say("No picture of this folder is indexed."))
    return joined(said)


def require_enough(pictures: LabelledPictures, held_out: Collection[str] = ()) -> None:
    """Refuse to train with too little, as `lacks` tells.

    Raises:
        SimguiError: if something is missing.
    """
    if missing := lacks(pictures, held_out):
        raise SimguiError(say("Too little to learn from"), missing)


def _do_not_count(pictures: LabelledPictures, held_out: Collection[str]) -> list[Sentence]:
    """Say which pictures are there but do not count, and what would let them."""
    said = []
    if pictures.folders:
        advice = say("Otherwise make a subfolder for each label and put its pictures there.")
        said.append(joined([pictures.why_folders, advice]))
    if len(pictures.deeper) > 1:
        said.append(
            say(
                "Further down are {names}: if those are the labels, choose the last subfolder in Library, "
                "under Rules.",
                names=listed(pictures.deeper),
            )
        )
    if pictures.contradictions:
        said.append(_contradictions(pictures))
    if pictures.loose:
        said.append(
            say_count(
                "{count:,} picture lies in no subfolder: make one for each label and move the pictures "
                "there.",
                "{count:,} pictures lie in no subfolder: make one for each label and move the pictures "
                "there.",
                pictures.loose,
            )
        )
    if pictures.empty:
        said.append(_empty(pictures))
    if pictures.excluded:
        excluded = listed(tuple(sorted(pictures.excluded)))
        said.append(say("{names}: excluded; include them to learn from them.", names=excluded))
    if held_out:
        names = listed(tuple(sorted(held_out)))
        said.append(say("{names}: held out, so not trained on.", names=names))
    return said


def _empty(pictures: LabelledPictures) -> Sentence:
    return say_count(
        "{names} holds no picture that can be read.",
        "{names} hold no picture that can be read.",
        len(pictures.empty),
        names=listed(pictures.empty),
    )


def _contradictions(pictures: LabelledPictures) -> Sentence:
    if not pictures.twins:
        return say_count(
            "{count:,} picture lies under more than one label and cannot be learned.",
            "{count:,} pictures lie under more than one label and cannot be learned.",
            pictures.contradictions,
        )
    examples = [
        say("“{one}” is the same picture as “{other}”", one=one, other=other) for one, other in pictures.twins
    ]
    return say_count(
        "{count:,} picture lies under more than one label and cannot be learned: {examples}.",
        "{count:,} pictures lie under more than one label and cannot be learned: {examples}.",
        pictures.contradictions,
        examples=joined(examples, ", "),
    )


def remarks(pictures: LabelledPictures, scenes: FoundScenes | None = None) -> list[Sentence]:
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
        said.append(say("{names}: with one picture, nothing can be learned.", names=listed(lonely)))
    small = tuple(
        sorted(name for name, count in counts.items() if LEAST_TO_LEARN <= count < LEAST_TO_MEASURE)
    )
    if small:
        said.append(
            say(
                "{names}: fewer than {least} pictures, so learned but not measured.",
                names=listed(small),
                least=LEAST_TO_MEASURE,
            )
        )
    if counts and max(counts.values()) > _IMBALANCE * min(counts.values()):
        largest, smallest = max(counts, key=counts.__getitem__), min(counts, key=counts.__getitem__)
        said.append(
            say(
                "“{largest}” has {many:,} pictures, “{smallest}” {few:,}. Both are shown equally often while "
                "training; more of the rare ones would help.",
                largest=largest,
                many=counts[largest],
                smallest=smallest,
                few=counts[smallest],
            )
        )
    if len(pictures.ids) > MOST_PICTURES:
        said.append(
            say(
                "Of {all:,} pictures, about {most:,} drawn evenly, are learned; all can be searched "
                "afterwards.",
                all=len(pictures.ids),
                most=MOST_PICTURES,
            )
        )
    if pictures.contradictions and enough:
        said.append(joined([_contradictions(pictures), say("Keep each in one subfolder.")]))
    if pictures.folders and enough:
        said.append(joined([pictures.rule, say("Their pictures are not learned from.")]))
    if pictures.empty and enough:
        said.append(_empty(pictures))
    if pictures.unreadable:
        said.append(
            say_count(
                "{count:,} file could not be read; Library says why.",
                "{count:,} files could not be read; Library says why.",
                pictures.unreadable,
            )
        )
    return said


def _about_measuring(pictures: LabelledPictures, scenes: FoundScenes) -> list[Sentence]:
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
            say(
                "Only “{label}” has {pictures} pictures or more of at least {scenes} scenes, so the model is "
                "measured on it alone: that does not tell how well labels are told apart. Add pictures of "
                "another label.",
                label=pictures.names[measured[0]],
                pictures=LEAST_TO_MEASURE,
                scenes=LEAST_SCENES,
            ),
        ]
    tested = len(np.unique(scenes.numbers[stratified_split(pictures.labels, 0, scenes=scenes.numbers).test]))
    if measured and tested < LEAST_TO_TELL:
        each = -(-LEAST_TO_TELL // len(measured)) * round(1 / HELD_OUT_SHARE)
        said.append(
            say_count(
                "Only about {count:,} scene is set aside to measure the model, too few to tell whether it is "
                "better. With {each} scenes of each label, at least {least} are. Near copies are one scene.",
                "Only about {count:,} scenes are set aside to measure the model, too few to tell whether it "
                "is better. With {each} scenes of each label, at least {least} are. Near copies are one "
                "scene.",
                tested,
                each=each,
                least=LEAST_TO_TELL,
            )
        )
    return said


def _about_few_scenes(labels: Sequence[str]) -> list[Sentence]:
    """Name the labels whose pictures are near copies of too few scenes."""
    if not labels:
        return []
    return [
        say(
            "{names}: fewer than {least} scenes, so learned but not measured. Add pictures from other times "
            "or places.",
            names=listed(tuple(labels)),
            least=LEAST_SCENES,
        )
    ]
