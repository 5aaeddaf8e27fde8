"""The pairs of pictures of a place that are copies, near copies, or shots of one burst."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.duplicates import candidates
from simgui.duplicates.bursts import shot_together
from simgui.duplicates.linking import Rows
from simgui.duplicates.looks.checking import check
from simgui.duplicates.looks.sketches import Sketches
from simgui.duplicates.looks.sketching import Sketcher
from simgui.duplicates.nearness import nearness_without_labels
from simgui.library.catalogue import Catalogue, HeldPictures
from simgui.models.head import unit_length

_MOST_COMPARED = 1500


@dataclass(frozen=True)
class AlikePairs:
    """Pairs of pictures that belong together.

    Attributes:
        ids: int64 (n, 2), numbers of the pictures.
        are_copies: bool (n,), whether they are copies; else near copies.
        distances: float32 (n,), 0 to 1.
    """

    ids: Rows
    are_copies: npt.NDArray[np.bool_]
    distances: npt.NDArray[np.float32]

    def only_copies(self) -> "AlikePairs":
        """Give those that are copies."""
        kept = self.are_copies
        return AlikePairs(self.ids[kept], kept[kept], self.distances[kept])


def find_alike(
    catalogue: Catalogue,
    sketcher: Sketcher,
    pictures: HeldPictures,
    backbone: str,
    progress: Progress,
    *,
    near: bool,
) -> AlikePairs:
    """Find the pairs.

    Args:
        catalogue: Keeps features.
        sketcher: Gives what is compared.
        pictures: Those of the place.
        backbone: Whose features are compared.
        progress: Told how far it is.
        near: Whether near copies are looked for, too.

    Raises:
        SimguiError: if features are damaged.
        Cancelled: if the person asked to stop; the sketches that were made are kept.
    """
    ids = pictures.ids
    sketcher.make(ids, progress)

    def read(rows: Rows) -> Sketches:
        return sketcher.read(ids[rows])

    if len(ids) <= candidates.FEW:
        pairs = candidates.every_pair(len(ids))
    else:
        found = [
            candidates.by_features(catalogue, ids, backbone, progress),
            candidates.by_shape(read, len(ids), progress),
        ]
        pairs = np.unique(np.concatenate(found), axis=0)
    checked = check(read, pictures.sizes, pairs, progress, only_wholes=not near)
    copies = checked.are_copies & _not_shot_apart(pictures, checked.pairs)
    alike = AlikePairs(ids[checked.pairs], copies, checked.distances)
    if not near:
        return alike.only_copies()
    bursts, distances = _bursts(catalogue, pictures, backbone)
    return AlikePairs(
        np.concatenate([alike.ids, bursts]),
        np.concatenate([alike.are_copies, np.zeros(len(bursts), bool)]),
        np.concatenate([alike.distances, distances]),
    )


def _not_shot_apart(pictures: HeldPictures, pairs: Rows) -> npt.NDArray[np.bool_]:
    """Tell which pairs may be copies by what they say of when they were taken: not if both say otherwise."""
    times = pictures.taken
    return np.array(
        [None in (times[one], times[other]) or times[one] == times[other] for one, other in pairs.tolist()],
        bool,
    )


def _bursts(
    catalogue: Catalogue, pictures: HeldPictures, backbone: str
) -> tuple[Rows, npt.NDArray[np.float32]]:
    """Give the pairs that one camera took in quick succession and that have something in common."""
    shots, ids = shot_together(pictures.taken, pictures.cameras), pictures.ids
    if not len(shots):
        return np.empty((0, 2), np.int64), np.empty(0, np.float32)
    some = ids[np.unique(np.linspace(0, len(ids) - 1, min(len(ids), _MOST_COMPARED)).astype(np.int64))]
    least = nearness_without_labels(unit_length(catalogue.features.read(some, backbone))).in_a_burst
    rows, places = np.unique(shots, return_inverse=True)
    features = unit_length(catalogue.features.read(ids[rows], backbone))
    one, other = places.reshape(-1, 2).T
    cosines = np.einsum("nd,nd->n", features[one], features[other])
    kept = cosines >= least
    return ids[shots[kept]], np.clip(1 - cosines[kept], 0, 1).astype(np.float32)
