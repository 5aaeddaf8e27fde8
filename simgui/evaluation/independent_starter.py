"""A starter that has looked at given pictures: it has learnt no label of the person's, and can judge them."""

import numpy as np
import numpy.typing as npt

from simgui.library.catalogue import Catalogue
from simgui.models.registry import Models
from simgui.models.starter import Starter


def independent_starter(ids: npt.NDArray[np.int64], catalogue: Catalogue, models: Models) -> Starter | None:
    """Give a starter whose features are kept for every picture, the one in use if it is such.

    Args:
        ids: int64 (n,), of pictures.
        catalogue: Keeps the features.
        models: Knows the starters.

    Returns:
        None if no starter has looked at all of them.
    """
    contents = set(catalogue.pictures.contents(ids))
    in_use = models.starter_of()
    for starter in (in_use, *(each for each in models.starters if each is not in_use)):
        if catalogue.features.known(list(contents), starter.backbone_id) == contents:
            return starter
    return None
