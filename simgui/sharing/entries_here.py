"""What a shared library is to say of pictures of this computer."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from simgui.library.catalogue import Catalogue
from simgui.library.records import Ids, Picture
from simgui.search.gallery_labels import GalleryLabels
from simgui.sharing.gallery import Entry
from simgui.sharing.places import place_of

_MOST_PLACES = 1000


class EntriesHere:
    """Makes the entries of pictures.

    Args:
        catalogue: Knows the pictures.
        labels: Know their labels.
    """

    def __init__(self, catalogue: Catalogue, labels: GalleryLabels) -> None:
        self._catalogue = catalogue
        self._labels = labels

    def of(self, ids: Ids, place: Path, root: str, backbone: str) -> list[tuple[int, Entry]]:
        """Give the entries of pictures, each with the number of the picture here.

        Args:
            ids: int64 (n,), the pictures.
            place: The folder that is published.
            root: How the library calls it.
            backbone: Id of what has looked at them.
        """
        pictures = self._catalogue.pictures.get(ids.tolist(), place)
        contents = self._catalogue.pictures.contents_of([each.id for each in pictures])
        labels = self._labels.of((place,), backbone)
        counted = labels.of(np.array([each.id for each in pictures], np.int64)).tolist()
        return [
            (
                picture.id,
                Entry(
                    contents[picture.id],
                    root,
                    tuple(self._places(picture, place)),
                    picture.label,
                    picture.width_px,
                    picture.height_px,
                    picture.taken,
                    picture.camera,
                    picture.label is not None and (number < 0 or labels.names[number] != picture.label),
                ),
            )
            for picture, number in zip(pictures, counted, strict=True)
        ]

    def _places(self, picture: Picture, place: Path) -> Iterator[str]:
        if picture.places == 1:
            yield place_of(picture.path)
            return
        paths = self._catalogue.pictures.files(picture.id).paths
        inside = [path for path in paths if path.is_relative_to(place)]
        yield from map(place_of, dict.fromkeys([picture.path, *inside[:_MOST_PLACES]]))
