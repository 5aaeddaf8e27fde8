"""Scenes: groups of pictures that show the same thing in the same moment, so that one tells of the others.

A figure measured with one picture of a scene, while the model knows another, says how well copies are found
and not how well new pictures are: so a scene stands whole in one part of a split.
"""

import numpy as np
import numpy.typing as npt

from simgui.duplicates.near_copies import measurable_groups
from simgui.library.catalogue import Catalogue
from simgui.models.head import unit_length

Scenes = npt.NDArray[np.int64]


LEAST_TO_MEASURE = 6
"""To be measured, a label needs so many pictures: two each to train, to calibrate and to test with."""


def find_scenes(
    catalogue: Catalogue, ids: npt.NDArray[np.int64], labels: npt.NDArray[np.int64], backbone: str
) -> Scenes:
    """Group pictures by the scene that they show.

    Args:
        catalogue: Knows the features.
        ids: int64 (n,), of the pictures; each must have features.
        labels: int64 (n,); a scene lies within one label.
        backbone: Whose features are compared.

    Returns:
        int64 (n,): the scene of each picture, numbered from 0 in the order of the pictures. A lone picture is
        its own scene.
    """
    if not len(ids):
        return np.empty(0, np.int64)
    features = unit_length(catalogue.features.read(ids, backbone))
    groups = measurable_groups(features, labels, LEAST_TO_MEASURE)
    return np.unique(groups, return_inverse=True)[1].astype(np.int64)


def near_copies(scenes: Scenes) -> int:
    """Count the pictures that share their scene with others."""
    sizes = np.unique(scenes, return_counts=True)[1]
    return int(sizes[sizes > 1].sum())
