"""Whether subfolders differ in what their pictures show: if not, they are folders and no labels.

One picture of each scene is kept, so that a burst, or a day of photos, does not find itself again: a picture
that is nearly a copy of one that is kept already is left out. Of those that are kept, the share whose nearest
other one lies in the same subfolder is held against the same share with the subfolders shuffled, many times
(a permutation test; Good 2005).
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.library.catalogue import Catalogue
from simgui.library.label_rule import SubfolderCheck
from simgui.library.labels import FolderLabels
from simgui.models.head import unit_length

MOST_COMPARED = 3000
"""Pictures of a folder that are compared; of more, the same ones are drawn each time."""
NEAR_COPY = 0.87
"""Pictures whose features have at least this cosine show the same scene.

A training takes its limit from how alike pictures with different labels are (`simgui.duplicates.nearness`);
here, whether there are labels is what is asked. Of all pairs of a folder, many are of one label or one scene:
the limit that these give is too high (0.90 to 0.93 on folders of bursts, where that of the labels is 0.86 to
0.89), and leaves bursts in, which find themselves. With one that is too low, fewer pictures are compared, and
that flatters nothing.
"""
_SHUFFLES = 2000

Rows = npt.NDArray[np.int64]


def keep_check(folder: Path, catalogue: Catalogue, backbone: str) -> None:
    """Compare the subfolders of an indexed folder, and keep what was found.

    Args:
        folder: The folder.
        catalogue: Knows pictures and features, and keeps it.
        backbone: Whose features are compared: the starter's, which has learnt no label.
    """
    found = check_subfolders(folder, catalogue, backbone)
    if found != catalogue.labels.check(folder):
        catalogue.labels.keep_check(folder, found)


def check_subfolders(folder: Path, catalogue: Catalogue, backbone: str) -> SubfolderCheck | None:
    """Compare the subfolders of a folder whose names may be labels.

    Args:
        folder: The folder.
        catalogue: Knows pictures and features.
        backbone: Whose features are compared.

    Returns:
        What was found; None if there are no two subfolders to compare. What is known already is given again
        if the same pictures lie in the same subfolders.
    """
    names_only = FolderLabels(folder)
    places: dict[int, str] = {}
    for place, pictures in catalogue.pictures.by_folder(folder, backbone):
        subfolder = names_only.subfolder_of(place / "any")
        if subfolder is not None and names_only.is_label(subfolder):
            for picture in pictures.tolist():
                places.setdefault(picture, subfolder)
    if len(set(places.values())) < 2:
        return None
    ids = _drawn(np.fromiter(places, np.int64))
    names = [places[number] for number in ids.tolist()]
    key = hashlib.blake2b(repr((backbone, ids.tolist(), names)).encode("utf-8", "backslashreplace"))
    known = catalogue.labels.check(folder)
    if known is not None and known.key == key.hexdigest()[:32]:
        return known
    return compare_subfolders(catalogue.features.read(ids, backbone), names, key.hexdigest()[:32])


def _drawn(pictures: Rows) -> Rows:
    """Draw pictures by a hash of their numbers (Knuth 1998): new ones change little of the draw."""
    hashed = pictures.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    return np.sort(pictures[np.argsort(hashed)[:MOST_COMPARED]])


def compare_subfolders(
    features: npt.NDArray[np.float32], names: Sequence[str], key: str = ""
) -> SubfolderCheck:
    """Hold the share of pictures whose nearest one lies in the same subfolder against chance.

    Args:
        features: float32 (n, d), of any length.
        names: The subfolder of each picture.
        key: Names what is compared.
    """
    cosines = unit_length(features)
    cosines = cosines @ cosines.T
    kept = one_of_each_scene(cosines)
    _, places = np.unique(np.asarray(names)[kept], return_inverse=True)
    many = np.flatnonzero(np.bincount(places)[places] > 1)  # one that is alone cannot be found
    kept, places = kept[many], places[many]
    if len(kept) < 2:
        return SubfolderCheck(len(kept), 0, 0, 0, key)
    among = cosines[np.ix_(kept, kept)]
    np.fill_diagonal(among, -np.inf)
    nearest = among.argmax(axis=1)
    random = np.random.default_rng(0)
    shuffles = (random.permutation(places) for _ in range(_SHUFFLES))
    by_chance = [int((each[nearest] == each).sum()) for each in shuffles]
    low, high = np.percentile(by_chance, (2.5, 97.5), method="nearest")
    agreeing = int((places[nearest] == places).sum())
    return SubfolderCheck(len(kept), agreeing, int(low), int(high), key)


def one_of_each_scene(cosines: npt.NDArray[np.float32]) -> Rows:
    """Keep one picture of each scene: the first one, and every other that is no near copy of one kept.

    Args:
        cosines: float32 (n, n), of every picture with every other.

    Returns:
        int64, the rows that are kept, rising.
    """
    left_out = np.zeros(len(cosines), bool)
    for row in range(len(cosines)):
        if not left_out[row]:
            left_out[row + 1 :] |= cosines[row, row + 1 :] >= NEAR_COPY
    return np.flatnonzero(~left_out)
