"""The pairs of pictures of a place that are copies, near copies, or shots of one burst."""

import hashlib
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.duplicates import candidates
from simgui.duplicates.bursts import shot_together
from simgui.duplicates.dividing import divided, pairs_within
from simgui.duplicates.linking import Rows
from simgui.duplicates.looks.checking import Checked, CheckedPairs, check
from simgui.duplicates.looks.found_before import FoundPairs
from simgui.duplicates.looks.sketches import Sketches
from simgui.duplicates.looks.sketching import Sketcher
from simgui.duplicates.looks.verdicts import VERSION as CHECK_VERSION
from simgui.duplicates.looks.verdicts import VerdictsOf
from simgui.duplicates.nearness import nearness_without_labels
from simgui.library.catalogue import Catalogue, HeldPictures
from simgui.models.head import unit_length

_VERSION = 1
"""Raised whenever other pairs become candidates, or others belong together without a check."""
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
    names = sketcher.names(pictures.ids)
    asked = _question(pictures, names, backbone, near)
    found = sketcher.finds.read(asked)
    if found is None:
        found, is_whole = _found(catalogue, sketcher, pictures, names, backbone, progress, near=near)
        if is_whole:
            sketcher.finds.put(asked, found)
    return AlikePairs(pictures.ids[found.pairs], found.are_copies, found.distances)


def _question(pictures: HeldPictures, names: npt.NDArray[np.uint8], backbone: str, near: bool) -> bytes:
    """Name all that decides about which pairs are found."""
    asked = hashlib.blake2b(digest_size=16)
    for each in (_VERSION, CHECK_VERSION, backbone, near, pictures.taken, pictures.cameras):
        asked.update(repr(each).encode() + b"\0")
    asked.update(names.tobytes() + pictures.sizes.tobytes())
    return asked.digest()


def _found(
    catalogue: Catalogue,
    sketcher: Sketcher,
    pictures: HeldPictures,
    names: npt.NDArray[np.uint8],
    backbone: str,
    progress: Progress,
    *,
    near: bool,
) -> tuple[FoundPairs, bool]:
    """Find the pairs, and tell whether all pictures could be looked at."""
    ids = pictures.ids
    is_whole = sketcher.make(ids, progress)

    def read(rows: Rows) -> Sketches:
        return sketcher.read(names[rows])

    if len(ids) <= candidates.FEW:
        pairs = candidates.every_pair(len(ids))
    else:
        likely = [
            candidates.by_features(catalogue, ids, backbone, progress),
            candidates.by_shape(read, len(ids), progress),
        ]
        pairs = np.unique(np.concatenate(likely), axis=0)
    seen, known = Checked(read, pictures.sizes), VerdictsOf(sketcher.verdicts, names)
    checked = check(seen, known, pairs, progress, only_wholes=not near)
    copies = checked.are_copies & _not_shot_apart(pictures, checked.pairs)
    if not near:
        return FoundPairs(checked.pairs[copies], copies[copies], checked.distances[copies]), is_whole
    checked = _divided(seen, known, checked, progress)
    copies = checked.are_copies & _not_shot_apart(pictures, checked.pairs)
    bursts, distances = _bursts(catalogue, pictures, backbone)
    found = FoundPairs(
        np.concatenate([checked.pairs, bursts]),
        np.concatenate([copies, np.zeros(len(bursts), bool)]),
        np.concatenate([checked.distances, distances]),
    )
    return found, is_whole


def _divided(pictures: Checked, known: VerdictsOf, checked: CheckedPairs, progress: Progress) -> CheckedPairs:
    """Leave links out that alone hold pictures together which have nothing else in common."""
    count = len(pictures.sizes)
    asked = pairs_within(checked.pairs, count)
    if not len(asked):
        return checked
    asked = np.unique(np.concatenate([asked, checked.pairs]), axis=0)
    whole = check(pictures, known, asked, progress, only_wholes=False)
    stay = divided(whole.pairs, whole.distances, asked, count)
    return CheckedPairs(whole.pairs[stay], whole.are_copies[stay], whole.distances[stay])


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
    return shots[kept], np.clip(1 - cosines[kept], 0, 1).astype(np.float32)
