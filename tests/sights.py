"""Features with which a starter sees what a test wants, without a picture of it."""

from collections.abc import Mapping

import numpy as np

from simgui.library.catalogue import Catalogue
from simgui.models.starter import Starters
from simgui.words.table import WordFiles, WordTable

SURE = 18.0


def show(catalogue: Catalogue, seen: Mapping[int, Mapping[str, float]], backbone: str = "") -> None:
    """Keep features of pictures as if the default starter had looked at them.

    Args:
        catalogue: Keeps them.
        seen: By the id of a picture, the names of classes that it shows, each with its weight: 1 is sure.
        backbone: Of another starter.
    """
    files = WordFiles.shipped()
    table = WordTable.read(files)
    places = {table.node_names[int(node)]: place for place, node in enumerate(table.class_nodes)}
    backbone = backbone or Starters().default.backbone_id
    described = next(each for each in files.manifest["classifiers"] if backbone in each["backbones"])
    arrays = files.read(described)
    weights = arrays["weights"].astype(np.float32) * arrays["scales"][:, None]
    features = np.zeros((len(seen), weights.shape[1]), np.float32)
    for row, classes in enumerate(seen.values()):
        features[row, 0] = 0.001  # what has no features at all is not kept
        for name, weight in classes.items():
            direction = weights[places[name]] - weights.mean(axis=0)
            features[row] += weight * SURE * direction / np.square(direction).sum()
    catalogue.features.add(np.array(list(seen), np.int64), backbone, features)
