"""What is seen in pictures of the library: how likely each class is, and which colours they have."""

import numpy as np

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.pictures import Pictures
from simgui.library.records import Ids
from simgui.words.classifier import Shares
from simgui.words.colours import Looks
from simgui.words.kept_shares import KeptShares


class SeenPictures:
    """Tells it. Safe to use from several threads.

    Args:
        catalogue: Keeps features.
        pictures: Know colours.
        shares: Have the classifiers.
    """

    def __init__(self, catalogue: Catalogue, pictures: Pictures, shares: KeptShares) -> None:
        self._catalogue = catalogue
        self._pictures = pictures
        self._shares = shares

    def shares(self, ids: Ids, backbone: str) -> tuple[Ids, Shares]:
        """Tell what pictures show that a backbone has looked at: their ids, int64 (n,), and float32 (n, c).

        Raises:
            SimguiError: if the shipped words are damaged.
        """
        known = ids[self._catalogue.features.have(ids, backbone)]
        classifier = self._shares.classifier(backbone)
        return known, classifier.shares(self._catalogue.features.read(known, backbone, classifier.features))

    def looks(self, ids: Ids, progress: Progress) -> Looks:
        """Give the colours of pictures; palettes that an older version has not kept are found.

        Raises:
            Cancelled: if the person asked to stop; what is found is kept.
        """
        found = self.colours(ids)
        missing = found.without_palette & ~found.unknown
        if missing.any():
            self._pictures.make_palettes(ids[missing].tolist(), progress)
            found = self.colours(ids)
        return found

    def colours(self, ids: Ids) -> Looks:
        """Give the colours of pictures, as far as they are kept."""
        numbers = ids.tolist()
        averages, palettes = self._pictures.colours(numbers), self._pictures.palettes(numbers)
        found = Looks.of_none(len(ids))
        for row, number in enumerate(numbers):
            if number in averages:
                found.average[row] = [averages[number] >> shift & 255 for shift in (16, 8, 0)]
            if number in palettes:
                found.palettes[row] = np.frombuffer(palettes[number], np.uint8)
        return Looks(found.average / np.float32(255), found.palettes / np.float32(255))
