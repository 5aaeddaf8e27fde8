"""The words for one picture: its label, and what is seen in it."""

from collections.abc import Callable
from pathlib import Path

import numpy as np

from simgui.core.errors import UnreadablePicture
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.pool import DecodingPool
from simgui.library.pictures import Pictures, unreadable
from simgui.models.registry import Models
from simgui.search.query import Source
from simgui.words.classifier import Shares, backbones_with_words
from simgui.words.kept_shares import KeptShares
from simgui.words.keywords import NO_NODE, Describer
from simgui.words.records import Keyword
from simgui.words.table import WordFiles, key_of


class DescribedPictures:
    """Gives them. Safe to use from several threads.

    Args:
        catalogue: Keeps the features.
        pictures: Knows files and labels.
        models: Say which starter looks at a picture that none has looked at.
        decoders: Read a picture that is not in the library.
        shares: Have the classifiers.
        files: The shipped words.
        describer: Gives what chooses keywords.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        pictures: Pictures,
        models: Models,
        decoders: DecodingPool,
        shares: KeptShares,
        files: WordFiles,
        describer: Callable[[], Describer],
    ) -> None:
        self._catalogue = catalogue
        self._pictures = pictures
        self._models = models
        self._decoders = decoders
        self._shares = shares
        self._files = files
        self._describer = describer

    def keywords(self, picture: Source, most: int) -> tuple[Keyword, ...]:
        """Give words for what is seen in a picture, as `Words.keywords` does."""
        known = self._pictures.at(picture) if isinstance(picture, Path) else picture
        number = None if isinstance(known, bytes) or known is None else int(known)
        found = [] if number is None else self._label_of(number)
        shares = self._shares_of(picture, number)
        if shares is not None:
            nodes, scores = self._describer().nodes(shares, also_unsure=True)
            said = {key_of(each.word) for each in found}
            described = (
                self._describer().keyword(int(node), float(score))
                for node, score in zip(nodes[0], scores[0], strict=True)
                if node != NO_NODE
            )
            found += [each for each in described if key_of(each.word) not in said]
        return tuple(found[:most])

    def _shares_of(self, picture: Source, number: int | None) -> Shares | None:
        """Tell what one picture shows; None if that cannot be told."""
        if number is not None:
            ids = np.array([number])
            for backbone in backbones_with_words(self._files):
                if self._catalogue.features.have(ids, backbone).all():
                    classifier = self._shares.classifier(backbone)
                    return classifier.shares(
                        self._catalogue.features.read(ids, backbone, classifier.features)
                    )
        source = self._pictures.file_of(number) if number is not None else picture
        if source is None or isinstance(source, int):
            return None
        starter = self._models.starter_of(())
        try:
            pixels = self._decoders.decode(source, starter.backbone.input).pixels
        except UnreadablePicture as problem:
            if number is not None:
                return None  # its drive is away
            raise unreadable(source, problem) from problem
        return self._shares.classifier(starter.backbone_id).shares(starter.backbone.features(pixels[None]))

    def _label_of(self, number: int) -> list[Keyword]:
        known = self._pictures.get([number], ())
        return [Keyword(each.label, "", 1.0) for each in known if each.label]
