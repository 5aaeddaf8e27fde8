"""A map: the place, label and path of every picture of a folder."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.maps.projection import Places


@dataclass(frozen=True)
class PictureMap:
    """Where every picture stands on the map.

    Attributes:
        ids: int64 (n,), pictures, sorted.
        places: float32 (n, 2), across and up, without a unit: only nearness has a meaning.
        names: The labels, in alphabetical order.
        labels: int32 (n,), positions in `names`; -1 for a picture without a label.
        paths: Where each picture lies, within the folder.
        arranged: Whether neighbours stand together (UMAP); otherwise the places are the first two principal
            components.
        can_arrange: Whether there are enough pictures to arrange it.
    """

    ids: npt.NDArray[np.int64]
    places: Places
    names: tuple[str, ...]
    labels: npt.NDArray[np.int32]
    paths: tuple[str, ...]
    arranged: bool
    can_arrange: bool

    def __len__(self) -> int:
        return len(self.ids)

    def label_of(self, row: int) -> str | None:
        """Give the label of the picture in a row, None if it has none."""
        number = int(self.labels[row])
        return self.names[number] if number >= 0 else None

    def next_to(self, row: int, count: int) -> npt.NDArray[np.int64]:
        """Give the rows of a picture and of those next to it: int64 (at most count,), nearest first."""
        away = ((self.places - self.places[row]) ** 2).sum(axis=1)
        away[row] = -1  # the picture itself comes first, though others may stand at the same place
        nearest = np.argpartition(away, min(count, len(away)) - 1)[:count]
        return nearest[np.argsort(away[nearest], kind="stable")]

    def rows(self) -> Iterator[tuple[object, ...]]:
        """Yield the map as a table, the names of the columns first."""
        yield "x", "y", "path", "label"
        for row, (x, y) in enumerate(self.places.tolist()):
            yield x, y, self.paths[row], self.label_of(row) or ""
