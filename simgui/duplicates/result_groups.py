"""Which neighbours of a query are copies and near copies of each other."""

import threading
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from simgui.duplicates.bursts import shot_together
from simgui.duplicates.linking import Groups
from simgui.duplicates.near_copies import Links, group_near_copies
from simgui.duplicates.nearness import Nearness, nearness
from simgui.library.catalogue import Catalogue, Where
from simgui.library.folders.service import Folders
from simgui.library.pictures import Pictures
from simgui.library.records import Ids, Picture
from simgui.models.head import unit_length
from simgui.search.records import Neighbour

_MOST_COMPARED = 1500
"""So many pictures say how alike two different ones are."""


class ResultGroups:
    """Groups neighbours by the rule that finds near copies for a training; safe to use from several threads.

    Pictures of one label, or of none, are near copies from one cosine of their features on, and shots of one
    burst from a smaller one; those of two labels must be nearer. Whether pictures stand out from their label
    is not asked: a result holds a part of it, and groups are to stay when more neighbours come.

    Args:
        catalogue: Keeps features.
        folders: Says which folders are meant.
        pictures: Say which model answers in a place.
    """

    def __init__(self, catalogue: Catalogue, folders: Folders, pictures: Pictures) -> None:
        self._catalogue = catalogue
        self._folders = folders
        self._pictures = pictures
        self._lock = threading.Lock()
        self._kept: tuple[tuple[object, ...], Nearness] | None = None

    def of(self, neighbours: Sequence[Neighbour], where: Where) -> tuple[int, ...]:
        """Give, for each neighbour, the place of the first one of its group.

        Args:
            neighbours: Of one result.
            where: Where it was searched.

        Raises:
            SimguiError: if features are damaged.
        """
        backbone = self._pictures.model_of(where).backbone.id
        ids = np.array([each.picture.id for each in neighbours], np.int64)
        there = np.flatnonzero(self._catalogue.features.have(ids, backbone))
        features = unit_length(self._catalogue.features.read(ids[there], backbone)) if len(there) else None
        if features is None:
            return tuple(range(len(neighbours)))
        pictures = [neighbours[place].picture for place in there.tolist()]
        near = self._nearness(where, backbone)
        by_looks = replace(near, by_chance=near.near, in_a_row=near.near)
        shots = shot_together([each.taken for each in pictures], [each.camera for each in pictures])
        groups = Groups(len(there))
        found = group_near_copies(features, _numbers(pictures), by_looks, Links(in_a_burst=shots))
        groups.join(np.arange(len(there)), found)
        groups.join(*np.nonzero(features @ features.T >= near.copies))
        first = np.arange(len(neighbours))
        first[there] = there[groups.numbers]
        return tuple(first.tolist())

    def _nearness(self, where: Where, backbone: str) -> Nearness:
        """Find how near is near among the pictures that are searched; kept until they change."""
        folders = self._folders.meant(where)
        with self._lock:
            key = (folders, backbone, self._catalogue.version())
            if self._kept is None or self._kept[0] != key:
                ids = self._catalogue.pictures.ids(folders, backbone)
                some = ids[np.linspace(0, len(ids) - 1, min(len(ids), _MOST_COMPARED)).astype(np.int64)]
                self._kept = key, self._measured(some, folders, backbone)
            return self._kept[1]

    def _measured(self, ids: Ids, where: Where, backbone: str) -> Nearness:
        pictures = self._catalogue.pictures.get(ids.tolist(), where)
        known = np.array([picture.id for picture in pictures], np.int64)
        return nearness(unit_length(self._catalogue.features.read(known, backbone)), _numbers(pictures))


def _numbers(pictures: Sequence[Picture]) -> Ids:
    """Number the labels of pictures, from 0: int64 (n,); those without a label share a number."""
    return np.unique([picture.label or "" for picture in pictures], return_inverse=True)[1].astype(np.int64)
