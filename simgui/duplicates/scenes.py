"""Scenes: groups of pictures that show the same thing in the same moment, so that one tells of the others.

A figure measured with one picture of a scene, while the model knows another, says how well copies are found
and not how well new pictures are: so a scene stands whole in one part of a split.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.sentences import NOTHING, Sentence, joined, say, say_count
from simgui.duplicates.bursts import shot_together
from simgui.duplicates.file_names import followers
from simgui.duplicates.linking import Rows
from simgui.duplicates.near_copies import Links, copies_across_labels, measurable_groups
from simgui.duplicates.nearness import nearness
from simgui.library.catalogue import Catalogue
from simgui.models.head import unit_length

Scenes = npt.NDArray[np.int64]
LEAST_TO_MEASURE = 6
"""To be measured, a label needs so many pictures: two each to train, to calibrate and to test with."""
_MOST_COMPARED = 20_000
_EXAMPLES = 2


@dataclass(frozen=True)
class FoundScenes:
    """The scenes of pictures.

    Attributes:
        numbers: int64 (n,), the scene of each picture, from 0 in the order of the pictures. A lone picture is
            its own scene.
        are_cut: Whether every label that could be measured shows one or two scenes, so that those were cut:
            pictures of one scene may then have different numbers.
    """

    numbers: Scenes
    are_cut: bool = False


def find_scenes(catalogue: Catalogue, folder: Path, ids: Rows, labels: Rows, backbone: str) -> FoundScenes:
    """Group pictures of a label by the scene that they show.

    Two pictures show the same scene if they are near copies by their features; if one camera took them in
    quick succession, and they have something in common; or if their files follow each other, and they have
    more in common than that.

    Args:
        catalogue: Knows features and files.
        folder: In which the pictures lie.
        ids: int64 (n,), of the pictures; each must have features.
        labels: int64 (n,); a scene lies within one label.
        backbone: Whose features are compared.
    """
    if not len(ids):
        return FoundScenes(np.empty(0, np.int64))
    features = unit_length(catalogue.features.read(ids, backbone))
    found = nearness(features, labels)
    known = {picture.id: picture for picture in catalogue.pictures.get(ids.tolist(), folder)}
    shown = [known.get(number) for number in ids.tolist()]
    together = shot_together(
        [picture.taken if picture else None for picture in shown],
        [picture.camera if picture else "" for picture in shown],
    )
    files = followers([picture.path if picture else Path() for picture in shown])
    groups, are_cut = measurable_groups(features, labels, found, LEAST_TO_MEASURE, Links(files, together))
    return FoundScenes(np.unique(groups, return_inverse=True)[1].astype(np.int64), are_cut)


def find_contradictions(catalogue: Catalogue, ids: Rows, labels: Rows, backbone: str) -> Rows:
    """Find pictures that are near copies of one another but have different labels.

    Args:
        catalogue: Knows the features.
        ids: int64 (n,), of the pictures; of very many, some at even steps are compared.
        labels: int64 (n,).
        backbone: Whose features are compared.

    Returns:
        int64 (k, 2): ids, the nearest pairs first.
    """
    rows = np.linspace(0, len(ids) - 1, min(len(ids), _MOST_COMPARED)).astype(np.int64)
    if not len(rows):
        return np.empty((0, 2), np.int64)
    features = unit_length(catalogue.features.read(ids[rows], backbone))
    near = nearness(features, labels[rows]).copies
    return ids[rows][copies_across_labels(features, labels[rows], near, len(rows))]


def near_copies(scenes: Scenes) -> int:
    """Count the pictures that share their scene with others."""
    sizes = np.unique(scenes, return_counts=True)[1]
    return int(sizes[sizes > 1].sum())


def contradictions_sentence(catalogue: Catalogue, folder: Path, pairs: Rows) -> Sentence:
    """Say which pictures are near copies with different labels; empty if there are none.

    Args:
        catalogue: Knows the files.
        folder: In which they lie.
        pairs: int64 (k, 2), ids as `find_contradictions` gives them.
    """
    shown = pairs[:_EXAMPLES]
    files = {picture.id: picture.path for picture in catalogue.pictures.get(shown.ravel().tolist(), folder)}
    examples = [
        say(
            "“{one}” and “{other}”",
            one=files[one].relative_to(folder),
            other=files[other].relative_to(folder),
        )
        for one, other in shown.tolist()
        if one in files and other in files
    ]
    if not examples:
        return NOTHING
    return say_count(
        "{count:,} pair of near copies has different labels, for example {examples}. Give both the same "
        "label.",
        "{count:,} pairs of near copies have different labels, for example {examples}. Give both the same "
        "label.",
        len(pairs),
        examples=joined(examples, ", "),
    )
